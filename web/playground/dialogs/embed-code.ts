// What to paste into a page: a frame, a tag or a link. Pure text from what was chosen.
import { attributeOf, isSettingName } from '../../core/settings/settings.js';

export interface EmbedChoice {
  readonly views: readonly string[];
  readonly controls: string;
  readonly autoplay: boolean;
  /** CSS pixels; of the frame. */
  readonly height: number;
}

export const usualViews: readonly string[] = ['network', 'boundary', 'loss'];
export const usualControls = 'play epoch batch reset speed learning-rate';

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** The embed page with these choices. page: its address; link: begins with "#". */
export function embedAddress(page: URL, link: string, { views, controls, autoplay }: EmbedChoice): string {
  const fields: string[] = [];
  if (String(views) !== String(usualViews)) fields.push(`views=${views.join(',')}`);
  if (controls !== usualControls) fields.push(`controls=${controls.split(' ').filter(Boolean).join(',')}`);
  if (autoplay) fields.push('autoplay');
  const query = fields.length > 0 ? `?${fields.join('&')}` : '';
  return page.origin + page.pathname + query + link;
}

export function frameCode(page: URL, link: string, title: string, choice: EmbedChoice): string {
  return `<iframe src="${escapeHtml(embedAddress(page, link, choice))}"
  title="${escapeHtml(title)}" width="100%" height="${choice.height}"
  style="border: 0" loading="lazy"></iframe>`;
}

const script = '<script type="module" src="glassbox/glassbox.js"></script>';

/** The tag takes settings as attributes; other data, inputs or weights go in by setState. */
export function tagCode(link: string, title: string, { views, controls, autoplay }: EmbedChoice): string {
  const fields = link
    .slice(1)
    .split('&')
    .map((field) => field.split('=').map(decodeURIComponent) as [string, string]);
  const whole = fields.every(([name]) => name === 'v' || isSettingName(name));
  const attributes: string[] = [];
  if (whole) {
    for (const [name, value] of fields) {
      if (isSettingName(name)) attributes.push(`${attributeOf(name)}="${escapeHtml(value)}"`);
    }
  } else attributes.push('id="glassbox"', 'manual');
  if (String(views) !== String(usualViews)) attributes.push(`views="${views.join(' ')}"`);
  if (controls !== usualControls) attributes.push(`controls="${controls}"`);
  if (autoplay) attributes.push('autoplay');
  const tag = ['<glassbox-playground', ...attributes].join(' ');
  const element = `${tag}>\n  ${escapeHtml(title)}\n</glassbox-playground>`;
  if (whole) return `${script}\n${element}`;
  return `${script}
${element}
<script type="module">
  await customElements.whenDefined('glassbox-playground');
  document.querySelector('#glassbox').setState('${link.replaceAll("'", '%27')}');
</script>`;
}
