#include "glassbox/surface.h"

#include "check.h"
#include "cost.h"
#include "match.h"

namespace glassbox {

Status costSurface(const Network& network, const Dataset& data, const ParameterAxis& first, const ParameterAxis& second,
                   MutableSpan out) {
  constexpr const char* kWhere = "Network.costSurface";
  if (Status status = checkMatch(kWhere, network, data); !status) return status;
  for (const ParameterAxis* axis : {&first, &second}) {
    if (axis->parameter < 0 || axis->parameter >= network.parameterCount()) {
      return failure(ErrorCode::invalidConfig, kWhere, "expected a parameter from 0 to ", network.parameterCount() - 1,
                     " but got ", axis->parameter);
    }
    if (axis->count < 1 || !isFinite(axis->min) || !isFinite(axis->max)) {
      return failure(ErrorCode::invalidConfig, kWhere, "expected 1 or more points between finite ends but got ",
                     axis->count, " from ", axis->min, " to ", axis->max);
    }
  }
  if (first.parameter == second.parameter) {
    return failure(ErrorCode::invalidConfig, kWhere, "expected two different parameters but got ", first.parameter,
                   " twice");
  }
  const std::int64_t expected = std::int64_t{first.count} * second.count;
  if (Status status = checkSize(kWhere, "costs", out.size(), expected); !status) return status;

  const std::unique_ptr<Pass> pass = Pass::create(network, data.rows(), Pass::Kind::forwardOnly);
  Buffer<Real> moved;
  if (pass == nullptr || !moved.assign(network.parameters())) return passRefused(kWhere);
  const auto at = [](const ParameterAxis& axis, Index i) {
    if (axis.count == 1) return axis.min;
    return axis.min + (axis.max - axis.min) * (static_cast<Real>(i) / static_cast<Real>(axis.count - 1));
  };
  for (Index j = 0; j < second.count; ++j) {
    moved[static_cast<std::size_t>(second.parameter)] = at(second, j);
    for (Index i = 0; i < first.count; ++i) {
      moved[static_cast<std::size_t>(first.parameter)] = at(first, i);
      const std::size_t cell =
          static_cast<std::size_t>(j) * static_cast<std::size_t>(first.count) + static_cast<std::size_t>(i);
      out[cell] = static_cast<Real>(costOf(*pass, data, moved.data()));
    }
  }
  return Status::okay();
}

}  // namespace glassbox
