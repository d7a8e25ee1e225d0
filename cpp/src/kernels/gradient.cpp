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

/// N neurons against T inputs (1 to 4), and their biases if there is room: a bias is a weight whose input is always 1.
template <int N, int T, bool withBias>
void dots(const Real* delta, const Real* in, Index m, Index stride, bool accumulate, Real* out, Real* biases) {
  Float4 sums[N][4] = {};
  for (Index s = 0; s < stride; s += kLanes) {
    Float4 d[N];
    for (int i = 0; i < N; ++i) {
      d[i] = load(delta + i * stride + s);
      if constexpr (withBias) sums[i][3] += d[i];
    }
    for (int j = 0; j < T; ++j) {
      const Float4 x = load(in + j * stride + s);
      for (int i = 0; i < N; ++i) sums[i][j] += d[i] * x;
    }
  }
  for (int i = 0; i < N; ++i) {
    const Float4 total = horizontalSums(sums[i][0], sums[i][1], sums[i][2], sums[i][3]);
    for (int j = 0; j < T; ++j) out[i * m + j] = accumulate ? out[i * m + j] + total[j] : total[j];
    if constexpr (withBias) biases[i] = accumulate ? biases[i] + total[3] : total[3];
  }
}

/// All neurons against T inputs.
template <int T, bool withBias>
void dotsOfAll(const Real* delta, const Real* in, Index n, Index m, Index stride, bool accumulate, Real* out,
               Real* biases) {
  Index i = 0;
  for (; i + 2 <= n; i += 2) {
    dots<2, T, withBias>(delta + i * stride, in, m, stride, accumulate, out + i * m, biases + i);
  }
  if (i < n) dots<1, T, withBias>(delta + i * stride, in, m, stride, accumulate, out + i * m, biases + i);
}

/// The biases where no tile has room for them, up to four neurons at a time.
void biasesAlone(const Real* delta, Index n, Index stride, bool accumulate, Real* biases) {
  inTilesOf4(n, [=]<int N>(Rows<N>, Index i) {
    const Real* from = delta + i * stride;
    Float4 sums[4] = {};
    for (Index s = 0; s < stride; s += kLanes) {
      for (int k = 0; k < N; ++k) sums[k] += load(from + k * stride + s);
    }
    const Float4 total = horizontalSums(sums[0], sums[1], sums[2], sums[3]);
    for (int k = 0; k < N; ++k) biases[i + k] = accumulate ? biases[i + k] + total[k] : total[k];
  });
}

}  // namespace

void gradient(const Real* delta, const Real* in, Index n, Index m, Index stride, bool accumulate, Real* gradWeights,
              Real* gradBiases) {
  const Index whole = m / 4 * 4;
  if (n >= kNeuronsToTurn && whole > 0) {
    turnedStrips(delta, in, n, m, whole, stride, accumulate, gradWeights);
  } else {
    for (Index j = 0; j < whole; j += 4) {
      dotsOfAll<4, false>(delta, in + j * stride, n, m, stride, accumulate, gradWeights + j, gradBiases);
    }
  }
  const Real* rest = in + whole * stride;
  Real* out = gradWeights + whole;
  switch (m - whole) {
    case 3: return dotsOfAll<3, true>(delta, rest, n, m, stride, accumulate, out, gradBiases);
    case 2: return dotsOfAll<2, true>(delta, rest, n, m, stride, accumulate, out, gradBiases);
    case 1: return dotsOfAll<1, true>(delta, rest, n, m, stride, accumulate, out, gradBiases);
    default: return biasesAlone(delta, n, stride, accumulate, gradBiases);
  }
}

}  // namespace glassbox::kernels
