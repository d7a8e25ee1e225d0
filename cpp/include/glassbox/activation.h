// The functions a neuron puts its z through.
#pragma once

#include "glassbox/names.h"
#include "glassbox/types.h"

namespace glassbox {

/// Order is part of the binding's contract (TypeScript passes the position): append, never reorder.
enum class Activation : std::int32_t {
  // clang-format off
  linear, relu, leakyRelu, elu, tanh, sigmoid, softplus, silu, gelu, sine, softmax
  // clang-format on
};

template <>
struct Names<Activation> {
  static constexpr auto list = std::to_array<const char*>(
      {"linear", "relu", "leakyRelu", "elu", "tanh", "sigmoid", "softplus", "silu", "gelu", "sine", "softmax"});
};

/// One value, with the same bits as the SIMD kernels. softmax is not elementwise: not accepted here.
Real activate(Activation activation, Real z);
/// da/dz at z, given a = activate(z).
Real activationDerivative(Activation activation, Real z, Real a);

}  // namespace glassbox
