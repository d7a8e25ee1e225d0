// The gradient measured: every parameter nudged both ways, in double precision, so that what is left of the difference
// is the curve of the cost and not the rounding of 32-bit floats.
#include <algorithm>
#include <cmath>

#include "check.h"
#include "double_math.h"
#include "glassbox/probe.h"
#include "match.h"

namespace glassbox {
namespace {

constexpr const char* kWhere = "Network.numericalGradient";
constexpr Index kBlock = 128;

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

/// A network's parameters and one block of observations in double, columns of kBlock rows.
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
    double sum = 0;
    for (Index first = 0; first < data.rows(); first += kBlock) {
      const Index rows = std::min(data.rows() - first, kBlock);
      forward(data.inputs().subspan(at(first) * at(data.inputCount())), rows);
      sum += lossSum(data.targets().subspan(at(first) * at(data.targetCount())), rows);
    }
    return sum / data.rows();
  }

  Buffer<double> parameters;

 private:
  /// Leaves the output layer's z in out_.
  void forward(ConstSpan inputs, Index rows) {
    for (Index j = 0; j < network_.inputs(); ++j) {
      for (Index s = 0; s < rows; ++s) in_[at(j * kBlock + s)] = inputs[at(s * network_.inputs() + j)];
    }
    const Index last = network_.layerCount() - 1;
    for (Index l = 0; l <= last; ++l) {
      affine(l, rows);
      if (l == last) break;
      for (Index i = 0; i < network_.size(l + 1); ++i) {
        for (Index s = 0; s < rows; ++s) {
          in_[at(i * kBlock + s)] = double_math::activate(network_.activation(l), out_[at(i * kBlock + s)]);
        }
      }
    }
  }

  void affine(Index layer, Index rows) {
    const Index m = network_.size(layer);
    const double* weights = parameters.data() + network_.weightOffset(layer);
    const double* biases = parameters.data() + network_.biasOffset(layer);
    for (Index i = 0; i < network_.size(layer + 1); ++i, weights += m) {
      double* __restrict z = out_.data() + i * kBlock;
      std::fill_n(z, rows, biases[i]);
      for (Index j = 0; j < m; ++j) {
        const double* x = in_.data() + j * kBlock;
        for (Index s = 0; s < rows; ++s) z[s] += weights[j] * x[s];
      }
    }
  }

  /// log(Sum_k e^z_k) of one row, safe from overflow.
  double logSumExp(Index row) const {
    double largest = out_[at(row)];
    for (Index k = 1; k < network_.outputs(); ++k) largest = std::max(largest, out_[at(k * kBlock + row)]);
    double sum = 0;
    for (Index k = 0; k < network_.outputs(); ++k) sum += double_math::exp(out_[at(k * kBlock + row)] - largest);
    return largest + double_math::log(sum);
  }

  double lossSum(ConstSpan targets, Index rows) const {
    const Activation activation = network_.activation(network_.layerCount() - 1);
    double sum = 0;
    for (Index s = 0; s < rows; ++s) {
      const double logSum = activation == Activation::softmax ? logSumExp(s) : 0;
      for (Index k = 0; k < network_.outputs(); ++k) {
        const double z = out_[at(k * kBlock + s)];
        const double y = targets[at(s * network_.outputs() + k)];
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
