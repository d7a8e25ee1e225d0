#include "glassbox/buffer.h"

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <utility>

using namespace glassbox;

TEST_CASE("buffer: starts as zeros, aligned to a cache line") {
  Buffer<float> buffer;
  CHECK(buffer.empty());
  REQUIRE(buffer.resize(5));
  CHECK(buffer.size() == 5);
  CHECK(reinterpret_cast<std::uintptr_t>(buffer.data()) % Buffer<float>::kAlignment == 0);
  for (const float value : buffer) CHECK(value == 0);
  buffer.fill(2);
  CHECK(buffer.padded() == 16);
  for (std::size_t i = 5; i < buffer.padded(); ++i) CHECK(buffer.data()[i] == 0);
  REQUIRE(buffer.resize(5));
  CHECK(buffer[4] == 0);
  buffer.clear();
  CHECK(buffer.empty());
}

TEST_CASE("buffer: a size no machine has is refused and changes nothing") {
  Buffer<double> buffer;
  REQUIRE(buffer.assign(std::array{1.0, 2.0}));
  CHECK_FALSE(buffer.resize(static_cast<std::size_t>(-1)));
  CHECK_FALSE(buffer.resize(static_cast<std::size_t>(-1) / sizeof(double)));
  REQUIRE(buffer.size() == 2);
  CHECK(buffer[1] == 2);
}

TEST_CASE("buffer: moves and exchanges without copying") {
  Buffer<float> first;
  REQUIRE(first.resize(3));
  const float* memory = first.data();
  Buffer<float> second(std::move(first));
  CHECK(second.data() == memory);
  Buffer<float> third;
  third = std::move(second);
  CHECK(third.data() == memory);
  first.swap(third);
  CHECK(first.data() == memory);
  CHECK(third.empty());
}
