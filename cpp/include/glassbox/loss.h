// What is minimised.
#pragma once

#include <optional>
#include <string_view>

#include "glassbox/types.h"

namespace glassbox {

/// All are sums over the outputs and means over the observations; mse is not halved.
/// bce asks for a sigmoid output, softmaxCrossEntropy for a softmax output.
enum class Loss : std::int32_t { mse, bce, softmaxCrossEntropy };
inline constexpr Index kLossCount = 3;

const char* name(Loss loss);
std::optional<Loss> lossFromName(std::string_view name);

}  // namespace glassbox
