#include "pass.h"

#include <algorithm>
#include <new>

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
  if (!pass->memory_.resize(static_cast<std::size_t>(columns) * stride)) return nullptr;

  Real* next = pass->memory_.data();
  const auto take = [&](Index count) { return std::exchange(next, next + static_cast<std::size_t>(count) * stride); };
  pass->inputs_ = take(network.inputs());
  pass->targets_ = take(network.outputs());
  for (Index l = 0; l <= last; ++l) {
    const Index n = network.size(l + 1);
    Real* z = take(n);
    Real* a = kind == Kind::both || l == last ? take(n) : z;
    pass->layers_.push_back({z, a, kind == Kind::both ? take(n) : nullptr});
  }
  return pass;
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

const Real* Pass::fedTo(Index layer) const {
  if (layer == 0) return inputs_;
  return dropout_ != nullptr ? dropout_->kept(layer - 1) : at(layer - 1).a;
}

void Pass::forward(const Real* parameters, Dropout* dropout) {
  dropout_ = dropout;
  const Index last = network_.layerCount() - 1;
  for (Index l = 0; l <= last; ++l) {
    const Index n = network_.size(l + 1);
    const Columns& layer = at(l);
    kernels::affine(parameters + network_.weightOffset(l), parameters + network_.biasOffset(l), n, network_.size(l),
                    fedTo(l), layer.z, stride_);
    kernels::activate(network_.activation(l), layer.z, layer.a, n, stride_);
    if (dropout != nullptr && l < last) dropout->apply(l, layer.a, rows_, stride_);
  }
}

double Pass::lossSum() const {
  const Columns& output = layers_.back();
  return kernels::lossSum(network_.config().loss, network_.config().activations.back(), output.z, output.a, targets_,
                          network_.outputs(), rows_, stride_);
}

void Pass::backward(const Real* parameters, Real scale) {
  const Index last = network_.layerCount() - 1;
  const Columns& output = layers_.back();
  kernels::outputDelta(network_.config().loss, network_.activation(last), output.z, output.a, targets_,
                       network_.outputs(), rows_, stride_, scale, output.delta);
  for (Index l = last; l > 0; --l) {
    const Columns& upstream = at(l - 1);
    const Index m = network_.size(l);
    kernels::blame(parameters + network_.weightOffset(l), network_.size(l + 1), m, at(l).delta, upstream.delta,
                   stride_);
    if (dropout_ != nullptr) dropout_->mask(l - 1, upstream.delta, stride_);
    kernels::applyDerivative(network_.activation(l - 1), upstream.z, upstream.a, upstream.delta, m, stride_);
  }
}

void Pass::gradient(bool accumulate, Real* out) const {
  for (Index l = 0; l < network_.layerCount(); ++l) {
    kernels::gradient(at(l).delta, fedTo(l), network_.size(l + 1), network_.size(l), stride_, accumulate,
                      out + network_.weightOffset(l), out + network_.biasOffset(l));
  }
}

}  // namespace glassbox
