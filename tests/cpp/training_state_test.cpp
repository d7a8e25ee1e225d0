#include "training_state.h"

#include <cmath>
#include <string>

#include "glassbox/snapshot.h"
#include "support/networks.h"

using namespace glassbox;
using namespace glassbox::test;

namespace {

/// A state that a network of 3 parameters could be in.
TrainingState good() {
  TrainingState state;
  state.optimizer = Optimizer::adam;
  state.epoch = 2;
  state.step = 9;
  state.slotStep = 4;
  state.cursor = 1;
  REQUIRE(state.slots.resize(6));
  return state;
}

}  // namespace

TEST_CASE("training state: what a network has come to can be given to another, which then saves to the same bytes") {
  const auto from = makeNetwork(shape({2, 1}, {Activation::tanh}));
  const auto to = makeNetwork(from->config());
  REQUIRE(from->setTraining(good()));
  REQUIRE(to->setTraining(good()));
  CHECK(to->training().slotStep == 4);
  const Buffer<std::uint8_t> one = save(*from);
  const Buffer<std::uint8_t> other = save(*to);
  CHECK(std::vector<std::uint8_t>(one.begin(), one.end()) == std::vector<std::uint8_t>(other.begin(), other.end()));
}

TEST_CASE("training state: what no training can have come to is refused with a sentence, and nothing changes") {
  const auto network = makeNetwork(shape({2, 1}, {Activation::tanh}));
  REQUIRE(network->setTraining(good()));
  const auto refusal = [&](auto change) {
    TrainingState state = good();
    change(state);
    const std::string sentence = said(network->setTraining(std::move(state)));
    CHECK(network->training().step == 9);
    CHECK(network->training().slots.size() == 6);
    return sentence;
  };
  CHECK(refusal([](TrainingState& s) { s.optimizer = static_cast<Optimizer>(7); }) ==
        "[Network.setTraining] expected an optimizer from 0 to 6 but got 7");
  CHECK(refusal([](TrainingState& s) { s.optimizer = static_cast<Optimizer>(-1); }) ==
        "[Network.setTraining] expected an optimizer from 0 to 6 but got -1");
  CHECK(refusal([](TrainingState& s) { s.slotStep = 10; }) ==
        "[Network.setTraining] expected at most 9 steps of the optimizer, as many as the network has, but got more");
  CHECK(refusal([](TrainingState& s) { s.epoch = kMaxCount + 1; }) ==
        "[Network.setTraining] expected epochs and steps up to 9007199254740991 but got more");
  CHECK_FALSE(refusal([](TrainingState& s) { s.step = ~std::uint64_t{0}; }).empty());
  CHECK(refusal([](TrainingState& s) { s.cursor = -1; }) ==
        "[Network.setTraining] expected a cursor of 0 or more but got -1");
  CHECK(refusal([](TrainingState& s) { s.optimizer = Optimizer::momentum; }) ==
        "[Network.setTraining] expected 3 optimizer averages but got 6");
  CHECK_FALSE(refusal([](TrainingState& s) { s.slots[5] = NAN; }).empty());

  // None at all is a state too: they start from zero.
  TrainingState fresh = good();
  fresh.slots.clear();
  CHECK(network->setTraining(std::move(fresh)));
}
