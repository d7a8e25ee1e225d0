// Activations in double precision, for the shocks. Not std's functions, whose tables would be a fifth of the module's
// download; each is right to about 1e-15, far below what a shock leaves of the digits.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>

#include "glassbox/activation.h"

namespace glassbox::double_math {

inline constexpr double kLn2High = 6.93147180369123816490e-01;  // ln 2 in two parts: the first has zeros at its end,
inline constexpr double kLn2Low = 1.90821492927058770002e-10;   // so that a whole multiple of it is exact

/// e^x = 2^k e^r with |r| <= ln(2)/2, and e^r by its Taylor series to r^13 (next term below 1e-17). 0 below -700.
inline double exp(double x) {
  if (x < -700) return 0;
  if (!(x <= 709)) return x * 1e308 * 10;  // infinity, or the NaN that came
  const double k = std::floor(x * 1.44269504088896340736 + 0.5);
  const double r = (x - k * kLn2High) - k * kLn2Low;
  double sum = 1;
  for (int n = 13; n > 0; --n) sum = 1 + sum * r / n;
  return sum * std::bit_cast<double>(static_cast<std::uint64_t>(static_cast<std::int64_t>(k) + 1023) << 52);
}

/// x = 2^k m with m near 1; ln m = 2 artanh(s) with s = (m - 1)/(m + 1), by its series to s^23. For x from 1e-300.
inline double log(double x) {
  const auto bits = std::bit_cast<std::uint64_t>(x);
  auto k = static_cast<std::int64_t>(bits >> 52) - 1023;
  double m = std::bit_cast<double>((bits & 0xFFFFFFFFFFFFFULL) | 0x3FF0000000000000ULL);
  if (m > 1.4142135623730951) {
    m /= 2;
    ++k;
  }
  const double s = (m - 1) / (m + 1);
  double sum = 0;
  for (int n = 23; n > 0; n -= 2) sum = sum * (s * s) + 1.0 / n;
  const auto whole = static_cast<double>(k);
  return whole * kLn2High + (2 * s * sum + whole * kLn2Low);
}

/// x less a whole multiple k of pi, its sign turned k times, by the Taylor series to r^23. For |x| up to 1e6.
inline double sin(double x) {
  const double k = std::floor(x * 0.318309886183790671538 + 0.5);
  const double r = (x - k * 3.14159265160560607910) - k * 1.984187159361081e-09;  // pi in two parts, as ln 2
  double sum = 1;
  for (int n = 22; n > 0; n -= 2) sum = 1 - sum * (r * r) / (n * (n + 1));
  return (k - 2 * std::floor(k / 2) == 0 ? r : -r) * sum;
}

inline double sigmoid(double x) { return 1 / (1 + exp(-x)); }
inline double softplus(double x) { return (x > 0 ? x : 0) + log(1 + exp(-std::abs(x))); }
inline double tanh(double x) { return 1 - 2 * sigmoid(-2 * x); }

/// Formulas as in docs/math.md. Not for softmax.
inline double activate(Activation activation, double z) {
  switch (activation) {
    case Activation::relu: return z > 0 ? z : 0;
    case Activation::leakyRelu: return z > 0 ? z : 0.01 * z;
    case Activation::elu: return z > 0 ? z : exp(z) - 1;
    case Activation::tanh: return tanh(z);
    case Activation::sigmoid: return sigmoid(z);
    case Activation::softplus: return softplus(z);
    case Activation::silu: return z * sigmoid(z);
    case Activation::gelu: return z * sigmoid(1.5957691216057308 * (z + 0.044715 * z * z * z));
    case Activation::sine: return sin(z);
    case Activation::linear:
    case Activation::softmax: break;
  }
  return z;
}

}  // namespace glassbox::double_math
