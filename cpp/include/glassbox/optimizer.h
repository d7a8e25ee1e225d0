// How a gradient becomes a step. The formulas are PyTorch's (docs/math.md).
#pragma once

#include "glassbox/names.h"
#include "glassbox/status.h"
#include "glassbox/types.h"

namespace glassbox {

/// Order is part of the binding's contract and of snapshots: append, never reorder.
enum class Optimizer : std::int32_t { sgd, momentum, nesterov, adagrad, rmsprop, adam, adamw };

/// All there is to know of an optimizer except its formula, which is in cpp/src/update.cpp.
struct OptimizerTraits {
  const char* name;
  Index slots;       // running averages kept per parameter: 0, 1 or 2
  Real epsilon = 0;  // its usual epsilon; 0 means that it has none
  // The settings it listens to; others are neither used nor checked.
  bool momentum = false;
  bool alpha = false;
  bool betas = false;
  bool weightDecay = false;
};

/// One row for each, in the enum's order.
inline constexpr auto kOptimizers = std::to_array<OptimizerTraits>({
    {.name = "sgd", .slots = 0},
    {.name = "momentum", .slots = 1, .momentum = true},
    {.name = "nesterov", .slots = 1, .momentum = true},
    {.name = "adagrad", .slots = 1, .epsilon = 1e-10F},
    {.name = "rmsprop", .slots = 1, .epsilon = 1e-8F, .alpha = true},
    {.name = "adam", .slots = 2, .epsilon = 1e-8F, .betas = true},
    {.name = "adamw", .slots = 2, .epsilon = 1e-8F, .betas = true, .weightDecay = true},
});

template <>
struct Names<Optimizer> {
  static constexpr auto list = [] {
    std::array<const char*, kOptimizers.size()> names{};
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = kOptimizers[i].name;
    return names;
  }();
};

/// The row of a known optimizer.
constexpr const OptimizerTraits& traits(Optimizer kind) { return kOptimizers[static_cast<std::size_t>(kind)]; }

struct OptimizerConfig {
  Optimizer kind = Optimizer::sgd;
  Real learningRate = 0.03F;  // > 0
  Real momentum = 0.9F;       // [0, 1)
  Real beta1 = 0.9F;          // [0, 1)
  Real beta2 = 0.999F;        // [0, 1)
  Real alpha = 0.99F;         // [0, 1)
  Real epsilon = -1;          // > 0; negative means the optimizer's usual one
  Real weightDecay = 0.01F;   // >= 0. Biases decay too, as in PyTorch
};

Status validate(const OptimizerConfig& config);

}  // namespace glassbox
