#include "glassbox/loss.h"

#include <array>

namespace glassbox {
namespace {

constexpr std::array<const char*, kLossCount> kNames{"mse", "bce", "softmaxCrossEntropy"};

}  // namespace

const char* name(Loss loss) { return kNames[static_cast<std::size_t>(loss)]; }

std::optional<Loss> lossFromName(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (name == kNames[i]) return static_cast<Loss>(i);
  }
  return std::nullopt;
}

}  // namespace glassbox
