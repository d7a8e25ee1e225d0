#include "double_math.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

using namespace glassbox;

namespace {

constexpr double kRelativeTolerance = 2e-15;

/// The largest difference of `ours` from `theirs` over [low, high], relative where theirs is above 1.
template <class Ours, class Theirs>
double worst(double low, double high, Ours ours, Theirs theirs) {
  double largest = 0;
  for (int i = 0; i <= 100'000; ++i) {
    const double x = low + (high - low) * i / 100'000;
    const double expected = theirs(x);
    largest = std::max(largest, std::abs(ours(x) - expected) / std::max(1.0, std::abs(expected)));
  }
  return largest;
}

}  // namespace

TEST_CASE("double math: exp, log and sin are std's to the last digits") {
  CHECK(worst(-40, 40, double_math::exp, [](double x) { return std::exp(x); }) < kRelativeTolerance);
  CHECK(worst(-699, 700, double_math::exp, [](double x) { return std::exp(x); }) < kRelativeTolerance);
  CHECK(worst(1e-3, 4, double_math::log, [](double x) { return std::log(x); }) < kRelativeTolerance);
  CHECK(worst(4, 1e9, double_math::log, [](double x) { return std::log(x); }) < kRelativeTolerance);
  CHECK(worst(-20, 20, double_math::sin, [](double x) { return std::sin(x); }) < kRelativeTolerance);
  CHECK(worst(-1e4, 1e4, double_math::sin, [](double x) { return std::sin(x); }) < 1e-14);
  CHECK(double_math::exp(0) == 1);
  CHECK(double_math::log(1) == 0);
  CHECK(double_math::exp(-1000) == 0);
  CHECK(std::isinf(double_math::exp(1000)));
  CHECK(std::isnan(double_math::exp(std::numeric_limits<double>::quiet_NaN())));
}

TEST_CASE("double math: activations at their ends") {
  const auto at = [](Activation activation, double z) { return double_math::activate(activation, z); };
  CHECK(at(Activation::sigmoid, 1000) == 1);
  CHECK(at(Activation::sigmoid, -1000) == 0);
  CHECK(at(Activation::tanh, 1000) == 1);
  CHECK(at(Activation::tanh, -1000) == -1);
  CHECK(at(Activation::softplus, 1000) == 1000);
  CHECK(at(Activation::softplus, -1000) == 0);
  CHECK(at(Activation::elu, -1000) == -1);
  CHECK(at(Activation::leakyRelu, -2) == -0.02);
  CHECK(worst(-20, 20, double_math::tanh, [](double x) { return std::tanh(x); }) < kRelativeTolerance);
  CHECK(worst(-20, 20, double_math::softplus, [](double x) { return std::log1p(std::exp(x)); }) < kRelativeTolerance);
}
