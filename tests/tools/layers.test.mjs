import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCircles } from '../../tools/layers/circles.mjs';
import { checkCpp } from '../../tools/layers/cpp.mjs';
import { checkFaces } from '../../tools/layers/faces.mjs';
import { layerReport } from '../../tools/layers/report.mjs';
import { importsOf, includesOf } from '../../tools/layers/source-text.mjs';
import { checkTables } from '../../tools/layers/tables.mjs';
import { checkWeb } from '../../tools/layers/web.mjs';
import { onMachine } from './machine.mjs';

test('finds every kind of import, and none in comments', () => {
  const text = `
    // import './comment.js';
    import a, { type B } from './a.js';
    import type { C } from './c.js';
    import { type D, type E } from './d.js';
    export * from './f.js';
    import './g.css';
    const h = await import('./h.js');
    new Worker(new URL('./i.js', import.meta.url), { type: 'module' });
    const text = "// no comment"; import { x } from 'lit';`;
  assert.deepEqual(
    importsOf(text)
      .map(({ from, typeOnly }) => `${from}${typeOnly ? ' (types)' : ''}`)
      .sort(),
    ['./a.js', './c.js (types)', './d.js (types)', './f.js', './g.css', './h.js', './i.js', 'lit'],
  );
  assert.deepEqual(
    includesOf('#include <vector>\n/* #include "x.h" */\n  # include "y/z.h"\n').map(({ path }) => path),
    ['vector', 'y/z.h'],
  );
});

test(
  'downward imports pass',
  onMachine((machine) => {
    machine.file(
      'web/core/a.ts',
      "export const a = 1; // the document. is fine in a comment\nconst s = 'window.open';",
    );
    machine.file('web/draw/b.ts', "import type { A } from '../core/a.js';");
    machine.file('web/parts/c.ts', "import { LitElement } from 'lit';\nimport '../draw/b.js';\ndocument.title;");
    machine.file('web/playground/d.ts', "import '../parts/c.js';");
    assert.deepEqual(checkWeb(machine.checkout), []);
  }),
);

test(
  'upward imports, values where types are meant, the page where there is none: each is named with its line',
  onMachine((machine) => {
    machine.file('web/core/a.ts', "\nimport '../engine/index.js';");
    machine.file('web/engine/index.ts', "import x from 'lit';\ndocument.title = '';");
    machine.file('web/parts/b.ts', "import { a } from '../engine/index.js';");
    machine.file('web/session/c.ts', "import '../../tools/start.mjs';");
    machine.file('web/other/e.ts', '');
    const problems = checkWeb(machine.checkout).join('\n');
    assert.match(problems, /web\/core\/a\.ts:2: web\/core may not import web\/engine/);
    assert.match(problems, /web\/engine\/index\.ts:1: web\/engine may not use the package 'lit'/);
    assert.match(problems, /web\/engine\/index\.ts:2: web\/engine knows no page, but uses 'document'/);
    assert.match(problems, /web\/parts\/b\.ts:1: web\/parts may import only types from web\/engine/);
    assert.match(problems, /web\/session\/c\.ts:1: .* is outside web\//);
    assert.match(problems, /web\/other is no layer/);
  }),
);

test(
  'circles are found, of types too',
  onMachine((machine) => {
    assert.deepEqual(
      findCircles(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['a']],
          ['d', ['a']],
        ]),
      ),
      [['a', 'b', 'c']],
    );
    machine.file('web/core/a.ts', "import './b.js';");
    machine.file('web/core/b.ts', "export * from './a.js';");
    assert.match(checkWeb(machine.checkout).join(), /circle: web\/core\/a\.ts -> web\/core\/b\.ts -> web\/core\/a\.ts/);
    machine.file('web/core/b.ts', "import type { A } from './a.js';");
    assert.match(checkWeb(machine.checkout).join(), /circle: web\/core\/a\.ts -> web\/core\/b\.ts -> web\/core\/a\.ts/);
  }),
);

test('a feature is reached by its face: its stem, its index and what is listed', () => {
  const rules = { open: new Set(['web/parts/base']), faces: { 'web/parts/pen': ['ink'] }, door: 'web/parts' };
  const graph = (imports) =>
    new Map([
      ['web/parts/base/any.ts', []],
      ['web/parts/pen/pen.ts', ['web/parts/pen/nib.ts']],
      ['web/parts/pen/index.ts', []],
      ['web/parts/pen/ink.ts', []],
      ['web/parts/pen/nib.ts', []],
      ['web/parts/pen/cap/clip.ts', ['web/parts/pen/nib.ts']],
      ['web/parts/lazy-elements.ts', ['web/parts/pen/nib.ts']],
      ['web/parts/run/loss.ts', imports],
    ]);
  const face = ['base/any', 'pen/pen', 'pen/index', 'pen/ink'].map((name) => `web/parts/${name}.ts`);
  assert.deepEqual(checkFaces(graph(face), rules), []);
  assert.deepEqual(checkFaces(graph([...face, 'web/parts/pen/nib.ts']), rules), [
    'web/parts/run/loss.ts: web/parts/pen/nib.ts is an inside of web/parts/pen; reach it by index, pen, ink, or name it in tools/layers/faces.mjs.',
  ]);
  assert.deepEqual(
    checkFaces(new Map([...graph(face), ['web/parts/pen/pen.ts', ['web/parts/pen/cap/clip.ts']]]), rules).length,
    1,
    'a folder in a feature has a face for that feature, too',
  );
  assert.deepEqual(checkFaces(graph([]), rules), [
    "tools/layers/faces.mjs: nobody reaches 'ink' of web/parts/pen from outside; take it off the list.",
  ]);
});

test(
  'a source of the engine has one header, of its own stem, which it includes first',
  onMachine((machine) => {
    machine.file('cpp/include/glassbox/a.h', '');
    machine.file('cpp/src/a.cpp', '#include "glassbox/a.h"\n#include "b.h"');
    machine.file('cpp/src/b.h', '');
    machine.file('cpp/src/b.cpp', '#include "glassbox/a.h"\n#include "b.h"');
    machine.file('cpp/src/kernels/c.cpp', '#include "b.h"');
    assert.deepEqual(checkCpp(machine.checkout), [
      'cpp/src/b.cpp: expected the header of its stem to be included first, but that is "glassbox/a.h".',
      'cpp/src/kernels/c.cpp: there is no header of its stem; expected src/kernels/c.h or include/glassbox/kernels/c.h.',
    ]);
  }),
);

test(
  'the engine knows no Emscripten, the bindings no sources and no mathematics',
  onMachine((machine) => {
    machine.file('cpp/include/glassbox/a.h', '#include <vector>');
    machine.file('cpp/src/a.cpp', '#include "glassbox/a.h"\n#include <emscripten/bind.h>\n#include "kernels/k.h"');
    machine.file('cpp/src/kernels/k.h', '#include <Eigen/Core>');
    machine.file(
      'cpp/bindings/b.cpp',
      '#include "glassbox/a.h"\n#include "kernels/k.h"\n#include <Eigen/Core>\n#include <emscripten/bind.h>',
    );
    assert.deepEqual(checkCpp(machine.checkout), [
      'cpp/bindings/b.cpp:2: cpp/bindings may not include cpp/src ("kernels/k.h").',
      'cpp/bindings/b.cpp:3: cpp/bindings has no mathematics, but includes <Eigen/Core>.',
      'cpp/src/a.cpp:2: cpp/src must build without Emscripten, but includes <emscripten/bind.h>.',
    ]);
  }),
);

test(
  'a table that any name may be asked of is named where it is indexed or asked with in',
  onMachine((machine) => {
    machine.file(
      'web/core/base/look-up.ts',
      'export const lookUp = (table, name) => (Object.hasOwn(table, name) ? table[name] : undefined);',
    );
    machine.file(
      'web/core/kinds.ts',
      'export const kinds: Readonly<Record<string, (of: number) => number>> = {\n  one: (of) => of,\n};',
    );
    machine.file(
      'web/parts/a.ts',
      "import { kinds } from '../core/kinds.js';\nkinds[name];\nif (name in kinds) kinds['one'];",
    );
    machine.file('web/parts/b.ts', 'const kinds = [1];\nkinds[0];\nfor (const kind in kinds) kind;');
    machine.file('web/parts/c.ts', "import { kinds } from '../core/kinds.js';\nlookUp(kinds, name);");
    machine.file(
      'web/parts/d.ts',
      'class D {\n  readonly #on: Record<string, number> = { a: 1 };\n  at = () => this.#on[this.name];\n}',
    );
    const problems = checkTables(machine.checkout);
    assert.deepEqual(
      problems.map((problem) => problem.split(': ')[0]),
      ['web/parts/a.ts:2', 'web/parts/a.ts:3', 'web/parts/d.ts:3'],
    );
  }),
);

test('the report counts files, folders, and levels inside a layer', () => {
  const graph = new Map([
    ['web/parts/a.ts', ['web/parts/run/b.ts', 'web/core/d.ts']],
    ['web/parts/run/b.ts', ['web/parts/run/c.ts']],
    ['web/parts/run/c.ts', []],
    ['web/core/d.ts', []],
  ]);
  assert.deepEqual(layerReport(graph), [
    'web/core: 1 files, 0 folders inside, 1 levels',
    'web/parts: 3 files, 1 folders inside, 3 levels',
    'circles: 0',
  ]);
});
