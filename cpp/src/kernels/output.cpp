// WebAssembly: -Os, which is as fast here as -O3.
#include "kernels/output.h"

#include "kernels/activate.h"
#include "kernels/simd.h"
#include "kernels/vmath.h"

namespace glassbox::kernels {
namespace {

/// As whole vectors: a few numbers written into one would hold up whoever reads it next.
void zeroPadding(Real* columns, Index n, Index rows, Index stride) {
  if (rows == stride) return;
  const Index last = stride - kLanes;
  const Int4 kept = firstLanes(rows - last);
  for (Index k = last; k < n * stride; k += stride) store(columns + k, masked(load(columns + k), kept));
}

/// The whole delta for sigmoid with bce, where f' cancels against the loss's own slope; for mse, f' is still to come.
void differenceDelta(const Real* a, const Real* y, Index size, Float4 scale, Real* delta) {
  for (Index k = 0; k < size; k += kLanes) store(delta + k, (load(a + k) - load(y + k)) * scale);
}

/// softmax with its cross entropy: a times the sum of the row's targets (1 for class shares), less y.
void crossEntropyDelta(const Real* a, const Real* y, Index n, Index stride, Float4 scale, Real* delta) {
  for (Index s = 0; s < stride; s += kLanes) {
    Float4 total{};
    for (Index i = 0; i < n; ++i) total += load(y + i * stride + s);
    for (Index k = s; k < n * stride; k += stride) store(delta + k, (load(a + k) * total - load(y + k)) * scale);
  }
}

/// softmax with mse, through the whole Jacobian: a_i (g_i - Sum_k a_k g_k), g = 2 (a - y).
void softmaxSquaredDelta(const Real* a, const Real* y, Index n, Index stride, Float4 twiceScale, Real* delta) {
  for (Index s = 0; s < stride; s += kLanes) {
    Float4 mean{};
    for (Index k = s; k < n * stride; k += stride) mean += load(a + k) * (load(a + k) - load(y + k));
    for (Index k = s; k < n * stride; k += stride) {
      store(delta + k, load(a + k) * ((load(a + k) - load(y + k)) - mean) * twiceScale);
    }
  }
}

/// Adds term(k) for every position k of the columns, leaving out the lanes past the last row.
template <class Term>
double sumOverRows(Index n, Index rows, Index stride, Term term) {
  Double4 sums;
  for (Index i = 0; i < n; ++i) {
    for (Index s = 0; s < rows; s += kLanes) sums.add(masked(term(i * stride + s), firstLanes(rows - s)));
  }
  return sums.sum();
}

/// -Sum_k y_k log a_k = Sum_k y_k (log Sum_j e^z_j - z_k), four rows at a time. The largest term of the inner sum is
/// exactly 1 and is left to log1p, so that a nearly certain answer keeps the digits of its small loss.
Float4 crossEntropy(const Real* z, const Real* y, Index n, Index stride) {
  Float4 largest = load(z);
  for (Index i = 1; i < n; ++i) largest = max(largest, load(z + i * stride));
  Float4 others = splat(-1);
  Float4 rest{};
  for (Index i = 0; i < n; ++i) {
    const Float4 value = load(z + i * stride);
    const Int4 isLargest = value == largest;
    others += masked(splat(1), isLargest);
    rest += masked(exp(value - largest), ~isLargest);
  }
  const Float4 logSum = log1p(rest + others);
  Float4 sum{};
  for (Index i = 0; i < n; ++i) sum += load(y + i * stride) * ((largest - load(z + i * stride)) + logSum);
  return sum;
}

}  // namespace

void outputDelta(const Output& output, Real scale, Real* delta) {
  const auto& [loss, activation, n, rows, stride, z, a, targets] = output;
  const Index size = n * stride;
  switch (loss) {
    case Loss::mse:
      if (activation == Activation::softmax) {
        softmaxSquaredDelta(a, targets, n, stride, splat(2 * scale), delta);
      } else {
        differenceDelta(a, targets, size, splat(2 * scale), delta);
        applyDerivative(activation, z, a, delta, size);
      }
      break;
    case Loss::bce: differenceDelta(a, targets, size, splat(scale), delta); break;
    case Loss::softmaxCrossEntropy: crossEntropyDelta(a, targets, n, stride, splat(scale), delta); break;
  }
  zeroPadding(delta, n, rows, stride);
}

double lossSum(const Output& output) {
  const auto [loss, activation, n, rows, stride, z, a, targets] = output;
  switch (loss) {
    case Loss::mse:
      return sumOverRows(n, rows, stride, [a, targets](Index k) {
        const Float4 error = load(a + k) - load(targets + k);
        return error * error;
      });
    case Loss::bce:
      return sumOverRows(n, rows, stride, [z, targets](Index k) {
        const Float4 value = load(z + k);
        return (max(splat(0), value) - value * load(targets + k)) + softplusTail(value);
      });
    case Loss::softmaxCrossEntropy: break;
  }
  return sumOverRows(1, rows, stride,
                     [z, targets, n, stride](Index s) { return crossEntropy(z + s, targets + s, n, stride); });
}

}  // namespace glassbox::kernels
