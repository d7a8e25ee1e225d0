// Observations: N rows of D inputs and K targets, copied once and checked once.
#pragma once

#include <memory>

#include "glassbox/buffer.h"
#include "glassbox/status.h"
#include "glassbox/types.h"

namespace glassbox {

/// What the targets have in common, the narrowest that holds: it decides whether a share of right answers means
/// anything (see evaluate in probe.h). oneHot: at least two targets a row, one of them 1 and the others 0.
enum class TargetKind : std::int32_t { numbers, plusMinusOne, zeroOne, oneHot };

class Dataset {
 public:
  /// inputs: rows x inputCount, targets: rows x targetCount, both row-major; rows and inputCount at least 1,
  /// targetCount may be 0. Refuses arrays of another size, and NaN and infinity, naming row and column (from 0).
  static Status create(ConstSpan inputs, ConstSpan targets, Index rows, Index inputCount, Index targetCount,
                       std::unique_ptr<Dataset>& out);

  Index rows() const { return rows_; }
  Index inputCount() const { return inputCount_; }
  Index targetCount() const { return targetCount_; }
  ConstSpan inputs() const { return {inputs_.data(), inputs_.size()}; }
  ConstSpan targets() const { return {targets_.data(), targets_.size()}; }

  TargetKind targetKind() const { return targetKind_; }
  /// Smallest and largest target; 0 when there are none.
  Real targetMin() const { return targetMin_; }
  Real targetMax() const { return targetMax_; }

 private:
  Dataset() = default;
  void describeTargets();

  Index rows_ = 0;
  Index inputCount_ = 0;
  Index targetCount_ = 0;
  Buffer<Real> inputs_;
  Buffer<Real> targets_;
  TargetKind targetKind_ = TargetKind::numbers;
  Real targetMin_ = 0;
  Real targetMax_ = 0;
};

}  // namespace glassbox
