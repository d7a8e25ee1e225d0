// How good a network is on a whole data set, and the slope of its cost.
#pragma once

#include "glassbox/dataset.h"
#include "glassbox/network.h"
#include "glassbox/status.h"

namespace glassbox {

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

}  // namespace glassbox
