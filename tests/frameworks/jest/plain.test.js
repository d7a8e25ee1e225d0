const { createEngine, GlassboxError } = require('glassbox-nn');
const { createWorkerEngine } = require('glassbox-nn/worker');

test('require gives the engine', async () => {
  const net = (await createEngine()).network({ layers: [2, 3, 1] });
  expect(net.predict([[1, 2]])[0]).toBe(0.15185809135437012);
  expect(() => net.predict([1])).toThrow(GlassboxError);
});

test('and an engine in a worker', async () => {
  const engine = await createWorkerEngine();
  const net = await engine.network({ layers: [2, 3, 1] });
  expect((await net.predict([[1, 2]]))[0]).toBe(0.15185809135437012);
  engine.dispose();
});
