#include "glassbox/optimizer.h"

#include <array>

#include "check.h"

namespace glassbox {
namespace {

constexpr std::array<const char*, kOptimizerCount> kNames{"sgd",     "momentum", "nesterov", "adagrad",
                                                          "rmsprop", "adam",     "adamw"};

Status checkShare(const char* setting, Real value) {
  if (value >= 0 && value < 1) return Status::okay();
  return failure(ErrorCode::invalidConfig, "Trainer", "expected ", setting, " from 0 to below 1 but got ", value);
}

}  // namespace

const char* name(Optimizer kind) { return kNames[static_cast<std::size_t>(kind)]; }

std::optional<Optimizer> optimizerFromName(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (name == kNames[i]) return static_cast<Optimizer>(i);
  }
  return std::nullopt;
}

Status validate(const OptimizerConfig& config) {
  const auto position = static_cast<std::int32_t>(config.kind);
  if (position < 0 || position >= kOptimizerCount) {
    return failure(ErrorCode::invalidConfig, "Trainer", "expected an optimizer from 0 to ", kOptimizerCount - 1,
                   " but got ", position);
  }
  if (!(config.learningRate > 0 && isFinite(config.learningRate))) {
    return failure(ErrorCode::invalidConfig, "Trainer", "expected a learning rate above 0 but got ",
                   config.learningRate);
  }
  const auto is = [&](auto... kinds) { return ((config.kind == kinds) || ...); };
  Status status;
  if (is(Optimizer::momentum, Optimizer::nesterov)) status = checkShare("momentum", config.momentum);
  if (is(Optimizer::rmsprop)) status = checkShare("alpha", config.alpha);
  if (is(Optimizer::adam, Optimizer::adamw)) {
    status = checkShare("beta1", config.beta1);
    if (status) status = checkShare("beta2", config.beta2);
  }
  if (!status) return status;
  if (slotCount(config.kind) > 0 && !is(Optimizer::momentum, Optimizer::nesterov) &&
      (config.epsilon == 0 || !isFinite(config.epsilon))) {
    return failure(ErrorCode::invalidConfig, "Trainer",
                   "expected epsilon above 0, or below 0 for the default, but got ", config.epsilon);
  }
  if (is(Optimizer::adamw) && !(config.weightDecay >= 0 && isFinite(config.weightDecay))) {
    return failure(ErrorCode::invalidConfig, "Trainer", "expected a weight decay of 0 or more but got ",
                   config.weightDecay);
  }
  return Status::okay();
}

Index slotCount(Optimizer kind) {
  switch (kind) {
    case Optimizer::sgd: return 0;
    case Optimizer::momentum:
    case Optimizer::nesterov:
    case Optimizer::adagrad:
    case Optimizer::rmsprop: return 1;
    case Optimizer::adam:
    case Optimizer::adamw: return 2;
  }
  return 0;
}

}  // namespace glassbox
