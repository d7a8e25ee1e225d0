// The same mathematics written plainly: double precision, Eigen's matrices, std's functions, one formula a line. It is
// what the kernels are tested against and where to read what they compute; nothing of it runs in training.
#pragma once

#include <Eigen/Core>
#include <vector>

#include "glassbox/activation.h"
#include "glassbox/loss.h"

namespace glassbox::reference {

using Matrix = Eigen::MatrixXd;  // observations are rows, neurons are columns
using Vector = Eigen::VectorXd;

struct Layer {
  Matrix weights;  // n x m
  Vector biases;   // n
  Activation activation = Activation::linear;
};

/// One matrix per weight layer, N x n.
struct Trace {
  std::vector<Matrix> z;
  std::vector<Matrix> a;
};

/// One entry per weight layer, of the layer's own shapes; delta is N x n.
struct Gradient {
  std::vector<Matrix> weights;
  std::vector<Vector> biases;
  std::vector<Matrix> delta;
};

/// a b, entry by entry: Eigen's blocked product, made for large matrices, takes long to compile in each file that has one.
Matrix product(const Matrix& a, const Matrix& b);

/// f(z) for every entry; softmax goes over each row.
Matrix activate(Activation activation, const Matrix& z);
/// f'(z) for every entry. Not for softmax.
Matrix derivative(Activation activation, const Matrix& z);

/// inputs: N x m of the first layer.
Trace forward(const std::vector<Layer>& layers, const Matrix& inputs);

/// Sum over rows and outputs, from the output layer's z so that saturated outputs keep a finite loss.
double lossSum(Loss loss, Activation activation, const Matrix& z, const Matrix& targets);
/// d lossSum / dz at the output layer.
Matrix outputDelta(Loss loss, Activation activation, const Matrix& z, const Matrix& targets);

/// The gradient of the mean loss over the observations.
Gradient backward(const std::vector<Layer>& layers, const Matrix& inputs, const Matrix& targets, Loss loss);

}  // namespace glassbox::reference
