// Weight gradients, in tiles of up to 2 neurons by 4 inputs whose sums stay in registers. Each lane sums its own
// samples, in order; the four lanes are added at the end, in the one order of horizontalSums.
#include <algorithm>

#include "kernels/kernels.h"
#include "kernels/simd.h"

namespace glassbox::kernels {
namespace {

/// As many inputs as keep their columns in the first-level cache (16 kB at kBlockRows) while all neurons pass by.
constexpr Index kInputsAtOnce = 32;

template <int N>
void tile(const Real* delta, const Real* in, Index m, Index stride, bool accumulate, Real* out) {
  Float4 sums[N][4] = {};
  for (Index s = 0; s < stride; s += kLanes) {
    Float4 d[N];
    for (int i = 0; i < N; ++i) d[i] = load(delta + i * stride + s);
    for (int j = 0; j < 4; ++j) {
      const Float4 x = load(in + j * stride + s);
      for (int i = 0; i < N; ++i) sums[i][j] += d[i] * x;
    }
  }
  for (int i = 0; i < N; ++i) {
    Float4 total = horizontalSums(sums[i][0], sums[i][1], sums[i][2], sums[i][3]);
    if (accumulate) total = loadUnaligned(out + i * m) + total;
    storeUnaligned(out + i * m, total);
  }
}

/// The last T inputs (fewer than 4), and the bias as if it were one more, whose input is always 1.
template <int N, int T>
void lastTile(const Real* delta, const Real* in, Index m, Index stride, bool accumulate, Real* out, Real* biases) {
  Float4 sums[N][4] = {};
  for (Index s = 0; s < stride; s += kLanes) {
    Float4 d[N];
    for (int i = 0; i < N; ++i) {
      d[i] = load(delta + i * stride + s);
      sums[i][3] += d[i];
    }
    for (int j = 0; j < T; ++j) {
      const Float4 x = load(in + j * stride + s);
      for (int i = 0; i < N; ++i) sums[i][j] += d[i] * x;
    }
  }
  for (int i = 0; i < N; ++i) {
    const Float4 total = horizontalSums(sums[i][0], sums[i][1], sums[i][2], sums[i][3]);
    for (int j = 0; j < T; ++j) out[i * m + j] = accumulate ? out[i * m + j] + total[j] : total[j];
    biases[i] = accumulate ? biases[i] + total[3] : total[3];
  }
}

/// All neurons against inputs first .. last-1, a multiple of 4 of them.
void wholeTiles(const Real* delta, const Real* in, Index n, Index m, Index first, Index last, Index stride,
                bool accumulate, Real* out) {
  Index i = 0;
  for (; i + 2 <= n; i += 2) {
    for (Index j = first; j < last; j += 4) {
      tile<2>(delta + i * stride, in + j * stride, m, stride, accumulate, out + i * m + j);
    }
  }
  if (i == n) return;
  for (Index j = first; j < last; j += 4) {
    tile<1>(delta + i * stride, in + j * stride, m, stride, accumulate, out + i * m + j);
  }
}

template <int T>
void lastTiles(const Real* delta, const Real* in, Index n, Index m, Index stride, bool accumulate, Real* out,
               Real* biases) {
  in += (m - T) * stride;
  out += m - T;
  Index i = 0;
  for (; i + 2 <= n; i += 2) lastTile<2, T>(delta + i * stride, in, m, stride, accumulate, out + i * m, biases + i);
  if (i < n) lastTile<1, T>(delta + i * stride, in, m, stride, accumulate, out + i * m, biases + i);
}

/// Where no tile has room for them: four neurons at a time.
void biasesAlone(const Real* delta, Index n, Index stride, bool accumulate, Real* biases) {
  for (Index i = 0; i < n; i += 4, delta += 4 * stride) {
    const Index count = std::min<Index>(4, n - i);
    Float4 sums[4] = {};
    for (Index k = 0; k < count; ++k) {
      for (Index s = 0; s < stride; s += kLanes) sums[k] += load(delta + k * stride + s);
    }
    const Float4 total = horizontalSums(sums[0], sums[1], sums[2], sums[3]);
    for (Index k = 0; k < count; ++k) biases[i + k] = accumulate ? biases[i + k] + total[k] : total[k];
  }
}

}  // namespace

void gradient(const Real* delta, const Real* in, Index n, Index m, Index stride, bool accumulate, Real* gradWeights,
              Real* gradBiases) {
  const Index whole = m / 4 * 4;
  for (Index first = 0; first < whole; first += kInputsAtOnce) {
    const Index last = std::min(first + kInputsAtOnce, whole);
    wholeTiles(delta, in, n, m, first, last, stride, accumulate, gradWeights);
  }
  switch (m - whole) {
    case 3: return lastTiles<3>(delta, in, n, m, stride, accumulate, gradWeights, gradBiases);
    case 2: return lastTiles<2>(delta, in, n, m, stride, accumulate, gradWeights, gradBiases);
    case 1: return lastTiles<1>(delta, in, n, m, stride, accumulate, gradWeights, gradBiases);
    default: return biasesAlone(delta, n, stride, accumulate, gradBiases);
  }
}

}  // namespace glassbox::kernels
