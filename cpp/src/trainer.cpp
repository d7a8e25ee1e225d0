// WebAssembly: -Os, which is as fast here as -O3.
#include "glassbox/trainer.h"

#include <algorithm>
#include <new>
#include <utility>

#include "check.h"
#include "dropout.h"
#include "glassbox/rng.h"
#include "kernels/layout.h"
#include "kernels/narrow.h"
#include "match.h"
#include "pass.h"
#include "training_access.h"
#include "update.h"

namespace glassbox {
namespace {

constexpr const char* kWhere = "Trainer";

Status workspaceRefused() {
  return failure(ErrorCode::outOfMemory, kWhere,
                 "the machine would not give the memory to train with; try a smaller network, batch or data set");
}

}  // namespace

Status validate(const TrainingConfig& config) {
  if (config.batchSize < 1) {
    return failure(ErrorCode::invalidConfig, kWhere, "expected a batch size of 1 or more but got ", config.batchSize);
  }
  if (Status status = validate(config.optimizer); !status) return status;
  return validate(config.regularization);
}

Trainer::Trainer(Network& network, const Dataset& data)
    : network_(network), data_(data), distance_(kernels::paddedRows(data.rows() + kernels::kStripRows)) {}
Trainer::~Trainer() = default;

Status Trainer::create(Network& network, const Dataset& data, const TrainingConfig& config,
                       std::unique_ptr<Trainer>& out) {
  if (Status status = checkMatch(kWhere, network, data); !status) return status;
  std::unique_ptr<Trainer> trainer(new (std::nothrow) Trainer(network, data));
  if (trainer == nullptr || !trainer->gradient_.resize(network.parameters().size())) return workspaceRefused();
  if (Status status = trainer->configure(config); !status) return status;
  out = std::move(trainer);
  return Status::okay();
}

Status Trainer::configure(const TrainingConfig& config) {
  if (Status status = validate(config); !status) return status;

  // Everything new is made before anything old is given up.
  const Index rows = std::min(config.batchSize, data_.rows());
  std::unique_ptr<Pass> pass;
  if (pass_ == nullptr || pass_->blockRows() < std::min(rows, kernels::kBlockRows)) {
    pass = Pass::create(network_, rows, Pass::Kind::both);
    if (pass == nullptr) return workspaceRefused();
  }
  std::unique_ptr<Dropout> dropout;
  if (config.regularization.kind == Regularization::dropout && (dropout_ == nullptr || pass != nullptr)) {
    dropout = Dropout::create(network_, (pass ? pass : pass_)->blockRows());
    if (dropout == nullptr) return workspaceRefused();
  }
  if (config.shuffle && order_.empty() && !order_.resize(static_cast<std::size_t>(data_.rows()))) {
    return workspaceRefused();
  }
  const bool narrow =
      config.regularization.kind != Regularization::dropout && kernels::fillsStrip(rows) && Pass::isNarrow(network_);
  if (narrow && columns_.empty()) {
    const std::size_t numbers = data_.inputs().size() + data_.targets().size();
    const std::size_t columns = numbers / static_cast<std::size_t>(data_.rows());
    if (!columns_.resize(columns * static_cast<std::size_t>(distance_))) return workspaceRefused();
  }
  const TrainingConfig before = std::exchange(config_, config);
  if (!prepare()) {
    config_ = before;
    return workspaceRefused();
  }
  narrow_ = narrow;
  if (pass != nullptr) {
    pass_ = std::move(pass);
    dropout_ = nullptr;  // it was as wide as the old pass
  }
  if (dropout != nullptr) dropout_ = std::move(dropout);
  return Status::okay();
}

/// Makes the network's training state fit this trainer; it may have been restored or reset since the last call.
bool Trainer::prepare() {
  TrainingState& state = TrainingAccess(network_).state();
  const Optimizer kind = config_.optimizer.kind;
  const std::size_t slots = static_cast<std::size_t>(traits(kind).slots) * network_.parameters().size();
  if (state.optimizer != kind || state.slots.size() != slots) {
    if (!state.slots.resize(slots)) return false;
    state.optimizer = kind;
    state.slotStep = 0;
  }
  if (state.cursor >= data_.rows()) state.cursor = 0;
  return true;
}

Progress Trainer::steps(Index count) {
  const bool ready = prepare();
  Index layer = -1;
  for (Index i = 0; ready && layer < 0 && i < count; ++i) layer = step();
  return progress(ready, layer);
}

Progress Trainer::epochs(Index count) {
  const bool ready = prepare();
  Index layer = -1;
  const std::uint64_t end = network_.training().epoch + static_cast<std::uint64_t>(std::max(count, Index{0}));
  while (ready && layer < 0 && network_.training().epoch < end) layer = step();
  return progress(ready, layer);
}

Progress Trainer::progress(bool ready, Index layer) const {
  const TrainingState& state = network_.training();
  return {state.epoch, state.step, state.cursor, layer >= 0, layer, !ready};
}

/// One batch and one update. The weight layer where it diverged, or -1.
Index Trainer::step() {
  TrainingState& state = TrainingAccess(network_).state();
  const Index rows = std::min(config_.batchSize, data_.rows() - state.cursor);
  const Real* parameters = network_.parameters().data();
  const RegularizationConfig& regularization = config_.regularization;
  Dropout* dropout = regularization.kind == Regularization::dropout ? dropout_.get() : nullptr;
  if (dropout != nullptr) dropout->begin(state.step, regularization.rate);

  if (narrow_ && kernels::fillsStrip(rows)) {
    pass_->narrowGradient(parameters, {columnsOf(state.epoch) + state.cursor, distance_}, rows, gradient_.data());
  } else {
    const Index* order = orderOf(state.epoch);
    for (Index done = 0; done < rows;) {
      const Index block = std::min(rows - done, pass_->blockRows());
      pass_->loadInputs(data_.inputs(), order, state.cursor + done, block);
      pass_->forward(parameters, dropout);
      pass_->loadTargets(data_.targets(), order, state.cursor + done);
      pass_->backward(parameters, 1 / static_cast<Real>(rows), gradient_.data(), done > 0);
      done += block;
    }
  }
  if (regularization.kind == Regularization::l1 || regularization.kind == Regularization::l2) {
    addPenalty(regularization, network_, gradient_.data());
  }
  if (const Index layer = update(config_.optimizer, network_, gradient_); layer >= 0) return layer;

  ++state.step;
  state.cursor += rows;
  if (state.cursor == data_.rows()) {
    state.cursor = 0;
    ++state.epoch;
  }
  return -1;
}

/// The rows of an epoch in the order they are taken; null for the given order.
const Index* Trainer::orderOf(std::uint64_t epoch) {
  if (!config_.shuffle) return nullptr;
  if (orderEpoch_ == epoch) return order_.data();
  Rng rng(network_.config().seed, Stream::shuffle, epoch);
  for (Index i = 0; i < data_.rows(); ++i) order_[static_cast<std::size_t>(i)] = i;
  for (std::size_t i = order_.size() - 1; i > 0; --i) {
    std::swap(order_[i], order_[rng.below(static_cast<std::uint32_t>(i) + 1)]);
  }
  orderEpoch_ = epoch;
  return order_.data();
}

/// The data in the order of an epoch, inputs before targets.
const Real* Trainer::columnsOf(std::uint64_t epoch) {
  if (!config_.shuffle) epoch = ~std::uint64_t{0};
  if (columnsEpoch_ != epoch) {
    const Index* order = orderOf(epoch);
    const kernels::Columns columns{columns_.data(), distance_};
    const Index inputs = data_.inputCount();
    kernels::gather({data_.inputs().data(), inputs}, order, 0, data_.rows(), columns);
    kernels::gather({data_.targets().data(), data_.targetCount()}, order, 0, data_.rows(), columns.from(inputs));
    columnsEpoch_ = epoch;
  }
  return columns_.data();
}

}  // namespace glassbox
