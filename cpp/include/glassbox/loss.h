// What is minimised.
#pragma once

#include "glassbox/names.h"

namespace glassbox {

/// All are sums over the outputs and means over the observations; mse is not halved.
/// bce asks for a sigmoid output, softmaxCrossEntropy for a softmax output.
enum class Loss : std::int32_t { mse, bce, softmaxCrossEntropy };

template <>
struct Names<Loss> {
  static constexpr auto list = std::to_array<const char*>({"mse", "bce", "softmaxCrossEntropy"});
};

}  // namespace glassbox
