// A contender's worker in a page.

import tfjsPlain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import tfjsSimd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import tfjsThreaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { createEngine } from 'glassbox-nn';
import { answerMessages, hostContender } from '../lib/host.mjs';

const environment = {
  createEngine,
  tfjsFiles: {
    'tfjs-backend-wasm.wasm': tfjsPlain,
    'tfjs-backend-wasm-simd.wasm': tfjsSimd,
    'tfjs-backend-wasm-threaded-simd.wasm': tfjsThreaded,
  },
};

answerMessages(
  hostContender(globalThis.name, environment),
  (listener) => addEventListener('message', ({ data }) => listener(data)),
  (message) => postMessage(message),
);
