// One block of observations on its way through a network and back: the workspace, and the order of the kernels.
#pragma once

#include <memory>

#include "dropout.h"
#include "glassbox/buffer.h"
#include "glassbox/network.h"
#include "kernels/layer.h"
#include "kernels/output.h"

namespace glassbox {

/// Columns as the kernels want them (see kernels/columns.h).
class Pass {
 public:
  /// forwardOnly overwrites hidden z with a, and has no delta.
  enum class Kind { forwardOnly, both };

  /// Room for up to `rows` observations at once, or fewer where the network is so wide that they would take too much
  /// memory (see blockRows). The network must outlive the pass. Null when memory is refused.
  static std::unique_ptr<Pass> create(const Network& network, Index rows, Kind kind);

  /// Whether no layer is wider than kernels::kNarrow.
  static bool isNarrow(const Network& network);

  Index blockRows() const { return blockRows_; }
  Index rows() const { return rows_; }
  Index stride() const { return stride_; }

  /// The next block: rows first .. first+rows-1 of row-major inputs, through `order` when it is not null.
  void loadInputs(ConstSpan inputs, const Index* order, Index first, Index rows);
  /// The targets of the block loaded last.
  void loadTargets(ConstSpan targets, const Index* order, Index first);
  /// The next block of `rows`, a column for each input, to be filled by the caller, padding with finite numbers.
  kernels::Columns inputColumns(Index rows);

  /// z and a of every layer. With dropout, hidden activations go on through its mask; backward() remembers.
  void forward(const Real* parameters, Dropout* dropout = nullptr);
  /// forward() whose activations are written where they are wanted, and are not in a(): a column for
  /// each neuron, all layers one after the other. With `room`, up to kLanes - 1 numbers behind each may be overwritten.
  void forwardInto(const Real* parameters, kernels::Columns out, bool room);
  /// The loss summed over the block's rows; needs targets.
  double lossSum() const;
  /// delta of every layer, of the cost `scale` * lossSum; needs targets.
  /// With `gradient`, also the gradient by those deltas, laid out like Network::parameters(); added to what is there when
  /// `accumulate`.
  void backward(const Real* parameters, Real scale, Real* gradient = nullptr, bool accumulate = false);

  /// All of it at once for a narrow network and a batch that fills a strip: the gradient of the mean loss over the first
  /// `rows` rows of columns, inputs before targets, of which kernels::kStripRows can be read.
  void narrowGradient(const Real* parameters, kernels::ConstColumns columns, Index rows, Real* gradient);

  kernels::ConstColumns z(Index layer) const { return {at(layer).z, stride_}; }
  kernels::ConstColumns a(Index layer) const { return {at(layer).a, stride_}; }
  kernels::ConstColumns delta(Index layer) const { return {at(layer).delta, stride_}; }
  kernels::ConstColumns outputs() const { return {output().a, stride_}; }

 private:
  explicit Pass(const Network& network) : network_(network) {}
  kernels::Output outputLayer() const;
  const kernels::Layer& output() const { return layers_[layers_.size() - 1]; }
  const kernels::Layer& at(Index layer) const { return layers_[static_cast<std::size_t>(layer)]; }

  const Network& network_;
  Index blockRows_ = 0;
  Index rows_ = 0;
  Index stride_ = 0;
  Dropout* dropout_ = nullptr;
  Buffer<Real> memory_;
  Real* inputs_ = nullptr;
  Real* targets_ = nullptr;
  Real* sums_ = nullptr;  // of narrow networks
  Buffer<kernels::Layer> layers_;
};

}  // namespace glassbox
