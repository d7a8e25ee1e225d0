// The forward product.
#pragma once

#include "kernels/layer.h"

namespace glassbox::kernels {

/// z[:,i] = bias[i] + Sum_j weights[i,j] * in[:,j] for `rows` rows, a multiple of kLanes. Columns may begin anywhere.
void affine(const Layer& layer, const Real* parameters, ConstColumns in, Columns z, Index rows);

}  // namespace glassbox::kernels
