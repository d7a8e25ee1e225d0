// The one inner loop of the three products: a tile of up to 4 x 2 vectors of sums that stay in registers while their
// terms go by, one after the other, so a sum has the same bits whichever tile it falls in. 8 sums, 2 vectors and a
// splat are what 16 registers hold.
#pragma once

#include <type_traits>

#include "kernels/columns.h"
#include "kernels/simd.h"

namespace glassbox::kernels {

/// One number per row i and term k, at from[i * row + k * term].
struct Scalars {
  const Real* from;
  Index row;
  Index term;
};

/// sums[i][v] += Sum_k scalar(i, k) * vector v of column k, for k = 0 .. terms-1 in order.
template <int N, int V>
inline void addTerms(Scalars scalars, ConstColumns from, Index terms, Float4 (&sums)[N][V]) {
  for (Index k = 0; k < terms; ++k, from.data += from.stride, scalars.from += scalars.term) {
    Float4 x[V];
    for (int v = 0; v < V; ++v) x[v] = loadUnaligned(from.data + v * kLanes);
    for (int i = 0; i < N; ++i) {
      const Float4 w = splat(scalars.from[i * scalars.row]);
      for (int v = 0; v < V; ++v) sums[i][v] += w * x[v];
    }
  }
}

/// The sizes of a tile, as constants a lambda can take: [](Height<4>, Index first) and the like.
template <int N>
using Height = std::integral_constant<int, N>;
template <int V>
using Vectors = std::integral_constant<int, V>;

/// Calls tile(Height<4>, first) as often as it fits into n, then with 2 rows and with 1, if they are left.
template <class Tile>
inline void inTilesOf4(Index n, Tile tile) {
  Index i = 0;
  for (; i + 4 <= n; i += 4) tile(Height<4>{}, i);
  if (i + 2 <= n) {
    tile(Height<2>{}, i);
    i += 2;
  }
  if (i < n) tile(Height<1>{}, i);
}

/// Calls strip(Vectors<2>, first) as often as it fits into `size` floats, then once with the vector left, if any.
template <class Strip>
inline void inStripsOf2(Index size, Strip strip) {
  Index s = 0;
  for (; s + 2 * kLanes <= size; s += 2 * kLanes) strip(Vectors<2>{}, s);
  if (s < size) strip(Vectors<1>{}, s);
}

}  // namespace glassbox::kernels
