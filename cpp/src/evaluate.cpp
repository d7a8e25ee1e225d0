// Questions about a whole data set: its cost, its share of right answers, the gradient, the cost elsewhere.
#include <Eigen/Core>

#include "check.h"
#include "cost.h"
#include "glassbox/probe.h"
#include "match.h"

namespace glassbox {
namespace {

/// How an answer is told right from wrong.
enum class Task { none, largestOutput, eachOutputHalf, sign };

Task taskOf(const Network& network, const Dataset& data) {
  const Loss loss = network.config().loss;
  const TargetKind kind = data.targetKind();
  const bool single = network.outputs() == 1;
  const bool zeroOne = kind == TargetKind::zeroOne || kind == TargetKind::oneHot;
  switch (network.activation(network.layerCount() - 1)) {
    case Activation::softmax: return Task::largestOutput;
    case Activation::sigmoid:
      if (loss == Loss::bce || (single && zeroOne)) return Task::eachOutputHalf;
      return kind == TargetKind::oneHot ? Task::largestOutput : Task::none;
    case Activation::tanh:
    case Activation::linear: {
      const bool allOne = data.targetMin() == 1 && data.targetMax() == 1;
      return single && (kind == TargetKind::plusMinusOne || allOne) ? Task::sign : Task::none;
    }
    default: return Task::none;
  }
}

/// Right answers among a block's rows (times outputs, for eachOutputHalf).
std::int64_t countRight(Task task, const Pass& pass, ConstSpan targets, Index first, Index outputs) {
  using Rows = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  const Real* from = targets.data() + static_cast<std::size_t>(first) * static_cast<std::size_t>(outputs);
  const Eigen::Map<const Rows> y(from, pass.rows(), outputs);
  const auto a = Eigen::Map<const Eigen::MatrixXf>(pass.outputs(), pass.stride(), outputs).topRows(pass.rows());
  switch (task) {
    case Task::none: break;
    case Task::largestOutput: {
      std::int64_t right = 0;
      for (Index s = 0; s < pass.rows(); ++s) {
        Eigen::Index answer = 0;
        Eigen::Index actual = 0;
        a.row(s).maxCoeff(&answer);
        y.row(s).maxCoeff(&actual);
        right += answer == actual;
      }
      return right;
    }
    case Task::eachOutputHalf: return ((a.array() >= 0.5F) == (y.array() >= 0.5F)).count();
    case Task::sign: return ((a.array() >= 0) == (y.array() >= 0)).count();
  }
  return 0;
}

}  // namespace

Status evaluate(const Network& network, const Dataset& data, Evaluation& out) {
  constexpr const char* kWhere = "Network.cost";
  if (Status status = checkMatch(kWhere, network, data); !status) return status;
  const std::unique_ptr<Pass> pass = Pass::create(network, data.rows(), Pass::Kind::forwardOnly);
  if (pass == nullptr) return passRefused(kWhere);

  const Task task = taskOf(network, data);
  const Index outputs = network.outputs();
  double sum = 0;
  std::int64_t right = 0;
  forwardAll(*pass, data, network.parameters().data(), [&](Index first, Index) {
    sum += pass->lossSum();
    right += countRight(task, *pass, data.targets(), first, outputs);
  });
  out.cost = sum / data.rows();
  const double answers = task == Task::eachOutputHalf ? static_cast<double>(data.rows()) * outputs : data.rows();
  out.accuracy = task == Task::none ? -1 : static_cast<double>(right) / answers;
  return Status::okay();
}

Status gradient(const Network& network, const Dataset& data, MutableSpan out) {
  constexpr const char* kWhere = "Network.gradient";
  if (Status status = checkMatch(kWhere, network, data); !status) return status;
  if (Status status = checkSize(kWhere, "gradient", out.size(), network.parameterCount()); !status) return status;
  const std::unique_ptr<Pass> pass = Pass::create(network, data.rows(), Pass::Kind::both);
  if (pass == nullptr) return passRefused(kWhere);

  const Real* parameters = network.parameters().data();
  forwardAll(*pass, data, parameters, [&](Index first, Index) {
    pass->backward(parameters, 1 / static_cast<Real>(data.rows()), out.data(), first > 0);
  });
  return Status::okay();
}

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
