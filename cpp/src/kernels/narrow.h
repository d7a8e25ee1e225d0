// The whole way of a batch through a narrow network and back, twelve rows at a time.
//
// Where layers have a handful of neurons, the kernels of one stage and layer spend more time being called, setting up their
// loops and adding lanes than multiplying. Here one call takes all layers forward and one takes them back; three
// vectors of rows stay in registers from a neuron's bias to its activation and from its blame to its delta; and the
// lanes of every weight's gradient are added once a batch, for four weights at a time. What that gains: docs/performance.md.
#pragma once

#include <span>

#include "glassbox/loss.h"
#include "kernels/layer.h"

namespace glassbox::kernels {

/// Rows at a time: columns of z, a, delta and targets are this long.
inline constexpr Index kStripRows = 3 * kLanes;
/// A batch of fewer rows would waste a vector or two on padding.
constexpr bool fillsStrip(Index rows) { return paddedRows(rows) == kStripRows; }

/// The widest layer, inputs among them, for which this way is the faster one: at 24 neurons it gains 7 %, at 32 nothing.
inline constexpr Index kNarrow = 16;

/// What goes through: kStripRows rows, of which the first `rows` count.
struct Strips {
  ConstColumns inputs;  // begin anywhere
  const Real* targets;  // kStripRows apart, aligned
  Index rows;
};

/// a of every layer, and z except of tanh, whose slope is made from a.
void narrowForward(std::span<const Layer> layers, const Real* parameters, ConstColumns inputs);

/// delta of every layer, of the mean loss over the rows, and by it the gradient as `sums`: four lanes for each parameter,
/// laid out like the parameters.
void narrowBackward(std::span<const Layer> layers, Loss loss, const Real* parameters, const Strips& batch, Real* sums);

/// out[k] = the four lanes of sum k, added in the one order of horizontalSums, for `count` rounded up to a multiple of 4.
void addLanes(const Real* sums, Index count, Real* out);

}  // namespace glassbox::kernels
