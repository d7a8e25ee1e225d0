// Whether a network and a data set go together.
#pragma once

#include "glassbox/dataset.h"
#include "glassbox/network.h"
#include "glassbox/status.h"

namespace glassbox {

/// As many inputs and targets per row as the network has, and targets that the loss has a least value for.
Status checkMatch(const char* where, const Network& network, const Dataset& data);

}  // namespace glassbox
