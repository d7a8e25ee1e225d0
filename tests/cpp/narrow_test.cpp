// The way of narrow networks against the double-precision reference, and against the way all networks can take.
#include "kernels/narrow.h"

#include <algorithm>
#include <vector>

#include "pass.h"
#include "support/kernel_columns.h"
#include "support/networks.h"

using namespace glassbox;
using namespace glassbox::test;
using namespace glassbox::testing;

namespace {

NetworkConfig randomNarrow(Random& random) {
  NetworkConfig config;
  config.seed = static_cast<std::uint32_t>(random.size(1, 1000));
  config.layers = {random.size(1, kernels::kNarrow)};
  config.activations.clear();
  for (Index l = random.size(1, 4); l > 0; --l) {
    config.layers.push_back(random.size(1, random.size(0, 1) == 0 ? 4 : kernels::kNarrow));
    config.activations.push_back(
        random.size(0, 1) == 0 ? Activation::tanh : static_cast<Activation>(random.size(0, kCount<Activation> - 2)));
  }
  config.loss = static_cast<Loss>(random.size(0, kCount<Loss> - 1));
  if (config.loss == Loss::bce) config.activations.back() = Activation::sigmoid;
  if (config.loss == Loss::softmaxCrossEntropy || (config.loss == Loss::mse && random.size(0, 5) == 0)) {
    config.activations.back() = Activation::softmax;
    config.layers.back() = std::max(config.layers.back(), Index{2});
  }
  return config;
}

std::vector<reference::Layer> layersOf(const Network& network) {
  std::vector<reference::Layer> layers;
  for (Index l = 0; l < network.layerCount(); ++l) {
    const auto values = [](ConstSpan span) { return std::vector<Real>(span.begin(), span.end()); };
    layers.push_back({toMatrix(values(network.weights(l)), network.size(l + 1), network.size(l)),
                      toMatrix(values(network.biases(l)), network.size(l + 1), 1), network.activation(l)});
  }
  return layers;
}

TrainingConfig shuffled(Index batchSize) {
  TrainingConfig config;
  config.batchSize = batchSize;
  config.shuffle = true;
  config.optimizer.kind = Optimizer::momentum;
  return config;
}

}  // namespace

TEST_CASE("narrow: batches of 9 to 12 rows fill a strip, and no others") {
  for (Index rows = 1; rows < 30; ++rows) CHECK(kernels::fillsStrip(rows) == (rows >= 9 && rows <= 12));
}

TEST_CASE("narrow: the gradient meets the reference, wherever in the columns the batch begins") {
  Random random(11);
  for (int k = 0; k < kShapes; ++k) {
    const auto network = makeNetwork(randomNarrow(random));
    for (Real& parameter : network->parameters()) parameter = random.value(1);
    const Index rows = random.size(9, 12);
    const Index first = random.size(0, 7);
    const auto data = randomData(*network, rows, static_cast<std::uint32_t>(k));
    const Index distance = kernels::paddedRows(first + kernels::kStripRows + random.size(0, 9));
    CAPTURE(k);
    CAPTURE(rows);

    // Other rows stand before and behind, as in an epoch.
    Columns columns(network->inputs() + network->outputs(), distance, 9);
    const auto put = [&](ConstSpan values, Index count, Index column) {
      for (Index s = 0; s < rows; ++s) {
        for (Index j = 0; j < count; ++j) {
          columns[(column + j) * distance + first + s] = values[static_cast<std::size_t>(s * count + j)];
        }
      }
    };
    put(data->inputs(), network->inputs(), 0);
    put(data->targets(), network->outputs(), network->inputs());

    const std::unique_ptr<Pass> pass = Pass::create(*network, rows, Pass::Kind::both);
    REQUIRE(pass != nullptr);
    Buffer<Real> computed;
    REQUIRE(computed.resize(network->parameters().size()));
    pass->narrowGradient(network->parameters().data(), {columns.data() + first, distance}, rows, computed.data());
    CHECK(columns.guardsStand());

    const auto values = [](ConstSpan span) { return std::vector<Real>(span.begin(), span.end()); };
    const reference::Gradient expected =
        reference::backward(layersOf(*network), toMatrix(values(data->inputs()), rows, network->inputs()),
                            toMatrix(values(data->targets()), rows, network->outputs()), network->config().loss);
    for (Index l = 0; l < network->layerCount(); ++l) {
      const auto at = [&](Index offset, Index count) {
        const Real* from = computed.data() + offset;
        return std::vector<Real>(from, from + count);
      };
      const Index n = network->size(l + 1);
      const Index m = network->size(l);
      const Matrix& weights = expected.weights[static_cast<std::size_t>(l)];
      const Matrix biases = expected.biases[static_cast<std::size_t>(l)];
      // Relative to what the sums are made of: some cancel to almost nothing.
      const Matrix scale = expected.delta[static_cast<std::size_t>(l)].cwiseAbs() / rows;
      const Matrix floor = Matrix::Constant(
          1, 1, std::max({weights.cwiseAbs().maxCoeff(), biases.cwiseAbs().maxCoeff(), scale.maxCoeff()}));
      CHECK(difference(toMatrix(at(network->weightOffset(l), n * m), n, m), weights, floor) < 2 * kTolerance);
      CHECK(difference(toMatrix(at(network->biasOffset(l), n), n, 1), biases, floor) < 2 * kTolerance);
    }
  }
}

TEST_CASE(
    "narrow: training goes where the other way goes, in any order of the rows and with a shorter batch at the end") {
  const NetworkConfig config = shape({2, 8, 5, 1}, {Activation::tanh, Activation::gelu, Activation::tanh});
  const auto narrow = makeNetwork(config);
  const auto wide = makeNetwork(config);
  const auto data = randomData(*narrow, 35);
  TrainingConfig settings = shuffled(10);
  makeTrainer(*narrow, *data, settings)->epochs(20);
  // Dropout that silences nobody takes the way of all networks.
  settings.regularization = {Regularization::dropout, 0};
  makeTrainer(*wide, *data, settings)->epochs(20);
  CHECK(narrow->training().step == 80);
  for (std::size_t i = 0; i < narrow->parameters().size(); ++i) {
    CHECK(narrow->parameters()[i] == doctest::Approx(wide->parameters()[i]).epsilon(1e-3));
  }
}

TEST_CASE("narrow: what a trainer did before does not choose the way, its settings do") {
  const NetworkConfig config = shape({4, 8, 8, 1}, {Activation::tanh, Activation::tanh, Activation::tanh});
  const auto changed = makeNetwork(config);
  const auto fresh = makeNetwork(config);
  const auto data = randomData(*changed, 26);  // batches of 16 leave one of 10
  const auto trainer = makeTrainer(*changed, *data, shuffled(10));
  REQUIRE(trainer->configure(shuffled(16)));
  trainer->epochs(3);
  makeTrainer(*fresh, *data, shuffled(16))->epochs(3);
  CHECK(parametersOf(*changed) == parametersOf(*fresh));
}
