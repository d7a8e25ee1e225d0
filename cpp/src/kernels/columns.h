// How the hot loops see numbers. A block of observations is stored batch-major: one column per neuron, `stride` floats
// long, 16-byte aligned, observations contiguous, so SIMD lanes run over observations. stride is the rows rounded up to
// kLanes; lanes past the rows hold finite padding that outputDelta zeroes, so it never reaches a gradient. No kernel
// allocates, and the order of every sum is fixed by the code: the same bits natively and in wasm.
#pragma once

#include <type_traits>

#include "glassbox/types.h"

namespace glassbox::kernels {

inline constexpr Index kLanes = 4;
/// Rows worked on at once; longer batches go through in blocks of this size, so memory stays bounded.
inline constexpr Index kBlockRows = 128;

constexpr Index paddedRows(Index rows) { return (rows + kLanes - 1) / kLanes * kLanes; }

/// Column j begins at data + j * stride. Where a caller holds the matrix, columns may be further apart than a block is
/// long, and begin anywhere.
template <class T>
struct ColumnsOf {
  T* data = nullptr;
  Index stride = 0;

  T* operator[](Index j) const { return data + static_cast<std::ptrdiff_t>(j) * stride; }
  ColumnsOf from(Index j) const { return {(*this)[j], stride}; }
  operator ColumnsOf<const T>() const requires(!std::is_const_v<T>) { return {data, stride}; }
};
using Columns = ColumnsOf<Real>;
using ConstColumns = ColumnsOf<const Real>;

/// A row-major matrix, as people hold it.
template <class T>
struct RowsOf {
  T* data;
  Index columns;

  T* operator[](Index i) const { return data + static_cast<std::ptrdiff_t>(i) * columns; }
};
using Rows = RowsOf<Real>;
using ConstRows = RowsOf<const Real>;

}  // namespace glassbox::kernels
