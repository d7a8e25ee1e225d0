// One block of observations on its way through a network and back: the workspace, and the order of the kernels.
#pragma once

#include <memory>
#include <vector>

#include "dropout.h"
#include "glassbox/buffer.h"
#include "glassbox/network.h"
#include "kernels/kernels.h"

namespace glassbox {

/// Columns as the kernels want them (see kernels.h): neuron i of a layer at `i * stride()`.
class Pass {
 public:
  /// forwardOnly overwrites hidden z with a, and has no delta.
  enum class Kind { forwardOnly, both };

  /// Room for up to `rows` observations at once, or fewer where the network is so wide that they would take too much
  /// memory (see blockRows). The network must outlive the pass. Null when memory is refused.
  static std::unique_ptr<Pass> create(const Network& network, Index rows, Kind kind);

  Index blockRows() const { return blockRows_; }
  Index rows() const { return rows_; }
  Index stride() const { return stride_; }

  /// The next block: rows first .. first+rows-1 of row-major inputs, through `order` when it is not null.
  void loadInputs(ConstSpan inputs, const Index* order, Index first, Index rows);
  /// The targets of the block loaded last.
  void loadTargets(ConstSpan targets, const Index* order, Index first);
  /// The next block of `rows`, its inputs.size() columns to be filled by the caller, padding with finite numbers.
  Real* inputColumns(Index rows);

  /// z and a of every layer. With dropout, hidden activations go on through its mask; backward() remembers.
  void forward(const Real* parameters, Dropout* dropout = nullptr);
  /// The loss summed over the block's rows; needs targets.
  double lossSum() const;
  /// delta of every layer, of the cost `scale` * lossSum; needs targets.
  void backward(const Real* parameters, Real scale);
  /// The gradient by those deltas, laid out like Network::parameters(); added to what is there when `accumulate`.
  void gradient(bool accumulate, Real* out) const;

  const Real* z(Index layer) const { return at(layer).z; }
  const Real* a(Index layer) const { return at(layer).a; }
  const Real* delta(Index layer) const { return at(layer).delta; }
  const Real* outputs() const { return layers_.back().a; }

 private:
  struct Columns {
    Real* z;
    Real* a;
    Real* delta;
  };
  explicit Pass(const Network& network) : network_(network) {}
  const Columns& at(Index layer) const { return layers_[static_cast<std::size_t>(layer)]; }
  /// What the layer's neurons were fed.
  const Real* fedTo(Index layer) const;

  const Network& network_;
  Index blockRows_ = 0;
  Index rows_ = 0;
  Index stride_ = 0;
  Dropout* dropout_ = nullptr;
  Buffer<Real> memory_;
  Real* inputs_ = nullptr;
  Real* targets_ = nullptr;
  std::vector<Columns> layers_;
};

}  // namespace glassbox
