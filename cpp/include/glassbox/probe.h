// Questions asked of a network without changing it.
#pragma once

#include "glassbox/network.h"
#include "glassbox/status.h"

namespace glassbox {

/// out: rows x outputs, row-major. inputs: rows x network.inputs(), row-major.
Status predict(const Network& network, ConstSpan inputs, Index rows, MutableSpan out);

/// One observation: z, a, delta = dC/dz per neuron (all weight layers, flat, first layer first), and blame[j]: for each
/// weight, laid out like the weights of Network::parameters() without biases, W[l][n,m] * delta[n].
Status trace(const Network& network, ConstSpan input, ConstSpan target, MutableSpan z, MutableSpan a, MutableSpan delta,
             MutableSpan blame);

/// Activations of every neuron of every weight layer for many rows, neuron-major: out[neuron * rows + row].
Status activations(const Network& network, ConstSpan inputs, Index rows, MutableSpan out);

/// Most cells a grid may have.
inline constexpr Index kMaxGridCells = 4'000'000;
struct Grid {
  Index xInput = 0, yInput = 1;
  Real xMin = -6, xMax = 6, yMin = -6, yMax = 6;  // centres of the first and last cell
  Index width = 100, height = 100;
};
/// The same over a grid of two inputs, row 0 at the top (largest y), all other inputs held at `base`.
/// A grid of one input (xInput == yInput) runs along x. A side of one cell lies in the middle of its ends.
Status maps(const Network& network, const Grid& grid, ConstSpan base, MutableSpan out);

}  // namespace glassbox
