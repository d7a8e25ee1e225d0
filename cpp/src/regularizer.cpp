#include "glassbox/regularizer.h"

#include <array>

#include "check.h"

namespace glassbox {
namespace {

constexpr std::array<const char*, kRegularizationCount> kNames{"none", "l1", "l2", "dropout"};

}  // namespace

const char* name(Regularization kind) { return kNames[static_cast<std::size_t>(kind)]; }

std::optional<Regularization> regularizationFromName(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (name == kNames[i]) return static_cast<Regularization>(i);
  }
  return std::nullopt;
}

Status validate(const RegularizationConfig& config) {
  const auto position = static_cast<std::int32_t>(config.kind);
  if (position < 0 || position >= kRegularizationCount) {
    return failure(ErrorCode::invalidConfig, "Trainer", "expected a regularization from 0 to ",
                   kRegularizationCount - 1, " but got ", position);
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
