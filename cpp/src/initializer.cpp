#include "glassbox/initializer.h"

#include <cmath>

#include "glassbox/rng.h"
#include "matrix.h"

namespace glassbox {
namespace {

/// The largest weight. Square roots are exactly rounded everywhere, so this needs no care for equal bits.
Real range(Initializer initializer, Index in, Index out) {
  switch (initializer) {
    case Initializer::glorotUniform: return static_cast<Real>(std::sqrt(6.0 / (static_cast<double>(in) + out)));
    case Initializer::heUniform: return static_cast<Real>(std::sqrt(6.0 / in));
    case Initializer::lecunUniform: return static_cast<Real>(std::sqrt(3.0 / in));
    case Initializer::uniform: return 0.5F;
    case Initializer::zeros: break;
  }
  return 0;
}

}  // namespace

void initialize(Initializer initializer, Index in, Index out, std::uint32_t seed, Index layer, MutableSpan weights) {
  const Real r = range(initializer, in, out);
  if (r == 0) {
    vectorOf(weights).setZero();
    return;
  }
  Rng rng(seed, Stream::weights, static_cast<std::uint64_t>(layer));
  for (Real& weight : weights) weight = rng.uniform(-r, r);
}

}  // namespace glassbox
