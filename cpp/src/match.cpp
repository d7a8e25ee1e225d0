#include "match.h"

#include "check.h"

namespace glassbox {

Status checkMatch(const char* where, const Network& network, const Dataset& data) {
  if (data.inputCount() != network.inputs()) {
    return failure(ErrorCode::shapeMismatch, where, "expected ", network.inputs(), " inputs per row but got ",
                   data.inputCount());
  }
  if (data.targetCount() != network.outputs()) {
    return failure(ErrorCode::shapeMismatch, where, "expected ", network.outputs(), " targets per row but got ",
                   data.targetCount());
  }
  // Outside of this the two losses have no least value, and training would run away.
  if (network.config().loss == Loss::bce && !(data.targetMin() >= 0 && data.targetMax() <= 1)) {
    return failure(ErrorCode::invalidNumber, where, "expected targets from 0 to 1 for the loss bce but got ",
                   data.targetMin(), " to ", data.targetMax());
  }
  if (network.config().loss == Loss::softmaxCrossEntropy && !(data.targetMin() >= 0)) {
    return failure(ErrorCode::invalidNumber, where,
                   "expected targets of 0 or more for the loss softmaxCrossEntropy but got ", data.targetMin());
  }
  return Status::okay();
}

}  // namespace glassbox
