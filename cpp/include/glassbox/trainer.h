// Gradient descent over a data set, in steps as small as one batch.
#pragma once

#include <memory>
#include <optional>

#include "glassbox/dataset.h"
#include "glassbox/network.h"
#include "glassbox/optimizer.h"
#include "glassbox/regularizer.h"
#include "glassbox/status.h"

namespace glassbox {

class Pass;
class Dropout;

struct TrainingConfig {
  Index batchSize = 10;  // >= 1; larger than the data means one batch of all of it
  bool shuffle = false;  // a new order each epoch, from (seed, epoch)
  OptimizerConfig optimizer = {};
  RegularizationConfig regularization = {};
};

Status validate(const TrainingConfig& config);

struct Progress {
  std::uint64_t epoch = 0;
  std::uint64_t step = 0;
  Index cursor = 0;
  bool diverged = false;     // a gradient or parameter was not finite; the last finite weights stay
  Index divergedLayer = -1;  // weight layer where it was seen first
  bool outOfMemory = false;  // the network was restored to an optimizer whose slots did not fit: nothing was done
};

class Trainer {
 public:
  /// The network and the data must outlive the trainer. Continues from network.training(); another optimizer than the
  /// state's clears the slots. A cursor past the end of the data (another data set than before) starts the pass over.
  static Status create(Network& network, const Dataset& data, const TrainingConfig& config,
                       std::unique_ptr<Trainer>& out);
  ~Trainer();

  /// Live: the weights stay. Another optimizer clears the slots; other settings leave them. A refusal changes nothing.
  Status configure(const TrainingConfig& config);
  const TrainingConfig& config() const { return config_; }

  /// `count` batches, across epochs. Stops early when training diverges; a further call tries that batch again, from
  /// the last finite weights, which makes sense with another learning rate.
  Progress steps(Index count);
  /// `count` epochs; to the end of the present epoch counts as one.
  Progress epochs(Index count);

 private:
  Trainer(Network& network, const Dataset& data);
  bool prepare();
  Index step();
  const Index* orderOf(std::uint64_t epoch);
  const Real* columnsOf(std::uint64_t epoch);
  Progress progress(bool ready, Index layer) const;

  Network& network_;
  const Dataset& data_;
  TrainingConfig config_;
  Buffer<Real> gradient_;                    // becomes the new parameters, see update.h
  Buffer<Index> order_;                      // empty unless shuffling
  std::optional<std::uint64_t> orderEpoch_;  // the epoch order_ was made for
  bool narrow_ = false;                      // whether batches as long as a strip go through kernels/narrow.h
  Buffer<Real> columns_;                     // for them: the data in that order, column by column
  Index distance_;                           // between columns
  std::optional<std::uint64_t> columnsEpoch_;
  std::unique_ptr<Pass> pass_;
  std::unique_ptr<Dropout> dropout_;
};

}  // namespace glassbox
