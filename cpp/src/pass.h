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

  /// Whether no layer is wider than kernels::kNarrow.
  static bool isNarrow(const Network& network);

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
  /// `out` + i * `distance`, all layers one after the other. With `room`, up to kLanes - 1 numbers behind each may be
  /// overwritten.
  void forwardInto(const Real* parameters, Real* out, Index distance, bool room);
  /// The loss summed over the block's rows; needs targets.
  double lossSum() const;
  /// delta of every layer, of the cost `scale` * lossSum; needs targets.
  /// With `gradient`, also the gradient by those deltas, laid out like Network::parameters(); added to what is there when
  /// `accumulate`.
  void backward(const Real* parameters, Real scale, Real* gradient = nullptr, bool accumulate = false);

  /// All of it at once for a narrow network and a batch that fills a strip: the gradient of the mean loss over the first
  /// `rows` rows of columns `distance` apart, inputs before targets, of which kernels::kStripRows can be read.
  void narrowGradient(const Real* parameters, const Real* columns, Index distance, Index rows, Real* gradient);

  const Real* z(Index layer) const { return at(layer).z; }
  const Real* a(Index layer) const { return at(layer).a; }
  const Real* delta(Index layer) const { return at(layer).delta; }
  const Real* outputs() const { return layers_.back().a; }

 private:
  explicit Pass(const Network& network) : network_(network) {}
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
  std::vector<kernels::Layer> layers_;
};

}  // namespace glassbox
