#include "glassbox/network.h"

#include <new>

#include "check.h"
#include "training_access.h"
#include "training_state.h"

namespace glassbox {
namespace {

constexpr const char* kWhere = "Network";

Status checkKinds(const NetworkConfig& config) {
  for (std::size_t l = 0; l < config.activations.size(); ++l) {
    const Activation activation = config.activations[l];
    if (!isKnown(activation)) {
      return failure(ErrorCode::invalidConfig, kWhere, "expected an activation from 0 to ", kCount<Activation> - 1,
                     " for weight layer ", l, " but got ", static_cast<Index>(activation));
    }
    if (activation == Activation::softmax && l + 1 < config.activations.size()) {
      return failure(ErrorCode::invalidConfig, kWhere, "expected softmax only on the output layer, weight layer ",
                     config.activations.size() - 1, ", but got it on weight layer ", l);
    }
  }
  if (!isKnown(config.loss)) {
    return failure(ErrorCode::invalidConfig, kWhere, "expected a loss from 0 to ", kCount<Loss> - 1, " but got ",
                   static_cast<Index>(config.loss));
  }
  if (!isKnown(config.initializer)) {
    return failure(ErrorCode::invalidConfig, kWhere, "expected an initializer from 0 to ", kCount<Initializer> - 1,
                   " but got ", static_cast<Index>(config.initializer));
  }
  const Activation output = config.activations.back();
  if (config.loss == Loss::bce && output != Activation::sigmoid) {
    return failure(ErrorCode::invalidConfig, kWhere, "expected a sigmoid output for the loss bce but got ",
                   name(output));
  }
  if (config.loss == Loss::softmaxCrossEntropy && output != Activation::softmax) {
    return failure(ErrorCode::invalidConfig, kWhere,
                   "expected a softmax output for the loss softmaxCrossEntropy but got ", name(output));
  }
  return Status::okay();
}

}  // namespace

Status validate(const NetworkConfig& config) {
  const std::size_t sizes = config.layers.size();
  if (sizes < 2 || sizes > static_cast<std::size_t>(kMaxLayers) + 1) {
    return failure(ErrorCode::invalidConfig, kWhere, "expected 2 to ", kMaxLayers + 1, " layer sizes but got ", sizes);
  }
  for (std::size_t i = 0; i < sizes; ++i) {
    const Index size = config.layers[i];
    if (size < 1) {
      return failure(ErrorCode::invalidConfig, kWhere, "expected at least 1 neuron in layer ", i, " but got ", size);
    }
    if (size > kMaxLayerSize) {
      return failure(ErrorCode::tooLarge, kWhere, "expected at most ", kMaxLayerSize, " neurons in layer ", i,
                     " but got ", size);
    }
  }
  if (config.activations.size() != sizes - 1) {
    return failure(ErrorCode::invalidConfig, kWhere, "expected ", sizes - 1,
                   " activations, one per weight layer, but got ", config.activations.size());
  }
  const std::int64_t parameters = parameterCount(config);
  if (parameters > kMaxParameters) {
    return failure(ErrorCode::tooLarge, kWhere, "expected at most ", kMaxParameters, " weights and biases but got ",
                   parameters);
  }
  return checkKinds(config);
}

std::int64_t parameterCount(const NetworkConfig& config) {
  std::int64_t count = 0;
  for (std::size_t l = 0; l + 1 < config.layers.size(); ++l) {
    count += (static_cast<std::int64_t>(config.layers[l]) + 1) * config.layers[l + 1];
  }
  return count;
}

Status Network::create(NetworkConfig config, std::unique_ptr<Network>& out) {
  if (Status status = validate(config); !status) return status;
  const std::int64_t parameters = glassbox::parameterCount(config);
  std::unique_ptr<Network> network(new (std::nothrow) Network(std::move(config)));
  if (network == nullptr || !network->allocate(parameters)) {
    return outOfMemory(kWhere, "the parameters", parameters * static_cast<std::int64_t>(sizeof(Real)));
  }
  network->reset();
  out = std::move(network);
  return Status::okay();
}

bool Network::allocate(std::int64_t parameters) {
  if (!parameters_.resize(static_cast<std::size_t>(parameters)) || !weightOffsets_.resize(at(layerCount()))) {
    return false;
  }
  Index offset = 0;
  for (Index l = 0; l < layerCount(); ++l) {
    weightOffsets_[at(l)] = offset;
    offset += weightCount(l) + size(l + 1);
    neuronCount_ += size(l + 1);
  }
  return true;
}

Status Network::setFrozen(std::span<const Index> positions) {
  Index least = 0;
  for (const Index position : positions) {
    if (position < least || position >= parameterCount()) {
      return failure(ErrorCode::shapeMismatch, kWhere, "expected ascending positions below ", parameterCount(),
                     " but got ", position);
    }
    least = position + 1;
  }
  Buffer<Index> frozen;
  Buffer<Real> held;
  if (!frozen.assign(positions) || !held.resize(positions.size())) {
    return outOfMemory(kWhere, "what is frozen", static_cast<std::int64_t>(positions.size_bytes()));
  }
  frozen_.swap(frozen);
  held_.swap(held);
  return Status::okay();
}

Status Network::setTraining(TrainingState state) {
  constexpr const char* kHere = "Network.setTraining";
  if (Status status = checkTraining(kHere, ErrorCode::invalidConfig, state, parameterCount()); !status) return status;
  training_ = std::move(state);
  return Status::okay();
}

void Network::reset() {
  TrainingAccess access(*this);
  access.holdFrozen(parameters_.data());
  for (Index l = 0; l < layerCount(); ++l) {
    initialize(config_.initializer, size(l), size(l + 1), config_.seed, l, weights(l));
    for (Real& bias : biases(l)) bias = 0;
  }
  access.putFrozenBack(parameters_.data());
  // The slots stay allocated, so that a trainer at work can go on without asking for memory.
  training_.epoch = training_.step = training_.slotStep = 0;
  training_.cursor = 0;
  training_.slots.fill(0);
}

}  // namespace glassbox
