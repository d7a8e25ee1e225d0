// The whole way of a batch through a narrow network and back, twelve rows at a time.
//
// Where layers have a handful of neurons, the kernels of kernels.h spend more time being called, setting up their
// loops and adding lanes than multiplying. Here one call takes all layers forward and one takes them back; three
// vectors of rows stay in registers from a neuron's bias to its activation and from its blame to its delta; and the
// lanes of every weight's gradient are added once a batch, for four weights at a time. Measured in turns with the
// kernels of kernels.h, in wasm under Node, batch 10: 2-4-2-1 takes 275 -> 181 ns a step, 2-8x6-1 1,880 -> 1,680.
#pragma once

#include <span>

#include "kernels/kernels.h"

namespace glassbox::kernels {

/// Rows at a time: columns of z, a, delta and targets are this long.
inline constexpr Index kStripRows = 3 * kLanes;
/// A batch of fewer rows would waste a vector or two on padding.
constexpr bool fillsStrip(Index rows) { return paddedRows(rows) == kStripRows; }

/// The widest layer, inputs among them, for which this way is the faster one: at 24 neurons it gains 7 %, at 32 nothing.
inline constexpr Index kNarrow = 16;

/// a of every layer, and z except of tanh, whose slope is made from a. The inputs are columns `distance` apart, which
/// begin anywhere.
void narrowForward(std::span<const Layer> layers, const Real* parameters, const Real* in, Index distance);

/// delta of every layer, of `scale` times the loss summed over the first `rows` rows, and by it the gradient as `sums`:
/// four lanes for each parameter, laid out like the parameters.
void narrowBackward(std::span<const Layer> layers, Loss loss, const Real* parameters, const Real* in, Index distance,
                    const Real* targets, Index rows, Real scale, Real* sums);

/// out[k] = the four lanes of sum k, added in the one order of horizontalSums, for `count` rounded up to a multiple of 4.
void addLanes(const Real* sums, Index count, Real* out);

}  // namespace glassbox::kernels
