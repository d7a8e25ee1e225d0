// What a fallible call answers. The engine throws nothing: exceptions are off in the wasm build.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "glassbox/names.h"

namespace glassbox {

/// The codes TypeScript's GlassboxError carries, under the same names.
enum class ErrorCode {
  ok,
  invalidConfig,   // a setting is unknown, out of range, or does not go with another one
  shapeMismatch,   // an array has another size than the network or the data ask for
  invalidNumber,   // NaN or infinity where a finite number is needed
  tooLarge,        // past a stated bound
  outOfMemory,     // the machine would not give the memory
  invalidSnapshot  // bytes that are not a snapshot of this engine, or of this network
};

template <>
struct Names<ErrorCode> {
  static constexpr auto list = std::to_array<const char*>(
      {"ok", "invalidConfig", "shapeMismatch", "invalidNumber", "tooLarge", "outOfMemory", "invalidSnapshot"});
};

/// One line of words in memory of its own: saying that the machine refused memory must not take any. What would make it
/// longer than kMost characters is left out.
class Sentence {
 public:
  static constexpr std::size_t kMost = 253;

  Sentence() { text_[0] = '\0'; }
  Sentence(std::string_view words) : Sentence() { append(words); }
  void append(std::string_view words) {
    const std::size_t count = std::min(words.size(), kMost - size_);
    std::copy_n(words.data(), count, text_ + size_);
    size_ = static_cast<unsigned char>(size_ + count);
    text_[size_] = '\0';
  }

  const char* c_str() const { return text_; }
  bool empty() const { return size_ == 0; }
  operator std::string_view() const { return {text_, size_}; }
  friend bool operator==(const Sentence& a, std::string_view b) { return std::string_view(a) == b; }

 private:
  unsigned char size_ = 0;
  char text_[kMost + 1];
};

/// `message` reads "[Network.predict] expected 2 inputs per row but got 3".
struct [[nodiscard]] Status {
  ErrorCode code = ErrorCode::ok;
  Sentence message;

  static Status okay() { return {}; }
  static Status error(ErrorCode code, std::string_view message) { return {code, message}; }
  explicit operator bool() const { return code == ErrorCode::ok; }
};

}  // namespace glassbox
