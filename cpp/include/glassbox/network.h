// A multi-layer perceptron: its shape, its parameters, and how far its training has come.
#pragma once

#include <memory>
#include <vector>

#include "glassbox/activation.h"
#include "glassbox/initializer.h"
#include "glassbox/loss.h"
#include "glassbox/optimizer.h"
#include "glassbox/status.h"
#include "glassbox/types.h"

namespace glassbox {

struct NetworkConfig {
  std::vector<Index> layers;             // sizes, inputs first; at least two
  std::vector<Activation> activations;   // one per weight layer; softmax only as the last
  Loss loss = Loss::mse;
  Initializer initializer = Initializer::glorotUniform;
  std::uint32_t seed = 42;
};

Status validate(const NetworkConfig& config);
/// Weights and biases together; call after validate.
std::int64_t parameterCount(const NetworkConfig& config);

/// What resuming needs besides the parameters.
struct TrainingState {
  Optimizer optimizer = Optimizer::sgd;
  std::uint64_t epoch = 0;   // whole passes done
  std::uint64_t step = 0;    // updates done (also Adam's t since its slots were cleared: see slotStep)
  std::uint64_t slotStep = 0;
  Index cursor = 0;          // observations of the present pass already used
  std::vector<Real> slots;   // slotCount(optimizer) * parameterCount, zero when fresh
};

class Network {
 public:
  /// config must have passed validate; null when memory is refused.
  static std::unique_ptr<Network> create(NetworkConfig config);

  const NetworkConfig& config() const;
  Index layerCount() const;              // weight layers, L
  Index inputs() const;
  Index outputs() const;
  Index size(Index layer) const;         // neurons of layer; 0 is the inputs
  Index neuronCount() const;             // all neurons of the weight layers
  Index parameterCount() const;

  /// All parameters, flat: W[0] row-major n x m, b[0], W[1], b[1], ...
  MutableSpan parameters();
  ConstSpan parameters() const;
  MutableSpan weights(Index layer);
  ConstSpan weights(Index layer) const;
  MutableSpan biases(Index layer);
  ConstSpan biases(Index layer) const;
  Index weightOffset(Index layer) const; // where W[layer] starts in parameters()
  Index biasOffset(Index layer) const;

  /// The weights the seed gives, training state cleared.
  void reset();

  TrainingState& training();
  const TrainingState& training() const;

  // ... private storage is the implementation's business
};

}  // namespace glassbox
