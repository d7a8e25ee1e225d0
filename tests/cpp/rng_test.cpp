#include "glassbox/rng.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <set>

using namespace glassbox;

TEST_CASE("rng: the first numbers of known streams never change, saved runs depend on them") {
  Rng weights(42, Stream::weights, 0);
  CHECK(std::array{weights.next(), weights.next(), weights.next()} ==
        std::array<std::uint32_t, 3>{2002556600U, 1102777598U, 3004768181U});
  Rng dropout(0xFFFFFFFF, Stream::dropout, 1ULL << 40);
  CHECK(std::array{dropout.next(), dropout.next()} == std::array<std::uint32_t, 2>{246604963U, 29494198U});
}

TEST_CASE("rng: the same name gives the same numbers, any other name gives others") {
  const auto first = [](std::uint32_t seed, Stream stream, std::uint64_t counter) {
    Rng rng(seed, stream, counter);
    return static_cast<std::uint64_t>(rng.next()) << 32 | rng.next();
  };
  CHECK(first(1, Stream::weights, 2) == first(1, Stream::weights, 2));
  std::set<std::uint64_t> seen;
  int made = 0;
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    for (const Stream stream : {Stream::weights, Stream::shuffle, Stream::dropout}) {
      for (std::uint64_t counter = 0; counter < 20; ++counter, ++made) seen.insert(first(seed, stream, counter));
    }
  }
  CHECK(static_cast<int>(seen.size()) == made);
}

TEST_CASE("rng: uniform fills [0, 1) evenly, in steps of 2^-24") {
  Rng rng(3, Stream::shuffle, 0);
  double sum = 0;
  double squares = 0;
  constexpr int kDraws = 100'000;
  for (int i = 0; i < kDraws; ++i) {
    const Real value = rng.uniform();
    REQUIRE(value >= 0);
    REQUIRE(value < 1);
    REQUIRE(value * 0x1p24F == std::floor(value * 0x1p24F));
    sum += value;
    squares += static_cast<double>(value) * value;
  }
  CHECK(sum / kDraws == doctest::Approx(0.5).epsilon(0.01));
  CHECK(squares / kDraws == doctest::Approx(1.0 / 3.0).epsilon(0.01));
}

TEST_CASE("rng: uniform(low, high) never reaches high") {
  Rng rng(3, Stream::shuffle, 1);
  for (int i = 0; i < 10'000; ++i) {
    const Real value = rng.uniform(1, 1.0000001F);  // two neighbouring floats: rounding would reach the upper one
    REQUIRE(value == 1);
  }
}

TEST_CASE("rng: below is even over small and large bounds") {
  Rng rng(9, Stream::shuffle, 0);
  std::array<int, 7> counts{};
  for (int i = 0; i < 70'000; ++i) ++counts[rng.below(7)];
  for (const int count : counts) CHECK(std::abs(count - 10'000) < 500);
  CHECK(rng.below(1) == 0);
  // Two thirds of 2^32: without redrawing, the lower half would come twice as often as the upper.
  constexpr std::uint32_t kBound = 2'863'311'530U;
  int lower = 0;
  for (int i = 0; i < 30'000; ++i) {
    const std::uint32_t value = rng.below(kBound);
    REQUIRE(value < kBound);
    lower += value < kBound / 2;
  }
  CHECK(std::abs(lower - 15'000) < 600);
}
