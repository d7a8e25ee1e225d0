// What a training step may do to a network, and nobody else.
#pragma once

#include "glassbox/network.h"

namespace glassbox {

class TrainingAccess {
 public:
  explicit TrainingAccess(Network& network) : network_(network) {}

  TrainingState& state() { return network_.training_; }
  /// Puts `next`, of the same size, in the parameters' place and the old ones in `next`: how a step takes effect.
  void exchangeParameters(Buffer<Real>& next) { network_.parameters_.swap(next); }

  /// Remembers the frozen values, and takes them out of a gradient laid out like Network::parameters().
  void holdFrozen(Real* gradient);
  /// Writes what holdFrozen remembered into the parameters to come: momentum and decay move even without a gradient.
  void putFrozenBack(Real* next) const;

 private:
  Network& network_;
};

}  // namespace glassbox
