// The cost as a landscape over two parameters.
#pragma once

#include "glassbox/dataset.h"
#include "glassbox/network.h"
#include "glassbox/status.h"

namespace glassbox {

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
