// Words shared by every header: the number types, and the one bound that keeps memory finite.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace glassbox {

using Real = float;          // every parameter, activation and datum
using Index = std::int32_t;  // sizes and positions; 32 bits so that wasm and native agree

using ConstSpan = std::span<const Real>;
using MutableSpan = std::span<Real>;

/// Most weights and biases one network may have. Four arrays of this size (weights, gradient and two
/// optimizer slots) take 256 MB, which a browser tab still grants.
inline constexpr Index kMaxParameters = 16'000'000;
/// Most weight layers, and most neurons in one layer.
inline constexpr Index kMaxLayers = 1'024;
inline constexpr Index kMaxLayerSize = 65'536;

}  // namespace glassbox
