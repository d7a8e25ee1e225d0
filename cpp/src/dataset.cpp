#include "glassbox/dataset.h"

#include <algorithm>
#include <new>

#include "check.h"

namespace glassbox {
namespace {

constexpr const char* kWhere = "Dataset";

bool isOneHot(ConstSpan row) {
  return std::ranges::count(row, 1.0F) == 1 && std::ranges::count(row, 0.0F) == std::ssize(row) - 1;
}

}  // namespace

Status Dataset::create(ConstSpan inputs, ConstSpan targets, Index rows, Index inputCount, Index targetCount,
                       std::unique_ptr<Dataset>& out) {
  if (rows < 1) return failure(ErrorCode::shapeMismatch, kWhere, "expected at least 1 row but got ", rows);
  if (inputCount < 1) {
    return failure(ErrorCode::shapeMismatch, kWhere, "expected at least 1 input per row but got ", inputCount);
  }
  if (targetCount < 0) {
    return failure(ErrorCode::shapeMismatch, kWhere, "expected 0 or more targets per row but got ", targetCount);
  }
  if (Status status = checkMatrix(kWhere, "inputs", inputs, rows, inputCount); !status) return status;
  if (Status status = checkMatrix(kWhere, "targets", targets, rows, targetCount); !status) return status;

  std::unique_ptr<Dataset> data(new (std::nothrow) Dataset);
  if (data == nullptr || !data->inputs_.assign(inputs) || !data->targets_.assign(targets)) {
    const std::size_t bytes = inputs.size_bytes() + targets.size_bytes();
    return outOfMemory(kWhere, "the observations", static_cast<std::int64_t>(bytes));
  }
  data->rows_ = rows;
  data->inputCount_ = inputCount;
  data->targetCount_ = targetCount;
  data->describeTargets();
  out = std::move(data);
  return Status::okay();
}

void Dataset::describeTargets() {
  if (targets_.empty()) return;
  const auto [least, most] = std::ranges::minmax(targets_);
  targetMin_ = least;
  targetMax_ = most;

  const auto all = [&](auto test) { return std::ranges::all_of(targets_, test); };
  if (all([](Real y) { return y == 1 || y == -1; })) targetKind_ = TargetKind::plusMinusOne;
  if (!all([](Real y) { return y == 0 || y == 1; })) return;
  targetKind_ = TargetKind::zeroOne;
  if (targetCount_ < 2) return;
  const auto width = static_cast<std::size_t>(targetCount_);
  for (std::size_t i = 0; i < targets_.size(); i += width) {
    if (!isOneHot(this->targets().subspan(i, width))) return;
  }
  targetKind_ = TargetKind::oneHot;
}

}  // namespace glassbox
