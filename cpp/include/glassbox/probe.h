// Questions asked of a network without changing it.
#pragma once

#include <cstdint>

#include "glassbox/dataset.h"
#include "glassbox/network.h"
#include "glassbox/status.h"

namespace glassbox {

/// out: rows x outputs, row-major. inputs: rows x network.inputs(), row-major.
Status predict(const Network& network, ConstSpan inputs, Index rows, MutableSpan out);

struct Evaluation {
  double cost = 0;       // the loss over the whole set, no penalty; infinity or NaN where it has no value
  double accuracy = -1;  // share of right answers, 0 to 1; -1 where the task is not a classification
};
/// An answer is right when, by the output layer:
/// - softmax: the largest output is where the largest target is; the first of equals counts;
/// - sigmoid with bce, or one sigmoid whose targets are all 0 or 1: output and target lie on the same side of 0.5; each
///   of several outputs counts as an answer of its own;
/// - several sigmoids with mse: as softmax, if every row of targets is a single 1 among zeros;
/// - one tanh or linear output whose targets are all -1 or 1: it has the target's sign (0 counts as positive).
/// Everything else is not a classification.
Status evaluate(const Network& network, const Dataset& data, Evaluation& out);

/// The gradient of the cost over the whole set, no penalty; same layout as Network::parameters().
Status gradient(const Network& network, const Dataset& data, MutableSpan out);

/// Most parameters numericalGradient shocks, which is two million passes over the data.
inline constexpr Index kMaxShocks = 1'000'000;
struct ShockReport {
  std::int64_t passes = 0;
};
/// The same by shocks: (C(p + epsilon) - C(p - epsilon)) / (2 epsilon), one parameter at a time, computed in double
/// precision. epsilon > 0; 1e-4 leaves about 1e-8 of the third derivative and far less of rounding.
/// Passes are counted: a pass is one forward pass of the whole set.
Status numericalGradient(const Network& network, const Dataset& data, double epsilon, MutableSpan out,
                         ShockReport& report);

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

struct ParameterAxis {
  Index parameter = 0;  // position in Network::parameters()
  Real min = -1, max = 1;
  Index count = 25;
};
/// Cost over a grid of two parameters, others as they are: out[j * first.count + i] = cost(first at i, second at j).
/// The two must differ; a count of 1 stands at min. Takes first.count * second.count passes of the whole set.
Status costSurface(const Network& network, const Dataset& data, const ParameterAxis& first, const ParameterAxis& second,
                   MutableSpan out);

}  // namespace glassbox
