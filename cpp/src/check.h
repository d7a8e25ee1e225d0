// The sentences of failed checks, made in one place so that they all read alike.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>
#include <type_traits>

#include "glassbox/status.h"
#include "glassbox/types.h"

namespace glassbox {

inline std::string text(const char* value) { return value; }
inline std::string text(const std::string& value) { return value; }

template <class T>
  requires std::is_integral_v<T>
std::string text(T value) {
  return std::to_string(value);
}

/// The shortest usual form: 0.03, 1e-05, NaN, infinity.
inline std::string text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "infinity" : "-infinity";
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.6g", value);
  return digits;
}
inline std::string text(Real value) { return text(static_cast<double>(value)); }

template <class... Parts>
Status failure(ErrorCode code, const char* where, const Parts&... parts) {
  std::string message = "[";
  message += where;
  message += "] ";
  ((message += text(parts)), ...);
  return Status::error(code, std::move(message));
}

inline bool isFinite(Real value) { return std::abs(value) <= 3.40282347e38F; }

/// The position of the first NaN or infinity, or -1.
inline std::int64_t firstNotFinite(ConstSpan values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!isFinite(values[i])) return static_cast<std::int64_t>(i);
  }
  return -1;
}

/// Checks that `values` is a finite rows x columns matrix; `what` is "inputs" or "targets".
inline Status checkMatrix(const char* where, const char* what, ConstSpan values, Index rows, Index columns) {
  const std::int64_t expected = static_cast<std::int64_t>(rows) * columns;
  if (static_cast<std::int64_t>(values.size()) != expected) {
    return failure(ErrorCode::shapeMismatch, where, "expected ", expected, " numbers of ", what, ", ", rows, " rows of ",
                   columns, ", but got ", values.size());
  }
  const std::int64_t bad = firstNotFinite(values);
  if (bad >= 0) {
    return failure(ErrorCode::invalidNumber, where, "expected finite ", what, " but row ", bad / columns, ", column ",
                   bad % columns, " is ", values[static_cast<std::size_t>(bad)]);
  }
  return Status::okay();
}

/// Checks that an array to be written has the size the answer will have.
inline Status checkSize(const char* where, const char* what, std::size_t size, std::int64_t expected) {
  if (static_cast<std::int64_t>(size) == expected) return Status::okay();
  return failure(ErrorCode::shapeMismatch, where, "expected room for ", expected, " numbers of ", what, " but got ", size);
}

inline Status outOfMemory(const char* where, const char* what, std::int64_t bytes) {
  return failure(ErrorCode::outOfMemory, where, "expected ", (bytes + (1 << 20) - 1) >> 20, " MB of memory for ", what,
                 " but the machine would not give it; try a smaller network or less data");
}

}  // namespace glassbox
