// Ways out: the trained network as a file that another runtime reads, each with rows to check it by.
export { toCHeader } from './c-header.js';
export { toJavaScript } from './javascript.js';
export {
  type ExportedFile,
  type ExportModel,
  exportRefusal,
  referenceForward,
  type TestVectors,
  testVectors,
} from './model.js';
export { toOnnx } from './onnx.js';
export { toPyTorch, toSafetensors } from './pytorch.js';
