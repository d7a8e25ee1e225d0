#include "kernel_columns.h"

namespace glassbox::testing {

Matrix toMatrix(const Columns& columns, Index count, Index rows) {
  const Index stride = kernels::paddedRows(rows);
  Matrix out(rows, count);
  for (Index j = 0; j < count; ++j) {
    for (Index s = 0; s < rows; ++s) out(s, j) = columns[j * stride + s];
  }
  return out;
}

Matrix toMatrix(const std::vector<Real>& rowMajor, Index rows, Index columns) {
  Matrix out(rows, columns);
  for (Index r = 0; r < rows; ++r) {
    for (Index c = 0; c < columns; ++c) out(r, c) = rowMajor[static_cast<std::size_t>(r * columns + c)];
  }
  return out;
}

double difference(const Matrix& computed, const Matrix& expected, const Matrix& scale) {
  if (computed.size() == 0) return 0;
  return (computed - expected).cwiseAbs().maxCoeff() / std::max(scale.cwiseAbs().maxCoeff(), 1e-30);
}

}  // namespace glassbox::testing
