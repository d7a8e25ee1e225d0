// Training runs of PyTorch's, number for number: see tests/fixtures/golden/README.md.
#include <algorithm>
#include <cmath>
#include <string>

#include "glassbox/probe.h"
#include "support/json.h"
#include "support/networks.h"

using namespace glassbox;
using namespace glassbox::test;

namespace {

constexpr const char* kRuns[] = {"article-5-2-3-5", "elu-nesterov",       "gelu-adam",  "l1-sgd",
                                 "l2-sgd",          "leakyRelu-momentum", "logistic-1", "logistic-5-bce",
                                 "relu-softmax",    "silu-rmsprop",       "sine-adamw", "softplus-adagrad",
                                 "tanh-4-2"};

/// 32-bit floats beside PyTorch's 64-bit ones.
constexpr double kGoldenTolerance = 1e-4;

/// The largest difference, relative to the expected number, or to the array's largest where that is far larger.
double difference(const std::vector<double>& expected, ConstSpan got) {
  REQUIRE(expected.size() == got.size());
  double largest = 0;
  for (const double value : expected) largest = std::max(largest, std::abs(value));
  double worst = 0;
  for (std::size_t i = 0; i < got.size(); ++i) {
    worst = std::max(worst, std::abs(expected[i] - got[i]) / std::max(std::abs(expected[i]), 1e-2 * largest));
  }
  return worst;
}

double difference(double expected, double got) { return std::abs(expected - got) / std::abs(expected); }

/// W[0], b[0], W[1], ... as Network::parameters() has them.
std::vector<double> flat(const Json& parameters) {
  std::vector<double> all;
  for (std::size_t l = 0; l < parameters["W"].items().size(); ++l) {
    for (const char* kind : {"W", "b"}) {
      const std::vector<double> some = parameters[kind].items()[l].numbers();
      all.insert(all.end(), some.begin(), some.end());
    }
  }
  return all;
}

NetworkConfig goldenNetwork(const Json& run) {
  NetworkConfig config;
  for (const Json& size : run["layers"].items()) config.layers.push_back(size.index());
  for (const Json& name : run["activations"].items()) {
    config.activations.push_back(fromName<Activation>(name.text()).value());
  }
  config.loss = fromName<Loss>(run["loss"].text()).value();
  return config;
}

TrainingConfig goldenTraining(const Json& run) {
  TrainingConfig config;
  config.batchSize = run["batchSize"].index();
  config.optimizer.kind = fromName<Optimizer>(run["optimizer"]["kind"].text()).value();
  config.optimizer.learningRate = run["optimizer"]["learningRate"].real();
  config.regularization.kind = fromName<Regularization>(run["regularization"]["kind"].text()).value();
  config.regularization.rate = run["regularization"]["rate"].real();
  return config;
}

double costOf(const Network& network, const Dataset& data) {
  Evaluation evaluation;
  REQUIRE(evaluate(network, data, evaluation));
  return evaluation.cost;
}

}  // namespace

TEST_CASE("golden: losses, weights, trace and gradient as PyTorch computes them") {
  for (const std::string runName : kRuns) {
    CAPTURE(runName);
    const Json run = Json::fixture("golden/" + runName + ".json");
    const Json& expect = run["expect"];
    const auto network = makeNetwork(goldenNetwork(run));
    const std::vector<double> start = flat(run["init"]);
    REQUIRE(start.size() == network->parameters().size());
    std::ranges::transform(start, network->parameters().begin(), [](double value) { return static_cast<Real>(value); });
    const Index rows = static_cast<Index>(run["X"].items().size());
    const auto data = makeData(run["X"].reals(), run["Y"].reals(), rows);

    CHECK(difference(expect["initialLoss"].number(), costOf(*network, *data)) < kGoldenTolerance);

    const auto neurons = static_cast<std::size_t>(network->neuronCount());
    std::vector<Real> z(neurons), a(neurons), delta(neurons), blame(start.size() - neurons);
    REQUIRE(trace(*network, run["X"].items()[0].reals(), run["Y"].items()[0].reals(), z, a, delta, blame));
    CHECK(difference(expect["traceOfFirstObservation"]["z"].numbers(), z) < kGoldenTolerance);
    CHECK(difference(expect["traceOfFirstObservation"]["a"].numbers(), a) < kGoldenTolerance);
    CHECK(difference(expect["traceOfFirstObservation"]["delta"].numbers(), delta) < kGoldenTolerance);

    std::vector<Real> slope(start.size());
    REQUIRE(gradient(*network, *data, slope));
    CHECK(difference(flat(expect["gradientOfWholeSet"]), slope) < kGoldenTolerance);

    const auto trainer = makeTrainer(*network, *data, goldenTraining(run));
    const std::vector<double> losses = expect["losses"].numbers();
    REQUIRE(static_cast<Index>(losses.size()) == run["epochs"].index());
    for (std::size_t epoch = 0; epoch < losses.size(); ++epoch) {
      CAPTURE(epoch);
      const Progress progress = trainer->epochs(1);
      CHECK(progress.epoch == epoch + 1);
      CHECK_FALSE(progress.diverged);
      CHECK(difference(losses[epoch], costOf(*network, *data)) < kGoldenTolerance);
    }
    CHECK(difference(flat(expect["final"]), network->parameters()) < kGoldenTolerance);
  }
}
