// Elementary functions on four floats, from polynomials: no libm, so the same bits on every machine. Coefficients are
// minimax fits (Lawson's iteration) made for this file, rounded to float. Infinity and NaN go through as the
// mathematics says, so that a diverging network shows. Errors are in units in the last place of the true value, the
// largest over every third float of the range; tests/cpp/vmath_test.cpp holds its sweeps to them.
#pragma once

#include "kernels/simd.h"

namespace glassbox::kernels {

namespace detail {

// Adding 1.5 * 2^23 leaves no room for a fraction: the sum's low bits are the nearest integer (|x| < 2^22).
inline constexpr Real kRound = 12582912.0F;

// At 88.8 exp's power of two has the exponent field of infinity and at -88 that of zero: past them nothing changes.
inline constexpr Real kExpLow = -88.0F;
inline constexpr Real kExpHigh = 88.8F;

/// exp(x) = scale + scale * tail, with scale = 2^n and tail = exp(x - n ln 2) - 1, |tail| < 0.42.
struct ExpParts {
  Float4 scale;
  Float4 tail;
};

/// For x in [kExpLow, kExpHigh].
inline ExpParts expParts(Float4 x) {
  const Float4 rounded = x * 1.44269504F + kRound;
  const Float4 n = rounded - kRound;
  // ln 2 in two parts (Cody, Waite 1980); n times the first is exact.
  const Float4 r = (x - n * 0.693359375F) - n * -2.12194440e-4F;
  Float4 p = r * 0.00139460957F + 0.00836640783F;
  p = p * r + 0.0416662879F;
  p = p * r + 0.16666545F;
  p = p * r + 0.5F;
  const Word4 exponent = (bits(rounded) << 23U) + splatBits(0x3F800000U);
  return {fromBits(exponent), r * r * p + r};
}

/// atanh(s) / s - 1 over s * s, for s * s <= 1/9.
inline Float4 atanhTail(Float4 square) {
  Float4 p = square * 0.121287420F + 0.107200928F;
  p = p * square + 0.143078059F;
  p = p * square + 0.199994653F;
  return p * square + 0.333333373F;
}

/// log(1 + f) = 2 atanh(f / (2 + f)), for f in [-0.3, 1].
inline Float4 logNearOne(Float4 f) {
  const Float4 s = f / (f + 2.0F);
  const Float4 square = s * s;
  const Float4 twice = s + s;
  return twice * square * atanhTail(square) + twice;
}

/// sin(r) for |r| <= 1.5735, a little past pi/2.
inline Float4 sineNearZero(Float4 r) {
  const Float4 square = r * r;
  Float4 p = square * 2.60526417e-6F + -1.98093810e-4F;
  p = p * square + 8.33306368e-3F;
  p = p * square + -0.166666597F;
  return r * square * p + r;
}

/// x - n pi, with pi in three parts of which n times the first two are exact for |n| <= 8192.
inline Float4 minusMultipleOfPi(Float4 x, Float4 n) {
  const Float4 r = ((x - n * 3.140625F) - n * 9.67025756836e-4F) - n * 6.27832947e-7F;
  return clamp(r, -1.5735F, 1.5735F);  // rounding lets r pass pi/2 a little; far out, only this bounds it
}

}  // namespace detail

/// e^x within 1.5 ulp; 0 below -87.68 (only results under 9e-39 are lost) and infinity above 88.37.
inline Float4 exp(Float4 x) {
  const detail::ExpParts parts = detail::expParts(clamp(x, detail::kExpLow, detail::kExpHigh));
  return parts.scale * (parts.tail + 1.0F);
}

/// e^x - 1 within 1.8 ulp, for x <= 88.
inline Float4 expm1(Float4 x) {
  const detail::ExpParts parts = detail::expParts(max(splat(detail::kExpLow), x));
  return parts.scale * parts.tail + (parts.scale - 1.0F);
}

/// log(1 + u) within 2.2 ulp, for 0 <= u <= 2^126, and for infinity and NaN.
inline Float4 log1p(Float4 u) {
  // 2^e is the power of two that brings 1 + u into [0.70, 1.42): the offset is the bits of 1 minus those of sqrt(1/2).
  const Word4 shifted = bits(u + 1.0F) + splatBits(0x3F800000U - 0x3F3504F3U);
  const Float4 e = __builtin_convertvector(reinterpret_cast<Int4>(shifted >> 23U) - 127, Float4);
  const Float4 inverse = fromBits(splatBits(0x7F000000U) - (shifted & splatBits(0x7F800000U)));  // 2^-e
  const Float4 f = u * inverse + (inverse - 1.0F);  // (1 + u) / 2^e - 1, without rounding 1 + u first
  const Float4 result = (detail::logNearOne(f) + e * -2.12194440e-4F) + e * 0.693359375F;
  return select(u < fromBits(splatBits(0x7F800000U)), result, u);
}

/// tanh within 7.1 ulp, never outside [-1, 1], odd to the last bit: 2 t / (1 + t^2) with t = tanh(x / 2) = n / d, a ratio of
/// polynomials so short that two squares and one division more are still less work than going through exp. Past the clamp
/// the ratio is 1 to the last bit.
inline Float4 tanh(Float4 x) {
  const Float4 clamped = clamp(x, -7.901F, 7.901F);
  const Float4 square = clamped * clamped;
  const Float4 n = clamped * ((square * 2.77364215e-5F + 0.0135228001F) * square + 0.5F);
  const Float4 d = (square * 9.21027444e-4F + 0.110378198F) * square + 1.0F;
  const Float4 product = n * d;
  return (product + product) / (n * n + d * d);
}

/// 1 / (1 + e^-x) within 2.5 ulp on both tails, never outside [0, 1].
inline Float4 sigmoid(Float4 x) { return 1.0F / (exp(0.0F - x) + 1.0F); }

/// log(1 + e^-|x|): what softplus adds to max(x, 0).
inline Float4 softplusTail(Float4 x) {
  const detail::ExpParts parts = detail::expParts(max(splat(detail::kExpLow), minusAbs(x)));
  return detail::logNearOne(parts.scale * (parts.tail + 1.0F));
}

/// log(1 + e^x) within 2.8 ulp.
inline Float4 softplus(Float4 x) { return max(splat(0), x) + softplusTail(x); }

/// Within 1.3e-7 of the true value for |x| up to 25,000; beyond, it loses digits but stays in [-1, 1]. NaN at infinity.
inline Float4 sin(Float4 x) {
  const Float4 rounded = x * 0.318309886F + detail::kRound;
  const Float4 r = detail::minusMultipleOfPi(x, rounded - detail::kRound);
  return fromBits(bits(detail::sineNearZero(r)) ^ (bits(rounded) << 31U));  // odd multiples of pi turn the sign
}

/// As sin: cos(x) = (-1)^n sin(x - (n - 1/2) pi).
inline Float4 cos(Float4 x) {
  const Float4 rounded = (x * 0.318309886F + 0.5F) + detail::kRound;
  const Float4 r = detail::minusMultipleOfPi(x, (rounded - detail::kRound) - 0.5F);
  return fromBits(bits(detail::sineNearZero(r)) ^ (bits(rounded) << 31U));
}

}  // namespace glassbox::kernels
