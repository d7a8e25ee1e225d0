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
/// An input's weights stand m apart. Where that is a multiple of this, few of them have room in the first-level cache at a time...
constexpr Index kCrowdedWidth = 256;
/// ...and from so many on they are copied together first, once for all samples.
constexpr Index kNeuronsToCopy = 32;

/// Adds the deltas of `count` neurons, through their weights to N inputs, to what is there if `add`.
template <int N, int V>
inline void passBack(Scalars weights, ConstColumns delta, Index count, bool add, Columns out) {
  Float4 sums[N][V] = {};
  if (add) {
    for (int k = 0; k < N; ++k) {
      for (int v = 0; v < V; ++v) sums[k][v] = load(out[k] + v * kLanes);
    }
  }
  addTerms(weights, delta, count, sums);
  for (int k = 0; k < N; ++k) {
    for (int v = 0; v < V; ++v) store(out[k] + v * kLanes, sums[k][v]);
  }
}

}  // namespace

void blame(const Layer& layer, const Real* parameters, ConstColumns delta, Columns out) {
  const Index m = layer.m;
  const bool copies = m % kCrowdedWidth == 0 && layer.n >= kNeuronsToCopy;
  for (Index first = 0; first < layer.n; first += kNeuronsAtOnce) {
    const Index count = std::min(kNeuronsAtOnce, layer.n - first);
    const Real* weights = parameters + layer.weights + first * m;
    const ConstColumns from = delta.from(first);
    const bool add = first > 0;
    if (copies) {
      alignas(16) Real copied[kNeuronsAtOnce * 4];
      for (Index j = 0; j < m; j += 4) {
        for (Index i = 0; i < count; ++i) store(copied + i * 4, loadUnaligned(weights + i * m + j));
        inStripsOf2(out.stride, [&]<int V>(Vectors<V>, Index s) {
          passBack<4, V>({copied, 1, 4}, {from.data + s, from.stride}, count, add, {out[j] + s, out.stride});
        });
      }
    } else {
      inStripsOf2(out.stride, [&]<int V>(Vectors<V>, Index s) {
        inTilesOf4(m, [&]<int N>(Height<N>, Index j) {
          passBack<N, V>({weights + j, 1, m}, {from.data + s, from.stride}, count, add, {out[j] + s, out.stride});
        });
      });
    }
  }
}

}  // namespace glassbox::kernels
