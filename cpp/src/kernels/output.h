// Where the loss meets the output layer: its value, and the delta that starts the way back.
#pragma once

#include "glassbox/loss.h"
#include "kernels/layer.h"

namespace glassbox::kernels {

/// The output layer's n columns of `rows` rows, `stride` apart and aligned, with an activation the loss goes with.
struct Output {
  Loss loss;
  Activation activation;
  Index n;
  Index rows;
  Index stride;
  const Real* z;
  const Real* a;
  const Real* targets;
};

/// delta = dCost/dz times `scale` (1 / rows of the batch). Padding lanes become 0.
/// Fused where the mathematics allows: sigmoid + bce is a - y, softmax + softmaxCrossEntropy is a Sum(y) - y, which is
/// a - y for targets that sum to 1.
void outputDelta(const Output& output, Real scale, Real* delta);
/// Sum over rows and outputs of the loss, in double, padding left out; stable for saturated z.
double lossSum(const Output& output);

}  // namespace glassbox::kernels
