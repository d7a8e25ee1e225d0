// WebAssembly: -O3, a hot loop.
// Weight gradients, two ways. For whole groups of 4 inputs and enough neurons, the inputs are turned sample by sample
// first, so that lanes run over inputs and no sum has to be put together from lanes. What is left sums per lane and
// adds the lanes at the end, in the one order of horizontalSums. Which way a weight goes depends on the layer's shape
// alone.
#include "kernels/gradient.h"

#include <algorithm>

#include "kernels/simd.h"
#include "kernels/tile.h"

namespace glassbox::kernels {
namespace {

/// Fewest neurons for which turning the inputs pays.
constexpr Index kNeuronsToTurn = 4;

/// Two vectors of inputs, sample by sample: turned[s * 8 + j].
struct Turned {
  alignas(16) Real values[kBlockRows * 2 * kLanes];
};

template <int V>
void turn(ConstColumns in, Index samples, Turned& turned) {
  for (Index s = 0; s < samples; s += kLanes) {
    for (int v = 0; v < V; ++v) {
      const ConstColumns from = in.from(v * kLanes);
      Float4 r0 = load(from[0] + s);
      Float4 r1 = load(from[1] + s);
      Float4 r2 = load(from[2] + s);
      Float4 r3 = load(from[3] + s);
      transpose(r0, r1, r2, r3);
      Real* to = turned.values + (s * V + v) * kLanes;
      store(to, r0);
      store(to + V * kLanes, r1);
      store(to + 2 * V * kLanes, r2);
      store(to + 3 * V * kLanes, r3);
    }
  }
}

/// All neurons against the first `whole` inputs, a multiple of 4.
void turnedStrips(const Layer& layer, ConstColumns delta, ConstColumns in, Index whole, bool accumulate, Real* out) {
  const Index m = layer.m;
  const Index stride = delta.stride;
  Turned turned;
  for (Index first = 0; first < stride; first += kBlockRows) {
    const Index samples = std::min(kBlockRows, stride - first);
    const bool add = accumulate || first > 0;
    inStripsOf2(whole, [&]<int V>(Vectors<V>, Index j) {
      turn<V>({in[j] + first, in.stride}, samples, turned);
      inTilesOf4(layer.n, [&]<int N>(Height<N>, Index i) {
        Float4 sums[N][V] = {};
        if (add) {
          for (int k = 0; k < N; ++k) {
            for (int v = 0; v < V; ++v) sums[k][v] = loadUnaligned(out + (i + k) * m + j + v * kLanes);
          }
        }
        addTerms({delta[i] + first, stride, 1}, {turned.values, V * kLanes}, samples, sums);
        for (int k = 0; k < N; ++k) {
          for (int v = 0; v < V; ++v) storeUnaligned(out + (i + k) * m + j + v * kLanes, sums[k][v]);
        }
      });
    });
  }
}

/// Every neuron against the T inputs from `first` on, and its bias where there is room beside them: a bias is a weight
/// whose input is always 1.
template <int T>
void dots(const Layer& layer, ConstColumns delta, ConstColumns in, Index first, bool accumulate, Real* gradient) {
  const Index stride = delta.stride;
  const Real* inputs = in[first];
  const Real* d = delta.data;
  Real* out = gradient + layer.weights + first;
  Real* biases = gradient + layer.biases;
  for (Index i = 0; i < layer.n; ++i, d += stride, out += layer.m) {
    Float4 sums[4] = {};
    for (Index s = 0; s < stride; s += kLanes) {
      const Float4 vector = load(d + s);
      if constexpr (T < 4) sums[3] += vector;
      for (int j = 0; j < T; ++j) sums[j] += vector * load(inputs + j * stride + s);
    }
    Float4 total = horizontalSums(sums[0], sums[1], sums[2], sums[3]);
    if constexpr (T == 4) {
      if (accumulate) total += loadUnaligned(out);
      storeUnaligned(out, total);
    } else {
      Real& bias = biases[i];
      for (int j = 0; j < T; ++j) out[j] = accumulate ? out[j] + total[j] : total[j];
      bias = accumulate ? bias + total[3] : total[3];
    }
  }
}

}  // namespace

void gradient(const Layer& layer, ConstColumns delta, ConstColumns in, bool accumulate, Real* out) {
  const Index whole = layer.m / 4 * 4;
  if (layer.n >= kNeuronsToTurn && whole > 0) {
    turnedStrips(layer, delta, in, whole, accumulate, out + layer.weights);
  } else {
    for (Index j = 0; j < whole; j += 4) dots<4>(layer, delta, in, j, accumulate, out);
  }
  switch (layer.m - whole) {
    case 3: return dots<3>(layer, delta, in, whole, accumulate, out);
    case 2: return dots<2>(layer, delta, in, whole, accumulate, out);
    case 1: return dots<1>(layer, delta, in, whole, accumulate, out);
    default: return dots<0>(layer, delta, in, whole, accumulate, out);
  }
}

}  // namespace glassbox::kernels
