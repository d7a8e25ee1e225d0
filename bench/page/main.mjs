// The benchmark's half in the page: the same suite, with the page's own loaders.

import tfjsPlain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import tfjsSimd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import tfjsThreaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { createEngine } from 'glassbox-nn';
import digitsCsv from '../../public/data/digits-8x8.csv?raw';
import { runSuite } from '../lib/suite.mjs';

const environment = {
  createEngine,
  tfjsFiles: {
    'tfjs-backend-wasm.wasm': tfjsPlain,
    'tfjs-backend-wasm-simd.wasm': tfjsSimd,
    'tfjs-backend-wasm-threaded-simd.wasm': tfjsThreaded,
  },
};

globalThis.runBench = (effort, only) =>
  runSuite({ digitsCsv, environment, effort, only: only ?? undefined, say: (text) => console.log(text) });
