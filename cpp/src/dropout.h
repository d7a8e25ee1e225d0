// The neurons that stay silent for one step (Srivastava et al. 2014), drawn from the step's own random numbers.
#pragma once

#include <memory>

#include "glassbox/buffer.h"
#include "glassbox/network.h"
#include "glassbox/rng.h"
#include "kernels/columns.h"

namespace glassbox {

class Dropout {
 public:
  /// Room for `blockRows` observations at once; null when memory is refused. The network must outlive it.
  static std::unique_ptr<Dropout> create(const Network& network, Index blockRows);

  /// Before the first block of a step. Masks are drawn block by block, layer by layer, neuron by neuron, row by row.
  void begin(std::uint64_t step, Real rate);
  /// Draws the masks of a hidden layer and fills kept(layer): its activations, silenced or scaled by 1/(1 - rate).
  void apply(Index layer, kernels::ConstColumns a, Index rows);
  const Real* kept(Index layer) const { return at(layer).kept; }
  /// The same masks on the way back.
  void mask(Index layer, Real* delta, Index stride) const;

 private:
  struct Mask {
    Real* mask;
    Real* kept;
  };
  explicit Dropout(const Network& network) : network_(network) {}
  const Mask& at(Index layer) const { return layers_[static_cast<std::size_t>(layer)]; }

  const Network& network_;
  Rng rng_{0, Stream::dropout, 0};
  Real rate_ = 0;
  Buffer<Real> memory_;
  Buffer<Mask> layers_;
};

}  // namespace glassbox
