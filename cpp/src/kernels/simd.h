// Four floats at once, from the compilers' own vector types: one source for SSE and WebAssembly, and the same bits on
// both, because all of it is exact or one IEEE rounding after the other, in an order the source fixes.
#pragma once

#include "glassbox/types.h"

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE__)
#include <xmmintrin.h>
#endif

namespace glassbox::kernels {

using Float4 = float __attribute__((vector_size(16)));
using Int4 = std::int32_t __attribute__((vector_size(16)));  // masks: all bits set is true
using Word4 = std::uint32_t __attribute__((vector_size(16)));
using Double2 = double __attribute__((vector_size(16)));

namespace detail {
using AliasedFloat4 = float __attribute__((vector_size(16), may_alias));
/// A struct, as in the compilers' own intrinsics: of a vector type that asks for less alignment, Clang on x86 makes the
/// instruction that asks for more.
struct __attribute__((packed, may_alias)) UnalignedFloat4 {
  Float4 lanes;
};
}  // namespace detail

inline Float4 splat(Real value) { return Float4{value, value, value, value}; }
inline Word4 splatBits(std::uint32_t value) { return Word4{value, value, value, value}; }

/// p must be aligned to 16 bytes.
inline Float4 load(const Real* p) { return *reinterpret_cast<const detail::AliasedFloat4*>(p); }
inline void store(Real* p, Float4 value) { *reinterpret_cast<detail::AliasedFloat4*>(p) = value; }
inline Float4 loadUnaligned(const Real* p) { return reinterpret_cast<const detail::UnalignedFloat4*>(p)->lanes; }
inline void storeUnaligned(Real* p, Float4 value) { reinterpret_cast<detail::UnalignedFloat4*>(p)->lanes = value; }

inline Word4 bits(Float4 value) { return reinterpret_cast<Word4>(value); }
inline Float4 fromBits(Word4 value) { return reinterpret_cast<Float4>(value); }

/// Lane by lane: mask ? whenTrue : whenFalse.
inline Float4 select(Int4 mask, Float4 whenTrue, Float4 whenFalse) { return mask ? whenTrue : whenFalse; }

/// a < b ? a : b, lane by lane: a NaN in b goes through, so put the value that may be NaN second.
inline Float4 min(Float4 a, Float4 b) {
#if defined(__wasm_simd128__)
  return reinterpret_cast<Float4>(wasm_f32x4_pmin(reinterpret_cast<v128_t>(b), reinterpret_cast<v128_t>(a)));
#elif defined(__SSE__)
  return _mm_min_ps(a, b);
#else
  return a < b ? a : b;
#endif
}

/// a > b ? a : b, lane by lane: a NaN in b goes through.
inline Float4 max(Float4 a, Float4 b) {
#if defined(__wasm_simd128__)
  return reinterpret_cast<Float4>(wasm_f32x4_pmax(reinterpret_cast<v128_t>(b), reinterpret_cast<v128_t>(a)));
#elif defined(__SSE__)
  return _mm_max_ps(a, b);
#else
  return a > b ? a : b;
#endif
}

/// value within [low, high]; NaN stays NaN.
inline Float4 clamp(Float4 value, Real low, Real high) { return max(splat(low), min(splat(high), value)); }

/// -|value|. Setting the sign bit would be one instruction less, but compilers take that for an absolute value and a
/// negation, which WebAssembly engines make six of.
inline Float4 minusAbs(Float4 value) { return min(value, 0.0F - value); }

/// Rows become columns.
inline void transpose(Float4& r0, Float4& r1, Float4& r2, Float4& r3) {
  const Float4 low01 = __builtin_shufflevector(r0, r1, 0, 4, 1, 5);
  const Float4 low23 = __builtin_shufflevector(r2, r3, 0, 4, 1, 5);
  const Float4 high01 = __builtin_shufflevector(r0, r1, 2, 6, 3, 7);
  const Float4 high23 = __builtin_shufflevector(r2, r3, 2, 6, 3, 7);
  r0 = __builtin_shufflevector(low01, low23, 0, 1, 4, 5);
  r1 = __builtin_shufflevector(low01, low23, 2, 3, 6, 7);
  r2 = __builtin_shufflevector(high01, high23, 0, 1, 4, 5);
  r3 = __builtin_shufflevector(high01, high23, 2, 3, 6, 7);
}

/// Lane k is the sum of the lanes of r_k, as (l0 + l2) + (l1 + l3).
inline Float4 horizontalSums(Float4 r0, Float4 r1, Float4 r2, Float4 r3) {
  const Float4 halves01 = __builtin_shufflevector(r0, r1, 0, 4, 1, 5) + __builtin_shufflevector(r0, r1, 2, 6, 3, 7);
  const Float4 halves23 = __builtin_shufflevector(r2, r3, 0, 4, 1, 5) + __builtin_shufflevector(r2, r3, 2, 6, 3, 7);
  return __builtin_shufflevector(halves01, halves23, 0, 1, 4, 5) +
         __builtin_shufflevector(halves01, halves23, 2, 3, 6, 7);
}

/// A mask of the first `count` lanes; all of them from 4 on.
inline Int4 firstLanes(Index count) { return Int4{0, 1, 2, 3} < Int4{count, count, count, count}; }

/// value where the mask is set, else +0, whatever the value was.
inline Float4 masked(Float4 value, Int4 mask) { return fromBits(bits(value) & reinterpret_cast<Word4>(mask)); }

/// Four running sums in double precision.
struct Double4 {
  Double2 low{};
  Double2 high{};

  void add(Float4 value) {
    low += __builtin_convertvector(__builtin_shufflevector(value, value, 0, 1), Double2);
    high += __builtin_convertvector(__builtin_shufflevector(value, value, 2, 3), Double2);
  }
  double sum() const { return (low[0] + low[1]) + (high[0] + high[1]); }
};

}  // namespace glassbox::kernels
