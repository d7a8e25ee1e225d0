#include "glassbox/status.h"

namespace glassbox {

const char* name(ErrorCode code) {
  switch (code) {
    case ErrorCode::ok: return "ok";
    case ErrorCode::invalidConfig: return "invalidConfig";
    case ErrorCode::shapeMismatch: return "shapeMismatch";
    case ErrorCode::invalidNumber: return "invalidNumber";
    case ErrorCode::tooLarge: return "tooLarge";
    case ErrorCode::outOfMemory: return "outOfMemory";
    case ErrorCode::invalidSnapshot: return "invalidSnapshot";
  }
  return "ok";
}

}  // namespace glassbox
