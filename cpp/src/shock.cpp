// The gradient measured: every parameter nudged both ways, in double precision, so that what is left of the difference is
// the curve of the cost and not the rounding of 32-bit floats.
#include <cmath>

#include "check.h"
#include "glassbox/probe.h"
#include "match.h"
#include "reference/reference.h"

namespace glassbox {
namespace {

constexpr const char* kWhere = "Network.numericalGradient";

using RowMajor = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

std::vector<reference::Layer> inDouble(const Network& network) {
  std::vector<reference::Layer> layers;
  for (Index l = 0; l < network.layerCount(); ++l) {
    const Index n = network.size(l + 1);
    layers.push_back({Eigen::Map<const RowMajor>(network.weights(l).data(), n, network.size(l)).cast<double>(),
                      Eigen::Map<const Eigen::VectorXf>(network.biases(l).data(), n).cast<double>(),
                      network.activation(l)});
  }
  return layers;
}

/// Counts and makes forward passes of the whole set, in blocks, so that memory does not grow with the data.
class Meter {
 public:
  Meter(const Network& network, const Dataset& data) : loss_(network.config().loss), data_(data) {}

  double cost(const std::vector<reference::Layer>& layers) {
    ++passes_;
    double sum = 0;
    for (Index first = 0; first < data_.rows(); first += kBlock) {
      const Index rows = std::min(data_.rows() - first, kBlock);
      const reference::Matrix z =
          reference::forward(layers, block(data_.inputs(), data_.inputCount(), first, rows)).z.back();
      sum += reference::lossSum(loss_, layers.back().activation, z,
                                block(data_.targets(), data_.targetCount(), first, rows));
    }
    return sum / data_.rows();
  }

  /// The slope of the cost along one parameter.
  double slope(const std::vector<reference::Layer>& layers, double& parameter, double epsilon) {
    const double before = parameter;
    parameter = before + epsilon;
    const double above = cost(layers);
    parameter = before - epsilon;
    const double below = cost(layers);
    parameter = before;
    return (above - below) / (2 * epsilon);
  }

  std::int64_t passes() const { return passes_; }

 private:
  static constexpr Index kBlock = 256;

  static reference::Matrix block(ConstSpan values, Index columns, Index first, Index rows) {
    const Real* from = values.data() + static_cast<std::size_t>(first) * static_cast<std::size_t>(columns);
    return Eigen::Map<const RowMajor>(from, rows, columns).cast<double>();
  }

  Loss loss_;
  const Dataset& data_;
  std::int64_t passes_ = 0;
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

  std::vector<reference::Layer> layers = inDouble(network);
  Meter meter(network, data);
  std::size_t next = 0;
  for (reference::Layer& layer : layers) {
    for (Eigen::Index i = 0; i < layer.weights.rows(); ++i) {
      for (Eigen::Index j = 0; j < layer.weights.cols(); ++j) {
        out[next++] = static_cast<Real>(meter.slope(layers, layer.weights(i, j), epsilon));
      }
    }
    for (double& bias : layer.biases) out[next++] = static_cast<Real>(meter.slope(layers, bias, epsilon));
  }
  report.passes = meter.passes();
  return Status::okay();
}

}  // namespace glassbox
