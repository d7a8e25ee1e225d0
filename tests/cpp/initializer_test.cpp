#include "glassbox/initializer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace glassbox;

namespace {

std::vector<Real> initialized(Initializer initializer, Index in, Index out, std::uint32_t seed = 42, Index layer = 0) {
  std::vector<Real> weights(static_cast<std::size_t>(in) * static_cast<std::size_t>(out), 99);
  initialize(initializer, in, out, seed, layer, weights);
  return weights;
}

}  // namespace

TEST_CASE("initializer: names go both ways") {
  for (Index i = 0; i < kCount<Initializer>; ++i) {
    const auto initializer = static_cast<Initializer>(i);
    CHECK(fromName<Initializer>(name(initializer)) == initializer);
  }
  CHECK(std::string(name(Initializer::heUniform)) == "heUniform");
  CHECK_FALSE(fromName<Initializer>("HeUniform").has_value());
}

TEST_CASE("initializer: each fills its own range, evenly about zero") {
  constexpr Index kIn = 120;
  constexpr Index kOut = 80;
  const auto check = [](Initializer initializer, double range) {
    CAPTURE(name(initializer));
    const std::vector<Real> weights = initialized(initializer, kIn, kOut);
    const auto [least, most] = std::ranges::minmax(weights);
    CHECK(least >= -range * 1.000001);
    CHECK(most <= range * 1.000001);
    CHECK(least < -0.99 * range);
    CHECK(most > 0.99 * range);
    double sum = 0;
    for (const Real weight : weights) sum += weight;
    CHECK(std::abs(sum / static_cast<double>(weights.size())) < 0.02 * range);
  };
  check(Initializer::glorotUniform, std::sqrt(6.0 / (kIn + kOut)));
  check(Initializer::heUniform, std::sqrt(6.0 / kIn));
  check(Initializer::lecunUniform, std::sqrt(3.0 / kIn));
  check(Initializer::uniform, 0.5);
}

TEST_CASE("initializer: zeros are zeros") {
  for (const Real weight : initialized(Initializer::zeros, 3, 4)) CHECK(weight == 0);
}

TEST_CASE("initializer: seed and layer choose the numbers, and nothing else does") {
  CHECK(initialized(Initializer::uniform, 3, 4, 1, 0) == initialized(Initializer::uniform, 3, 4, 1, 0));
  CHECK(initialized(Initializer::uniform, 3, 4, 1, 0) != initialized(Initializer::uniform, 3, 4, 2, 0));
  CHECK(initialized(Initializer::uniform, 3, 4, 1, 0) != initialized(Initializer::uniform, 3, 4, 1, 1));
}
