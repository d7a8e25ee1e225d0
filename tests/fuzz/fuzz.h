// What the harnesses share. Each takes bytes from anybody, makes of them what a program could be given, and ends the
// program with a sentence when something holds that must not. libFuzzer drives them (npm run fuzz); every test run replays
// the corpus (replay_test.cpp).
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <span>
#include <vector>

#include "glassbox/types.h"

namespace glassbox::fuzz {

using Bytes = std::span<const std::uint8_t>;

/// Restoring a snapshot, forged or not, and training on from it.
void snapshot(Bytes bytes);
/// The binding's flat settings, and training with what is accepted.
void settings(Bytes bytes);
/// Sizes, positions and grids of any numbers.
void shapes(Bytes bytes);
/// One network through narrow kernels, general kernels and the reference.
void differential(Bytes bytes);

struct Harness {
  const char* name;
  void (*run)(Bytes);
};
inline constexpr auto kHarnesses = std::to_array<Harness>(
    {{"snapshot", snapshot}, {"settings", settings}, {"shapes", shapes}, {"differential", differential}});

inline void expect(bool holds, const char* sentence) {
  if (holds) return;
  std::fprintf(stderr, "expected that %s\n", sentence);
  std::abort();
}

/// Bytes taken for numbers one after the other; zeros when there are none left.
class Choices {
 public:
  explicit Choices(Bytes bytes) : left_(bytes) {}

  template <class T>
  T take() {
    T value{};
    const std::size_t count = std::min(sizeof(T), left_.size());
    if (count > 0) std::memcpy(&value, left_.data(), count);
    left_ = left_.subspan(count);
    return value;
  }
  /// From low to high, both included.
  Index between(Index low, Index high) {
    return low + static_cast<Index>(take<std::uint8_t>() % static_cast<unsigned>(high - low + 1));
  }
  /// From -spread to spread, in 255 steps around 0.
  Real value(Real spread) { return static_cast<Real>(std::max<Index>(take<std::int8_t>(), -127)) / 127 * spread; }
  Bytes rest() const { return left_; }

 private:
  Bytes left_;
};

inline bool allFinite(ConstSpan values) {
  for (const Real value : values) {
    if (!(std::abs(value) <= 3.40282347e38F)) return false;
  }
  return true;
}

}  // namespace glassbox::fuzz
