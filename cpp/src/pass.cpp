// WebAssembly: -Os, which is as fast here as -O3.
#include "pass.h"

#include <algorithm>
#include <new>

#include "kernels/activate.h"
#include "kernels/affine.h"
#include "kernels/blame.h"
#include "kernels/gradient.h"
#include "kernels/layout.h"
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
  if (!pass->memory_.resize(static_cast<std::size_t>(columns) * stride + sums) ||
      !pass->layers_.resize(static_cast<std::size_t>(network.layerCount()))) {
    return nullptr;
  }

  Real* next = pass->memory_.data();
  const auto take = [&](Index count) { return std::exchange(next, next + static_cast<std::size_t>(count) * stride); };
  pass->inputs_ = take(network.inputs());
  pass->targets_ = take(network.outputs());
  for (Index l = 0; l <= last; ++l) {
    const Index n = network.size(l + 1);
    Real* z = take(n);
    Real* a = kind == Kind::both || l == last ? take(n) : z;
    Real* delta = kind == Kind::both ? take(n) : nullptr;
    pass->layers_[static_cast<std::size_t>(l)] = {
        n,     network.size(l), network.weightOffset(l), network.biasOffset(l), network.activation(l), z, a,
        delta, nullptr};
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
  const kernels::Columns columns = inputColumns(rows);
  kernels::gather({inputs.data(), network_.inputs()}, order, first, rows, columns);
}

void Pass::loadTargets(ConstSpan targets, const Index* order, Index first) {
  kernels::gather({targets.data(), network_.outputs()}, order, first, rows_, {targets_, stride_});
}

kernels::Columns Pass::inputColumns(Index rows) {
  rows_ = rows;
  stride_ = kernels::paddedRows(rows);
  return {inputs_, stride_};
}

void Pass::forward(const Real* parameters, Dropout* dropout) {
  dropout_ = dropout;
  const Real* fed = inputs_;
  for (kernels::Layer& layer : layers_) {
    layer.fed = fed;
    const kernels::Columns z{layer.z, stride_};
    const kernels::Columns a{layer.a, stride_};
    kernels::affine(layer, parameters, {fed, stride_}, z, stride_);
    kernels::activate(layer.activation, z, a, layer.n, stride_);
    fed = layer.a;
    if (dropout != nullptr && &layer != &output()) {
      const auto l = static_cast<Index>(&layer - layers_.data());
      dropout->apply(l, a, rows_);
      fed = dropout->kept(l);
    }
  }
}

void Pass::forwardInto(const Real* parameters, kernels::Columns out, bool room) {
  if (rows_ < stride_ && !room) {
    // Whole vectors would write past the last row: these few rows take the way round.
    forward(parameters);
    for (const kernels::Layer& layer : layers_) {
      const Real* column = layer.a;
      for (Index i = 0; i < layer.n; ++i, column += stride_, out.data += out.stride) {
        std::copy_n(column, rows_, out.data);
      }
    }
    return;
  }
  kernels::ConstColumns fed{inputs_, stride_};
  for (const kernels::Layer& layer : layers_) {
    kernels::affine(layer, parameters, fed, out, stride_);
    kernels::activate(layer.activation, out, out, layer.n, stride_);
    fed = out;
    out = out.from(layer.n);
  }
}

kernels::Output Pass::outputLayer() const {
  const kernels::Layer& layer = output();
  return {network_.config().loss, layer.activation, layer.n, rows_, stride_, layer.z, layer.a, targets_};
}

double Pass::lossSum() const { return kernels::lossSum(outputLayer()); }

void Pass::backward(const Real* parameters, Real scale, Real* gradient, bool accumulate) {
  kernels::outputDelta(outputLayer(), scale, output().delta);
  for (std::size_t l = layers_.size(); l-- > 0;) {
    const kernels::Layer& layer = layers_[l];
    const kernels::ConstColumns delta{layer.delta, stride_};
    if (l > 0) {
      const kernels::Layer& upstream = layers_[l - 1];
      kernels::blame(layer, parameters, delta, {upstream.delta, stride_});
      if (dropout_ != nullptr) dropout_->mask(static_cast<Index>(l - 1), upstream.delta, stride_);
      kernels::applyDerivative(upstream.activation, upstream.z, upstream.a, upstream.delta, upstream.n * stride_);
    }
    // Here, rather than after the loop: processors work on it while they wait for the blame of a small layer.
    if (gradient != nullptr) kernels::gradient(layer, delta, {layer.fed, stride_}, accumulate, gradient);
  }
}

void Pass::narrowGradient(const Real* parameters, kernels::ConstColumns columns, Index rows, Real* gradient) {
  const std::span<const kernels::Layer> layers(layers_.data(), layers_.size());
  kernels::copyColumns(columns.from(network_.inputs()), network_.outputs(), {targets_, kernels::kStripRows});
  kernels::narrowForward(layers, parameters, columns);
  kernels::narrowBackward(layers, network_.config().loss, parameters, {columns, targets_, rows}, sums_);
  kernels::addLanes(sums_, network_.parameterCount(), gradient);
}

}  // namespace glassbox
