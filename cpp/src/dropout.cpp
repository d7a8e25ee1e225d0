// WebAssembly: -Os, which is as fast here as -O3.
#include "dropout.h"

#include <new>

namespace glassbox {

std::unique_ptr<Dropout> Dropout::create(const Network& network, Index blockRows) {
  std::unique_ptr<Dropout> dropout(new (std::nothrow) Dropout(network));
  if (dropout == nullptr) return nullptr;
  const auto stride = static_cast<std::size_t>(kernels::paddedRows(blockRows));
  const auto hidden = static_cast<std::size_t>(network.neuronCount() - network.outputs());
  const auto hiddenLayers = static_cast<std::size_t>(network.layerCount() - 1);
  if (!dropout->memory_.resize(2 * hidden * stride) || !dropout->layers_.resize(hiddenLayers)) return nullptr;
  Real* next = dropout->memory_.data();
  for (Index l = 0; l + 1 < network.layerCount(); ++l) {
    const std::size_t size = static_cast<std::size_t>(network.size(l + 1)) * stride;
    dropout->layers_[static_cast<std::size_t>(l)] = {next, next + size};
    next += 2 * size;
  }
  return dropout;
}

void Dropout::begin(std::uint64_t step, Real rate) {
  rng_ = Rng(network_.config().seed, Stream::dropout, step);
  rate_ = rate;
}

void Dropout::apply(Index layer, kernels::ConstColumns a, Index rows) {
  const Index stride = a.stride;
  const Mask& to = at(layer);
  const Real scale = 1 / (1 - rate_);
  const Index size = network_.size(layer + 1) * stride;
  for (Index column = 0; column < size; column += stride) {
    for (Index s = 0; s < rows; ++s) to.mask[column + s] = rng_.uniform() < rate_ ? 0 : scale;
    for (Index s = rows; s < stride; ++s) to.mask[column + s] = 0;
  }
  for (Index k = 0; k < size; ++k) to.kept[k] = a.data[k] * to.mask[k];
}

void Dropout::mask(Index layer, Real* delta, Index stride) const {
  const Real* mask = at(layer).mask;
  const Index size = network_.size(layer + 1) * stride;
  for (Index k = 0; k < size; ++k) delta[k] *= mask[k];
}

}  // namespace glassbox
