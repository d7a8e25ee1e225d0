// WebAssembly: -Os, which is as fast here as -O3.
#include "glassbox/shock.h"

#include <algorithm>
#include <cmath>

#include "check.h"
#include "double_math.h"
#include "match.h"
#include "matrix.h"

namespace glassbox {
namespace {

constexpr const char* kWhere = "Network.numericalGradient";
/// Observations worked on at once.
constexpr Index kBlock = 128;

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

/// A network in double precision, so that what is left of the difference of two costs is the curve of the cost and not the
/// rounding of 32-bit floats.
class DoublePass {
 public:
  explicit DoublePass(const Network& network) : network_(network) {}

  bool allocate() {
    const Index widest = *std::ranges::max_element(network_.config().layers);
    const std::size_t columns = at(widest) * at(kBlock);
    if (!parameters.resize(at(network_.parameterCount())) || !in_.resize(columns) || !out_.resize(columns))
      return false;
    std::ranges::copy(network_.parameters(), parameters.begin());
    return true;
  }

  /// The mean loss of the whole set: one pass.
  double cost(const Dataset& data) {
    const auto inputs = rowsOf(data.inputs(), data.inputCount());
    const auto targets = rowsOf(data.targets(), data.targetCount());
    double sum = 0;
    for (Index first = 0; first < data.rows(); first += kBlock) {
      const Index rows = std::min(data.rows() - first, kBlock);
      block(in_, rows, network_.inputs()) = inputs.middleRows(first, rows).cast<double>();
      forward(rows);
      sum += lossSum(targets.middleRows(first, rows));
    }
    return sum / data.rows();
  }

  Buffer<double> parameters;

 private:
  using Block = Eigen::Map<Eigen::ArrayXXd, Eigen::Aligned64, Eigen::OuterStride<kBlock>>;
  /// The first columns of one of the two buffers: observations are rows, neurons are columns.
  static Block block(Buffer<double>& buffer, Index rows, Index count) { return {buffer.data(), rows, count}; }

  /// Leaves the output layer's z in out_.
  void forward(Index rows) {
    const Index last = network_.layerCount() - 1;
    for (Index l = 0; l <= last; ++l) {
      const Index m = network_.size(l);
      const Index n = network_.size(l + 1);
      const Block in = block(in_, rows, m);
      Block z = block(out_, rows, n);
      const double* weights = parameters.data() + network_.weightOffset(l);
      const double* biases = parameters.data() + network_.biasOffset(l);
      for (Index i = 0; i < n; ++i, weights += m) {
        z.col(i).setConstant(biases[i]);
        for (Index j = 0; j < m; ++j) z.col(i) += weights[j] * in.col(j);
      }
      if (l == last) break;
      const Activation activation = network_.activation(l);
      block(in_, rows, n) = z.unaryExpr([=](double x) { return double_math::activate(activation, x); });
    }
  }

  /// log(Sum_k e^z_k) of one row, safe from overflow.
  static double logSumExp(const Block& z, Eigen::Index row) {
    const double largest = z.row(row).maxCoeff();
    double sum = 0;
    for (const double value : z.row(row)) sum += double_math::exp(value - largest);
    return largest + double_math::log(sum);
  }

  template <class Targets>
  double lossSum(const Targets& targets) {
    const Activation activation = network_.activation(network_.layerCount() - 1);
    const Block outputs = block(out_, static_cast<Index>(targets.rows()), network_.outputs());
    double sum = 0;
    for (Eigen::Index s = 0; s < targets.rows(); ++s) {
      const double logSum = activation == Activation::softmax ? logSumExp(outputs, s) : 0;
      for (Eigen::Index k = 0; k < outputs.cols(); ++k) {
        const double z = outputs(s, k);
        const double y = targets(s, k);
        switch (network_.config().loss) {
          case Loss::mse: {
            const bool softmax = activation == Activation::softmax;
            const double error = (softmax ? double_math::exp(z - logSum) : double_math::activate(activation, z)) - y;
            sum += error * error;
            break;
          }
          case Loss::bce: sum += double_math::softplus(z) - z * y; break;
          case Loss::softmaxCrossEntropy: sum += y * (logSum - z); break;
        }
      }
    }
    return sum;
  }

  const Network& network_;
  Buffer<double> in_;
  Buffer<double> out_;
};

}  // namespace

Status numericalGradient(const Network& network, const Dataset& data, double epsilon, MutableSpan out,
                         ShockReport& report) {
  if (Status status = checkMatch(kWhere, network, data); !status) return status;
  if (Status status = checkSize(kWhere, "gradient", out.size(), network.parameterCount()); !status) return status;
  if (!(epsilon > 0 && std::isfinite(epsilon))) {
    return failure(ErrorCode::invalidConfig, kWhere, "expected an epsilon above 0 but got ", epsilon);
  }
  if (network.parameterCount() > kMaxShocks) {
    return failure(ErrorCode::tooLarge, kWhere, "expected at most ", kMaxShocks, " parameters to shock but got ",
                   network.parameterCount(), ", which would take ", 2 * std::int64_t{network.parameterCount()},
                   " passes over the data");
  }
  DoublePass pass(network);
  if (!pass.allocate()) return passRefused(kWhere);

  report.passes = 0;
  for (std::size_t p = 0; p < out.size(); ++p) {
    double& parameter = pass.parameters[p];
    const double before = parameter;
    parameter = before + epsilon;
    const double above = pass.cost(data);
    parameter = before - epsilon;
    const double below = pass.cost(data);
    parameter = before;
    report.passes += 2;
    out[p] = static_cast<Real>((above - below) / (2 * epsilon));
  }
  return Status::okay();
}

}  // namespace glassbox
