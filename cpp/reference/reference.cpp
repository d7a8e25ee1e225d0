#include "reference/reference.h"

#include <algorithm>
#include <cmath>

namespace glassbox::reference {
namespace {

constexpr double kSlope = 0.01;                    // leakyRelu below 0
constexpr double kGeluScale = 0.7978845608028654;  // sqrt(2 / pi)
constexpr double kGeluCubic = 0.044715;

double sigmoid(double z) { return z >= 0 ? 1 / (1 + std::exp(-z)) : std::exp(z) / (1 + std::exp(z)); }
double softplus(double z) { return std::max(z, 0.0) + std::log1p(std::exp(-std::abs(z))); }
double geluInner(double z) { return kGeluScale * (z + kGeluCubic * z * z * z); }

double value(Activation activation, double z) {
  switch (activation) {
    case Activation::linear: return z;
    case Activation::relu: return std::max(z, 0.0);
    case Activation::leakyRelu: return z > 0 ? z : kSlope * z;
    case Activation::elu: return z > 0 ? z : std::expm1(z);
    case Activation::tanh: return std::tanh(z);
    case Activation::sigmoid: return sigmoid(z);
    case Activation::softplus: return softplus(z);
    case Activation::silu: return z * sigmoid(z);
    case Activation::gelu: return 0.5 * z * (1 + std::tanh(geluInner(z)));
    case Activation::sine: return std::sin(z);
    case Activation::softmax: break;
  }
  return z;
}

double slope(Activation activation, double z) {
  switch (activation) {
    case Activation::linear: return 1;
    case Activation::relu: return z > 0 ? 1 : 0;
    case Activation::leakyRelu: return z > 0 ? 1 : kSlope;
    case Activation::elu: return z > 0 ? 1 : std::exp(z);
    case Activation::tanh: return 1 - std::tanh(z) * std::tanh(z);
    case Activation::sigmoid: return sigmoid(z) * sigmoid(-z);
    case Activation::softplus: return sigmoid(z);
    case Activation::silu: return sigmoid(z) * (1 + z * sigmoid(-z));
    case Activation::gelu: {
      const double t = std::tanh(geluInner(z));
      return 0.5 * (1 + t) + 0.5 * z * (1 - t * t) * kGeluScale * (1 + 3 * kGeluCubic * z * z);
    }
    case Activation::sine: return std::cos(z);
    case Activation::softmax: break;
  }
  return 1;
}

/// log(Sum_j e^z_j) of each row.
Vector logSumExp(const Matrix& z) {
  const Vector largest = z.rowwise().maxCoeff();
  return largest.array() + (z.colwise() - largest).array().exp().rowwise().sum().log();
}

}  // namespace

Matrix product(const Matrix& a, const Matrix& b) { return a.lazyProduct(b); }

Matrix activate(Activation activation, const Matrix& z) {
  if (activation == Activation::softmax) return (z.colwise() - logSumExp(z)).array().exp();
  return z.unaryExpr([=](double x) { return value(activation, x); });
}

Matrix derivative(Activation activation, const Matrix& z) {
  return z.unaryExpr([=](double x) { return slope(activation, x); });
}

Trace forward(const std::vector<Layer>& layers, const Matrix& inputs) {
  Trace trace;
  Matrix a = inputs;
  for (const Layer& layer : layers) {
    const Matrix z = product(a, layer.weights.transpose()).rowwise() + layer.biases.transpose();
    a = activate(layer.activation, z);
    trace.z.push_back(z);
    trace.a.push_back(a);
  }
  return trace;
}

double lossSum(Loss loss, Activation activation, const Matrix& z, const Matrix& targets) {
  switch (loss) {
    case Loss::mse: return (activate(activation, z) - targets).squaredNorm();
    case Loss::bce: return (z.unaryExpr(&softplus).array() - z.array() * targets.array()).sum();
    case Loss::softmaxCrossEntropy: break;
  }
  return -(targets.array() * (z.colwise() - logSumExp(z)).array()).sum();
}

Matrix outputDelta(Loss loss, Activation activation, const Matrix& z, const Matrix& targets) {
  const Matrix a = activate(activation, z);
  if (loss == Loss::bce) return a - targets;
  if (loss == Loss::softmaxCrossEntropy)
    return (a.array().colwise() * targets.rowwise().sum().array()).matrix() - targets;

  const Matrix slopeOfLoss = 2 * (a - targets);
  if (activation != Activation::softmax) return slopeOfLoss.array() * derivative(activation, z).array();
  Matrix delta(z.rows(), z.cols());
  for (Eigen::Index row = 0; row < z.rows(); ++row) {
    const Vector share = a.row(row).transpose();
    const Matrix jacobian = Matrix(share.asDiagonal()) - product(share, share.transpose());
    delta.row(row) = product(slopeOfLoss.row(row), jacobian);
  }
  return delta;
}

Gradient backward(const std::vector<Layer>& layers, const Matrix& inputs, const Matrix& targets, Loss loss) {
  const Trace trace = forward(layers, inputs);
  const std::size_t count = layers.size();
  Gradient gradient{std::vector<Matrix>(count), std::vector<Vector>(count), std::vector<Matrix>(count)};

  Matrix delta =
      outputDelta(loss, layers.back().activation, trace.z.back(), targets) / static_cast<double>(inputs.rows());
  for (std::size_t l = count; l-- > 0;) {
    const Matrix& upstream = l == 0 ? inputs : trace.a[l - 1];
    gradient.weights[l] = product(delta.transpose(), upstream);
    gradient.biases[l] = delta.colwise().sum().transpose();
    gradient.delta[l] = delta;
    if (l > 0) {
      const Matrix blame = product(delta, layers[l].weights);
      delta = blame.array() * derivative(layers[l - 1].activation, trace.z[l - 1]).array();
    }
  }
  return gradient;
}

}  // namespace glassbox::reference
