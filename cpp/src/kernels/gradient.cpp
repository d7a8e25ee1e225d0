// Weight gradients, in tiles of up to 2 neurons by 4 inputs. Each lane sums its own samples, and the four lanes are added
// at the end as (l0 + l1) + (l2 + l3), in every tile alike.
#include "kernels/kernels.h"
#include "kernels/simd.h"

namespace glassbox::kernels {
namespace {

template <int N>
void tileOf4(const Real* delta, const Real* in, Index m, Index stride, bool accumulate, Real* out) {
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

template <int N>
void tileOf1(const Real* delta, const Real* in, Index m, Index stride, bool accumulate, Real* out) {
  Float4 sums[N] = {};
  for (Index s = 0; s < stride; s += kLanes) {
    const Float4 x = load(in + s);
    for (int i = 0; i < N; ++i) sums[i] += load(delta + i * stride + s) * x;
  }
  for (int i = 0; i < N; ++i) {
    const Real total = horizontalSum(sums[i]);
    out[i * m] = accumulate ? out[i * m] + total : total;
  }
}

/// N neurons against all inputs.
template <int N>
void rows(const Real* delta, const Real* in, Index m, Index stride, bool accumulate, Real* out) {
  Index j = 0;
  for (; j + 4 <= m; j += 4) tileOf4<N>(delta, in + j * stride, m, stride, accumulate, out + j);
  for (; j < m; ++j) tileOf1<N>(delta, in + j * stride, m, stride, accumulate, out + j);
}

}  // namespace

void gradient(const Real* delta, const Real* in, Index n, Index m, Index stride, bool accumulate, Real* gradWeights,
              Real* gradBiases) {
  Index i = 0;
  for (; i + 2 <= n; i += 2) rows<2>(delta + i * stride, in, m, stride, accumulate, gradWeights + i * m);
  if (i < n) rows<1>(delta + i * stride, in, m, stride, accumulate, gradWeights + i * m);
  for (i = 0; i < n; ++i, delta += stride) {
    Float4 sum{};
    for (Index s = 0; s < stride; s += kLanes) sum += load(delta + s);
    gradBiases[i] = accumulate ? gradBiases[i] + horizontalSum(sum) : horizontalSum(sum);
  }
}

}  // namespace glassbox::kernels
