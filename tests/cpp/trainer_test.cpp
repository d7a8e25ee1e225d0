#include "glassbox/trainer.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "glassbox/probe.h"
#include "glassbox/snapshot.h"
#include "kernels/columns.h"
#include "support/networks.h"

using namespace glassbox;
using namespace glassbox::test;

namespace {

NetworkConfig tanhNet() { return shape({2, 6, 4, 1}, {Activation::tanh, Activation::gelu, Activation::linear}); }

TrainingConfig batchesOf(Index size) {
  TrainingConfig config;
  config.batchSize = size;
  return config;
}

std::string refusal(Network& network, const Dataset& data, const TrainingConfig& config) {
  std::unique_ptr<Trainer> trainer;
  const Status status = Trainer::create(network, data, config, trainer);
  CHECK(static_cast<bool>(status) == (trainer != nullptr));
  return said(status);
}

}  // namespace

TEST_CASE("trainer: settings and data that do not fit are refused") {
  const auto network = makeNetwork(tanhNet());
  const auto data = randomData(*network, 5);
  CHECK(refusal(*network, *data, batchesOf(0)) == "[Trainer] expected a batch size of 1 or more but got 0");
  CHECK(refusal(*network, *makeData({1, 2, 3}, {1}, 1), {}) == "[Trainer] expected 2 inputs per row but got 3");
  CHECK(refusal(*network, *makeData({1, 2}, {1, 2}, 1), {}) == "[Trainer] expected 1 targets per row but got 2");
  const auto logistic = makeNetwork(shape({1, 1}, {Activation::sigmoid}, Loss::bce));
  CHECK(refusal(*logistic, *makeData({1, 2}, {0, 2}, 2), {}) ==
        "[Trainer] expected targets from 0 to 1 for the loss bce but got 0 to 2");
  const auto classes = makeNetwork(shape({1, 2}, {Activation::softmax}, Loss::softmaxCrossEntropy));
  CHECK_FALSE(refusal(*classes, *makeData({1}, {-1, 1}, 1), {}).empty());

  const auto trainer = makeTrainer(*network, *data, {});
  CHECK_FALSE(trainer->configure(batchesOf(-1)));
  CHECK(trainer->config().batchSize == 10);
}

TEST_CASE("trainer: counts steps, epochs and rows; the last, shorter batch is a batch") {
  const auto network = makeNetwork(tanhNet());
  const auto data = randomData(*network, 23);
  const auto trainer = makeTrainer(*network, *data, batchesOf(10));
  Progress progress = trainer->steps(2);
  CHECK(progress.epoch == 0);
  CHECK(progress.step == 2);
  CHECK(progress.cursor == 20);
  progress = trainer->epochs(1);  // what is left of this one
  CHECK(progress.epoch == 1);
  CHECK(progress.step == 3);
  CHECK(progress.cursor == 0);
  progress = trainer->epochs(2);
  CHECK(progress.epoch == 3);
  CHECK(progress.step == 9);
  progress = trainer->steps(4);
  CHECK(progress.epoch == 4);
  CHECK(progress.step == 13);
  CHECK(progress.cursor == 10);
  progress = trainer->steps(0);
  CHECK(progress.step == 13);
}

TEST_CASE("trainer: one step of sgd is the gradient of that batch, times the learning rate") {
  const auto network = makeNetwork(tanhNet());
  const auto data = randomData(*network, 7);
  std::vector<Real> slope(network->parameters().size());
  REQUIRE(gradient(*network, *data, slope));
  const std::vector<Real> before = parametersOf(*network);
  makeTrainer(*network, *data, batchesOf(1000))->steps(1);  // larger than the data: one batch of all of it
  for (std::size_t i = 0; i < before.size(); ++i) CHECK(network->parameters()[i] == before[i] - 0.03F * slope[i]);
  CHECK(network->training().epoch == 1);
}

TEST_CASE("trainer: a batch of several blocks is one batch") {
  const auto network = makeNetwork(tanhNet());
  const Index rows = 2 * kernels::kBlockRows + 37;
  const auto data = randomData(*network, rows);
  // The mean over all rows, from one-row gradients in double.
  std::vector<double> expected(network->parameters().size(), 0);
  std::vector<Real> slope(expected.size());
  for (Index row = 0; row < rows; ++row) {
    const auto at = static_cast<std::size_t>(row);
    const auto one = makeData({data->inputs()[2 * at], data->inputs()[2 * at + 1]}, {data->targets()[at]}, 1);
    REQUIRE(gradient(*network, *one, slope));
    for (std::size_t i = 0; i < slope.size(); ++i) expected[i] += static_cast<double>(slope[i]) / rows;
  }
  const std::vector<Real> before = parametersOf(*network);
  TrainingConfig config = batchesOf(rows);
  config.optimizer.learningRate = 1;
  makeTrainer(*network, *data, config)->steps(1);
  for (std::size_t i = 0; i < before.size(); ++i) {
    CHECK(before[i] - network->parameters()[i] == doctest::Approx(expected[i]).epsilon(1e-3));
  }
}

TEST_CASE("trainer: shuffling takes every row once an epoch, in an order of the seed and the epoch") {
  // One weight, learning rate and data chosen so that the weight after an epoch tells the order.
  const auto orderOf = [](std::uint32_t seed, std::uint64_t epoch) {
    const auto network = makeNetwork(shape({1, 1}, {Activation::linear}, Loss::mse, seed));
    std::vector<Real> inputs, targets;
    for (Index i = 0; i < 8; ++i) {
      inputs.push_back(0);
      targets.push_back(static_cast<Real>(i));
    }
    const auto data = makeData(inputs, targets, 8);
    TrainingConfig config = batchesOf(1);
    config.shuffle = true;
    config.optimizer.learningRate = 0.5F;  // mse, b <- b - 0.5 * 2 * (b - y) = y: the bias is the last row's target
    const auto trainer = makeTrainer(*network, *data, config);
    trainer->epochs(static_cast<Index>(epoch));
    std::string order;
    for (int i = 0; i < 8; ++i) {
      trainer->steps(1);
      order += static_cast<char>('0' + static_cast<int>(std::lround(network->biases(0)[0])));
    }
    return order;
  };
  const std::string order = orderOf(1, 0);
  std::string sorted = order;
  std::ranges::sort(sorted);
  CHECK(sorted == "01234567");
  CHECK(order == orderOf(1, 0));
  CHECK(order != orderOf(1, 1));
  CHECK(order != orderOf(2, 0));
}

TEST_CASE("trainer: stopped anywhere, saved, and continued elsewhere, it gives the same bits") {
  for (const Optimizer kind : all<Optimizer>()) {
    for (const Regularization regularization : {Regularization::l2, Regularization::dropout}) {
      CAPTURE(name(kind));
      TrainingConfig config = batchesOf(4);
      config.shuffle = true;
      config.optimizer = optimizerOf(kind, 0.01F);
      config.regularization = {regularization, 0.2F};
      const auto whole = makeNetwork(tanhNet());
      const auto data = randomData(*whole, 19);
      makeTrainer(*whole, *data, config)->steps(33);

      auto network = makeNetwork(tanhNet());
      for (const Index steps : {7, 1, 15, 10}) {
        makeTrainer(*network, *data, config)->steps(steps);
        const Buffer<std::uint8_t> bytes = save(*network);
        network = makeNetwork(tanhNet());
        REQUIRE(restore(*network, {bytes.data(), bytes.size()}));
      }
      CHECK(parametersOf(*network) == parametersOf(*whole));
      CHECK(network->training().epoch == whole->training().epoch);
      CHECK(network->training().cursor == whole->training().cursor);
    }
  }
}

TEST_CASE("trainer: rewinding a network under a trainer at work goes on from there") {
  const auto network = makeNetwork(tanhNet());
  const auto data = randomData(*network, 19);
  TrainingConfig config = batchesOf(4);
  config.shuffle = true;
  config.optimizer = optimizerOf(Optimizer::adam);
  const auto trainer = makeTrainer(*network, *data, config);
  trainer->steps(7);
  const Buffer<std::uint8_t> bytes = save(*network);
  trainer->steps(20);
  const std::vector<Real> after = parametersOf(*network);
  REQUIRE(restore(*network, {bytes.data(), bytes.size()}));
  trainer->steps(20);
  CHECK(parametersOf(*network) == after);

  network->reset();
  trainer->steps(27);
  CHECK(parametersOf(*network) == after);

  // A snapshot from before the optimizer was chosen: its slots start anew.
  const auto fresh = makeNetwork(tanhNet());
  const Buffer<std::uint8_t> start = save(*fresh);
  REQUIRE(restore(*network, {start.data(), start.size()}));
  trainer->steps(27);
  CHECK(parametersOf(*network) == after);
}

TEST_CASE("trainer: a new optimizer starts with clear slots, other changes leave them") {
  const auto network = makeNetwork(tanhNet());
  const auto data = randomData(*network, 30);
  TrainingConfig config = batchesOf(4);
  config.optimizer = optimizerOf(Optimizer::momentum);
  const auto trainer = makeTrainer(*network, *data, config);
  trainer->steps(3);
  const std::vector<Real> slots(network->training().slots.begin(), network->training().slots.end());

  config.batchSize = 200;
  config.shuffle = true;
  config.optimizer.learningRate = 0.5F;
  config.regularization = {Regularization::dropout, 0.1F};
  REQUIRE(trainer->configure(config));
  CHECK(std::vector<Real>(network->training().slots.begin(), network->training().slots.end()) == slots);
  CHECK(network->training().slotStep == 3);
  trainer->steps(1);

  config.optimizer.kind = Optimizer::rmsprop;  // as many slots as momentum
  REQUIRE(trainer->configure(config));
  CHECK(network->training().slotStep == 0);
  for (const Real slot : network->training().slots) CHECK(slot == 0);
  CHECK(network->training().step == 4);
}

TEST_CASE("trainer: a cursor past the end of smaller data starts the pass over") {
  const auto network = makeNetwork(tanhNet());
  const auto large = randomData(*network, 40);
  makeTrainer(*network, *large, batchesOf(10))->steps(3);
  CHECK(network->training().cursor == 30);
  const auto data = randomData(*network, 20);
  const Progress progress = makeTrainer(*network, *data, batchesOf(10))->steps(1);
  CHECK(progress.epoch == 0);
  CHECK(progress.cursor == 10);
}

TEST_CASE("trainer: divergence stops, names the layer, keeps the last finite weights, and may be tried again") {
  for (const Optimizer kind : {Optimizer::sgd, Optimizer::momentum}) {
    CAPTURE(name(kind));
    const auto network = makeNetwork(shape({2, 4, 1}, {Activation::linear, Activation::linear}));
    const auto data = randomData(*network, 10);
    TrainingConfig config;
    config.optimizer = optimizerOf(kind, 1e6F);
    const auto trainer = makeTrainer(*network, *data, config);
    const Progress progress = trainer->epochs(1000);
    CHECK(progress.diverged);
    CHECK(progress.divergedLayer >= 0);
    CHECK(progress.epoch < 1000);
    const std::vector<Real> kept = parametersOf(*network);
    for (const Real value : kept) CHECK(std::isfinite(value));
    for (const Real slot : network->training().slots) CHECK(std::isfinite(slot));

    CHECK(trainer->steps(1).diverged);
    CHECK(parametersOf(*network) == kept);
    CHECK(network->training().step == progress.step);

    network->reset();
    config.optimizer.learningRate = 0.01F;
    REQUIRE(trainer->configure(config));
    CHECK_FALSE(trainer->epochs(20).diverged);
  }
}

TEST_CASE("trainer: every optimizer lowers the cost") {
  for (const Optimizer kind : all<Optimizer>()) {
    CAPTURE(name(kind));
    const auto network = makeNetwork(tanhNet());
    const auto data = randomData(*network, 40);
    Evaluation before, after;
    REQUIRE(evaluate(*network, *data, before));
    TrainingConfig config;
    config.optimizer = optimizerOf(kind, 0.01F);
    makeTrainer(*network, *data, config)->epochs(50);
    REQUIRE(evaluate(*network, *data, after));
    CHECK(after.cost < before.cost);
  }
}

TEST_CASE("trainer: a network so wide that blocks shrink still trains and predicts") {
  const auto network = makeNetwork(shape({1, kMaxLayerSize, 2, kMaxLayerSize, 1},
                                         {Activation::relu, Activation::tanh, Activation::relu, Activation::linear}));
  const auto data = randomData(*network, 150);
  TrainingConfig config = batchesOf(150);
  config.optimizer.learningRate = 1e-4F;
  const Progress progress = makeTrainer(*network, *data, config)->steps(1);
  CHECK_FALSE(progress.diverged);
  CHECK(progress.epoch == 1);
}
