// One neuron is logistic regression: how likely was O-ring distress, given the temperature at launch?
// The 23 Shuttle flights before Challenger (Dalal, Fowlkes, Hoadley 1989).
#include <glassbox/glassbox.h>

#include <cstdio>

using namespace glassbox;

constexpr Real kMean = 70;  // gradient descent likes inputs around 0, so the neuron sees (degrees - 70) / 10
constexpr Real kSpread = 10;
const Real kDegrees[] = {66, 70, 69, 68, 67, 72, 73, 70, 57, 63, 70, 78, 67, 53, 67, 75, 70, 81, 76, 79, 75, 76, 58};
const Real kDistress[] = {0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1};

Status fit() {
  Real inputs[23];
  for (int i = 0; i < 23; ++i) inputs[i] = (kDegrees[i] - kMean) / kSpread;

  std::unique_ptr<Network> network;
  Status status = Network::create({.layers = {1, 1}, .activations = {Activation::sigmoid}, .loss = Loss::bce}, network);
  std::unique_ptr<Dataset> data;
  if (status) status = Dataset::create(inputs, kDistress, 23, 1, 1, data);
  std::unique_ptr<Trainer> trainer;
  const TrainingConfig settings{.batchSize = 23, .optimizer = {.kind = Optimizer::nesterov, .learningRate = 0.05F}};
  if (status) status = Trainer::create(*network, *data, settings, trainer);
  if (!status) return status;

  trainer->epochs(2000);
  const Real slope = network->weights(0)[0] / kSpread;
  std::printf("p(distress) = sigmoid(intercept + slope * degrees Fahrenheit)\n");
  std::printf("  intercept %8.4f   maximum likelihood: 15.0429\n", network->biases(0)[0] - slope * kMean);
  std::printf("  slope     %8.4f   maximum likelihood: -0.2322\n", slope);
  return status;
}

int main() {
  const Status status = fit();
  if (!status) std::fprintf(stderr, "%s\n", status.message.c_str());
  return status ? 0 : 1;
}
