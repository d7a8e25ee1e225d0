// The polynomials against std's double-precision functions, over sweeps of floats, in units in the last place.
#include "kernels/vmath.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

#include <doctest/doctest.h>

using namespace glassbox;
using namespace glassbox::kernels;

namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

/// |computed - exact| in units in the last place of a float as large as exact (the smallest normal one at least).
double ulps(float computed, double exact) {
  const double size = std::max(std::abs(exact), static_cast<double>(std::numeric_limits<float>::min()));
  const double ulp = std::ldexp(1.0, std::ilogb(size) - 23);
  return std::abs(static_cast<double>(computed) - exact) / ulp;
}

struct Worst {
  double error = 0;
  float at = 0;
};

/// The largest error over `count` evenly spaced points of [low, high], and over as many magnitudes down to 1e-30.
template <class Computed, class Exact>
Worst worstUlps(float low, float high, Computed computed, Exact exact, int count = 400'000) {
  Worst worst;
  const auto check = [&](float x) {
    if (x < low || x > high) return;
    const double error = ulps(computed(splat(x))[0], exact(static_cast<double>(x)));
    if (!(error <= worst.error)) worst = {error, x};
  };
  for (int i = 0; i <= count; ++i) {
    const double t = static_cast<double>(i) / count;
    check(static_cast<float>(low + (static_cast<double>(high) - low) * t));
    const auto magnitude = static_cast<float>(std::pow(10.0, -30 + 35 * t));
    check(magnitude);
    check(-magnitude);
  }
  return worst;
}

double sigmoidExact(double x) { return 1 / (1 + std::exp(-x)); }
double softplusExact(double x) { return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x))); }

#define CHECK_WORST(limit, ...)      \
  do {                               \
    const Worst worst = __VA_ARGS__; \
    CAPTURE(worst.error);            \
    CAPTURE(worst.at);               \
    CHECK(worst.error <= (limit));   \
  } while (false)

bool isNaN(Float4 v) { return std::isnan(v[0]); }

}  // namespace

TEST_CASE("exp is within its stated error") {
  CHECK_WORST(1.5, worstUlps(
                       -87.6F, 88.37F, [](Float4 x) { return exp(x); }, [](double x) { return std::exp(x); }));
}

TEST_CASE("expm1 is within its stated error") {
  CHECK_WORST(1.8, worstUlps(
                       -100, 88, [](Float4 x) { return expm1(x); }, [](double x) { return std::expm1(x); }));
}

TEST_CASE("log1p is within its stated error") {
  CHECK_WORST(2.2, worstUlps(
                       0, 4, [](Float4 x) { return log1p(x); }, [](double x) { return std::log1p(x); }));
  CHECK_WORST(2.2, worstUlps(
                       0, 1e5F, [](Float4 x) { return log1p(x); }, [](double x) { return std::log1p(x); }));
  CHECK_WORST(2.2, worstUlps(
                       0, 8e37F, [](Float4 x) { return log1p(x); }, [](double x) { return std::log1p(x); }));
}

TEST_CASE("tanh is within its stated error") {
  CHECK_WORST(7.1, worstUlps(
                       -12, 12, [](Float4 x) { return tanh(x); }, [](double x) { return std::tanh(x); }));
}

TEST_CASE("sigmoid is within its stated error on both tails") {
  CHECK_WORST(2.5, worstUlps(
                       -87, 87, [](Float4 x) { return sigmoid(x); }, sigmoidExact));
}

TEST_CASE("softplus is within its stated error on both tails") {
  CHECK_WORST(2.8, worstUlps(
                       -87, 87, [](Float4 x) { return softplus(x); }, softplusExact));
}

TEST_CASE("sin and cos are within their stated error") {
  double worstSin = 0;
  double worstCos = 0;
  for (int i = -500'000; i <= 500'000; ++i) {
    const float x = static_cast<float>(i) * 0.05F;
    worstSin = std::max(worstSin, std::abs(static_cast<double>(sin(splat(x))[0]) - std::sin(static_cast<double>(x))));
    worstCos = std::max(worstCos, std::abs(static_cast<double>(cos(splat(x))[0]) - std::cos(static_cast<double>(x))));
  }
  CHECK(worstSin <= 1.3e-7);
  CHECK(worstCos <= 1.3e-7);
  CHECK_WORST(2, worstUlps(
                     -1.5707F, 1.5707F, [](Float4 x) { return sin(x); }, [](double x) { return std::sin(x); }));
}

TEST_CASE("bounded functions never leave their bounds") {
  for (int i = -2'000'000; i <= 2'000'000; ++i) {
    const Float4 x = splat(static_cast<float>(i) * 1e-5F);
    const float t = tanh(x)[0];
    const float s = sigmoid(x)[0];
    if (!(t >= -1 && t <= 1 && s >= 0 && s <= 1)) FAIL("out of bounds at " << x[0]);
  }
  for (float x = 1; x < 1e38F; x *= 1.37F) {
    for (const float value : {sin(splat(x))[0], cos(splat(x))[0], sin(splat(-x))[0], tanh(splat(x))[0]}) {
      if (!(value >= -1 && value <= 1)) FAIL("out of bounds at " << x);
    }
  }
}

TEST_CASE("tanh is odd and approaches its limits") {
  for (float x = 1e-6F; x < 20; x *= 1.01F) CHECK(tanh(splat(-x))[0] == -tanh(splat(x))[0]);
  CHECK(tanh(splat(7.91F))[0] == 1);
  CHECK(tanh(splat(-1e30F))[0] == -1);
  CHECK(tanh(splat(0))[0] == 0);
  CHECK_FALSE(std::signbit(tanh(splat(0))[0]));
}

TEST_CASE("infinity and NaN go through") {
  CHECK(exp(splat(-kInfinity))[0] == 0);
  CHECK(exp(splat(-1000))[0] == 0);
  CHECK(exp(splat(1000))[0] == kInfinity);
  CHECK(exp(splat(kInfinity))[0] == kInfinity);
  CHECK(exp(splat(0))[0] == 1);
  CHECK(expm1(splat(-kInfinity))[0] == -1);
  CHECK(log1p(splat(kInfinity))[0] == kInfinity);
  CHECK(log1p(splat(0))[0] == 0);
  CHECK(sigmoid(splat(-kInfinity))[0] == 0);
  CHECK(sigmoid(splat(kInfinity))[0] == 1);
  CHECK(softplus(splat(-kInfinity))[0] == 0);
  CHECK(softplus(splat(kInfinity))[0] == kInfinity);
  CHECK(tanh(splat(kInfinity))[0] == 1);
  CHECK(tanh(splat(-kInfinity))[0] == -1);
  CHECK(isNaN(sin(splat(kInfinity))));
  CHECK(isNaN(cos(splat(-kInfinity))));
  const Float4 nan = splat(kNaN);
  for (const Float4 value :
       {exp(nan), expm1(nan), log1p(nan), tanh(nan), sigmoid(nan), softplus(nan), sin(nan), cos(nan)}) {
    CHECK(isNaN(value));
  }
}

TEST_CASE("lanes do not see each other") {
  const Float4 mixed{-3, kNaN, 1e30F, 0.25F};
  for (auto f : {exp, tanh, sigmoid, softplus, sin, cos}) {
    const Float4 together = f(mixed);
    for (int lane : {0, 2, 3}) {
      const Float4 alone = f(splat(mixed[lane]));
      const float x = together[lane];
      const float y = alone[0];
      CHECK(std::memcmp(&x, &y, sizeof x) == 0);
    }
  }
}

TEST_CASE("the bits are the same on every machine") {
  std::uint64_t hash = 14695981039346656037U;  // FNV-1a
  for (std::uint64_t pattern = 0; pattern <= 0xFFFFFFFFU; pattern += 99'991) {
    const Float4 x = fromBits(splatBits(static_cast<std::uint32_t>(pattern)));
    for (const Float4 value : {exp(x), expm1(min(splat(88), x)), log1p(min(splat(1e30F), max(x, 0.0F - x))), tanh(x),
                               sigmoid(x), softplus(x), sin(x), cos(x)}) {
      if (!isNaN(value)) hash = (hash ^ bits(value)[0]) * 1099511628211U;  // a NaN's own bits are the machine's choice
    }
  }
  CHECK(hash == 0xEE6E4E420046900DU);
}
