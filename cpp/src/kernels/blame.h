// The way back through the weights.
#pragma once

#include "kernels/layer.h"

namespace glassbox::kernels {

/// Blame gathered upstream: out[:,j] = Sum_i weights[i,j] * delta[:,i], over all of the stride, which both share.
void blame(const Layer& layer, const Real* parameters, ConstColumns delta, Columns out);

}  // namespace glassbox::kernels
