#include "glassbox/shock.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "glassbox/evaluate.h"
#include "support/networks.h"

using namespace glassbox;
using namespace glassbox::test;

namespace {

/// Backpropagation against shocks, as the largest difference relative to the largest slope.
double disagreement(const Network& network, const Dataset& data, double epsilon) {
  const std::size_t size = network.parameters().size();
  std::vector<Real> backward(size), shocks(size);
  ShockReport report;
  REQUIRE(gradient(network, data, backward));
  REQUIRE(numericalGradient(network, data, epsilon, shocks, report));
  CHECK(report.passes == 2 * static_cast<std::int64_t>(size));
  double largest = 0;
  double worst = 0;
  for (std::size_t i = 0; i < size; ++i) {
    largest = std::max(largest, std::abs(static_cast<double>(shocks[i])));
    worst = std::max(worst, std::abs(static_cast<double>(backward[i]) - shocks[i]));
  }
  return worst / largest;
}

}  // namespace

TEST_CASE("shock: backpropagation agrees with shocks for every activation and loss") {
  for (const Activation hidden : all<Activation>()) {
    if (hidden == Activation::softmax) continue;
    CAPTURE(name(hidden));
    const auto agrees = [&](Activation output, Loss loss, Index outputs) {
      CAPTURE(name(output));
      CAPTURE(name(loss));
      const auto network = makeNetwork(shape({3, 6, 5, outputs}, {hidden, hidden, output}, loss));
      for (Index l = 0; l < 3; ++l) {
        std::ranges::copy(randomValues(network->biases(l).size(), 11), network->biases(l).begin());
      }
      CHECK(disagreement(*network, *randomData(*network, 150), 1e-6) < 1e-5);
    };
    agrees(hidden, Loss::mse, 2);
    agrees(Activation::softmax, Loss::mse, 3);
    agrees(Activation::sigmoid, Loss::bce, 2);
    agrees(Activation::softmax, Loss::softmaxCrossEntropy, 3);
  }
}

TEST_CASE("shock: shocks with a step as wide as people would choose still agree on smooth networks") {
  const auto network = makeNetwork(shape({2, 4, 2, 1}, {Activation::tanh, Activation::tanh, Activation::tanh}));
  const auto data = randomData(*network, 40);
  CHECK(disagreement(*network, *data, 1e-2) < 1e-3);
  CHECK(disagreement(*network, *data, 1e-4) < 1e-5);
}

TEST_CASE("shock: a step that is none, and more parameters than can be waited for, are refused") {
  const auto network = makeNetwork(shape({2, 3, 1}, {Activation::tanh, Activation::linear}));
  const auto fitting = randomData(*network, 4);
  std::vector<Real> slope(13);
  ShockReport report;
  CHECK(numericalGradient(*network, *fitting, 0, slope, report).code == ErrorCode::invalidConfig);
  CHECK(numericalGradient(*network, *fitting, NAN, slope, report).code == ErrorCode::invalidConfig);

  const auto large = makeNetwork(shape({1000, 1000}, {Activation::linear}));
  std::vector<Real> room(large->parameters().size());
  CHECK(numericalGradient(*large, *randomData(*large, 1), 1e-4, room, report).code == ErrorCode::tooLarge);
}
