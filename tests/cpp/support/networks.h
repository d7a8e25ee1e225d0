// What many tests need: networks, data and configurations in one line each.
#pragma once

#include <doctest/doctest.h>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "glassbox/dataset.h"
#include "glassbox/evaluate.h"
#include "glassbox/network.h"
#include "glassbox/rng.h"
#include "glassbox/snapshot.h"
#include "glassbox/trainer.h"

namespace glassbox::test {

inline NetworkConfig shape(std::vector<Index> layers, std::vector<Activation> activations, Loss loss = Loss::mse,
                           std::uint32_t seed = 42) {
  return {std::move(layers), std::move(activations), loss, Initializer::glorotUniform, seed};
}

inline std::unique_ptr<Network> makeNetwork(NetworkConfig config) {
  std::unique_ptr<Network> network;
  const Status status = Network::create(std::move(config), network);
  REQUIRE_MESSAGE(static_cast<bool>(status), status.message.c_str());
  return network;
}

inline std::unique_ptr<Dataset> makeData(const std::vector<Real>& inputs, const std::vector<Real>& targets,
                                         Index rows) {
  std::unique_ptr<Dataset> data;
  const Status status = Dataset::create(inputs, targets, rows, static_cast<Index>(inputs.size()) / rows,
                                        static_cast<Index>(targets.size()) / rows, data);
  REQUIRE_MESSAGE(static_cast<bool>(status), status.message.c_str());
  return data;
}

inline std::unique_ptr<Trainer> makeTrainer(Network& network, const Dataset& data, const TrainingConfig& config) {
  std::unique_ptr<Trainer> trainer;
  const Status status = Trainer::create(network, data, config, trainer);
  REQUIRE_MESSAGE(static_cast<bool>(status), status.message.c_str());
  return trainer;
}

/// The whole trained state.
inline std::vector<std::uint8_t> saved(const Network& network) {
  const Buffer<std::uint8_t> bytes = save(network);
  REQUIRE_FALSE(bytes.empty());
  return {bytes.begin(), bytes.end()};
}

/// The sentence of an answer, empty when all is well.
inline std::string said(const Status& status) { return status.message.c_str(); }

/// Every value of an enum.
template <Named Enum>
std::vector<Enum> all() {
  std::vector<Enum> values;
  for (Index i = 0; i < kCount<Enum>; ++i) values.push_back(static_cast<Enum>(i));
  return values;
}

/// Values in [low, high), the same in every test run.
inline std::vector<Real> randomValues(std::size_t count, std::uint32_t seed, Real low = -1, Real high = 1) {
  Rng rng(seed, Stream::weights, 1000);
  std::vector<Real> values(count);
  for (Real& value : values) value = rng.uniform(low, high);
  return values;
}

/// Random inputs, and targets that suit the network's loss and output: one-hot rows for softmax, 0 or 1 for bce.
inline std::unique_ptr<Dataset> randomData(const Network& network, Index rows, std::uint32_t seed = 7) {
  const auto count = [&](Index columns) { return static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns); };
  const std::vector<Real> inputs = randomValues(count(network.inputs()), seed);
  std::vector<Real> targets = randomValues(count(network.outputs()), seed + 1);
  Rng rng(seed, Stream::shuffle, 1000);
  if (network.config().loss == Loss::bce) {
    for (Real& y : targets) y = static_cast<Real>(rng.below(2));
  } else if (network.config().loss == Loss::softmaxCrossEntropy) {
    const auto width = static_cast<std::size_t>(network.outputs());
    for (std::size_t row = 0; row < targets.size(); row += width) {
      const std::size_t chosen = rng.below(static_cast<std::uint32_t>(width));
      for (std::size_t k = 0; k < width; ++k) targets[row + k] = k == chosen ? 1.0F : 0.0F;
    }
  }
  return makeData(inputs, targets, rows);
}

inline Evaluation evaluated(const Network& network, const Dataset& data) {
  Evaluation evaluation;
  const Status status = evaluate(network, data, evaluation);
  REQUIRE_MESSAGE(static_cast<bool>(status), said(status));
  return evaluation;
}

/// One neuron per output that hands its input on, so that accuracy can be asked of chosen outputs.
inline std::unique_ptr<Network> identity(Index size, Activation activation, Loss loss) {
  auto network = makeNetwork(shape({size, size}, {activation}, loss));
  for (Index i = 0; i < size; ++i) {
    for (Index j = 0; j < size; ++j) network->weights(0)[static_cast<std::size_t>(i * size + j)] = i == j ? 1.0F : 0.0F;
  }
  return network;
}

inline std::vector<Real> parametersOf(const Network& network) {
  return {network.parameters().begin(), network.parameters().end()};
}

inline OptimizerConfig optimizerOf(Optimizer kind, Real learningRate = 0.03F) {
  OptimizerConfig config;
  config.kind = kind;
  config.learningRate = learningRate;
  return config;
}

}  // namespace glassbox::test
