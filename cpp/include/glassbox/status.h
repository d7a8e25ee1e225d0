// What a fallible call answers. The engine throws nothing: exceptions are off in the wasm build.
#pragma once

#include <string>
#include <utility>

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

/// `message` reads "[Network.predict] expected 2 inputs per row but got 3".
struct [[nodiscard]] Status {
  ErrorCode code = ErrorCode::ok;
  std::string message;

  static Status okay() { return {}; }
  static Status error(ErrorCode code, std::string message) { return {code, std::move(message)}; }
  explicit operator bool() const { return code == ErrorCode::ok; }
};

const char* name(ErrorCode code);

}  // namespace glassbox
