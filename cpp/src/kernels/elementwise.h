// The activations as pairs of functions on four floats, and the one switch that picks among them, so that loops are
// compiled once per activation and decide nothing inside.
#pragma once

#include "glassbox/activation.h"
#include "kernels/simd.h"
#include "kernels/vmath.h"

namespace glassbox::kernels {

// Each has value(z) and derivative(z, a) with a = value(z). Formulas and their sources: docs/math.md.

struct Linear {
  static Float4 value(Float4 z) { return z; }
  static Float4 derivative(Float4, Float4) { return splat(1); }
};

struct Relu {
  static Float4 value(Float4 z) { return max(splat(0), z); }
  static Float4 derivative(Float4 z, Float4) { return masked(splat(1), z > 0.0F); }
};

struct LeakyRelu {
  static constexpr Real kSlope = 0.01F;
  static Float4 value(Float4 z) { return max(z * kSlope, z); }
  static Float4 derivative(Float4 z, Float4) { return max(masked(splat(1), z > 0.0F), splat(kSlope)); }
};

struct Elu {
  static Float4 value(Float4 z) { return max(splat(0), z) + expm1(min(splat(0), z)); }
  static Float4 derivative(Float4, Float4 a) { return min(splat(0), a) + 1.0F; }
};

struct Tanh {
  static Float4 value(Float4 z) { return tanh(z); }
  static Float4 derivative(Float4, Float4 a) { return (1.0F - a) * (1.0F + a); }
};

struct Sigmoid {
  static Float4 value(Float4 z) { return sigmoid(z); }
  static Float4 derivative(Float4, Float4 a) { return a * (1.0F - a); }
};

struct Softplus {
  static Float4 value(Float4 z) { return softplus(z); }
  static Float4 derivative(Float4 z, Float4) { return sigmoid(z); }
};

struct Silu {
  static Float4 value(Float4 z) { return z * sigmoid(z); }
  static Float4 derivative(Float4 z, Float4 a) {
    const Float4 s = sigmoid(z);
    return a * (1.0F - s) + s;
  }
};

/// The tanh form, written with 0.5 (1 + tanh(u)) = sigmoid(2u), which keeps its digits on the negative tail.
struct Gelu {
  static constexpr Real kTwice = 1.59576912F;         // 2 sqrt(2 / pi)
  static constexpr Real kTwiceCubic = 0.0713548163F;  // 2 sqrt(2 / pi) * 0.044715
  static Float4 gate(Float4 z) { return sigmoid(z * (z * z * kTwiceCubic + kTwice)); }
  static Float4 value(Float4 z) { return z * gate(z); }
  static Float4 derivative(Float4 z, Float4 a) {
    const Float4 s = gate(z);
    const Float4 square = min(splat(1e4F), z * z);  // the gate is shut by then, and 0 times infinity would be NaN
    return a * (1.0F - s) * (square * (3.0F * kTwiceCubic) + kTwice) + s;
  }
};

struct Sine {
  static Float4 value(Float4 z) { return sin(z); }
  static Float4 derivative(Float4 z, Float4) { return cos(z); }
};

/// Calls body(F{}) with the elementwise activation's type. softmax is not elementwise: it is taken as linear, which
/// callers rule out before.
template <class Body>
auto withActivation(Activation activation, Body&& body) {
  switch (activation) {
    case Activation::relu: return body(Relu{});
    case Activation::leakyRelu: return body(LeakyRelu{});
    case Activation::elu: return body(Elu{});
    case Activation::tanh: return body(Tanh{});
    case Activation::sigmoid: return body(Sigmoid{});
    case Activation::softplus: return body(Softplus{});
    case Activation::silu: return body(Silu{});
    case Activation::gelu: return body(Gelu{});
    case Activation::sine: return body(Sine{});
    case Activation::linear:
    case Activation::softmax: break;
  }
  return body(Linear{});
}

}  // namespace glassbox::kernels
