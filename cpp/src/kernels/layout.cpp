// Between the row-major matrices people hold and the columns the kernels work on, four by four.
#include <algorithm>

#include "kernels/kernels.h"
#include "kernels/simd.h"

namespace glassbox::kernels {

void gather(const Real* rowMajor, const Index* order, Index first, Index rows, Index columns, Real* out, Index stride) {
  const Index last = first + rows - 1;
  const auto row = [=](Index r) {
    const Index i = std::min(first + r, last);
    return rowMajor + static_cast<std::size_t>(order != nullptr ? order[i] : i) * static_cast<std::size_t>(columns);
  };
  for (Index s = 0; s < stride; s += kLanes) {
    const Real* r0 = row(s);
    const Real* r1 = row(s + 1);
    const Real* r2 = row(s + 2);
    const Real* r3 = row(s + 3);
    Real* to = out + s;
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

void copyColumns(const Real* from, Index distance, Index columns, Real* out, Index stride) {
  for (Index j = 0; j < columns; ++j, from += distance, out += stride) {
    for (Index s = 0; s < stride; s += kLanes) store(out + s, loadUnaligned(from + s));
  }
}

void scatter(const Real* in, Index rows, Index columns, Index stride, Real* rowMajor) {
  Index s = 0;
  for (; s + kLanes <= rows; s += kLanes) {
    const Real* from = in + s;
    Real* to = rowMajor + s * columns;
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
    for (Index j = 0; j < columns; ++j) rowMajor[s * columns + j] = in[j * stride + s];
  }
}

}  // namespace glassbox::kernels
