// What crosses the border before the engine sees it: flat settings, and handles as debug builds check them.
#include <array>
#include <cmath>
#include <limits>
#include <string>

#include "bindings/settings.h"
#include "support/networks.h"

using namespace glassbox;
using namespace glassbox::test;

TEST_CASE("bindings: settings arrive in their order, and numbers that are none become what validate refuses") {
  const std::array<double, bindings::kSettings> good{32, 1, 5, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 2, 0.8};
  const TrainingConfig config = bindings::settingsOf(good);
  CHECK(config.batchSize == 32);
  CHECK(config.shuffle);
  CHECK(config.optimizer.kind == Optimizer::adam);
  CHECK(config.optimizer.learningRate == 0.1F);
  CHECK(config.optimizer.momentum == 0.2F);
  CHECK(config.optimizer.beta1 == 0.3F);
  CHECK(config.optimizer.beta2 == 0.4F);
  CHECK(config.optimizer.alpha == 0.5F);
  CHECK(config.optimizer.epsilon == 0.6F);
  CHECK(config.optimizer.weightDecay == 0.7F);
  CHECK(config.regularization.kind == Regularization::l2);
  CHECK(config.regularization.rate == 0.8F);
  CHECK(validate(config));

  const double infinity = std::numeric_limits<double>::infinity();
  for (const double odd : {std::nan(""), infinity, -infinity, 1e300, -1e300, 2147483648.0, -2147483649.0, 1.5, -1.0}) {
    CAPTURE(odd);
    for (const std::size_t whole : {0U, 2U, 10U}) {  // batch size, optimizer, regularization
      std::array<double, bindings::kSettings> bad = good;
      bad[whole] = odd;
      CHECK_FALSE(validate(bindings::settingsOf(bad)));
    }
  }
}

TEST_CASE("bindings: a counter arrives as it is, or as one that is refused") {
  CHECK(bindings::counterOf(0) == 0);
  CHECK(bindings::counterOf(9007199254740991.0) == kMaxCount);
  for (const double odd : {-1.0, std::nan(""), 9007199254740992.0, std::numeric_limits<double>::infinity()}) {
    CHECK(bindings::counterOf(odd) > kMaxCount);
  }
}

// Natively only: what is refused throws here, and the tests in WebAssembly are built without exceptions.
#if !defined(NDEBUG) && !defined(__EMSCRIPTEN__)
#include "bindings/handles.h"

namespace glassbox::bindings {
void refuseHandle(const Sentence& why) { throw std::string(why.c_str()); }
}  // namespace glassbox::bindings

TEST_CASE("bindings: in debug builds a wrong handle is a sentence") {
  using namespace glassbox::bindings;
  const auto refusal = [](auto call) -> std::string {
    try {
      call();
    } catch (const std::string& why) {
      return why;
    }
    return "";
  };
  const Address network = handleOf(makeNetwork(shape({1, 1}, {Activation::linear})));
  const Address data = handleOf(makeData({1}, {1}, 1));
  CHECK(use<Network>(network).inputs() == 1);
  CHECK(handleOf(std::unique_ptr<Network>()) == 0);
  CHECK(refusal([&] { use<Dataset>(network); }) == "expected the handle of a data set but got that of a network");
  CHECK(refusal([&] { destroy<Trainer>(data); }) == "expected the handle of a trainer but got that of a data set");
  CHECK(refusal([&] { use<Network>(network + 8); }) == "expected the handle of a network but got none that is alive");
  destroy<Dataset>(data);
  CHECK(refusal([&] { destroy<Dataset>(data); }) == "expected the handle of a data set but got none that is alive");
  destroy<Network>(network);
  CHECK(refusal([&] { use<Network>(network); }) == "expected the handle of a network but got none that is alive");
}
#endif
