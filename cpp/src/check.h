// The sentences of failed checks, made in one place so that they all read alike.
#pragma once

#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <type_traits>

#include "glassbox/status.h"
#include "glassbox/types.h"

namespace glassbox {

/// A piece of a sentence: words or a number. Reals keep six digits, as in 0.03 or 1e-6; NaN and infinity are spelt out.
class Part {
 public:
  Part(const char* words) : kind_(Kind::words), words_(words) {}
  template <class T>
  requires std::is_integral_v<T> Part(T number) : kind_(Kind::whole), whole_(static_cast<std::int64_t>(number)) {}
  Part(Real number) : kind_(Kind::real), real_(number) {}
  Part(double number) : kind_(Kind::real), real_(number) {}
  void appendTo(Sentence& text) const;

 private:
  enum class Kind { words, whole, real } kind_;
  union {
    const char* words_;
    std::int64_t whole_;
    double real_;
  };
};

/// "[where] " and the parts, as a refusal.
Status failure(ErrorCode code, const char* where, std::initializer_list<Part> parts);

template <class... Parts>
Status failure(ErrorCode code, const char* where, const Parts&... parts) {
  return failure(code, where, {Part(parts)...});
}

inline bool isFinite(Real value) { return std::abs(value) <= 3.40282347e38F; }

/// The position of the first NaN or infinity, or -1.
std::int64_t firstNotFinite(ConstSpan values);

/// Checks that `values` is a finite rows x columns matrix; `what` is "inputs" or "targets".
Status checkMatrix(const char* where, const char* what, ConstSpan values, Index rows, Index columns);
/// Checks that an array to be written has the size the answer will have.
Status checkSize(const char* where, const char* what, std::size_t size, std::int64_t expected);
/// `what` could not be given `bytes` of memory.
Status outOfMemory(const char* where, const char* what, std::int64_t bytes);
/// There was no memory for a pass through the network.
Status passRefused(const char* where);

}  // namespace glassbox
