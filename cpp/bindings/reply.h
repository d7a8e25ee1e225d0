// What a call leaves behind for JavaScript to read before the next one: a few numbers and a sentence.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "glassbox/status.h"

namespace glassbox::bindings {

/// The layout is part of the border: web/engine/instance.ts reads it by offset.
struct Reply {
  static constexpr std::size_t kNumbers = 8;
  static constexpr std::size_t kText = 504;

  double numbers[kNumbers];
  std::uint32_t length;
  char text[kText];
};

inline Reply reply;

inline void answerText(std::string_view text) {
  reply.length = static_cast<std::uint32_t>(std::min(text.size(), Reply::kText));
  std::copy_n(text.data(), reply.length, reply.text);
}

/// The position in ErrorCode, which is what the calls return; the sentence stays in the reply.
inline std::int32_t answer(const Status& status) {
  answerText(status.message);
  return static_cast<std::int32_t>(status.code);
}

inline void answerNumbers(std::initializer_list<double> numbers) {
  std::copy(numbers.begin(), numbers.end(), reply.numbers);
}

}  // namespace glassbox::bindings
