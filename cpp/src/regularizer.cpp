#include "glassbox/regularizer.h"

#include "check.h"

namespace glassbox {

Status validate(const RegularizationConfig& config) {
  if (!isKnown(config.kind)) {
    return failure(ErrorCode::invalidConfig, "Trainer", "expected a regularization from 0 to ",
                   kCount<Regularization> - 1, " but got ", static_cast<Index>(config.kind));
  }
  if (config.kind == Regularization::none) return Status::okay();
  if (config.kind == Regularization::dropout && !(config.rate >= 0 && config.rate < 1)) {
    return failure(ErrorCode::invalidConfig, "Trainer", "expected a dropout rate from 0 to below 1 but got ",
                   config.rate);
  }
  if (!(config.rate >= 0 && isFinite(config.rate))) {
    return failure(ErrorCode::invalidConfig, "Trainer", "expected a ", name(config.kind), " rate of 0 or more but got ",
                   config.rate);
  }
  return Status::okay();
}

}  // namespace glassbox
