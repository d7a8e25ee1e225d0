#include "check.h"

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

void appendZeros(Sentence& text, int count) {
  for (; count > 0; --count) text.append("0");
}

/// The digits of a number of 0 or more, without a memory allocation or printf, which would add 7 kB to the module.
class Digits {
 public:
  explicit Digits(std::uint64_t value) {
    do {
      *--first_ = static_cast<char>('0' + value % 10);
    } while (value /= 10);
  }
  void dropZerosAtTheEnd() {
    while (size() > 1 && end_[-1] == '0') --end_;
  }
  int size() const { return static_cast<int>(end_ - first_); }
  std::string_view from(int i) const { return {first_ + i, end_}; }
  std::string_view upTo(int i) const { return {first_, first_ + i}; }

 private:
  char text_[20];
  char* end_ = text_ + 20;
  char* first_ = end_;
};

void appendWhole(Sentence& text, std::int64_t value) {
  if (value < 0) text.append("-");
  const auto bits = static_cast<std::uint64_t>(value);
  text.append(Digits(value < 0 ? 0 - bits : bits).from(0));
}

/// Six digits, rounded, without the zeros at the end.
void appendReal(Sentence& text, double value) {
  if (std::isnan(value)) return text.append("NaN");
  if (value < 0) text.append("-");
  value = std::abs(value);
  if (std::isinf(value) || value == 0) return text.append(value == 0 ? "0" : "infinity");
  int exponent = 5;  // value = digits * 10^(exponent - 5)
  for (; value >= 999999.5; value /= 10) ++exponent;
  for (; value < 99999.95; value *= 10) --exponent;
  Digits digits(static_cast<std::uint64_t>(value + 0.5));
  digits.dropZerosAtTheEnd();

  if (exponent < -5 || exponent >= 6) {
    text.append(digits.upTo(1));
    if (digits.size() > 1) text.append(".");
    text.append(digits.from(1));
    text.append(exponent < 0 ? "e-" : "e+");
    return appendWhole(text, std::abs(exponent));
  }
  if (exponent < 0) {
    text.append("0.");
    appendZeros(text, -exponent - 1);
    return text.append(digits.from(0));
  }
  const int whole = std::min(exponent + 1, digits.size());
  text.append(digits.upTo(whole));
  appendZeros(text, exponent + 1 - whole);
  if (digits.size() > whole) text.append(".");
  text.append(digits.from(whole));
}

}  // namespace

void Part::appendTo(Sentence& text) const {
  switch (kind_) {
    case Kind::words: text.append(words_); break;
    case Kind::whole: appendWhole(text, whole_); break;
    case Kind::real: appendReal(text, real_); break;
  }
}

Status failure(ErrorCode code, const char* where, std::initializer_list<Part> parts) {
  Status status{code, {}};
  for (const char* words : {"[", where, "] "}) status.message.append(words);
  for (const Part& part : parts) part.appendTo(status.message);
  return status;
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
