#include "glassbox/activation.h"

#include <array>

#include "kernels/elementwise.h"

namespace glassbox {
namespace {

constexpr std::array<const char*, kActivationCount> kNames{"linear",   "relu", "leakyRelu", "elu",  "tanh",   "sigmoid",
                                                           "softplus", "silu", "gelu",      "sine", "softmax"};

}  // namespace

const char* name(Activation activation) { return kNames[static_cast<std::size_t>(activation)]; }

std::optional<Activation> activationFromName(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (name == kNames[i]) return static_cast<Activation>(i);
  }
  return std::nullopt;
}

Real activate(Activation activation, Real z) {
  return kernels::withActivation(activation, [z](auto f) { return f.value(kernels::splat(z))[0]; });
}

Real activationDerivative(Activation activation, Real z, Real a) {
  return kernels::withActivation(activation,
                                 [z, a](auto f) { return f.derivative(kernels::splat(z), kernels::splat(a))[0]; });
}

}  // namespace glassbox
