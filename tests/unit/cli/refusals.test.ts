// What cannot be drawn is refused with a sentence; the program's exit code is 2 then (web/cli/main.ts).
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../web/cli/refusal.js';
import { render } from '../../../web/cli/render.js';

const refused = (...args: string[]) =>
  render([...args, '--format', 'alt'], { print: () => {}, tell: () => {} }).then(
    () => 'drawn',
    (error: unknown) => (error instanceof Refusal ? error.message : `not a refusal: ${error}`),
  );

describe('render refuses', () => {
  it.each([
    ['--__proto__', '1'],
    ['--constructor', '1'],
    ['--toString', '1'],
  ])('%s, which is no option', async (...args) => {
    expect(await refused(...args)).toContain('is not an option');
  });

  it.each([
    [['--log=maybe'], '--log takes no value; say it, or leave it out'],
    [['--link', ''], '--link: expected a link with settings in it, after #, but got none'],
    [['--link', '#v=1&toString=1'], '--link: "toString" means nothing in a link'],
    [['--link', '#v=1&csv=x'], /^--link: csv: [^.;]+$/],
    [['--link', '#v=1&preset=__proto__'], /^--link: preset: expected one of .* but got "__proto__"$/],
    [['--preset', 'constructor'], /expected one of .* but got "constructor"$/],
    [['--compare', 'sweep', '--setting', 'toString'], /^--setting: expected one of/],
    [['--compare', 'hasOwnProperty'], /^--compare: expected one of/],
  ])('%j, in a sentence that says what is true here', async (args, said) => {
    const reason = await refused(...args);
    if (typeof said === 'string') expect(reason).toBe(said);
    else expect(reason).toMatch(said);
  });

  it('a layer too wide to draw each of its neurons, before it is trained', async () => {
    expect(await refused('--layers', '2,65536,1', '--epochs', '1000000')).toContain('bytes in one array');
  });

  it('more parameters than the engine takes, in words', async () => {
    expect(await refused('--layers', '2,5000,5000,1', '--epochs', '1')).not.toMatch(/^drawn$|not a refusal/);
  });
});

describe('a link whose network has a seed of its own', () => {
  const link = '#v=1&preset=xor&networkSeed=7';
  const still = async (...args: string[]) => {
    let text = '';
    await render(['--link', link, '--epochs', '1', '--format', 'text', ...args], {
      print: (more) => {
        text += more;
      },
      tell: () => {},
    });
    return text;
  };

  it('is drawn with it, whatever else is said, until a seed or a preset is asked for', async () => {
    expect(await still()).toContain('Seed 7,');
    expect(await still('--learning-rate', '0.1')).toContain('Seed 7,');
    expect(await still('--seed', '3')).toContain('Seed 3,');
    expect(await still('--preset', 'xor')).not.toContain('Seed 7,');
  });
});
