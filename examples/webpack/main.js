// One input, one output: the network is a function that can be drawn.
import { createEngine } from 'glassbox-nn';

const progress = document.querySelector('#progress');
const canvas = document.querySelector('canvas');
const context = canvas.getContext('2d');

const points = Array.from({ length: 40 }, (_, i) => {
  const x = i / 19.5 - 1;
  return [x, 0.6 * Math.sin(4 * x) + 0.15 * Math.sin(37 * x)];
});
const data = { inputs: points.map(([x]) => [x]), targets: points.map(([, y]) => [y]) };
const across = Array.from({ length: 201 }, (_, i) => [i / 100 - 1]);

try {
  const engine = await createEngine();
  const net = engine.network({ layers: [1, 16, 16, 1], seed: 5 });
  const options = { epochs: 1000, every: 10, optimizer: { kind: 'adam', learningRate: 0.01 } };
  for await (const { epoch, loss } of net.train(data, options)) {
    draw(net.predict(across));
    progress.textContent = `Epoch ${epoch}: cost ${loss.toFixed(4)}`;
    await new Promise(requestAnimationFrame); // training rests while the picture is drawn
  }
  net.dispose();
} catch (error) {
  progress.textContent = error.message;
}

function draw(curve) {
  const { width, height } = canvas;
  const at = (x, y) => [((x + 1) / 2) * width, ((1 - y) / 2) * height];
  context.clearRect(0, 0, width, height);
  context.fillStyle = '#d97706';
  for (const [x, y] of points) {
    context.beginPath();
    context.arc(...at(x, y), 5, 0, 2 * Math.PI);
    context.fill();
  }
  context.strokeStyle = '#2563eb';
  context.lineWidth = 3;
  context.beginPath();
  across.forEach(([x], i) => {
    context.lineTo(...at(x, curve[i]));
  });
  context.stroke();
}
