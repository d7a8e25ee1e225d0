// The gradient of a layer's own numbers.
#pragma once

#include "kernels/layer.h"

namespace glassbox::kernels {

/// weights[i,j] = Sum_s delta[s,i] * in[s,j], biases[i] = Sum_s delta[s,i], over all of the stride, which both share;
/// added to what is there when `accumulate`.
void gradient(const Layer& layer, ConstColumns delta, ConstColumns in, bool accumulate, Real* out);

}  // namespace glassbox::kernels
