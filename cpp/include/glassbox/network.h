// A multi-layer perceptron: its shape and its parameters.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "glassbox/activation.h"
#include "glassbox/buffer.h"
#include "glassbox/initializer.h"
#include "glassbox/loss.h"
#include "glassbox/status.h"
#include "glassbox/training_state.h"
#include "glassbox/types.h"

namespace glassbox {

struct NetworkConfig {
  std::vector<Index> layers;            // sizes, inputs first; at least two
  std::vector<Activation> activations;  // one per weight layer; softmax only as the last
  Loss loss = Loss::mse;
  Initializer initializer = Initializer::glorotUniform;
  std::uint32_t seed = 42;
};

Status validate(const NetworkConfig& config);
/// Weights and biases together; call after validate.
std::int64_t parameterCount(const NetworkConfig& config);

/// Not to be copied or moved: trainers and passes hold on to it.
class Network {
 public:
  /// With the weights that the seed gives. Refuses what `validate` refuses, and a network there is no memory for.
  static Status create(NetworkConfig config, std::unique_ptr<Network>& out);

  const NetworkConfig& config() const { return config_; }
  Index layerCount() const { return static_cast<Index>(config_.activations.size()); }  // weight layers, L
  Index inputs() const { return config_.layers.front(); }
  Index outputs() const { return config_.layers.back(); }
  Index size(Index layer) const { return config_.layers[static_cast<std::size_t>(layer)]; }  // neurons; 0: the inputs
  Activation activation(Index layer) const { return config_.activations[static_cast<std::size_t>(layer)]; }
  Index neuronCount() const { return neuronCount_; }  // all neurons of the weight layers
  Index parameterCount() const { return static_cast<Index>(parameters_.size()); }

  /// All parameters, flat: W[0] row-major n x m, b[0], W[1], b[1], ... A training step puts another array in this
  /// one's place: take the span anew after training.
  MutableSpan parameters() { return {parameters_.data(), parameters_.size()}; }
  ConstSpan parameters() const { return {parameters_.data(), parameters_.size()}; }
  MutableSpan weights(Index layer) { return parameters().subspan(at(weightOffset(layer)), at(weightCount(layer))); }
  ConstSpan weights(Index layer) const { return parameters().subspan(at(weightOffset(layer)), at(weightCount(layer))); }
  MutableSpan biases(Index layer) { return parameters().subspan(at(biasOffset(layer)), at(size(layer + 1))); }
  ConstSpan biases(Index layer) const { return parameters().subspan(at(biasOffset(layer)), at(size(layer + 1))); }
  Index weightCount(Index layer) const { return size(layer) * size(layer + 1); }
  Index weightOffset(Index layer) const { return weightOffsets_[at(layer)]; }  // where W[layer] starts in parameters()
  Index biasOffset(Index layer) const { return weightOffset(layer) + weightCount(layer); }

  /// The weights the seed gives; training starts from epoch 0 with slots of zero. What is frozen stays as it is.
  void reset();

  /// Parameters that training leaves as they are: positions in parameters(), ascending. Empty unless somebody froze any.
  std::span<const Index> frozen() const { return {frozen_.data(), frozen_.size()}; }
  /// In place of what was frozen before; ascending, each once. Refused, changing nothing: a position that is not a
  /// parameter's, or another order.
  Status setFrozen(std::span<const Index> positions);
  const TrainingState& training() const { return training_; }
  /// Goes on from there, as a network that was saved does. Refused, changing nothing: an unknown optimizer, counters past
  /// kMaxCount, more steps of the optimizer than steps, a cursor below 0, and slots that are neither none nor as many as
  /// the optimizer keeps, or not finite.
  Status setTraining(TrainingState state);

 private:
  friend class TrainingAccess;  // cpp/src/training_access.h: what only training steps may do
  explicit Network(NetworkConfig config) : config_(std::move(config)) {}
  bool allocate(std::int64_t parameters);
  static std::size_t at(Index index) { return static_cast<std::size_t>(index); }

  NetworkConfig config_;
  Buffer<Index> weightOffsets_;
  Index neuronCount_ = 0;
  Buffer<Real> parameters_;
  Buffer<Index> frozen_;
  Buffer<Real> held_;  // as many: the values that stay
  TrainingState training_;
};

}  // namespace glassbox
