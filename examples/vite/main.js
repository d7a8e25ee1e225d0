// Points in a square, 1 in a ring around the middle and 0 elsewhere; the canvas shows the output neuron over that square.
import { createEngine } from 'glassbox-nn';

const progress = document.querySelector('#progress');
const canvas = document.querySelector('canvas');
const context = canvas.getContext('2d');
const image = context.createImageData(canvas.width, canvas.height);

// A grid of points, so that every run is alike.
const steps = Array.from({ length: 21 }, (_, i) => i / 10 - 1);
const inputs = steps.flatMap((y) => steps.map((x) => [x, y]));
const targets = inputs.map(([x, y]) => {
  const distance = Math.hypot(x, y);
  return distance > 0.4 && distance < 0.8 ? 1 : 0;
});

try {
  const engine = await createEngine();
  const net = engine.network({ layers: [2, 12, 12, 1], loss: 'bce', seed: 3 });
  const options = { epochs: 400, every: 4, shuffle: true, optimizer: { kind: 'adam', learningRate: 0.01 } };
  for await (const { epoch, loss, accuracy } of net.train({ inputs, targets }, options)) {
    paint(net);
    progress.textContent = `Epoch ${epoch}: cost ${loss.toFixed(3)}, ${Math.round(accuracy * 100)} % right`;
    await new Promise(requestAnimationFrame); // training rests while the picture is drawn
  }
  net.dispose();
} catch (error) {
  progress.textContent = error.message;
}

/** The output over the square: orange where it is 1, blue where it is 0. */
function paint(net) {
  const { width, height } = canvas;
  const output = net.maps({ x: [-1, 1], y: [-1, 1], width, height }).layers.at(-1);
  for (let i = 0; i < output.length; ++i) {
    const share = output[i];
    image.data.set([40 + 200 * share, 110 + 30 * share, 200 - 160 * share, 255], i * 4);
  }
  context.putImageData(image, 0, 0);
}
