// The engine's own storage as Eigen's arrays, nothing copied: for what runs once a call. What is trained with runs in
// kernels/, which is faster on small batches (docs/performance.md).
#pragma once

#include <Eigen/Core>

#include "glassbox/network.h"
#include "kernels/columns.h"

namespace glassbox {

template <class T>
using RowMajor = Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Numbers one after the other.
inline Eigen::Map<const Eigen::ArrayXf> vectorOf(ConstSpan values) {
  return {values.data(), static_cast<Eigen::Index>(values.size())};
}
inline Eigen::Map<Eigen::ArrayXf> vectorOf(MutableSpan values) {
  return {values.data(), static_cast<Eigen::Index>(values.size())};
}

/// A row-major matrix, as many rows as there are numbers for.
inline Eigen::Map<const RowMajor<Real>> rowsOf(ConstSpan values, Index columns) {
  return {values.data(), static_cast<Eigen::Index>(values.size()) / columns, columns};
}
inline Eigen::Map<RowMajor<Real>> rowsOf(MutableSpan values, Index columns) {
  return {values.data(), static_cast<Eigen::Index>(values.size()) / columns, columns};
}

/// The first `rows` rows of `count` columns: observations are rows, neurons are columns.
template <class T>
Eigen::Map<const Eigen::ArrayXX<std::remove_const_t<T>>, 0, Eigen::OuterStride<>> columnsOf(
    kernels::ColumnsOf<T> columns, Index rows, Index count) {
  return {columns.data, rows, count, Eigen::OuterStride<>(columns.stride)};
}

}  // namespace glassbox
