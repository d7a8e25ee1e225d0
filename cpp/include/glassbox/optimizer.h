// How a gradient becomes a step. The formulas are PyTorch's (docs/math.md).
#pragma once

#include <optional>
#include <string_view>

#include "glassbox/status.h"
#include "glassbox/types.h"

namespace glassbox {

enum class Optimizer : std::int32_t { sgd, momentum, nesterov, adagrad, rmsprop, adam, adamw };
inline constexpr Index kOptimizerCount = 7;

struct OptimizerConfig {
  Optimizer kind = Optimizer::sgd;
  Real learningRate = 0.03F;  // > 0
  Real momentum = 0.9F;       // momentum, nesterov: [0, 1)
  Real beta1 = 0.9F;          // adam, adamw: [0, 1)
  Real beta2 = 0.999F;        // adam, adamw: [0, 1)
  Real alpha = 0.99F;         // rmsprop: [0, 1)
  Real epsilon = -1;          // adagrad, rmsprop, adam, adamw: > 0; negative means the default (1e-8, adagrad 1e-10)
  Real weightDecay = 0.01F;   // adamw: >= 0. Biases decay too, as in PyTorch
};

const char* name(Optimizer kind);
std::optional<Optimizer> optimizerFromName(std::string_view name);
Status validate(const OptimizerConfig& config);
/// Running averages kept per parameter: 0 (sgd), 1 or 2 (adam, adamw).
Index slotCount(Optimizer kind);

}  // namespace glassbox
