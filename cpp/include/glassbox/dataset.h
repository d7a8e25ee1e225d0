// Observations: N rows of D inputs and K targets, copied once and checked once.
#pragma once

#include <memory>

#include "glassbox/status.h"
#include "glassbox/types.h"

namespace glassbox {

class Dataset {
 public:
  /// inputs: rows x inputCount, targets: rows x targetCount, both row-major; targetCount may be 0.
  /// Refuses NaN and infinity, naming row and column (counted from 0).
  static Status create(ConstSpan inputs, ConstSpan targets, Index rows, Index inputCount, Index targetCount,
                       std::unique_ptr<Dataset>& out);
  Index rows() const;
  Index inputCount() const;
  Index targetCount() const;
  ConstSpan inputs() const;
  ConstSpan targets() const;
};

}  // namespace glassbox
