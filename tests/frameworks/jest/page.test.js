/** @jest-environment jsdom */
const { createEngine } = require('glassbox-nn');
require('glassbox-nn/parts');

test('a page made up by jsdom, which knows no fetch, has the engine', async () => {
  const net = (await createEngine()).network({ layers: [2, 3, 1] });
  expect(net.predict([[1, 2]])[0]).toBe(0.15185809135437012);
  expect(() => net.predict([1])).toThrow('[Network.predict] expected 2 inputs per row');
});

test('a file that cannot be fetched is told as such, with a way out', async () => {
  await expect(createEngine({ wasmUrl: 'https://example.com/engine.wasm' })).rejects.toMatchObject({
    name: 'GlassboxError',
    code: 'loadFailed',
    message: expect.stringContaining('wasmBinary'),
  });
});
