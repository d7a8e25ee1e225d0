import { createEngine } from 'glassbox-nn';
import { createWorkerEngine } from 'glassbox-nn/worker';

const near = (await createEngine()).network({ layers: [2, 3, 1] }).predict([[1, 2]]);
const engine = await createWorkerEngine();
const far = await (await engine.network({ layers: [2, 3, 1] })).predict([[1, 2]]);
engine.dispose();
console.log(JSON.stringify([near[0], far[0]]));
