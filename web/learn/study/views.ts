// What each step of a study shows. Each view is handed what it shows and what happens when somebody acts.
import { html, nothing, type TemplateResult } from 'lit';
import { answerId, type Group, groups, listOf, longestAnswer, type Sitting, steps, type Test } from './sitting.js';
import { type ListName, listNames, type StudyWords } from './words.js';

const groupWords = { course: 'The course', text: 'The text' } as const;

/** What the person, or whoever hands the page over, chooses; null leaves it to chance. */
export interface Choice {
  readonly person: string;
  readonly group: Group | null;
  readonly first: ListName | null;
}

const chance = 'chance';

function choices(
  name: string,
  title: string,
  hint: string,
  values: readonly (readonly [string, string])[],
  chosen: string | null,
) {
  return html`<fieldset>
    <legend>${title} <span class="hint">${hint}</span></legend>
    <div class="choices">
      ${[[chance, 'By chance'] as const, ...values].map(
        ([value, text]) =>
          html`<label><input type="radio" name=${name} value=${value} ?checked=${value === (chosen ?? chance)}> ${text}</label>`,
      )}
    </div>
  </fieldset>`;
}

/** The names of the form's fields are those of a Choice. */
export function welcome(
  asked: Choice,
  problem: string,
  begin: (choice: Choice) => void,
  mark: () => void,
): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    begin({
      person: String(data.get('person') ?? '').trim(),
      group: groups.find((group) => group === data.get('group')) ?? null,
      first: listNames.find((name) => name === data.get('first')) ?? null,
    });
  };
  return html`<h1 tabindex="-1">A study of the course</h1>
    <p>You answer ten questions, then learn for about an hour, with the course or with a text, then answer ten other questions and rate what you
      used. In all it takes about an hour and a half. Everything stays in this browser until you save it as a file; nothing is sent.</p>
    <form @submit=${submit}>
      <p><label><span>Your code</span> <span class="hint">The one you were given: letters, digits and hyphens. Not your name.</span>
        <input type="text" name="person" autocomplete="off" .defaultValue=${asked.person} aria-describedby="code-problem"></label></p>
      <p id="code-problem" class="problem" role="alert">${problem}</p>
      ${choices(
        'group',
        'You learn with',
        'As your slip says, if you were given one.',
        groups.map((group) => [group, groupWords[group]] as const),
        asked.group,
      )}
      ${choices(
        'first',
        'Asked first',
        'Half of all people get the lists the other way round.',
        listNames.map((name) => [name, `List ${name}`] as const),
        asked.first,
      )}
      <p class="acts"><button class="main" type="submit">Begin</button></p>
    </form>
    <h2>For those who mark</h2>
    <p>Sheets that people saved here are marked by the key, without a word of who answered, in which group, and whether before or after.</p>
    <p class="acts"><button type="button" @click=${mark}>Mark sheets</button></p>`;
}

/** Said above each step. */
const place = ({ step }: Sitting) => html`<p class="soft">Step ${steps.indexOf(step) + 1} of ${steps.length}</p>`;

export function questions(
  sitting: Sitting,
  test: Test,
  words: StudyWords,
  write: (id: string, text: string) => void,
  go: () => void,
): TemplateResult {
  return html`${place(sitting)}
    <h1 tabindex="-1">${test === 'before' ? 'Ten questions before you learn' : 'Ten questions after'}</h1>
    <p>Answer in a few words or a number. If you do not know, write a dash. You have about 12 minutes; nobody sees what was right, now or later.</p>
    <ol class="asked">
      ${words.lists[listOf(sitting, test)].map(({ text }, at) => {
        const id = answerId(test, at + 1);
        return html`<li><label><span>${text}</span>
          <textarea rows="2" name=${id} maxlength=${longestAnswer} .value=${sitting.answers[id]?.text ?? ''}
            @input=${(event: InputEvent) => write(id, (event.currentTarget as HTMLTextAreaElement).value)}></textarea></label></li>`;
      })}
    </ol>
    <p>You cannot come back to these questions.</p>
    <p class="acts"><button class="main" type="button" @click=${go}>Go on</button></p>`;
}

export function learning(sitting: Sitting, began: string): TemplateResult {
  return html`${place(sitting)}
    <h1 tabindex="-1">${sitting.group === 'course' ? 'Take the course' : 'Read the text'}</h1>
    <p>You have about an hour${began ? html`; you began at ${began}` : nothing}. You may take notes. ${
      sitting.group === 'course'
        ? 'The course opens in a tab of its own; come back to this one when you are done or the hour is over.'
        : 'Go back over it as often as you like. When you are done, or the hour is over, go on at the end of the text.'
    }</p>
    ${sitting.group === 'course' ? html`<p class="acts"><a class="button" href="../" target="_blank" rel="noopener">Open the course</a></p>` : nothing}`;
}

export const learned = (go: () => void): TemplateResult =>
  html`<p class="acts"><button class="main" type="button" @click=${go}>I have learned what I could</button></p>`;

/** Where the browser lets nothing be kept. */
export const notKept: TemplateResult = html`<p class="note" role="alert">This browser keeps nothing: a reload would lose your answers. Stay on this page until you have saved your sheet.</p>`;

export function usability(
  sitting: Sitting,
  words: StudyWords,
  problem: string,
  rate: (item: number, value: number) => void,
  go: () => void,
): TemplateResult {
  return html`${place(sitting)}
    <h1 tabindex="-1">About what you used</h1>
    <p>By system we mean what you learned with today. Say for each sentence how far you agree, from 1, strongly disagree, to 5, strongly agree.</p>
    <ol class="asked">
      ${words.usability.map(
        (text, item) => html`<li><fieldset>
          <legend>${text}</legend>
          <div class="choices">
            ${[1, 2, 3, 4, 5].map(
              (value) => html`<label><input type="radio" name="sus-${item + 1}" .checked=${sitting.sus[item] === value}
                @change=${() => rate(item, value)}> ${value}${value === 1 ? ' disagree' : value === 5 ? ' agree' : ''}</label>`,
            )}
          </div>
        </fieldset></li>`,
      )}
    </ol>
    <p class="problem" role="alert">${problem}</p>
    <p class="acts"><button class="main" type="button" @click=${go}>Go on</button></p>`;
}

/** What the last step knows, and does when somebody acts. */
export interface Leaving {
  readonly saved: boolean;
  /** Whether this browser keeps the answers until they are deleted. */
  readonly kept: boolean;
  /** Whether it says first that what would be deleted is nowhere else. */
  readonly warns: boolean;
  save(): void;
  /** What is not saved is warned of first, and deleted when it is said again. */
  remove(): void;
  stay(): void;
}

export function saving(sitting: Sitting, { saved, kept, warns, save, remove, stay }: Leaving): TemplateResult {
  const told = `Saved as ${sitting.person}.json. ${kept ? 'It also stays in this browser until you delete it.' : 'Only this page has it too, until it is closed.'}`;
  return html`${place(sitting)}
    <h1 tabindex="-1">Save your sheet</h1>
    <p>That was all; thank you. Save your answers as a file and hand it over: it has your code ${sitting.person}, your group, what you answered and
      when. Nothing was sent.</p>
    <p class="acts"><button class="main" type="button" @click=${save}>Save my sheet</button>
      ${warns ? nothing : html`<button type="button" @click=${remove}>${kept ? 'Delete it from this browser' : 'Delete it from this page'}</button>`}</p>
    <div role="alert">${
      warns
        ? html`<p class="problem">What is deleted here is gone, unless you have saved it as a file before.</p>
            <p class="acts"><button type="button" @click=${stay}>Keep them</button>
              <button type="button" @click=${remove}>Delete them all the same</button></p>`
        : nothing
    }</div>
    <p role="status">${saved ? told : ''}</p>`;
}
