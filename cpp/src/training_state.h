// What a training state must be before a network takes it.
#pragma once

#include "glassbox/status.h"
#include "glassbox/training_state.h"

namespace glassbox {

/// For a network of `parameters` parameters: a known optimizer, counters that can be, and slots that are none or as many
/// as the optimizer keeps, all finite. A refusal carries `code` and says `where`.
Status checkTraining(const char* where, ErrorCode code, const TrainingState& state, Index parameters);

}  // namespace glassbox
