#include "pass.h"

#include <algorithm>
#include <new>

#include "kernels/narrow.h"

namespace glassbox {
namespace {

/// Most numbers a workspace may hold: 128 MB, reached only by networks with tens of thousands of neurons.
constexpr std::int64_t kWorkspace = 32 * 1024 * 1024;

}  // namespace

std::unique_ptr<Pass> Pass::create(const Network& network, Index rows, Kind kind) {
  std::unique_ptr<Pass> pass(new (std::nothrow) Pass(network));
  if (pass == nullptr) return nullptr;
  const Index last = network.layerCount() - 1;

  // forwardOnly: one column per hidden neuron, two per output. both: z, a and delta.
  std::int64_t columns = network.inputs() + network.outputs();
  columns += kind == Kind::both ? 3 * std::int64_t{network.neuronCount()} : network.neuronCount() + network.outputs();
  const std::int64_t affordable = std::max<std::int64_t>(kWorkspace / columns / kernels::kLanes, 1) * kernels::kLanes;
  pass->blockRows_ = static_cast<Index>(std::min<std::int64_t>({rows, kernels::kBlockRows, affordable}));
  const auto stride = static_cast<std::size_t>(kernels::paddedRows(pass->blockRows_));
  const bool mayFillStrips = kind == Kind::both && isNarrow(network);
  const auto sums =
      mayFillStrips ? static_cast<std::size_t>(kernels::paddedRows(network.parameterCount())) * kernels::kLanes : 0;
  if (!pass->memory_.resize(static_cast<std::size_t>(columns) * stride + sums)) return nullptr;

  Real* next = pass->memory_.data();
  const auto take = [&](Index count) { return std::exchange(next, next + static_cast<std::size_t>(count) * stride); };
  pass->inputs_ = take(network.inputs());
  pass->targets_ = take(network.outputs());
  for (Index l = 0; l <= last; ++l) {
    const Index n = network.size(l + 1);
    Real* z = take(n);
    Real* a = kind == Kind::both || l == last ? take(n) : z;
    Real* delta = kind == Kind::both ? take(n) : nullptr;
    pass->layers_.push_back(
        {n, network.size(l), network.weightOffset(l), network.biasOffset(l), network.activation(l), z, a, delta});
  }
  pass->sums_ = next;
  return pass;
}

bool Pass::isNarrow(const Network& network) {
  Index widest = network.inputs();
  for (Index l = 0; l < network.layerCount(); ++l) widest = std::max(widest, network.size(l + 1));
  return widest <= kernels::kNarrow;
}

void Pass::loadInputs(ConstSpan inputs, const Index* order, Index first, Index rows) {
  Real* columns = inputColumns(rows);
  kernels::gather(inputs.data(), order, first, rows, network_.inputs(), columns, stride_);
}

void Pass::loadTargets(ConstSpan targets, const Index* order, Index first) {
  kernels::gather(targets.data(), order, first, rows_, network_.outputs(), targets_, stride_);
}

Real* Pass::inputColumns(Index rows) {
  rows_ = rows;
  stride_ = kernels::paddedRows(rows);
  return inputs_;
}

void Pass::forward(const Real* parameters, Dropout* dropout) {
  dropout_ = dropout;
  const Real* fed = inputs_;
  for (kernels::Layer& layer : layers_) {
    layer.fed = fed;
    kernels::affine(parameters + layer.weights, parameters + layer.biases, layer.n, layer.m, fed, stride_, layer.z,
                    stride_, stride_);
    kernels::activate(layer.activation, layer.z, layer.a, layer.n, stride_, stride_);
    fed = layer.a;
    if (dropout != nullptr && &layer != &layers_.back()) {
      const auto l = static_cast<Index>(&layer - layers_.data());
      dropout->apply(l, layer.a, rows_, stride_);
      fed = dropout->kept(l);
    }
  }
}

void Pass::forwardInto(const Real* parameters, Real* out, Index distance, bool room) {
  if (rows_ < stride_ && !room) {
    // Whole vectors would write past the last row: these few rows take the way round.
    forward(parameters);
    for (const kernels::Layer& layer : layers_) {
      const Real* column = layer.a;
      for (Index i = 0; i < layer.n; ++i, column += stride_, out += distance) std::copy_n(column, rows_, out);
    }
    return;
  }
  const Real* fed = inputs_;
  Index fedStride = stride_;
  for (const kernels::Layer& layer : layers_) {
    kernels::affine(parameters + layer.weights, parameters + layer.biases, layer.n, layer.m, fed, fedStride, out,
                    distance, stride_);
    kernels::activate(layer.activation, out, out, layer.n, distance, stride_);
    fed = std::exchange(out, out + layer.n * distance);
    fedStride = distance;
  }
}

double Pass::lossSum() const {
  const kernels::Layer& output = layers_.back();
  return kernels::lossSum(network_.config().loss, output.activation, output.z, output.a, targets_, output.n, rows_,
                          stride_);
}

void Pass::backward(const Real* parameters, Real scale, Real* gradient, bool accumulate) {
  const kernels::Layer& output = layers_.back();
  kernels::outputDelta(network_.config().loss, output.activation, output.z, output.a, targets_, output.n, rows_,
                       stride_, scale, output.delta);
  for (std::size_t l = layers_.size(); l-- > 0;) {
    const kernels::Layer& layer = layers_[l];
    if (l > 0) {
      const kernels::Layer& upstream = layers_[l - 1];
      kernels::blame(parameters + layer.weights, layer.n, layer.m, layer.delta, upstream.delta, stride_);
      if (dropout_ != nullptr) dropout_->mask(static_cast<Index>(l - 1), upstream.delta, stride_);
      kernels::applyDerivative(upstream.activation, upstream.z, upstream.a, upstream.delta, upstream.n, stride_);
    }
    // Here, rather than after the loop: processors work on it while they wait for the blame of a small layer.
    if (gradient != nullptr) {
      kernels::gradient(layer.delta, layer.fed, layer.n, layer.m, stride_, accumulate, gradient + layer.weights,
                        gradient + layer.biases);
    }
  }
}

void Pass::narrowGradient(const Real* parameters, const Real* columns, Index distance, Index rows, Real* gradient) {
  const Real* targets = columns + network_.inputs() * distance;
  kernels::copyColumns(targets, distance, network_.outputs(), targets_, kernels::kStripRows);
  kernels::narrowForward(layers_, parameters, columns, distance);
  kernels::narrowBackward(layers_, network_.config().loss, parameters, columns, distance, targets_, rows,
                          1 / static_cast<Real>(rows), sums_);
  kernels::addLanes(sums_, network_.parameterCount(), gradient);
}

}  // namespace glassbox
