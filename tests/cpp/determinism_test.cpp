// The same bits everywhere: training runs against committed hashes, see tests/fixtures/determinism.json.
#include <cinttypes>
#include <cstdio>
#include <cstring>
#include <string>

#include "support/json.h"
#include "support/networks.h"

using namespace glassbox;
using namespace glassbox::test;

namespace {

class Draws {
 public:
  explicit Draws(std::uint32_t seed) : state_(seed) {}
  Real next() {
    state_ = state_ * 1664525U + 1013904223U;
    return (static_cast<Real>(state_ >> 20) - 2048) / 1024;
  }

 private:
  std::uint32_t state_;
};

std::unique_ptr<Dataset> dataOf(const Json& run) {
  Draws draws(static_cast<std::uint32_t>(run["dataSeed"].number()));
  const Index rows = run["rows"].index();
  std::vector<Real> inputs, targets;
  for (Index row = 0; row < rows; ++row) {
    const Real x = draws.next();
    const Real y = draws.next();
    inputs.insert(inputs.end(), {x, y});
    if (run["targets"].text() == "sameSign") {
      targets.push_back((x >= 0) == (y >= 0) ? 1.0F : -1.0F);
    } else {
      const int band = x + y < -0.5F ? 0 : x + y < 0.5F ? 1 : 2;
      for (int k = 0; k < 3; ++k) targets.push_back(k == band ? 1.0F : 0.0F);
    }
  }
  return makeData(inputs, targets, rows);
}

NetworkConfig networkOf(const Json& run) {
  NetworkConfig config;
  for (const Json& size : run["layers"].items()) config.layers.push_back(size.index());
  for (const Json& name : run["activations"].items()) {
    config.activations.push_back(fromName<Activation>(name.text()).value());
  }
  config.loss = fromName<Loss>(run["loss"].text()).value();
  config.initializer = fromName<Initializer>(run["initializer"].text()).value();
  config.seed = static_cast<std::uint32_t>(run["seed"].number());
  return config;
}

TrainingConfig trainingOf(const Json& run) {
  TrainingConfig config;
  config.batchSize = run["batchSize"].index();
  config.shuffle = run["shuffle"].isTrue();
  config.optimizer.kind = fromName<Optimizer>(run["optimizer"]["kind"].text()).value();
  config.optimizer.learningRate = run["optimizer"]["learningRate"].real();
  config.regularization.kind = fromName<Regularization>(run["regularization"]["kind"].text()).value();
  config.regularization.rate = run["regularization"]["rate"].real();
  return config;
}

std::string hashOf(ConstSpan values) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const Real value : values) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    for (int byte = 0; byte < 4; ++byte) hash = (hash ^ (bits >> (8 * byte) & 0xFF)) * 1099511628211ULL;
  }
  char text[17];
  std::snprintf(text, sizeof text, "%016" PRIx64, hash);
  return text;
}

}  // namespace

TEST_CASE("determinism: 500 epochs end in the bits they end in everywhere else") {
  const Json fixture = Json::fixture("determinism.json");
  REQUIRE_FALSE(fixture["runs"].items().empty());
  for (const Json& run : fixture["runs"].items()) {
    CAPTURE(run["name"].text());
    const auto network = makeNetwork(networkOf(run));
    const auto data = dataOf(run);
    const Progress progress = makeTrainer(*network, *data, trainingOf(run))->epochs(run["epochs"].index());
    CHECK_FALSE(progress.diverged);
    CHECK(hashOf(network->parameters()) == run["hash"].text());
  }
}
