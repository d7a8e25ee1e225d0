// WebAssembly: -O3, a hot loop.
// Between the row-major matrices people hold and the columns the kernels work on, four by four.
#include "kernels/layout.h"

#include <algorithm>

#include "kernels/simd.h"

namespace glassbox::kernels {

void gather(ConstRows from, const Index* order, Index first, Index rows, Columns out) {
  const Index columns = from.columns;
  const Index stride = out.stride;
  const Index last = first + rows - 1;
  const auto row = [=](Index r) {
    const Index i = std::min(first + r, last);
    return from[order != nullptr ? order[i] : i];
  };
  for (Index s = 0; s < stride; s += kLanes) {
    const Real* r0 = row(s);
    const Real* r1 = row(s + 1);
    const Real* r2 = row(s + 2);
    const Real* r3 = row(s + 3);
    Real* to = out.data + s;
    Index j = 0;
    for (; j + kLanes <= columns; j += kLanes, to += kLanes * stride) {
      Float4 c0 = loadUnaligned(r0 + j);
      Float4 c1 = loadUnaligned(r1 + j);
      Float4 c2 = loadUnaligned(r2 + j);
      Float4 c3 = loadUnaligned(r3 + j);
      transpose(c0, c1, c2, c3);
      store(to, c0);
      store(to + stride, c1);
      store(to + 2 * stride, c2);
      store(to + 3 * stride, c3);
    }
    for (; j < columns; ++j, to += stride) store(to, Float4{r0[j], r1[j], r2[j], r3[j]});
  }
}

void copyColumns(ConstColumns from, Index count, Columns out) {
  for (Index j = 0; j < count; ++j, from.data += from.stride, out.data += out.stride) {
    for (Index s = 0; s < out.stride; s += kLanes) store(out.data + s, loadUnaligned(from.data + s));
  }
}

void scatter(ConstColumns in, Index rows, Rows out) {
  const Index stride = in.stride;
  const Index columns = out.columns;
  Index s = 0;
  for (; s + kLanes <= rows; s += kLanes) {
    const Real* from = in.data + s;
    Real* to = out[s];
    Index j = 0;
    for (; j + kLanes <= columns; j += kLanes, from += kLanes * stride) {
      Float4 r0 = load(from);
      Float4 r1 = load(from + stride);
      Float4 r2 = load(from + 2 * stride);
      Float4 r3 = load(from + 3 * stride);
      transpose(r0, r1, r2, r3);
      storeUnaligned(to + j, r0);
      storeUnaligned(to + columns + j, r1);
      storeUnaligned(to + 2 * columns + j, r2);
      storeUnaligned(to + 3 * columns + j, r3);
    }
    for (; j < columns; ++j, from += stride) {
      for (Index k = 0; k < kLanes; ++k) to[k * columns + j] = from[k];
    }
  }
  for (; s < rows; ++s) {
    for (Index j = 0; j < columns; ++j) out[s][j] = in[j][s];
  }
}

}  // namespace glassbox::kernels
