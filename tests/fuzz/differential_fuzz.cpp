// One batch through the kernels of narrow networks, through those of all networks, and through the reference in double
// precision. All gradients must agree within kBound times the largest number that their sums are made of, times as much as
// the weights can make of a rounding on its way through; and a step of the optimizer must follow from the gradient.
#include "fuzz.h"
#include "glassbox/glassbox.h"
#include "kernels/layout.h"
#include "kernels/narrow.h"
#include "pass.h"
#include "reference/reference.h"

namespace glassbox::fuzz {
namespace {

constexpr double kBound = 5e-6;
/// Where a rounding can grow more than this, nothing is compared.
constexpr double kMostGrowth = 1e4;
/// Nearer to a corner of relu than this, float and double may stand on different sides of it.
constexpr double kCorner = 1e-3;

using reference::Matrix;

Matrix matrixOf(ConstSpan values, Index rows, Index columns) {
  using Rows = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  return Eigen::Map<const Rows>(values.data(), rows, columns).cast<double>();
}

std::unique_ptr<Network> smallNetwork(Choices& choices) {
  NetworkConfig config;
  config.loss = static_cast<Loss>(choices.between(0, kCount<Loss> - 1));
  const Index widest = choices.between(0, 2) == 0 ? 40 : kernels::kNarrow;
  config.layers.push_back(choices.between(1, widest));
  for (Index l = choices.between(1, 4); l > 0; --l) {
    config.layers.push_back(choices.between(1, widest));
    config.activations.push_back(static_cast<Activation>(choices.between(0, kCount<Activation> - 2)));
  }
  if (config.loss == Loss::bce) config.activations.back() = Activation::sigmoid;
  if (config.loss == Loss::softmaxCrossEntropy || choices.between(0, 7) == 0) {
    if (config.loss != Loss::bce) config.activations.back() = Activation::softmax;
  }
  std::unique_ptr<Network> network;
  expect(static_cast<bool>(Network::create(config, network)), "a small network is made");
  // Half of them of the size that first weights have, which keeps sums from growing layer by layer.
  for (Real& parameter : network->parameters()) parameter += choices.value(0.5F);
  return network;
}

std::unique_ptr<Dataset> anyData(Choices& choices, const Network& network, Index rows) {
  const auto count = [&](Index columns) { return static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns); };
  std::vector<Real> inputs(count(network.inputs()));
  std::vector<Real> targets(count(network.outputs()));
  for (Real& value : inputs) value = choices.value(2);
  const bool shares = network.config().loss != Loss::mse;
  for (Real& value : targets) value = shares ? std::abs(choices.value(1)) : choices.value(1);
  std::unique_ptr<Dataset> data;
  expect(static_cast<bool>(Dataset::create(inputs, targets, rows, network.inputs(), network.outputs(), data)),
         "data that suit the loss are made");
  return data;
}

std::vector<reference::Layer> layersOf(const Network& network) {
  std::vector<reference::Layer> layers;
  for (Index l = 0; l < network.layerCount(); ++l) {
    const Index n = network.size(l + 1);
    layers.push_back(
        {matrixOf(network.weights(l), n, network.size(l)), matrixOf(network.biases(l), n, 1), network.activation(l)});
  }
  return layers;
}

bool hasCorner(Activation activation) { return activation == Activation::relu || activation == Activation::leakyRelu; }

bool nearCorner(const Network& network, const reference::Trace& trace) {
  for (Index l = 0; l < network.layerCount(); ++l) {
    const auto z = trace.z[static_cast<std::size_t>(l)].array().abs();
    if (hasCorner(network.activation(l)) && (z > 0 && z < kCorner).any()) return true;
  }
  return false;
}

/// Laid out like Network::parameters().
Eigen::ArrayXd flat(const Network& network, const reference::Gradient& gradient) {
  Eigen::ArrayXd out(network.parameterCount());
  for (Index l = 0; l < network.layerCount(); ++l) {
    const Matrix transposed = gradient.weights[static_cast<std::size_t>(l)].transpose();
    out.segment(network.weightOffset(l), network.weightCount(l)) = transposed.reshaped();
    out.segment(network.biasOffset(l), network.size(l + 1)) = gradient.biases[static_cast<std::size_t>(l)];
  }
  return out;
}

/// The largest number on the way back: what a sum's rounding is to be measured by. An output's delta is a difference, of the output and its
/// target and, for softmax, of what its neighbours pass on: where they cancel, the roundings of what was there before stay.
double scaleOf(const reference::Trace& trace, const reference::Gradient& gradient, const Dataset& data) {
  double largest = 1e-6;
  for (std::size_t l = 0; l < gradient.delta.size(); ++l) {
    const Matrix upstream = l == 0 ? matrixOf(data.inputs(), data.rows(), data.inputCount()) : trace.a[l - 1];
    double deltas = gradient.delta[l].cwiseAbs().colwise().sum().maxCoeff();
    if (l + 1 == gradient.delta.size()) {
      const Matrix targets = matrixOf(data.targets(), data.rows(), data.targetCount());
      const Matrix parts = trace.a[l].cwiseAbs() + targets.cwiseAbs();
      deltas = std::max(deltas, 2.0 / static_cast<double>(data.rows()) * parts.colwise().sum().maxCoeff());
    }
    largest = std::max(largest, deltas * std::max(1.0, upstream.cwiseAbs().maxCoeff()));
  }
  return largest;
}

/// How much larger the weights can make a rounding: the product of the layers' largest row sums.
double growthOf(const std::vector<reference::Layer>& layers) {
  double growth = 1;
  for (const reference::Layer& layer : layers) {
    growth *= std::max(1.0, layer.weights.cwiseAbs().rowwise().sum().maxCoeff());
  }
  return growth;
}

double apart(ConstSpan computed, const Eigen::ArrayXd& expected) {
  return (Eigen::Map<const Eigen::ArrayXf>(computed.data(), expected.size()).cast<double>() - expected)
      .abs()
      .maxCoeff();
}

/// By the kernels of narrow networks, from columns as a trainer lays them out.
std::vector<Real> narrowGradient(const Network& network, const Dataset& data) {
  const Index distance = kernels::paddedRows(data.rows() + kernels::kStripRows);
  Buffer<Real> columns;
  expect(columns.resize(static_cast<std::size_t>((data.inputCount() + data.targetCount()) * distance)),
         "there is memory");
  const kernels::Columns out{columns.data(), distance};
  kernels::gather({data.inputs().data(), data.inputCount()}, nullptr, 0, data.rows(), out);
  kernels::gather({data.targets().data(), data.targetCount()}, nullptr, 0, data.rows(), out.from(data.inputCount()));
  const std::unique_ptr<Pass> pass = Pass::create(network, data.rows(), Pass::Kind::both);
  Buffer<Real> slope;
  expect(pass != nullptr && slope.resize(network.parameters().size()), "there is memory");
  pass->narrowGradient(network.parameters().data(), out, data.rows(), slope.data());
  return {slope.begin(), slope.end()};
}

/// The first step of an optimizer, for a slope g: its formulas (docs/math.md) with averages of zero.
double firstStep(const OptimizerConfig& c, double p, double g) {
  switch (c.kind) {
    case Optimizer::sgd:
    case Optimizer::momentum: return p - c.learningRate * g;
    case Optimizer::nesterov: return p - c.learningRate * g * (1 + static_cast<double>(c.momentum));
    case Optimizer::adagrad: return p - c.learningRate * g / (std::abs(g) + 1e-10);
    case Optimizer::rmsprop:
      return p - c.learningRate * g / (std::sqrt(1 - static_cast<double>(c.alpha)) * std::abs(g) + 1e-8);
    case Optimizer::adamw: p *= 1 - static_cast<double>(c.learningRate) * c.weightDecay; [[fallthrough]];
    case Optimizer::adam: break;
  }
  return p - c.learningRate * g / (std::abs(g) + 1e-8);
}

void oneStep(Choices& choices, Network& network, const Dataset& data, const Eigen::ArrayXd& slope, double tolerance) {
  TrainingConfig config{.batchSize = data.rows()};
  config.optimizer.kind = static_cast<Optimizer>(choices.between(0, kCount<Optimizer> - 1));
  config.optimizer.learningRate = 0.01F;
  const std::vector<Real> before(network.parameters().begin(), network.parameters().end());
  std::unique_ptr<Trainer> trainer;
  expect(static_cast<bool>(Trainer::create(network, data, config, trainer)), "a trainer is made");
  expect(!trainer->steps(1).diverged, "a step from small numbers does not diverge");
  for (std::size_t i = 0; i < before.size(); ++i) {
    // Averages of squares divide a slope by itself: near 0 only its sign is left, and that may be either.
    const double g = slope[static_cast<Eigen::Index>(i)];
    if (traits(config.optimizer.kind).epsilon > 0 && std::abs(g) < 100 * tolerance + 1e-5) continue;
    const double expected = firstStep(config.optimizer, before[i], g);
    const double room = 0.1 * tolerance + 3e-4 + 1e-6 * std::abs(expected);
    expect(std::abs(network.parameters()[i] - expected) < room, "a step follows from the gradient");
  }
}

}  // namespace

void differential(Bytes bytes) {
  Choices choices(bytes);
  const std::unique_ptr<Network> network = smallNetwork(choices);
  const Index rows = choices.between(0, 1) == 0 ? choices.between(9, 12) : choices.between(1, 200);
  const std::unique_ptr<Dataset> data = anyData(choices, *network, rows);

  const std::vector<reference::Layer> layers = layersOf(*network);
  const Matrix inputs = matrixOf(data->inputs(), rows, network->inputs());
  const reference::Trace trace = reference::forward(layers, inputs);
  const double growth = growthOf(layers);
  if (growth > kMostGrowth || nearCorner(*network, trace)) return;
  const reference::Gradient expected =
      reference::backward(layers, inputs, matrixOf(data->targets(), rows, network->outputs()), network->config().loss);
  const Eigen::ArrayXd slope = flat(*network, expected);
  const double tolerance = kBound * growth * scaleOf(trace, expected, *data);

  std::vector<Real> computed(network->parameters().size());
  expect(static_cast<bool>(gradient(*network, *data, computed)), "a gradient is answered");
  expect(apart(computed, slope) < tolerance, "the kernels of all networks agree with the reference");
  if (kernels::fillsStrip(rows) && Pass::isNarrow(*network)) {
    expect(apart(narrowGradient(*network, *data), slope) < tolerance,
           "the kernels of narrow networks agree with the reference");
  }
  oneStep(choices, *network, *data, slope, tolerance);
}

}  // namespace glassbox::fuzz
