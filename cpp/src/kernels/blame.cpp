// WebAssembly: -O3, a hot loop.
// The way back through the weights: up to 4 inputs by 2 vectors of samples at a time. Every sum runs in order of i.
#include "kernels/blame.h"

#include <algorithm>

#include "kernels/simd.h"
#include "kernels/tile.h"

namespace glassbox::kernels {
namespace {

/// As many neurons as keep their deltas, and the cache lines of weights that neighbouring tiles share, in the
/// first-level cache.
constexpr Index kNeuronsAtOnce = 128;

}  // namespace

void blame(const Layer& layer, const Real* parameters, ConstColumns delta, Columns out) {
  const Index m = layer.m;
  for (Index first = 0; first < layer.n; first += kNeuronsAtOnce) {
    const Index count = std::min(kNeuronsAtOnce, layer.n - first);
    const Real* weights = parameters + layer.weights + first * m;
    const Real* from = delta[first];
    inStripsOf2(out.stride, [&]<int V>(Vectors<V>, Index s) {
      inTilesOf4(m, [&]<int N>(Height<N>, Index j) {
        Float4 sums[N][V] = {};
        if (first > 0) {
          for (int k = 0; k < N; ++k) {
            for (int v = 0; v < V; ++v) sums[k][v] = load(out[j + k] + s + v * kLanes);
          }
        }
        addTerms({weights + j, 1, m}, {from + s, delta.stride}, count, sums);
        for (int k = 0; k < N; ++k) {
          for (int v = 0; v < V; ++v) store(out[j + k] + s + v * kLanes, sums[k][v]);
        }
      });
    });
  }
}

}  // namespace glassbox::kernels
