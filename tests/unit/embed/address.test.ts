// The embed page's address, written by the dialog and read by the page; and what else may come in its messages.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOrder } from '../../../web/embed/messages.js';
import { readAddress } from '../../../web/embed/options.js';
import {
  embedAddress,
  frameCode,
  tagCode,
  usualControls,
  usualViews,
} from '../../../web/playground/dialogs/embed-code.js';
import { openLink } from '../support/links.js';

const usual = { views: usualViews, controls: usualControls, autoplay: false, height: 640 };
const page = new URL('https://example.org/embed/');
const read = (address: string) => {
  const { search, hash } = new URL(address);
  return readAddress(search, hash);
};

describe('the address', () => {
  it('takes settings before the hash, behind it and in kebab-case alike', () => {
    const settings = (search: string, hash: string) => openLink(readAddress(search, hash).link);
    const { state, problems } = settings('?preset=circle&learning-rate=0.1', '');
    expect(problems).toEqual([]);
    expect(state.settings.learningRate).toBe(0.1);
    expect(settings('', '#v=1&preset=circle&learningRate=0.1')).toEqual({ state, problems: [], from: 'glassbox' });
    expect(settings('?learningRate=7', '#v=1&learningRate=0.1').state).toEqual(state);
  });

  it('brings back what the dialog wrote', () => {
    const choice = { ...usual, views: ['loss', 'tape'], controls: '', autoplay: true };
    const got = read(embedAddress(page, '#v=1&dataset=xor', choice));
    expect(got).toEqual({
      link: '#v=1&dataset=xor',
      views: 'loss tape',
      controls: '',
      values: null,
      autoplay: true,
      epochs: '',
    });
    expect(embedAddress(page, '#v=1', usual)).toBe('https://example.org/embed/#v=1');
  });

  it("lets TensorFlow Playground's links be theirs", () => {
    expect(openLink(readAddress('', '#networkShape=5,3&dataset=spiral').link).from).toBe('tensorflowPlayground');
  });

  it('never throws, and no mark-up reaches an attribute', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (search, hash) => {
        const { views, controls, values, link } = readAddress(`?views=${search}&${search}`, `#${hash}`);
        expect(`${views}${controls}${values}`).not.toMatch(/["'<>&]/);
        openLink(link);
      }),
    );
  });
});

describe('the code', () => {
  it('is whole HTML whatever the title', () => {
    const code = frameCode(page, '#v=1&a=1', 'Tom & "Jerry" <b>', usual);
    expect(code).toContain('src="https://example.org/embed/#v=1&#38;a=1"');
    expect(code).toContain('title="Tom &#38; &#34;Jerry&#34; &#60;b&#62;"');
  });

  it('has settings as attributes, and anything more by setState', () => {
    expect(tagCode('#v=1&dataset=xor&learningRate=0.1', 'X', usual)).toContain(
      '<glassbox-playground dataset="xor" learning-rate="0.1">',
    );
    const more = tagCode("#v=1&features=x1,x2,x1x2&it's=1", 'X', usual);
    expect(more).toContain('<glassbox-playground id="glassbox" manual>');
    expect(more).toContain("setState('#v=1&features=x1,x2,x1x2&it%27s=1')");
  });
});

it('orders are read from messages of the right shape alone', () => {
  expect(readOrder({ type: 'glassbox-play', more: 1 })).toEqual({ type: 'glassbox-play' });
  expect(readOrder({ type: 'glassbox-set-state', state: '#v=1' })).toEqual({
    type: 'glassbox-set-state',
    state: '#v=1',
  });
  fc.assert(
    fc.property(fc.anything(), (data) => {
      const type = (data as { type?: unknown } | null)?.type;
      if (typeof type !== 'string' || !type.startsWith('glassbox-')) expect(readOrder(data)).toBeNull();
    }),
  );
});
