// WebAssembly: -O3, a hot loop.
// The forward product: up to 4 neurons by 2 vectors of samples at a time. Every z is its bias plus its terms in order.
#include "kernels/affine.h"

#include "kernels/simd.h"
#include "kernels/tile.h"

namespace glassbox::kernels {

void affine(const Layer& layer, const Real* parameters, ConstColumns in, Columns z, Index rows) {
  const Real* weights = parameters + layer.weights;
  const Real* biases = parameters + layer.biases;
  const Index m = layer.m;
  inStripsOf2(rows, [&]<int V>(Vectors<V>, Index s) {
    inTilesOf4(layer.n, [&]<int N>(Height<N>, Index i) {
      Float4 sums[N][V];
      for (int k = 0; k < N; ++k) {
        for (int v = 0; v < V; ++v) sums[k][v] = splat(biases[i + k]);
      }
      addTerms({weights + i * m, m, 1}, {in.data + s, in.stride}, m, sums);
      for (int k = 0; k < N; ++k) {
        for (int v = 0; v < V; ++v) storeUnaligned(z[i + k] + s + v * kLanes, sums[k][v]);
      }
    });
  });
}

}  // namespace glassbox::kernels
