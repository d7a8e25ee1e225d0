// Activations and their slopes over whole layers.
#pragma once

#include "kernels/layer.h"

namespace glassbox::kernels {

/// a = f(z) for n columns of `rows` rows, a multiple of kLanes; softmax goes over the columns of each row. a may be z.
/// Columns may begin anywhere.
void activate(Activation activation, ConstColumns z, Columns a, Index n, Index rows);
/// delta *= f'(z), given a = f(z), for `size` numbers in columns without gaps. Not for softmax (see outputDelta).
void applyDerivative(Activation activation, const Real* z, const Real* a, Real* delta, Index size);

}  // namespace glassbox::kernels
