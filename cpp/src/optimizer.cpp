#include "glassbox/optimizer.h"

#include "check.h"

namespace glassbox {
namespace {

Status checkShare(const char* setting, Real value) {
  if (value >= 0 && value < 1) return Status::okay();
  return failure(ErrorCode::invalidConfig, "Trainer", "expected ", setting, " from 0 to below 1 but got ", value);
}

}  // namespace

Status validate(const OptimizerConfig& config) {
  if (!isKnown(config.kind)) {
    return failure(ErrorCode::invalidConfig, "Trainer", "expected an optimizer from 0 to ", kCount<Optimizer> - 1,
                   " but got ", static_cast<Index>(config.kind));
  }
  if (!(config.learningRate > 0 && isFinite(config.learningRate))) {
    return failure(ErrorCode::invalidConfig, "Trainer", "expected a learning rate above 0 but got ",
                   config.learningRate);
  }
  const OptimizerTraits& uses = traits(config.kind);
  Status status;
  if (uses.momentum) status = checkShare("momentum", config.momentum);
  if (status && uses.alpha) status = checkShare("alpha", config.alpha);
  if (status && uses.betas) status = checkShare("beta1", config.beta1);
  if (status && uses.betas) status = checkShare("beta2", config.beta2);
  if (!status) return status;
  if (uses.epsilon > 0 && (config.epsilon == 0 || !isFinite(config.epsilon))) {
    return failure(ErrorCode::invalidConfig, "Trainer",
                   "expected epsilon above 0, or below 0 for the default, but got ", config.epsilon);
  }
  if (uses.weightDecay && !(config.weightDecay >= 0 && isFinite(config.weightDecay))) {
    return failure(ErrorCode::invalidConfig, "Trainer", "expected a weight decay of 0 or more but got ",
                   config.weightDecay);
  }
  return status;
}

}  // namespace glassbox
