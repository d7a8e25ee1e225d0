// The hot loops. A block of observations is stored batch-major: one column per neuron, `stride` floats long, 16-byte
// aligned, samples contiguous, so SIMD lanes run over samples. stride = rows rounded up to kLanes; lanes past `rows`
// hold finite padding that outputDelta zeroes, so it never reaches a gradient. Nothing here allocates, and the order of
// every sum is fixed by the code: the same bits natively and in wasm.
#pragma once

#include "glassbox/activation.h"
#include "glassbox/loss.h"
#include "glassbox/types.h"

namespace glassbox::kernels {

inline constexpr Index kLanes = 4;
/// Rows worked on at once; longer batches go through in blocks of this size, so memory stays bounded.
inline constexpr Index kBlockRows = 128;

constexpr Index paddedRows(Index rows) { return (rows + kLanes - 1) / kLanes * kLanes; }

/// All that the kernels ask of a layer, beside each other: in a small network, looking it up would take as long as some
/// of them do.
struct Layer {
  Index n;        // neurons
  Index m;        // inputs to them
  Index weights;  // where they start among the parameters
  Index biases;
  Activation activation;
  Real* z;
  Real* a;
  Real* delta;
  const Real* fed = nullptr;  // the inputs, as Pass::forward() found them: dropout has columns of its own
};

/// Rows first .. first+rows-1 of a row-major N x columns matrix (through `order` when it is not null) into columns.
/// Padding lanes repeat the last row.
void gather(const Real* rowMajor, const Index* order, Index first, Index rows, Index columns, Real* out, Index stride);
/// From columns `distance` apart that begin anywhere, of which all lanes can be read.
void copyColumns(const Real* from, Index distance, Index columns, Real* out, Index stride);
/// The way back: columns into a row-major rows x columns matrix.
void scatter(const Real* in, Index rows, Index columns, Index stride, Real* rowMajor);

// The way forward also writes straight into matrices that the caller holds: there columns may be further apart than a
// block is long (`rows`, a multiple of kLanes), and begin anywhere.

/// z[:,i] = bias[i] + Sum_j weights[i*m + j] * in[:,j]; weights n x m row-major.
void affine(const Real* weights, const Real* bias, Index n, Index m, const Real* in, Index inStride, Real* z,
            Index stride, Index rows);
/// a = f(z); softmax goes over the n columns of each row. a may be z.
void activate(Activation activation, const Real* z, Real* a, Index n, Index stride, Index rows);

/// The output layer's delta = dCost/dz times `scale` (1 / rows of the batch). Padding lanes become 0.
/// Fused where the mathematics allows: sigmoid + bce is a - y, softmax + softmaxCrossEntropy is a Sum(y) - y, which is
/// a - y for targets that sum to 1. activation must be one the loss goes with.
void outputDelta(Loss loss, Activation activation, const Real* z, const Real* a, const Real* targets, Index n,
                 Index rows, Index stride, Real scale, Real* delta);
/// Sum over rows and outputs of the loss, in double, padding left out; stable for saturated z.
double lossSum(Loss loss, Activation activation, const Real* z, const Real* a, const Real* targets, Index n, Index rows,
               Index stride);

/// Blame gathered upstream: out[:,j] = Sum_i weights[i*m + j] * delta[:,i].
void blame(const Real* weights, Index n, Index m, const Real* delta, Real* out, Index stride);
/// delta *= f'(z), given a = f(z). Not for softmax (output only, see outputDelta).
void applyDerivative(Activation activation, const Real* z, const Real* a, Real* delta, Index n, Index stride);
/// gradWeights[i*m + j] = Sum_s delta[s,i] * in[s,j], gradBiases[i] = Sum_s delta[s,i]; added to what is there when
/// `accumulate`.
void gradient(const Real* delta, const Real* in, Index n, Index m, Index stride, bool accumulate, Real* gradWeights,
              Real* gradBiases);

}  // namespace glassbox::kernels
