// How weights start. Biases start at zero.
#pragma once

#include "glassbox/names.h"
#include "glassbox/types.h"

namespace glassbox {

/// glorotUniform U(+-sqrt(6/(in+out))) (Glorot, Bengio 2010), heUniform U(+-sqrt(6/in)) (He et al. 2015),
/// lecunUniform U(+-sqrt(3/in)) (LeCun et al. 1998), uniform U(+-0.5), zeros (to show symmetry).
enum class Initializer : std::int32_t { glorotUniform, heUniform, lecunUniform, uniform, zeros };

template <>
struct Names<Initializer> {
  static constexpr auto list =
      std::to_array<const char*>({"glorotUniform", "heUniform", "lecunUniform", "uniform", "zeros"});
};

/// Fills an out x in weight matrix (row-major) from Rng(seed, Stream::weights, layer).
void initialize(Initializer initializer, Index in, Index out, std::uint32_t seed, Index layer, MutableSpan weights);

}  // namespace glassbox
