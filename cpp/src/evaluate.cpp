#include "glassbox/evaluate.h"

#include "check.h"
#include "cost.h"
#include "match.h"
#include "matrix.h"

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
  const std::size_t from = static_cast<std::size_t>(first) * static_cast<std::size_t>(outputs);
  const std::size_t count = static_cast<std::size_t>(pass.rows()) * static_cast<std::size_t>(outputs);
  const auto y = rowsOf(targets.subspan(from, count), outputs);
  const auto a = columnsOf(pass.outputs(), pass.rows(), outputs);
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
    case Task::eachOutputHalf: return ((a >= 0.5F) == (y >= 0.5F)).count();
    case Task::sign: return ((a >= 0) == (y >= 0)).count();
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

}  // namespace glassbox
