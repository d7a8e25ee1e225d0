// The gradient measured instead of derived.
#pragma once

#include <cstdint>

#include "glassbox/dataset.h"
#include "glassbox/network.h"
#include "glassbox/status.h"

namespace glassbox {

/// Most parameters numericalGradient shocks, which is two million passes over the data.
inline constexpr Index kMaxShocks = 1'000'000;
struct ShockReport {
  std::int64_t passes = 0;
};
/// (C(p + epsilon) - C(p - epsilon)) / (2 epsilon), one parameter at a time, computed in double precision; same layout as
/// Network::parameters(). epsilon > 0; 1e-4 leaves about 1e-8 of the third derivative and far less of rounding.
/// Passes are counted: a pass is one forward pass of the whole set.
Status numericalGradient(const Network& network, const Dataset& data, double epsilon, MutableSpan out,
                         ShockReport& report);

}  // namespace glassbox
