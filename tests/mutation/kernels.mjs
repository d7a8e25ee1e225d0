// Faults put into the engine's kernels one at a time, each of which some C++ test must notice: what is written, what stands there instead, and
// what would go wrong. `npm run mutate -- --kernels` tries them.

const kernels = 'cpp/src/kernels';

/** @type {{ file: string, old: string, changed: string, breaks: string }[]} old: stands in the file exactly once. */
export const MUTANTS = [
  {
    file: `${kernels}/affine.cpp`,
    old: 'splat(biases[i + k])',
    changed: 'splat(biases[i])',
    breaks: 'all neurons of a tile begin with the bias of its first',
  },
  {
    file: `${kernels}/affine.cpp`,
    old: '{in.data + s, in.stride}',
    changed: '{in.data, in.stride}',
    breaks: 'every strip reads the first samples',
  },
  {
    file: `${kernels}/tile.h`,
    old: 'if (i + 2 <= n) {',
    changed: 'if (i + 2 < n) {',
    breaks: 'two neurons that are left are one',
  },
  {
    file: `${kernels}/tile.h`,
    old: 'if (s < size) strip(Vectors<1>{}, s);',
    changed: '',
    breaks: 'the last four samples are left out',
  },
  {
    file: `${kernels}/blame.cpp`,
    old: 'const bool add = first > 0;',
    changed: 'const bool add = false;',
    breaks: 'of more than 128 neurons only the last ones pass blame on',
  },
  {
    file: `${kernels}/blame.cpp`,
    old: 'store(copied + i * 4, loadUnaligned(weights + i * m + j));',
    changed: 'store(copied + i * 4, loadUnaligned(weights + i * m));',
    breaks: 'in wide layers every input is blamed by the weights of the first four',
  },
  {
    file: `${kernels}/gradient.cpp`,
    old: 'const bool add = accumulate || first > 0;',
    changed: 'const bool add = accumulate && first > 0;',
    breaks: 'the second block of a batch replaces the gradient of the first',
  },
  {
    file: `${kernels}/gradient.cpp`,
    old: 'bias = accumulate ? bias + total[3] : total[3];',
    changed: 'bias = total[3];',
    breaks: 'the same of biases',
  },
  {
    file: `${kernels}/layout.cpp`,
    old: 'std::min(first + r, last)',
    changed: 'std::min(first + r, last + 1)',
    breaks: 'padding is read from beyond the rows',
  },
  {
    file: `${kernels}/output.cpp`,
    old: 'zeroPadding(delta, n, rows, stride);',
    changed: 'zeroPadding(delta, n, stride, stride);',
    breaks: 'padding teaches',
  },
  {
    file: `${kernels}/output.cpp`,
    old: 'rest += masked(exp(value - largest), ~isLargest);',
    changed: 'rest += exp(value - largest);',
    breaks: 'the largest term counts twice',
  },
  {
    file: `${kernels}/output.cpp`,
    old: '(max(splat(0), value) - value * load(targets + k))',
    changed: '(max(splat(0), value) + value * load(targets + k))',
    breaks: 'binary cross entropy rewards wrong answers',
  },
  {
    file: `${kernels}/narrow.cpp`,
    old: 'sum.v2 *= Tanh::derivative(a.v2, a.v2);',
    changed: '',
    breaks: 'rows 9 to 12 of a narrow batch pass their blame on without the slope of tanh',
  },
  {
    file: `${kernels}/narrow.cpp`,
    old: 'return d.v0 + d.v1 + d.v2;',
    changed: 'return d.v0 + d.v1;',
    breaks: 'the same rows are left out of the biases',
  },
  {
    file: `${kernels}/activate.cpp`,
    old: 'const Float4 e = exp(loadUnaligned(z[i]) - largest);',
    changed: 'const Float4 e = exp(loadUnaligned(z[i]));',
    breaks: 'softmax of large numbers overflows',
  },
  {
    file: `${kernels}/elementwise.h`,
    old: 'const Float4 square = min(splat(1e4F), z * z);',
    changed: 'const Float4 square = z * z;',
    breaks: 'the slope of GELU is not a number far from zero',
  },
  {
    file: `${kernels}/elementwise.h`,
    old: 'return min(splat(0), a) + 1.0F;',
    changed: 'return a + 1.0F;',
    breaks: 'the slope of ELU grows above zero',
  },
  {
    file: `${kernels}/simd.h`,
    old: 'halves23 = __builtin_shufflevector(r2, r3, 0, 4, 1, 5) + __builtin_shufflevector(r2, r3, 2, 6, 3, 7);',
    changed: 'halves23 = __builtin_shufflevector(r2, r3, 0, 4, 1, 5) + __builtin_shufflevector(r2, r3, 3, 7, 2, 6);',
    breaks: 'the lanes of every second sum are added in another order: other last bits',
  },
];
