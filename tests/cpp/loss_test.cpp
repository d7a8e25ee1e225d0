// Names, and the reference's own losses against shocks: what the kernels are held to must itself be right.
#include "glassbox/loss.h"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "reference/reference.h"

using namespace glassbox;
using reference::Matrix;

namespace {

/// Values without a pattern, the same in every run.
Matrix scattered(Eigen::Index rows, Eigen::Index columns, double seed) {
  return Matrix::NullaryExpr(rows, columns, [=](Eigen::Index r, Eigen::Index c) {
    return 1.5 * std::sin(seed + 12.9898 * static_cast<double>(r) + 78.233 * static_cast<double>(c));
  });
}

/// The largest difference between backward() and central shocks of every parameter.
double backwardAgainstShocks(std::vector<reference::Layer> layers, const Matrix& inputs, const Matrix& targets,
                             Loss loss) {
  const auto cost = [&] {
    const Matrix z = reference::forward(layers, inputs).z.back();
    return reference::lossSum(loss, layers.back().activation, z, targets) / static_cast<double>(inputs.rows());
  };
  const double h = 1e-6;
  const auto shock = [&](double& parameter) {
    const double kept = parameter;
    parameter = kept + h;
    const double above = cost();
    parameter = kept - h;
    const double below = cost();
    parameter = kept;
    return (above - below) / (2 * h);
  };
  const reference::Gradient gradient = reference::backward(layers, inputs, targets, loss);
  double worst = 0;
  for (std::size_t l = 0; l < layers.size(); ++l) {
    for (Eigen::Index k = 0; k < layers[l].weights.size(); ++k) {
      worst = std::max(worst, std::abs(shock(layers[l].weights(k)) - gradient.weights[l](k)));
    }
    for (Eigen::Index k = 0; k < layers[l].biases.size(); ++k) {
      worst = std::max(worst, std::abs(shock(layers[l].biases(k)) - gradient.biases[l](k)));
    }
  }
  return worst;
}

std::vector<reference::Layer> threeLayers(Activation hidden, Activation output) {
  return {{scattered(4, 3, 1), scattered(4, 1, 2), hidden},
          {scattered(5, 4, 3), scattered(5, 1, 4), hidden},
          {scattered(3, 5, 5), scattered(3, 1, 6), output}};
}

}  // namespace

TEST_CASE("every loss's name leads back to it") {
  for (std::int32_t k = 0; k < kCount<Loss>; ++k) {
    const auto loss = static_cast<Loss>(k);
    CHECK(fromName<Loss>(name(loss)) == loss);
  }
  CHECK_FALSE(fromName<Loss>("MSE").has_value());
}

TEST_CASE("the reference's gradient agrees with shocks for every activation and loss") {
  const Matrix inputs = scattered(6, 3, 7);
  const Matrix targets = scattered(6, 3, 8).cwiseAbs() / 2;
  for (std::int32_t k = 0; k < kCount<Activation>; ++k) {
    const auto activation = static_cast<Activation>(k);
    CAPTURE(name(activation));
    const Activation hidden = activation == Activation::softmax ? Activation::tanh : activation;
    CHECK(backwardAgainstShocks(threeLayers(hidden, activation), inputs, targets, Loss::mse) < 1e-6);
    CHECK(backwardAgainstShocks(threeLayers(hidden, Activation::sigmoid), inputs, targets, Loss::bce) < 1e-6);
    CHECK(backwardAgainstShocks(threeLayers(hidden, Activation::softmax), inputs, targets, Loss::softmaxCrossEntropy) <
          1e-6);
  }
}

TEST_CASE("losses of a case small enough for pencil and paper") {
  Matrix z(2, 2);
  z << 1, -2, 0, 3;
  Matrix y(2, 2);
  y << 0, -1, 1, 1;
  CHECK(reference::lossSum(Loss::mse, Activation::linear, z, y) == doctest::Approx(1 + 1 + 1 + 4));
  CHECK(reference::lossSum(Loss::bce, Activation::sigmoid, Matrix::Zero(1, 1), Matrix::Ones(1, 1)) ==
        doctest::Approx(std::log(2)));
  CHECK(reference::lossSum(Loss::softmaxCrossEntropy, Activation::softmax, Matrix::Zero(1, 4),
                           Matrix::Identity(1, 4)) == doctest::Approx(std::log(4)));
}
