// The way back through the weights: up to 4 inputs by 2 vectors of samples at a time. Every sum runs in order of i.
#include <algorithm>

#include "kernels/kernels.h"
#include "kernels/simd.h"
#include "kernels/tile.h"

namespace glassbox::kernels {
namespace {

/// As many neurons as keep their deltas, and the cache lines of weights that neighbouring tiles share, in the
/// first-level cache.
constexpr Index kNeuronsAtOnce = 128;

}  // namespace

void blame(const Real* weights, Index n, Index m, const Real* delta, Real* out, Index stride) {
  for (Index first = 0; first < n;
       first += kNeuronsAtOnce, weights += kNeuronsAtOnce * m, delta += kNeuronsAtOnce * stride) {
    const Index count = std::min(kNeuronsAtOnce, n - first);
    inStripsOf2(stride, [=]<int V>(Vectors<V>, Index s) {
      inTilesOf4(m, [=]<int N>(Rows<N>, Index j) {
        Float4 sums[N][V] = {};
        if (first > 0) {
          for (int k = 0; k < N; ++k) {
            for (int v = 0; v < V; ++v) sums[k][v] = load(out + (j + k) * stride + s + v * kLanes);
          }
        }
        addTerms({weights + j, 1, m}, delta + s, stride, count, sums);
        for (int k = 0; k < N; ++k) {
          for (int v = 0; v < V; ++v) store(out + (j + k) * stride + s + v * kLanes, sums[k][v]);
        }
      });
    });
  }
}

}  // namespace glassbox::kernels
