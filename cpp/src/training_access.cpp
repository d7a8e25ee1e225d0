#include "training_access.h"

namespace glassbox {

void TrainingAccess::holdFrozen(Real* gradient) {
  for (std::size_t i = 0; i < network_.frozen_.size(); ++i) {
    const auto position = static_cast<std::size_t>(network_.frozen_[i]);
    network_.held_[i] = network_.parameters_[position];
    gradient[position] = 0;
  }
}

void TrainingAccess::putFrozenBack(Real* next) const {
  for (std::size_t i = 0; i < network_.frozen_.size(); ++i) {
    next[static_cast<std::size_t>(network_.frozen_[i])] = network_.held_[i];
  }
}

}  // namespace glassbox
