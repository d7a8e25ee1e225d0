// <glassbox-training>: how the network is trained, from core's table. What only some optimizers know appears with them; what
// starts anew says so.
import { css, html, nothing } from 'lit';
import {
  attributeOf,
  isOfUse,
  type SettingGroup,
  type SettingName,
  settingNames,
  settingsTable,
} from '../../core/settings/settings.js';
import { ModelView } from '../base/model-view.js';
import { base, controls, tokens } from '../base/shared-style.js';

/** Stands beside the play button. */
const besidePlay: ReadonlySet<SettingName> = new Set(['learningRate']);
/** The optimizer and what belongs to it, then what else has a value, then what is on or off. */
const placeOf = (name: SettingName): number => {
  const { kind, onlyWith } = settingsTable[name];
  if (kind === 'boolean') return 2;
  return name === 'optimizer' || onlyWith?.setting === 'optimizer' ? 0 : 1;
};
const inGroup = (group: SettingGroup) => settingNames.filter((name) => settingsTable[name].group === group);
const live = inGroup('training')
  .filter((name) => !besidePlay.has(name))
  .sort((a, b) => placeOf(a) - placeOf(b));
const stops = inGroup('stops');

export class GlassboxTraining extends ModelView {
  static override styles = [
    tokens,
    base,
    controls,
    css`
    .group { display: grid; gap: 6px; }
    .group + .group, details { margin-top: 12px; padding-top: 10px; border-top: 1px solid var(--_line); }
    .why { margin: 0; }
    .seed { display: flex; align-items: flex-end; gap: 8px; }
    .seed glassbox-setting { flex: 1; min-width: 0; }
    summary { font-size: 12px; color: var(--_soft); cursor: pointer; min-height: 24px; }
    details[open] summary { margin-bottom: 4px; }
    @media (pointer: coarse), (max-width: 640px) { summary { min-height: 44px; line-height: 44px; } }
  `,
  ];

  override sceneChanged(): void {
    this.requestUpdate();
  }

  override stateChanged(): void {
    this.requestUpdate();
  }

  protected override render() {
    const settings = this.experiment?.settings;
    if (!settings) return nothing;
    const setting = (name: SettingName) =>
      html`<glassbox-setting part="setting" name=${attributeOf(name)} .for=${this.for}></glassbox-setting>`;
    const rules = stops.filter((name) => settings[name] !== 0);
    const stopsNow = rules.length > 0 ? 'Stops by itself' : 'Stop by itself: no';
    return html`
      <div class="group" part="group">${live.filter((name) => isOfUse(name, settings)).map(setting)}</div>
      <div class="group" part="group" role="group" aria-labelledby="anew">
        <p id="anew" class="why caption">These start anew, with other weights:</p>
        ${setting('initializer')}
        <div class="seed">${setting('seed')}<button part="another" title="A seed drawn at random" @click=${this.#anotherSeed}>Another</button></div>
      </div>
      <details part="group"><summary>${stopsNow}</summary><div class="group">${stops.map(setting)}</div></details>
    `;
  }

  readonly #anotherSeed = (): void => {
    const now = this.experiment?.settings.seed;
    let seed = now;
    while (seed === now) seed = Math.floor(Math.random() * 10_000);
    if (seed !== undefined) void this.experiment?.set('seed', seed);
  };
}
