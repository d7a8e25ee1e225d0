#include "glassbox/network.h"

#include <string>

#include "support/networks.h"

using namespace glassbox;
using namespace glassbox::test;

namespace {

std::string refusal(const NetworkConfig& config) { return said(validate(config)); }

}  // namespace

TEST_CASE("network: a config says what is wrong with it, what was expected and what came") {
  using enum Activation;
  CHECK(refusal(shape({2}, {})) == "[Network] expected 2 to 1025 layer sizes but got 1");
  CHECK(refusal(shape({}, {})) == "[Network] expected 2 to 1025 layer sizes but got 0");
  CHECK(refusal(shape({2, 0, 1}, {tanh, tanh})) == "[Network] expected at least 1 neuron in layer 1 but got 0");
  CHECK(refusal(shape({2, 65'537}, {tanh})) == "[Network] expected at most 65536 neurons in layer 1 but got 65537");
  CHECK(refusal(shape({2, 3, 1}, {tanh})) == "[Network] expected 2 activations, one per weight layer, but got 1");
  CHECK(refusal(shape({2, 3, 1}, {softmax, tanh})) ==
        "[Network] expected softmax only on the output layer, weight layer 1, but got it on weight layer 0");
  CHECK(refusal(shape({2, 1}, {tanh}, Loss::bce)) ==
        "[Network] expected a sigmoid output for the loss bce but got tanh");
  CHECK(refusal(shape({2, 3}, {sigmoid}, Loss::softmaxCrossEntropy)) ==
        "[Network] expected a softmax output for the loss softmaxCrossEntropy but got sigmoid");
  CHECK(refusal(shape({2, 1}, {static_cast<Activation>(11)})) ==
        "[Network] expected an activation from 0 to 10 for weight layer 0 but got 11");
  CHECK_FALSE(validate(shape({2, 1}, {static_cast<Activation>(-1)})));
  CHECK_FALSE(validate(shape({2, 1}, {tanh}, static_cast<Loss>(3))));
  NetworkConfig config = shape({2, 1}, {tanh});
  config.initializer = static_cast<Initializer>(5);
  CHECK_FALSE(validate(config));
}

TEST_CASE("network: the bound on parameters is exact, and holds where 32 bits would overflow") {
  using enum Activation;
  // 3999 * 4000 + 4000 = 16,000,000
  CHECK(validate(shape({3999, 4000}, {linear})));
  CHECK(refusal(shape({4000, 4000}, {linear})) ==
        "[Network] expected at most 16000000 weights and biases but got 16004000");
  CHECK(validate(shape({65'536, 65'536}, {linear})).code == ErrorCode::tooLarge);
  CHECK(validate(shape({65'536, 65'536, 65'536, 65'536}, {linear, linear, linear})).code == ErrorCode::tooLarge);
  CHECK(parameterCount(shape({65'536, 65'536}, {linear})) == 4'295'032'832);
}

TEST_CASE("network: the deepest and the widest are made") {
  std::vector<Index> layers(kMaxLayers + 1, 2);
  const auto deep = makeNetwork(shape(layers, std::vector<Activation>(kMaxLayers, Activation::tanh)));
  CHECK(deep->layerCount() == kMaxLayers);
  CHECK(deep->parameterCount() == 6 * kMaxLayers);
  layers.push_back(2);
  CHECK_FALSE(validate(shape(layers, std::vector<Activation>(kMaxLayers + 1, Activation::tanh))));
  const auto wide = makeNetwork(shape({1, kMaxLayerSize, 1}, {Activation::relu, Activation::linear}));
  CHECK(wide->parameterCount() == 3 * kMaxLayerSize + 1);
}

TEST_CASE("network: parameters lie flat, layer after layer, weights before biases") {
  const auto network = makeNetwork(shape({2, 4, 3}, {Activation::tanh, Activation::sigmoid}));
  CHECK(network->layerCount() == 2);
  CHECK(network->inputs() == 2);
  CHECK(network->outputs() == 3);
  CHECK(network->size(1) == 4);
  CHECK(network->neuronCount() == 7);
  CHECK(network->parameterCount() == 27);
  CHECK(network->weightOffset(0) == 0);
  CHECK(network->biasOffset(0) == 8);
  CHECK(network->weightOffset(1) == 12);
  CHECK(network->biasOffset(1) == 24);
  CHECK(network->weights(1).data() == network->parameters().data() + 12);
  CHECK(network->weights(1).size() == 12);
  CHECK(network->biases(1).size() == 3);
}

TEST_CASE("network: the seed gives the weights, biases start at zero, reset gives them again") {
  const auto network = makeNetwork(shape({2, 4, 3}, {Activation::tanh, Activation::sigmoid}));
  const auto same = makeNetwork(network->config());
  const auto other = makeNetwork(shape({2, 4, 3}, {Activation::tanh, Activation::sigmoid}, Loss::mse, 43));
  CHECK(parametersOf(*network) == parametersOf(*same));
  CHECK(parametersOf(*network) != parametersOf(*other));
  for (Index l = 0; l < 2; ++l) {
    for (const Real bias : network->biases(l)) CHECK(bias == 0);
  }

  const auto data = randomData(*network, 9);
  TrainingConfig config;
  config.optimizer = optimizerOf(Optimizer::adam);
  makeTrainer(*network, *data, config)->epochs(3);
  CHECK(parametersOf(*network) != parametersOf(*same));
  CHECK(network->training().epoch == 3);
  network->reset();
  CHECK(parametersOf(*network) == parametersOf(*same));
  CHECK(network->training().epoch == 0);
  CHECK(network->training().step == 0);
  CHECK(network->training().slotStep == 0);
  for (const Real slot : network->training().slots) CHECK(slot == 0);
}
