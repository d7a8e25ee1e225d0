#include "glassbox/optimizer.h"

#include <cmath>
#include <limits>
#include <string>

#include "support/networks.h"
#include "update.h"

using namespace glassbox;
using namespace glassbox::test;

namespace {

/// One parameter under the textbook formulas, in double.
struct Textbook {
  OptimizerConfig config;
  double p, first = 0, second = 0;
  int t = 0;

  void step(double g) {
    ++t;
    const double eta = config.learningRate;
    switch (config.kind) {
      case Optimizer::sgd: p -= eta * g; break;
      case Optimizer::momentum:
        first = config.momentum * first + g;
        p -= eta * first;
        break;
      case Optimizer::nesterov:
        first = config.momentum * first + g;
        p -= eta * (g + config.momentum * first);
        break;
      case Optimizer::adagrad:
        first += g * g;
        p -= eta * g / (std::sqrt(first) + 1e-10);
        break;
      case Optimizer::rmsprop:
        first = config.alpha * first + (1 - config.alpha) * g * g;
        p -= eta * g / (std::sqrt(first) + 1e-8);
        break;
      case Optimizer::adamw: p *= 1 - eta * config.weightDecay; [[fallthrough]];
      case Optimizer::adam:
        first = config.beta1 * first + (1 - config.beta1) * g;
        second = config.beta2 * second + (1 - config.beta2) * g * g;
        p -= eta * (first / (1 - std::pow(config.beta1, t))) /
             (std::sqrt(second / (1 - std::pow(config.beta2, t))) + 1e-8);
        break;
    }
  }
};

/// Slots of zero, as many as the optimizer keeps.
void giveSlots(Network& network, Optimizer kind) {
  TrainingState state;
  state.optimizer = kind;
  REQUIRE(state.slots.resize(static_cast<std::size_t>(traits(kind).slots) * network.parameters().size()));
  REQUIRE(network.setTraining(std::move(state)));
}

/// A network of 16 parameters with slots for the optimizer.
std::unique_ptr<Network> networkFor(Optimizer kind) {
  auto network = makeNetwork(shape({3, 4}, {Activation::linear}));
  giveSlots(*network, kind);
  return network;
}

Buffer<Real> bufferOf(const std::vector<Real>& values) {
  Buffer<Real> buffer;
  REQUIRE(buffer.assign(values));
  return buffer;
}

}  // namespace

TEST_CASE("optimizer: names go both ways, and each keeps its number of averages") {
  for (const Optimizer kind : all<Optimizer>()) CHECK(fromName<Optimizer>(name(kind)) == kind);
  CHECK_FALSE(fromName<Optimizer>("SGD").has_value());
  CHECK(traits(Optimizer::sgd).slots == 0);
  CHECK(traits(Optimizer::rmsprop).slots == 1);
  CHECK(traits(Optimizer::adamw).slots == 2);
}

TEST_CASE("optimizer: settings are checked where they are used") {
  const auto refusal = [](Optimizer kind, auto change) {
    OptimizerConfig config = optimizerOf(kind);
    change(config);
    return said(validate(config));
  };
  CHECK(refusal(Optimizer::sgd, [](auto& c) { c.learningRate = 0; }) ==
        "[Trainer] expected a learning rate above 0 but got 0");
  CHECK(refusal(Optimizer::sgd, [](auto& c) { c.learningRate = NAN; }) ==
        "[Trainer] expected a learning rate above 0 but got NaN");
  CHECK(refusal(Optimizer::nesterov, [](auto& c) { c.momentum = 1; }) ==
        "[Trainer] expected momentum from 0 to below 1 but got 1");
  CHECK(refusal(Optimizer::sgd, [](auto& c) { c.momentum = 1; }).empty());
  CHECK_FALSE(refusal(Optimizer::adam, [](auto& c) { c.beta1 = -0.1F; }).empty());
  CHECK_FALSE(refusal(Optimizer::adamw, [](auto& c) { c.beta2 = 1; }).empty());
  CHECK_FALSE(refusal(Optimizer::rmsprop, [](auto& c) { c.alpha = 1; }).empty());
  CHECK_FALSE(refusal(Optimizer::adagrad, [](auto& c) { c.epsilon = 0; }).empty());
  CHECK_FALSE(refusal(Optimizer::adamw, [](auto& c) { c.weightDecay = -1; }).empty());
  CHECK_FALSE(validate(optimizerOf(static_cast<Optimizer>(7))));
}

TEST_CASE("optimizer: every rule follows its textbook formula over 50 steps") {
  for (const Optimizer kind : all<Optimizer>()) {
    CAPTURE(name(kind));
    const OptimizerConfig config = optimizerOf(kind, 0.05F);
    const auto network = networkFor(kind);
    std::vector<Textbook> expected;
    for (const Real p : network->parameters()) expected.push_back({config, p});
    for (std::uint32_t t = 0; t < 50; ++t) {
      const std::vector<Real> slopes = randomValues(expected.size(), t);
      Buffer<Real> gradient = bufferOf(slopes);
      REQUIRE(update(config, *network, gradient) == -1);
      for (std::size_t i = 0; i < expected.size(); ++i) expected[i].step(slopes[i]);
    }
    for (std::size_t i = 0; i < expected.size(); ++i) {
      CHECK(network->parameters()[i] == doctest::Approx(expected[i].p).epsilon(1e-4));
    }
    CHECK(network->training().slotStep == 50);
  }
}

TEST_CASE("optimizer: a gradient that is not finite changes neither parameters nor slots, and its layer is named") {
  for (const Optimizer kind : all<Optimizer>()) {
    CAPTURE(name(kind));
    auto network = makeNetwork(shape({2, 3, 1}, {Activation::tanh, Activation::linear}));
    const std::size_t size = network->parameters().size();
    giveSlots(*network, kind);
    Buffer<Real> gradient = bufferOf(randomValues(size, 1));
    REQUIRE(update(optimizerOf(kind), *network, gradient) == -1);
    const std::vector<Real> before = parametersOf(*network);
    const std::vector<Real> slots(network->training().slots.begin(), network->training().slots.end());

    std::vector<Real> bad = randomValues(size, 2);
    bad[static_cast<std::size_t>(network->biasOffset(1))] = NAN;
    gradient = bufferOf(bad);
    CHECK(update(optimizerOf(kind), *network, gradient) == 1);
    bad[0] = INFINITY;
    gradient = bufferOf(bad);
    CHECK(update(optimizerOf(kind), *network, gradient) == 0);
    CHECK(parametersOf(*network) == before);
    CHECK(std::vector<Real>(network->training().slots.begin(), network->training().slots.end()) == slots);
  }
}

TEST_CASE("optimizer: averages that overflow are cleared, so that all that is kept is finite") {
  const auto network = networkFor(Optimizer::adagrad);
  const std::vector<Real> before = parametersOf(*network);
  Buffer<Real> gradient = bufferOf(std::vector<Real>(before.size(), 1e30F));  // its square is not a float
  CHECK(update(optimizerOf(Optimizer::adagrad), *network, gradient) == 0);
  CHECK(parametersOf(*network) == before);
  for (const Real slot : network->training().slots) CHECK(slot == 0);
}
