// The corpus the fuzzers have gathered, whole and cut in half, through each harness. A harness that finds something ends
// the program.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "fuzz.h"

using namespace glassbox;

namespace {

std::vector<std::uint8_t> read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("fuzz: what the fuzzers have gathered is still answered as it must be") {
  for (const fuzz::Harness& harness : fuzz::kHarnesses) {
    CAPTURE(harness.name);
    harness.run({});
    std::size_t inputs = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path("tests/fuzz/corpus") / harness.name)) {
      const std::vector<std::uint8_t> bytes = read(entry.path());
      harness.run(bytes);
      harness.run(fuzz::Bytes(bytes).first(bytes.size() / 2));
      ++inputs;
    }
    CHECK(inputs > 0);
  }
}
