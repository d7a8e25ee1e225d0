// What keeps weights small, or neurons from leaning on each other.
#pragma once

#include "glassbox/names.h"
#include "glassbox/status.h"
#include "glassbox/types.h"

namespace glassbox {

/// l2 adds rate/2 * Sum(w^2) to the cost of each batch, l1 adds rate * Sum(|w|) (its slope at 0 is 0, so a
/// weight that reaches zero may leave it again); weights only, never biases. dropout silences each hidden
/// neuron with probability rate while training and scales the others by 1/(1-rate); off when predicting.
enum class Regularization : std::int32_t { none, l1, l2, dropout };

template <>
struct Names<Regularization> {
  static constexpr auto list = std::to_array<const char*>({"none", "l1", "l2", "dropout"});
};

struct RegularizationConfig {
  Regularization kind = Regularization::none;
  Real rate = 0;  // l1, l2: >= 0; dropout: [0, 1)
};

Status validate(const RegularizationConfig& config);

}  // namespace glassbox
