#include "check.h"

#include <cmath>

namespace glassbox {
namespace {

/// Six digits, rounded, without the zeros at the end. printf would do, at the price of 7 kB in the module.
void appendReal(std::string& text, double value) {
  if (std::isnan(value)) {
    text += "NaN";
    return;
  }
  if (value < 0) text += '-';
  value = std::abs(value);
  if (std::isinf(value) || value == 0) {
    text += value == 0 ? "0" : "infinity";
    return;
  }
  int exponent = 5;  // value = digits * 10^(exponent - 5)
  for (; value >= 999999.5; value /= 10) ++exponent;
  for (; value < 99999.95; value *= 10) --exponent;
  std::string digits = std::to_string(static_cast<std::int64_t>(value + 0.5));
  digits.erase(digits.find_last_not_of('0') + 1);

  const int size = static_cast<int>(digits.size());
  if (exponent < -5 || exponent >= 6) {
    if (size > 1) digits.insert(1, 1, '.');
    text += digits;
    text += exponent < 0 ? "e-" : "e+";
    text += std::to_string(std::abs(exponent));
    return;
  }
  if (exponent < 0) digits.insert(0, static_cast<std::size_t>(-exponent), '0');
  if (size <= exponent) digits.append(static_cast<std::size_t>(exponent + 1 - size), '0');
  const std::size_t whole = static_cast<std::size_t>(exponent < 0 ? 1 : exponent + 1);
  if (digits.size() > whole) digits.insert(whole, 1, '.');
  text += digits;
}

}  // namespace

void Part::appendTo(std::string& text) const {
  switch (kind_) {
    case Kind::words: text += words_; break;
    case Kind::whole: text += std::to_string(whole_); break;
    case Kind::real: appendReal(text, real_); break;
  }
}

Status failure(ErrorCode code, const char* where, std::initializer_list<Part> parts) {
  std::string message = "[";
  message += where;
  message += "] ";
  for (const Part& part : parts) part.appendTo(message);
  return Status::error(code, std::move(message));
}

std::int64_t firstNotFinite(ConstSpan values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!isFinite(values[i])) return static_cast<std::int64_t>(i);
  }
  return -1;
}

Status checkMatrix(const char* where, const char* what, ConstSpan values, Index rows, Index columns) {
  const std::int64_t expected = std::int64_t{rows} * columns;
  if (static_cast<std::int64_t>(values.size()) != expected) {
    return failure(ErrorCode::shapeMismatch, where, "expected ", expected, " numbers of ", what, ", ", rows,
                   " rows of ", columns, ", but got ", values.size());
  }
  const std::int64_t bad = firstNotFinite(values);
  if (bad >= 0) {
    return failure(ErrorCode::invalidNumber, where, "expected finite ", what, " but row ", bad / columns, ", column ",
                   bad % columns, " is ", values[static_cast<std::size_t>(bad)]);
  }
  return Status::okay();
}

Status checkSize(const char* where, const char* what, std::size_t size, std::int64_t expected) {
  if (static_cast<std::int64_t>(size) == expected) return Status::okay();
  return failure(ErrorCode::shapeMismatch, where, "expected room for ", expected, " numbers of ", what, " but got ",
                 size);
}

Status outOfMemory(const char* where, const char* what, std::int64_t bytes) {
  return failure(ErrorCode::outOfMemory, where, "expected ", (bytes + (1 << 20) - 1) >> 20, " MB of memory for ", what,
                 " but the machine would not give it; try a smaller network or less data");
}

Status passRefused(const char* where) {
  return failure(ErrorCode::outOfMemory, where,
                 "the machine would not give the memory for a pass; try a smaller network");
}

}  // namespace glassbox
