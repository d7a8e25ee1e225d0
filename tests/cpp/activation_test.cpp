// Names, and the one-value activations against the reference and against the kernels' bits.
#include "glassbox/activation.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <limits>

#include "kernels/activate.h"
#include "reference/reference.h"

using namespace glassbox;

namespace {

constexpr auto kElementwiseCount = static_cast<std::int32_t>(Activation::softmax);

bool sameBits(Real x, Real y) { return std::memcmp(&x, &y, sizeof x) == 0; }

template <class Body>
void forEachElementwise(Body body) {
  for (std::int32_t k = 0; k < kElementwiseCount; ++k) body(static_cast<Activation>(k));
}

}  // namespace

TEST_CASE("every activation's name leads back to it") {
  for (std::int32_t k = 0; k < kCount<Activation>; ++k) {
    const auto activation = static_cast<Activation>(k);
    CHECK(fromName<Activation>(name(activation)) == activation);
  }
  CHECK(fromName<Activation>("leakyRelu") == Activation::leakyRelu);
  CHECK_FALSE(fromName<Activation>("leakyrelu").has_value());
  CHECK_FALSE(fromName<Activation>("").has_value());
}

TEST_CASE("one value has the bits of the kernels, in every lane") {
  forEachElementwise([](Activation activation) {
    CAPTURE(name(activation));
    bool same = true;
    for (int i = -3000; i <= 3000; ++i) {
      const Real step = static_cast<Real>(i) * 0.0137F;
      alignas(16) const Real z[4] = {step, step * 0.01F, -step, step * 30};
      alignas(16) Real a[4];
      alignas(16) Real slope[4] = {1, 1, 1, 1};
      kernels::activate(activation, {z, 4}, {a, 4}, 1, 4);
      kernels::applyDerivative(activation, z, a, slope, 4);
      for (int lane = 0; lane < 4; ++lane) {
        same = same && sameBits(a[lane], activate(activation, z[lane])) &&
               sameBits(slope[lane], activationDerivative(activation, z[lane], a[lane]));
      }
    }
    CHECK(same);
  });
}

TEST_CASE("the derivative is the slope of the activation") {
  forEachElementwise([](Activation activation) {
    CAPTURE(name(activation));
    for (double z = -5.95; z < 6; z += 0.1) {
      const double h = 1e-6;
      reference::Matrix around(1, 2);
      around << z - h, z + h;
      const reference::Matrix values = reference::activate(activation, around);
      const auto at = static_cast<Real>(z);
      const Real slope = activationDerivative(activation, at, activate(activation, at));
      CHECK(std::abs(static_cast<double>(slope) - (values(1) - values(0)) / (2 * h)) < 2e-6);
    }
  });
}

TEST_CASE("corners have the slope PyTorch gives them") {
  CHECK(activationDerivative(Activation::relu, 0, 0) == 0);
  CHECK(activationDerivative(Activation::leakyRelu, 0, 0) == 0.01F);
  CHECK(activationDerivative(Activation::elu, 0, 0) == 1);
  CHECK(activate(Activation::leakyRelu, -2) == -0.02F);
}

TEST_CASE("values and slopes stay finite for every finite z that has them, and NaN stays NaN") {
  forEachElementwise([](Activation activation) {
    CAPTURE(name(activation));
    for (const Real z : {-3e38F, -1e20F, -1e6F, -100.0F, 0.0F, 100.0F, 1e6F, 1e20F, 3e38F}) {
      CAPTURE(z);
      const Real a = activate(activation, z);
      CHECK(std::isfinite(a));
      CHECK(std::isfinite(activationDerivative(activation, z, a)));
    }
    CHECK(std::isnan(activate(activation, std::numeric_limits<Real>::quiet_NaN())));
  });
}
