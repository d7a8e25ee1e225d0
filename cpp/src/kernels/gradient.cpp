// Weight gradients, two ways. For whole groups of 4 inputs and enough neurons, the inputs are turned sample by sample
// first, so that lanes run over inputs and no sum has to be put together from lanes. What is left sums per lane and
// adds the lanes at the end, in the one order of horizontalSums. Which way a weight goes depends on the layer's shape
// alone.
#include <algorithm>

#include "kernels/kernels.h"
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
void turn(const Real* in, Index stride, Index samples, Turned& turned) {
  for (Index s = 0; s < samples; s += kLanes) {
    for (int v = 0; v < V; ++v) {
      const Real* from = in + v * kLanes * stride + s;
      Float4 r0 = load(from);
      Float4 r1 = load(from + stride);
      Float4 r2 = load(from + 2 * stride);
      Float4 r3 = load(from + 3 * stride);
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
void turnedStrips(const Real* delta, const Real* in, Index n, Index m, Index whole, Index stride, bool accumulate,
                  Real* out) {
  Turned turned;
  for (Index first = 0; first < stride; first += kBlockRows) {
    const Index samples = std::min(kBlockRows, stride - first);
    const bool add = accumulate || first > 0;
    inStripsOf2(whole, [&]<int V>(Vectors<V>, Index j) {
      turn<V>(in + j * stride + first, stride, samples, turned);
      inTilesOf4(n, [&]<int N>(Rows<N>, Index i) {
        Float4 sums[N][V] = {};
        if (add) {
          for (int k = 0; k < N; ++k) {
            for (int v = 0; v < V; ++v) sums[k][v] = loadUnaligned(out + (i + k) * m + j + v * kLanes);
          }
        }
        addTerms({delta + i * stride + first, stride, 1}, turned.values, V * kLanes, samples, sums);
        for (int k = 0; k < N; ++k) {
          for (int v = 0; v < V; ++v) storeUnaligned(out + (i + k) * m + j + v * kLanes, sums[k][v]);
        }
      });
    });
  }
}

/// Every neuron against T inputs, and its bias where there is room beside them: a bias is a weight whose input is always 1.
template <int T>
void dots(const Real* delta, const Real* in, Index n, Index m, Index stride, bool accumulate, Real* out, Real* biases) {
  for (Index i = 0; i < n; ++i, delta += stride, out += m) {
    Float4 sums[4] = {};
    for (Index s = 0; s < stride; s += kLanes) {
      const Float4 d = load(delta + s);
      if constexpr (T < 4) sums[3] += d;
      for (int j = 0; j < T; ++j) sums[j] += d * load(in + j * stride + s);
    }
    Float4 total = horizontalSums(sums[0], sums[1], sums[2], sums[3]);
    if constexpr (T == 4) {
      if (accumulate) total += loadUnaligned(out);
      storeUnaligned(out, total);
    } else {
      for (int j = 0; j < T; ++j) out[j] = accumulate ? out[j] + total[j] : total[j];
      biases[i] = accumulate ? biases[i] + total[3] : total[3];
    }
  }
}

}  // namespace

void gradient(const Real* delta, const Real* in, Index n, Index m, Index stride, bool accumulate, Real* gradWeights,
              Real* gradBiases) {
  const Index whole = m / 4 * 4;
  if (n >= kNeuronsToTurn && whole > 0) {
    turnedStrips(delta, in, n, m, whole, stride, accumulate, gradWeights);
  } else {
    for (Index j = 0; j < whole; j += 4) {
      dots<4>(delta, in + j * stride, n, m, stride, accumulate, gradWeights + j, gradBiases);
    }
  }
  const Real* rest = in + whole * stride;
  Real* out = gradWeights + whole;
  switch (m - whole) {
    case 3: return dots<3>(delta, rest, n, m, stride, accumulate, out, gradBiases);
    case 2: return dots<2>(delta, rest, n, m, stride, accumulate, out, gradBiases);
    case 1: return dots<1>(delta, rest, n, m, stride, accumulate, out, gradBiases);
    default: return dots<0>(delta, rest, n, m, stride, accumulate, out, gradBiases);
  }
}

}  // namespace glassbox::kernels
