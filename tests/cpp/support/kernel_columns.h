// What the kernel tests share: columns as the kernels want them, random shapes, and comparison with the reference.
#pragma once

#include <algorithm>
#include <cstddef>
#include <random>
#include <vector>

#include "glassbox/types.h"
#include "kernels/columns.h"
#include "reference/reference.h"

namespace glassbox::testing {

inline constexpr double kTolerance = 1e-5;  // relative to the largest magnitude that went into a sum
inline constexpr int kShapes = 150;

using reference::Matrix;

/// Test data only; its values need not be the same everywhere.
class Random {
 public:
  explicit Random(unsigned seed) : generator_(seed) {}
  Index size(Index low, Index high) { return std::uniform_int_distribution<Index>(low, high)(generator_); }
  Real value(Real spread) { return std::uniform_real_distribution<Real>(-spread, spread)(generator_); }
  std::vector<Real> values(Index count, Real spread) {
    std::vector<Real> out(static_cast<std::size_t>(count));
    for (Real& v : out) v = value(spread);
    return out;
  }

 private:
  std::mt19937 generator_;
};

/// Columns as the kernels want them, followed by guard floats that must survive.
class Columns {
 public:
  Columns(Index columns, Index stride, Real fill = 0)
      : stride_(stride), count_(columns * stride), storage_(static_cast<std::size_t>(count_ / 4 + 2)) {
    std::fill(data(), data() + count_, fill);
    std::fill(data() + count_, data() + count_ + 8, kGuard);
  }
  Real* data() { return storage_.front().values; }
  const Real* data() const { return storage_.front().values; }
  operator kernels::Columns() { return {data(), stride_}; }
  operator kernels::ConstColumns() const { return {data(), stride_}; }
  Real& operator[](Index k) { return data()[k]; }
  Real operator[](Index k) const { return data()[k]; }
  bool guardsStand() const {
    return std::all_of(data() + count_, data() + count_ + 8, [](Real v) { return v == kGuard; });
  }

 private:
  static constexpr Real kGuard = 12345.0F;
  struct alignas(16) Quad {
    Real values[4];
  };
  Index stride_;
  Index count_;
  std::vector<Quad> storage_;
};

/// Random columns whose padding lanes hold `padding`.
inline Columns randomColumns(Random& random, Index columns, Index rows, Real spread, Real padding) {
  const Index stride = kernels::paddedRows(rows);
  Columns out(columns, stride, padding);
  for (Index j = 0; j < columns; ++j) {
    for (Index s = 0; s < rows; ++s) out[j * stride + s] = random.value(spread);
  }
  return out;
}

/// The rows without padding, observations as rows.
Matrix toMatrix(const Columns& columns, Index count, Index rows);
Matrix toMatrix(const std::vector<Real>& rowMajor, Index rows, Index columns);

/// The largest difference, relative to the largest entry of `scale` (or 1e-30 if that is all zero).
double difference(const Matrix& computed, const Matrix& expected, const Matrix& scale);

struct Shape {
  Index n, m, rows;
};

inline Shape randomShape(Random& random) {
  // Small sizes, where every tile has its tails, come up as often as large ones; now and then rows go past one block.
  const Index top = random.size(0, 1) == 0 ? 9 : 70;
  const Index rows = random.size(0, 19) == 0 ? kernels::kBlockRows + random.size(1, 9) : random.size(1, top);
  return {random.size(1, top), random.size(1, top), rows};
}

}  // namespace glassbox::testing
