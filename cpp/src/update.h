// The sweep that turns a gradient into new parameters. Formulas and their sources: docs/math.md.
#pragma once

#include "glassbox/network.h"
#include "glassbox/optimizer.h"
#include "glassbox/regularizer.h"

namespace glassbox {

/// Adds the slope of the l1 or l2 penalty to the weights' part of a gradient laid out like Network::parameters().
void addPenalty(const RegularizationConfig& config, const Network& network, Real* gradient);

/// Takes one step: `gradient` becomes the new parameters and changes places with the network's, if every number is
/// finite; slots move along and slotStep counts. Otherwise the parameters stay and the answer is the weight layer where
/// the first number that is not finite was found; -1 when all went well. Slots that were already touched by then are
/// cleared, so that what is kept is finite throughout. Frozen parameters keep their values. Slots must be there, as many as the optimizer keeps.
Index update(const OptimizerConfig& config, Network& network, Buffer<Real>& gradient);

}  // namespace glassbox
