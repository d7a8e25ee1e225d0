#include "glassbox/activation.h"

#include "kernels/elementwise.h"

namespace glassbox {

Real activate(Activation activation, Real z) {
  return kernels::withActivation(activation, [z](auto f) { return f.value(kernels::splat(z))[0]; });
}

Real activationDerivative(Activation activation, Real z, Real a) {
  return kernels::withActivation(activation,
                                 [z, a](auto f) { return f.derivative(kernels::splat(z), kernels::splat(a))[0]; });
}

}  // namespace glassbox
