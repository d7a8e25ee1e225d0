// Questions asked of a network without changing it.
#pragma once

#include <span>
#include <vector>

#include "glassbox/dataset.h"
#include "glassbox/network.h"
#include "glassbox/status.h"

namespace glassbox {

/// out: rows x outputs, row-major. inputs: rows x network.inputs(), row-major.
Status predict(const Network& network, ConstSpan inputs, Index rows, MutableSpan out);

struct Evaluation {
  double cost = 0;        // the loss over the whole set, no penalty; infinity or NaN where it has no value
  double accuracy = -1;   // share of rows classified right; -1 where the task is not classification (see docs)
};
Status evaluate(const Network& network, const Dataset& data, Evaluation& out);

/// The gradient of the cost over the whole set, no penalty; same layout as Network::parameters().
Status gradient(const Network& network, const Dataset& data, MutableSpan out);

/// The same by shocks: (C(p + epsilon) - C(p - epsilon)) / (2 epsilon), one parameter at a time.
/// Passes are counted: a pass is one forward pass of the whole set.
struct ShockReport { std::int64_t passes = 0; };
Status numericalGradient(const Network& network, const Dataset& data, double epsilon, MutableSpan out, ShockReport& report);

/// One observation: z, a, delta per neuron (all weight layers, flat, first layer first), and blame[j]: for each
/// weight, laid out like the weights of Network::parameters() without biases, W[l][n,m] * delta[n].
Status trace(const Network& network, ConstSpan input, ConstSpan target, MutableSpan z, MutableSpan a, MutableSpan delta,
             MutableSpan blame);

/// Activations of every neuron of every weight layer for many rows, neuron-major: out[neuron * rows + row].
Status activations(const Network& network, ConstSpan inputs, Index rows, MutableSpan out);

/// The same over a grid of two inputs, row 0 at the top (largest y), all other inputs held at `base`.
struct Grid {
  Index xInput = 0, yInput = 1;
  Real xMin = -6, xMax = 6, yMin = -6, yMax = 6;   // centres of the first and last cell
  Index width = 100, height = 100;
};
Status maps(const Network& network, const Grid& grid, ConstSpan base, MutableSpan out);

/// Cost over a grid of two parameters (positions in Network::parameters()), others as they are.
/// out[j * first.count + i] = cost(first at i, second at j).
struct ParameterAxis { Index parameter = 0; Real min = -1, max = 1; Index count = 25; };
Status costSurface(const Network& network, const Dataset& data, const ParameterAxis& first, const ParameterAxis& second,
                   MutableSpan out);

}  // namespace glassbox
