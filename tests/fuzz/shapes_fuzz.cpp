#include "fuzz.h"
#include "glassbox/glassbox.h"

namespace glassbox::fuzz {
namespace {

/// Most parameters and cells that are worth a fuzzer's time.
constexpr Index kSmall = 20'000;

/// A whole number: a small one, one near an edge, or any.
Index anyIndex(Choices& choices) {
  constexpr Index kEdges[] = {-1, 0, 1, kMaxLayerSize, kMaxLayerSize + 1, 2147483647, -2147483647 - 1, 46341};
  switch (choices.between(0, 3)) {
    case 0: return kEdges[choices.between(0, 7)];
    case 1: return choices.take<Index>();
    default: return choices.between(0, 12);
  }
}

std::unique_ptr<Network> anyNetwork(Choices& choices) {
  NetworkConfig config;
  for (Index i = choices.between(0, 6); i > 0; --i) config.layers.push_back(anyIndex(choices));
  for (Index i = choices.between(0, 6); i > 0; --i) {
    config.activations.push_back(static_cast<Activation>(choices.take<std::int8_t>() % 13));
  }
  if (choices.between(0, 1) == 0 && !config.layers.empty()) {
    config.activations.resize(config.layers.size() - 1, Activation::tanh);
  }
  config.loss = static_cast<Loss>(choices.between(0, 3));
  config.initializer = static_cast<Initializer>(choices.between(0, 5));
  const Status valid = validate(config);
  if (valid && parameterCount(config) > kSmall) return nullptr;
  std::unique_ptr<Network> network;
  const Status made = Network::create(config, network);
  expect(static_cast<bool>(made) == static_cast<bool>(valid), "a network is made of what validate takes");
  expect(static_cast<bool>(made) == (network != nullptr), "a refusal leaves nothing");
  return network;
}

void askGrids(Choices& choices, const Network& network) {
  const Grid grid{.xInput = anyIndex(choices),
                  .yInput = anyIndex(choices),
                  .xMin = choices.take<Real>(),
                  .width = anyIndex(choices),
                  .height = anyIndex(choices)};
  const std::int64_t cells = std::int64_t{grid.width} * grid.height;
  const bool small = cells >= 0 && cells <= kSmall / 8;
  std::vector<Real> out(small ? static_cast<std::size_t>(cells * network.neuronCount()) : 0);
  const std::vector<Real> base(static_cast<std::size_t>(network.inputs()));
  const Status status = maps(network, grid, base, out);
  expect(small || !status, "a grid is not answered where there is no room");
}

void askData(Choices& choices, Network& network) {
  const Index rows = choices.between(0, 20);
  std::vector<Real> inputs(static_cast<std::size_t>(rows * network.inputs()));
  for (Real& value : inputs) value = choices.take<Real>();
  std::vector<Real> answers(static_cast<std::size_t>(rows * network.outputs()));
  const Status predicted = predict(network, inputs, rows, answers);
  expect(static_cast<bool>(predicted) == allFinite(inputs), "finite inputs are answered");

  // As many rows and columns as somebody says there are.
  std::unique_ptr<Dataset> data;
  const Status made = Dataset::create(inputs, answers, anyIndex(choices), anyIndex(choices), anyIndex(choices), data);
  expect(static_cast<bool>(made) == (data != nullptr), "data that are refused are not made");
  if (data == nullptr) return;
  Evaluation now;
  std::vector<Real> slope(network.parameters().size());
  (void)evaluate(network, *data, now);
  (void)gradient(network, *data, slope);
  std::vector<Real> costs(4);
  (void)costSurface(network, *data, {anyIndex(choices), -1, 1, 2}, {anyIndex(choices), -1, choices.take<Real>(), 2},
                    costs);
}

void freeze(Choices& choices, Network& network) {
  std::vector<Index> positions;
  for (Index i = choices.between(0, 5); i > 0; --i) positions.push_back(anyIndex(choices));
  if (!network.setFrozen(positions)) return;
  expect(std::is_sorted(positions.begin(), positions.end()), "what is frozen stands in order");
  network.reset();
}

}  // namespace

void shapes(Bytes bytes) {
  Choices choices(bytes);
  const std::unique_ptr<Network> network = anyNetwork(choices);
  if (network == nullptr) return;
  expect(allFinite(network->parameters()), "first weights are finite");
  freeze(choices, *network);
  askGrids(choices, *network);
  askData(choices, *network);
}

}  // namespace glassbox::fuzz
