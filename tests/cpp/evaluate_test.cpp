#include "glassbox/evaluate.h"

#include <cmath>
#include <string>

#include "support/networks.h"

using namespace glassbox;
using namespace glassbox::test;

TEST_CASE("evaluate: the cost is the loss's own formula, meaned over rows") {
  const auto network = identity(2, Activation::linear, Loss::mse);
  CHECK(evaluated(*network, *makeData({1, 2, 3, 4}, {0, 0, 3, 3}, 2)).cost == doctest::Approx((1 + 4 + 0 + 1) / 2.0));

  const auto logistic = identity(1, Activation::sigmoid, Loss::bce);
  CHECK(evaluated(*logistic, *makeData({0, 2}, {1, 0}, 2)).cost ==
        doctest::Approx((std::log(2.0) + std::log(1 + std::exp(2.0))) / 2));
  // A saturated neuron costs a large number, not infinity.
  CHECK(evaluated(*logistic, *makeData({200}, {0}, 1)).cost == doctest::Approx(200));

  const auto classes = identity(3, Activation::softmax, Loss::softmaxCrossEntropy);
  CHECK(evaluated(*classes, *makeData({1, 1, 1}, {0, 1, 0}, 1)).cost == doctest::Approx(std::log(3.0)));
}

TEST_CASE("evaluate: accuracy, where the task is a classification") {
  const auto classes = identity(3, Activation::softmax, Loss::softmaxCrossEntropy);
  CHECK(evaluated(*classes, *makeData({5, 1, 1, 1, 5, 1}, {1, 0, 0, 0, 0, 1}, 2)).accuracy == 0.5);

  const auto logistic = identity(1, Activation::sigmoid, Loss::bce);
  CHECK(evaluated(*logistic, *makeData({3, -3, 2, 0}, {1, 0, 0, 1}, 4)).accuracy == 0.75);

  const auto labels = identity(2, Activation::sigmoid, Loss::bce);
  CHECK(evaluated(*labels, *makeData({3, -3, 2, 2}, {1, 0, 1, 0}, 2)).accuracy == 0.75);

  const auto squared = identity(1, Activation::sigmoid, Loss::mse);
  CHECK(evaluated(*squared, *makeData({3, -3}, {1, 1}, 2)).accuracy == 0.5);
  CHECK(evaluated(*squared, *makeData({3, -3}, {1, 0.2F}, 2)).accuracy == -1);

  const auto several = identity(2, Activation::sigmoid, Loss::mse);
  CHECK(evaluated(*several, *makeData({3, 1, 1, 3}, {1, 0, 1, 0}, 2)).accuracy == 0.5);
  CHECK(evaluated(*several, *makeData({3, 1, 1, 3}, {1, 1, 1, 0}, 2)).accuracy == -1);

  const auto sign = identity(1, Activation::tanh, Loss::mse);
  CHECK(evaluated(*sign, *makeData({3, -3, 0, 1}, {1, -1, 1, -1}, 4)).accuracy == 0.75);
  CHECK(evaluated(*sign, *makeData({3, -3}, {1, 1}, 2)).accuracy == 0.5);
  CHECK(evaluated(*sign, *makeData({3, -3}, {1, 0.5F}, 2)).accuracy == -1);

  const auto rectified = identity(1, Activation::relu, Loss::mse);
  CHECK(evaluated(*rectified, *makeData({3, 1}, {1, 0}, 2)).accuracy == -1);
}

TEST_CASE("evaluate: data of another shape, and room of another size for the gradient, are refused") {
  const auto network = makeNetwork(shape({2, 3, 1}, {Activation::tanh, Activation::linear}));
  const auto data = makeData({1, 2, 3}, {1}, 1);
  Evaluation evaluation;
  CHECK(said(evaluate(*network, *data, evaluation)) == "[Network.cost] expected 2 inputs per row but got 3");
  std::vector<Real> slope(13);
  CHECK(gradient(*network, *data, slope).code == ErrorCode::shapeMismatch);
  const auto fitting = randomData(*network, 4);
  slope.resize(12);
  CHECK(gradient(*network, *fitting, slope).code == ErrorCode::shapeMismatch);
  slope.resize(13);
  CHECK(gradient(*network, *fitting, slope));
}
