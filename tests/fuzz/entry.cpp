// libFuzzer's way in. GLASSBOX_HARNESS names the harness this program is for.
#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  glassbox::fuzz::GLASSBOX_HARNESS({data, size});
  return 0;
}
