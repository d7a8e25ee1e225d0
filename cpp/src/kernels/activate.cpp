// WebAssembly: -Os, which is as fast here as -O3.
// Activations and their slopes over whole layers.
#include "kernels/activate.h"

#include "kernels/elementwise.h"
#include "kernels/simd.h"

namespace glassbox::kernels {
namespace {

/// Over the n columns of each row, shifted by the row's largest z so that nothing overflows.
void softmax(const ConstColumns& from, const Columns& to, Index n, Index rows) {
  for (Index s = 0; s < rows; s += kLanes) {
    const ConstColumns z{from.data + s, from.stride};
    const Columns a{to.data + s, to.stride};
    Float4 largest = loadUnaligned(z[0]);
    for (Index i = 1; i < n; ++i) largest = max(largest, loadUnaligned(z[i]));
    Float4 sum{};
    for (Index i = 0; i < n; ++i) {
      const Float4 e = exp(loadUnaligned(z[i]) - largest);
      storeUnaligned(a[i], e);
      sum += e;
    }
    const Float4 share = 1.0F / sum;
    for (Index i = 0; i < n; ++i) storeUnaligned(a[i], loadUnaligned(a[i]) * share);
  }
}

}  // namespace

void activate(Activation activation, ConstColumns z, Columns a, Index n, Index rows) {
  if (activation == Activation::softmax) return softmax(z, a, n, rows);
  // Columns without gaps between them are one.
  if (z.stride == rows && a.stride == rows) {
    rows *= n;
    n = 1;
  }
  withActivation(activation, [&](auto f) {
    for (Index i = 0; i < n; ++i) {
      const Real* from = z[i];
      Real* to = a[i];
      for (Index s = 0; s < rows; s += kLanes) storeUnaligned(to + s, f.value(loadUnaligned(from + s)));
    }
  });
}

void applyDerivative(Activation activation, const Real* z, const Real* a, Real* delta, Index size) {
  if (activation == Activation::linear) return;
  withActivation(activation, [=](auto f) {
    for (Index k = 0; k < size; k += kLanes) {
      store(delta + k, load(delta + k) * f.derivative(load(z + k), load(a + k)));
    }
  });
}

}  // namespace glassbox::kernels
