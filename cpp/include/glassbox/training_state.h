// How far a network's training has come.
#pragma once

#include <cstdint>

#include "glassbox/buffer.h"
#include "glassbox/optimizer.h"
#include "glassbox/types.h"

namespace glassbox {

/// What resuming needs besides the parameters.
struct TrainingState {
  Optimizer optimizer = Optimizer::sgd;
  std::uint64_t epoch = 0;     // whole passes done; counters end at kMaxCount
  std::uint64_t step = 0;      // updates done
  std::uint64_t slotStep = 0;  // updates done since the slots were zero, never more than step: Adam's t
  Index cursor = 0;            // observations of the present pass already used
  Buffer<Real> slots;          // traits(optimizer).slots * parameterCount; empty when nothing is running yet
};

/// The largest whole number that JavaScript counts up to without a gap.
inline constexpr std::uint64_t kMaxCount = (std::uint64_t{1} << 53) - 1;

}  // namespace glassbox
