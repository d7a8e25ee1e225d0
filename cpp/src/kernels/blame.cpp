// The way back through the weights, in tiles of up to 4 inputs by 2 vectors of samples. Every sum runs in order of i.
#include <algorithm>

#include "kernels/kernels.h"
#include "kernels/simd.h"

namespace glassbox::kernels {
namespace {

/// As many neurons as keep their deltas, and the cache lines of weights a tile shares with the next ones, in the
/// first-level cache.
constexpr Index kNeuronsAtOnce = 128;

/// Adds to what is in out unless `fresh`.
template <int M, int V>
void tile(const Real* weights, Index n, Index m, const Real* delta, bool fresh, Real* out, Index stride) {
  Float4 sums[M][V] = {};
  if (!fresh) {
    for (int j = 0; j < M; ++j) {
      for (int v = 0; v < V; ++v) sums[j][v] = load(out + j * stride + v * kLanes);
    }
  }
  for (Index i = 0; i < n; ++i, weights += m, delta += stride) {
    Float4 d[V];
    for (int v = 0; v < V; ++v) d[v] = load(delta + v * kLanes);
    for (int j = 0; j < M; ++j) {
      const Float4 w = splat(weights[j]);
      for (int v = 0; v < V; ++v) sums[j][v] += w * d[v];
    }
  }
  for (int j = 0; j < M; ++j) {
    for (int v = 0; v < V; ++v) store(out + j * stride + v * kLanes, sums[j][v]);
  }
}

/// All inputs for V vectors of samples.
template <int V>
void columns(const Real* weights, Index n, Index m, const Real* delta, bool fresh, Real* out, Index stride) {
  Index j = 0;
  for (; j + 4 <= m; j += 4) tile<4, V>(weights + j, n, m, delta, fresh, out + j * stride, stride);
  switch (m - j) {
    case 3: return tile<3, V>(weights + j, n, m, delta, fresh, out + j * stride, stride);
    case 2: return tile<2, V>(weights + j, n, m, delta, fresh, out + j * stride, stride);
    case 1: return tile<1, V>(weights + j, n, m, delta, fresh, out + j * stride, stride);
    default: return;
  }
}

}  // namespace

void blame(const Real* weights, Index n, Index m, const Real* delta, Real* out, Index stride) {
  for (Index first = 0; first < n; first += kNeuronsAtOnce) {
    const Index count = std::min(kNeuronsAtOnce, n - first);
    const Real* w = weights + first * m;
    const Real* d = delta + first * stride;
    const bool fresh = first == 0;
    Index s = 0;
    for (; s + 2 * kLanes <= stride; s += 2 * kLanes) columns<2>(w, count, m, d + s, fresh, out + s, stride);
    if (s < stride) columns<1>(w, count, m, d + s, fresh, out + s, stride);
  }
}

}  // namespace glassbox::kernels
