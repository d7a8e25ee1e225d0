// The cost of a whole data set, block by block, for any set of parameters.
#pragma once

#include <algorithm>

#include "glassbox/dataset.h"
#include "glassbox/network.h"
#include "pass.h"

namespace glassbox {

/// Sends every block through the network and calls visit(first, rows) after each; the pass then holds its z and a.
template <class Visit>
void forwardAll(Pass& pass, const Dataset& data, const Real* parameters, Visit visit) {
  for (Index first = 0; first < data.rows(); first += pass.blockRows()) {
    const Index rows = std::min(data.rows() - first, pass.blockRows());
    pass.loadInputs(data.inputs(), nullptr, first, rows);
    pass.loadTargets(data.targets(), nullptr, first);
    pass.forward(parameters);
    visit(first, rows);
  }
}

/// Mean over the observations, in double.
inline double costOf(Pass& pass, const Dataset& data, const Real* parameters) {
  double sum = 0;
  forwardAll(pass, data, parameters, [&](Index, Index) { sum += pass.lossSum(); });
  return sum / data.rows();
}

}  // namespace glassbox
