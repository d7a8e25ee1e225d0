// The forward product: up to 4 neurons by 2 vectors of samples at a time. Every z is its bias plus its terms in order.
#include "kernels/kernels.h"
#include "kernels/simd.h"
#include "kernels/tile.h"

namespace glassbox::kernels {

void affine(const Real* weights, const Real* bias, Index n, Index m, const Real* in, Index inStride, Real* z,
            Index stride, Index rows) {
  inStripsOf2(rows, [=]<int V>(Vectors<V>, Index s) {
    inTilesOf4(n, [=]<int N>(Rows<N>, Index i) {
      Float4 sums[N][V];
      for (int k = 0; k < N; ++k) {
        for (int v = 0; v < V; ++v) sums[k][v] = splat(bias[i + k]);
      }
      addTerms({weights + i * m, m, 1}, in + s, inStride, m, sums);
      for (int k = 0; k < N; ++k) {
        for (int v = 0; v < V; ++v) storeUnaligned(z + (i + k) * stride + s + v * kLanes, sums[k][v]);
      }
    });
  });
}

}  // namespace glassbox::kernels
