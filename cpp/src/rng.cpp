#include "glassbox/rng.h"

#include <bit>

namespace glassbox {
namespace {

/// One step of splitmix64: adds the golden ratio, then scrambles.
std::uint64_t splitmix(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = state;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31);
}

}  // namespace

Rng::Rng(std::uint32_t seed, Stream stream, std::uint64_t counter) {
  // The name is scrambled before the counter joins it, so that neighbouring seeds and counters share nothing.
  std::uint64_t mix = static_cast<std::uint64_t>(stream) << 32 | seed;
  mix = splitmix(mix) ^ counter;
  state_ = splitmix(mix);
  increment_ = splitmix(mix) | 1U;  // PCG's stream selector must be odd
  next();
}

std::uint32_t Rng::next() {
  const std::uint64_t old = state_;
  state_ = old * 6364136223846793005ULL + increment_;
  const auto shifted = static_cast<std::uint32_t>(((old >> 18) ^ old) >> 27);
  return std::rotr(shifted, static_cast<int>(old >> 59));
}

Real Rng::uniform() { return static_cast<Real>(next() >> 8) * 0x1p-24F; }

Real Rng::uniform(Real low, Real high) {
  const Real value = low + (high - low) * uniform();
  // Rounding can reach the open end, which is not to be had.
  return value < high ? value : low;
}

std::uint32_t Rng::below(std::uint32_t bound) {
  // Lemire 2019: the high half of next() * bound is the answer; the few low halves that favour some are redrawn.
  std::uint64_t product = static_cast<std::uint64_t>(next()) * bound;
  if (static_cast<std::uint32_t>(product) < bound) {
    const std::uint32_t unfair = (0U - bound) % bound;
    while (static_cast<std::uint32_t>(product) < unfair) product = static_cast<std::uint64_t>(next()) * bound;
  }
  return static_cast<std::uint32_t>(product >> 32);
}

}  // namespace glassbox
