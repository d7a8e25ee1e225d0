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
  /// forward() whose activations are written where they are wanted, and are not in a(): neuron i's at
  /// `out` + i * `distance`, all layers one after the other.
  void forwardInto(const Real* parameters, Real* out, Index distance);
  /// The loss summed over the block's rows; needs targets.
  double lossSum() const;
  /// delta of every layer, of the cost `scale` * lossSum; needs targets.
  /// With `gradient`, also the gradient by those deltas, laid out like Network::parameters(); added to what is there when
  /// `accumulate`.
  void backward(const Real* parameters, Real scale, Real* gradient = nullptr, bool accumulate = false);

  const Real* z(Index layer) const { return at(layer).z; }
  const Real* a(Index layer) const { return at(layer).a; }
  const Real* delta(Index layer) const { return at(layer).delta; }
  const Real* outputs() const { return layers_.back().a; }

 private:
  /// All that the kernels ask of a layer, beside each other: in a small network, looking it up would take as long as some
  /// of them do.
  struct Layer {
    Index n;        // neurons
    Index m;        // inputs to them
    Index weights;  // where they start among the parameters
    Index biases;
    Activation activation;
    Real* z;
    Real* a;
    Real* delta;
    const Real* fed = nullptr;  // the inputs, as forward() found them: dropout has columns of its own
  };
  explicit Pass(const Network& network) : network_(network) {}
  const Layer& at(Index layer) const { return layers_[static_cast<std::size_t>(layer)]; }

  const Network& network_;
  Index blockRows_ = 0;
  Index rows_ = 0;
  Index stride_ = 0;
  Dropout* dropout_ = nullptr;
  Buffer<Real> memory_;
  Real* inputs_ = nullptr;
  Real* targets_ = nullptr;
  std::vector<Layer> layers_;
};

}  // namespace glassbox
