// The forward product, in tiles of up to 4 neurons by 2 vectors of samples whose sums stay in registers. Every z is its
// bias plus its terms in order of j, whichever tile it falls in.
#include "kernels/kernels.h"
#include "kernels/simd.h"

namespace glassbox::kernels {
namespace {

template <int N, int V>
void tile(const Real* weights, const Real* bias, Index m, const Real* in, Real* z, Index stride) {
  Float4 sums[N][V];
  for (int i = 0; i < N; ++i) {
    for (int v = 0; v < V; ++v) sums[i][v] = splat(bias[i]);
  }
  for (Index j = 0; j < m; ++j, in += stride) {
    Float4 x[V];
    for (int v = 0; v < V; ++v) x[v] = load(in + v * kLanes);
    for (int i = 0; i < N; ++i) {
      const Float4 w = splat(weights[i * m + j]);
      for (int v = 0; v < V; ++v) sums[i][v] += w * x[v];
    }
  }
  for (int i = 0; i < N; ++i) {
    for (int v = 0; v < V; ++v) store(z + i * stride + v * kLanes, sums[i][v]);
  }
}

/// All neurons for V vectors of samples.
template <int V>
void columns(const Real* weights, const Real* bias, Index n, Index m, const Real* in, Real* z, Index stride) {
  Index i = 0;
  for (; i + 4 <= n; i += 4) tile<4, V>(weights + i * m, bias + i, m, in, z + i * stride, stride);
  switch (n - i) {
    case 3: return tile<3, V>(weights + i * m, bias + i, m, in, z + i * stride, stride);
    case 2: return tile<2, V>(weights + i * m, bias + i, m, in, z + i * stride, stride);
    case 1: return tile<1, V>(weights + i * m, bias + i, m, in, z + i * stride, stride);
    default: return;
  }
}

}  // namespace

void affine(const Real* weights, const Real* bias, Index n, Index m, const Real* in, Real* z, Index stride) {
  Index s = 0;
  for (; s + 2 * kLanes <= stride; s += 2 * kLanes) columns<2>(weights, bias, n, m, in + s, z + s, stride);
  if (s < stride) columns<1>(weights, bias, n, m, in + s, z + s, stride);
}

}  // namespace glassbox::kernels
