// Activations and their slopes over whole layers. Columns follow each other without gaps, so an elementwise activation
// is one flat loop.
#include "kernels/elementwise.h"
#include "kernels/kernels.h"
#include "kernels/simd.h"

namespace glassbox::kernels {
namespace {

/// Over the n columns of each row, shifted by the row's largest z so that nothing overflows.
void softmax(const Real* z, Real* a, Index n, Index stride) {
  for (Index s = 0; s < stride; s += kLanes, z += kLanes, a += kLanes) {
    Float4 largest = load(z);
    for (Index i = 1; i < n; ++i) largest = max(largest, load(z + i * stride));
    Float4 sum{};
    for (Index i = 0; i < n; ++i) {
      const Float4 e = exp(load(z + i * stride) - largest);
      store(a + i * stride, e);
      sum += e;
    }
    const Float4 share = 1.0F / sum;
    for (Index i = 0; i < n; ++i) store(a + i * stride, load(a + i * stride) * share);
  }
}

}  // namespace

void activate(Activation activation, const Real* z, Real* a, Index n, Index stride) {
  if (activation == Activation::softmax) return softmax(z, a, n, stride);
  const Index size = n * stride;
  withActivation(activation, [=](auto f) {
    for (Index k = 0; k < size; k += kLanes) store(a + k, f.value(load(z + k)));
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
