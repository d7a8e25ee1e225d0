// Gradient descent over a data set, in steps as small as one batch.
#pragma once

#include <memory>

#include "glassbox/dataset.h"
#include "glassbox/network.h"
#include "glassbox/optimizer.h"
#include "glassbox/regularizer.h"
#include "glassbox/status.h"

namespace glassbox {

struct TrainingConfig {
  Index batchSize = 10;   // >= 1; larger than the data means one batch of all of it
  bool shuffle = false;   // a new order each epoch, from (seed, epoch)
  OptimizerConfig optimizer;
  RegularizationConfig regularization;
};

Status validate(const TrainingConfig& config);

struct Progress {
  std::uint64_t epoch = 0;
  std::uint64_t step = 0;
  Index cursor = 0;
  bool diverged = false;       // a gradient or parameter was not finite; the last finite weights stay
  Index divergedLayer = -1;    // weight layer where it was seen first
};

class Trainer {
 public:
  /// The network and the data must outlive the trainer. Continues from network.training(); another
  /// optimizer than the state's clears the slots.
  static Status create(Network& network, const Dataset& data, const TrainingConfig& config, std::unique_ptr<Trainer>& out);

  Status configure(const TrainingConfig& config);   // live: the weights stay
  const TrainingConfig& config() const;

  Progress steps(Index count);    // batches; crosses epochs
  Progress epochs(Index count);   // to the end of the present epoch counts as one
};

}  // namespace glassbox
