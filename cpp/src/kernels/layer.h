// All that the kernels ask of a layer.
#pragma once

#include "glassbox/activation.h"
#include "kernels/columns.h"

namespace glassbox::kernels {

/// Beside each other: in a small network, looking them up would take as long as some of the kernels do. `parameters`, and
/// a gradient, are laid out like Network::parameters(): n x m weights, row-major, and n biases for each layer.
struct Layer {
  Index n;        // neurons
  Index m;        // inputs to them
  Index weights;  // where they start among the parameters
  Index biases;
  Activation activation;
  Real* z;
  Real* a;
  Real* delta;
  const Real* fed;  // the inputs, as Pass::forward() found them: dropout has columns of its own
};

}  // namespace glassbox::kernels
