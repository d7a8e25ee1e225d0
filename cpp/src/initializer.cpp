#include "glassbox/initializer.h"

#include <Eigen/Core>
#include <array>

#include "glassbox/rng.h"

namespace glassbox {
namespace {

constexpr std::array<const char*, kInitializerCount> kNames{"glorotUniform", "heUniform", "lecunUniform", "uniform",
                                                            "zeros"};

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

const char* name(Initializer initializer) { return kNames[static_cast<std::size_t>(initializer)]; }

std::optional<Initializer> initializerFromName(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (name == kNames[i]) return static_cast<Initializer>(i);
  }
  return std::nullopt;
}

void initialize(Initializer initializer, Index in, Index out, std::uint32_t seed, Index layer, MutableSpan weights) {
  Eigen::Map<Eigen::ArrayXf> w(weights.data(), static_cast<Eigen::Index>(weights.size()));
  const Real r = range(initializer, in, out);
  if (r == 0) {
    w.setZero();
    return;
  }
  Rng rng(seed, Stream::weights, static_cast<std::uint64_t>(layer));
  for (Real& weight : w) weight = rng.uniform(-r, r);
}

}  // namespace glassbox
