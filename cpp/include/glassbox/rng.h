// Random numbers that are the same on every machine. There is no long-lived generator to save: each use
// asks for a fresh stream, named by (seed, purpose, counter), so the counters of a training run are all
// it takes to resume it bit for bit.
#pragma once

#include <cstdint>

#include "glassbox/types.h"

namespace glassbox {

/// What a stream of random numbers is for. The numbers are part of the file format: never renumber.
enum class Stream : std::uint32_t { weights = 1, shuffle = 2, dropout = 3 };

/// PCG32 (O'Neill 2014, XSH-RR 64/32), seeded through splitmix64 (Steele, Lea, Flood 2014).
class Rng {
 public:
  /// counter: the weight layer for weights, the epoch for shuffle, the step for dropout.
  Rng(std::uint32_t seed, Stream stream, std::uint64_t counter);

  std::uint32_t next();                      // all 32 bits uniform
  Real uniform();                            // [0, 1), 24 bits
  Real uniform(Real low, Real high);         // [low, high)
  std::uint32_t below(std::uint32_t bound);  // [0, bound), unbiased; bound >= 1

 private:
  std::uint64_t state_;
  std::uint64_t increment_;
};

}  // namespace glassbox
