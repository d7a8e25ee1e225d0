#include "training_state.h"

#include "check.h"

namespace glassbox {

Status checkTraining(const char* where, ErrorCode code, const TrainingState& state, Index parameters) {
  if (!isKnown(state.optimizer)) {
    return failure(code, where, "expected an optimizer from 0 to ", kCount<Optimizer> - 1, " but got ",
                   static_cast<Index>(state.optimizer));
  }
  for (const std::uint64_t counter : {state.epoch, state.step}) {
    if (counter > kMaxCount) {
      return failure(code, where, "expected epochs and steps up to ", kMaxCount, " but got more");
    }
  }
  if (state.slotStep > state.step) {
    return failure(code, where, "expected at most ", state.step,
                   " steps of the optimizer, as many as the network has, ", "but got more");
  }
  if (state.cursor < 0) return failure(code, where, "expected a cursor of 0 or more but got ", state.cursor);
  const std::int64_t whole = std::int64_t{traits(state.optimizer).slots} * parameters;
  if (!state.slots.empty() && std::ssize(state.slots) != whole) {
    return failure(code, where, "expected ", whole, " optimizer averages but got ", state.slots.size());
  }
  if (firstNotFinite({state.slots.data(), state.slots.size()}) >= 0) {
    return failure(code, where, "expected finite numbers but got NaN or infinity among the optimizer's averages");
  }
  return Status::okay();
}

}  // namespace glassbox
