// Activations and their slopes over whole layers.
#include "kernels/elementwise.h"
#include "kernels/kernels.h"
#include "kernels/simd.h"

namespace glassbox::kernels {
namespace {

/// Over the n columns of each row, shifted by the row's largest z so that nothing overflows.
void softmax(const Real* z, Real* a, Index n, Index stride, Index rows) {
  for (Index s = 0; s < rows; s += kLanes, z += kLanes, a += kLanes) {
    Float4 largest = loadUnaligned(z);
    for (Index i = 1; i < n; ++i) largest = max(largest, loadUnaligned(z + i * stride));
    Float4 sum{};
    for (Index i = 0; i < n; ++i) {
      const Float4 e = exp(loadUnaligned(z + i * stride) - largest);
      storeUnaligned(a + i * stride, e);
      sum += e;
    }
    const Float4 share = 1.0F / sum;
    for (Index i = 0; i < n; ++i) storeUnaligned(a + i * stride, loadUnaligned(a + i * stride) * share);
  }
}

}  // namespace

void activate(Activation activation, const Real* z, Real* a, Index n, Index stride, Index rows) {
  if (activation == Activation::softmax) return softmax(z, a, n, stride, rows);
  // Columns without gaps between them are one.
  if (stride == rows) {
    rows *= n;
    n = 1;
  }
  withActivation(activation, [=](auto f) {
    for (Index i = 0; i < n; ++i) {
      const Index first = i * stride;
      for (Index k = first; k < first + rows; k += kLanes) storeUnaligned(a + k, f.value(loadUnaligned(z + k)));
    }
  });
}

void applyDerivative(Activation activation, const Real* z, const Real* a, Real* delta, Index n, Index stride) {
  if (activation == Activation::linear) return;
  const Index size = n * stride;
  withActivation(activation, [=](auto f) {
    for (Index k = 0; k < size; k += kLanes) {
      store(delta + k, load(delta + k) * f.derivative(load(z + k), load(a + k)));
    }
  });
}

}  // namespace glassbox::kernels
