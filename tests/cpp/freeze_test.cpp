// Frozen parameters: training leaves them as they are, and whatever keeps a network keeps what is frozen.
#include <cmath>
#include <cstring>
#include <limits>
#include <string>

#include "glassbox/snapshot.h"
#include "support/networks.h"

using namespace glassbox;
using namespace glassbox::test;

namespace {

std::unique_ptr<Network> small(std::uint32_t seed = 42) {
  return makeNetwork(shape({2, 3, 1}, {Activation::tanh, Activation::linear}, Loss::mse, seed));
}

TrainingConfig configOf(Optimizer kind) {
  TrainingConfig config;
  config.batchSize = 4;
  config.optimizer = optimizerOf(kind);
  config.regularization = {Regularization::l2, 0.01F};
  return config;
}

std::vector<Index> frozenOf(const Network& network) { return {network.frozen().begin(), network.frozen().end()}; }

/// Bytes with a u32 replaced, and a checksum that fits.
std::vector<std::uint8_t> forged(std::vector<std::uint8_t> bytes, std::size_t at, std::uint32_t value) {
  std::memcpy(bytes.data() + at, &value, 4);
  std::uint32_t hash = 2166136261U;
  for (std::size_t i = 0; i < bytes.size() - 4; ++i) hash = (hash ^ bytes[i]) * 16777619U;
  std::memcpy(bytes.data() + bytes.size() - 4, &hash, 4);
  return bytes;
}

}  // namespace

TEST_CASE("freeze: training leaves a frozen weight and bias as they are, with every optimizer, and moves the others") {
  for (const Optimizer kind : all<Optimizer>()) {
    CAPTURE(name(kind));
    const auto network = small();
    const auto data = randomData(*network, 10);
    const auto trainer = makeTrainer(*network, *data, configOf(kind));
    trainer->steps(5);  // so that there is a velocity that could carry them on
    const std::vector<Real> before = parametersOf(*network);
    const std::vector<Index> positions{1, 7, 12};  // two weights and the last bias, among 13
    REQUIRE(network->setFrozen(positions));
    trainer->steps(25);
    const std::vector<Real> after = parametersOf(*network);
    for (std::size_t i = 0; i < after.size(); ++i) {
      CAPTURE(i);
      const bool frozen = i == 1 || i == 7 || i == 12;
      CHECK((after[i] == before[i]) == frozen);
    }
    REQUIRE(network->setFrozen({}));
    trainer->steps(5);
    for (const Index i : positions)
      CHECK(parametersOf(*network)[static_cast<std::size_t>(i)] != before[static_cast<std::size_t>(i)]);
  }
}

TEST_CASE("freeze: with sgd the others move as if the frozen one had been put back after each step") {
  const auto network = small();
  const auto twin = small();
  const auto data = randomData(*network, 10);
  const auto trainer = makeTrainer(*network, *data, configOf(Optimizer::sgd));
  const auto other = makeTrainer(*twin, *data, configOf(Optimizer::sgd));
  const std::vector<Index> positions{4};
  REQUIRE(network->setFrozen(positions));
  const Real held = twin->parameters()[4];
  for (int i = 0; i < 20; ++i) {
    trainer->steps(1);
    other->steps(1);
    twin->parameters()[4] = held;
    REQUIRE(parametersOf(*network) == parametersOf(*twin));
  }
}

TEST_CASE("freeze: none frozen, or all, or some that are thawed again, gives the bits it should") {
  const auto plain = small();
  const auto thawed = small();
  const auto all = small();
  const auto data = randomData(*plain, 10);
  const std::vector<Index> each{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
  REQUIRE(thawed->setFrozen(each));
  REQUIRE(thawed->setFrozen({}));
  REQUIRE(all->setFrozen(each));
  for (Network* network : {plain.get(), thawed.get(), all.get()}) {
    makeTrainer(*network, *data, configOf(Optimizer::adamw))->steps(20);
  }
  CHECK(parametersOf(*thawed) == parametersOf(*plain));
  CHECK(saved(*thawed) == saved(*plain));
  CHECK(parametersOf(*all) == parametersOf(*small()));
  CHECK(all->training().step == 20);
}

TEST_CASE("freeze: a reset puts the seed's weights back, but not where frozen") {
  const auto network = small();
  const std::vector<Real> seed = parametersOf(*network);
  for (Real& value : network->parameters()) value = 0.5F;
  const std::vector<Index> positions{0, 5};
  REQUIRE(network->setFrozen(positions));
  network->reset();
  CHECK(frozenOf(*network) == positions);
  for (std::size_t i = 0; i < seed.size(); ++i) {
    CHECK(network->parameters()[i] == (i == 0 || i == 5 ? 0.5F : seed[i]));
  }
}

TEST_CASE("freeze: positions that are none are refused, and nothing changes") {
  const auto network = small();
  const std::vector<Index> good{2, 3};
  REQUIRE(network->setFrozen(good));
  for (const std::vector<Index>& bad : {std::vector<Index>{-1}, {13}, {0, 13}, {5, 4}, {4, 4}}) {
    const Status status = network->setFrozen(bad);
    CHECK(status.code == ErrorCode::shapeMismatch);
    CHECK(frozenOf(*network) == good);
  }
  CHECK(said(network->setFrozen(std::vector<Index>{4, 4})) ==
        "[Network] expected ascending positions below 13 but got 4");
}

TEST_CASE("freeze: a snapshot keeps what is frozen; without any its bytes are those of version 1") {
  const auto network = small();
  const auto data = randomData(*network, 10);
  makeTrainer(*network, *data, configOf(Optimizer::adam))->steps(3);
  const std::vector<std::uint8_t> plain = saved(*network);
  CHECK(plain[4] == 1);

  const std::vector<Index> positions{1, 12};
  REQUIRE(network->setFrozen(positions));
  const std::vector<std::uint8_t> bytes = saved(*network);
  CHECK(bytes[4] == 2);
  CHECK(bytes.size() == plain.size() + 2 * 4);

  const auto copy = small(7);
  REQUIRE(restore(*copy, bytes));
  CHECK(frozenOf(*copy) == positions);
  CHECK(saved(*copy) == bytes);
  REQUIRE(restore(*copy, plain));
  CHECK(frozenOf(*copy).empty());

  SUBCASE("and refuses what does not fit, changing nothing") {
    REQUIRE(restore(*copy, bytes));
    const std::size_t firstAt = bytes.size() - 4 - 2 * 4;
    for (const std::uint32_t position : {13U, 1U, 0U, 0xFFFFFFFFU}) {
      CHECK_FALSE(restore(*copy, forged(bytes, firstAt + 4, position)));
    }
    std::vector<std::uint8_t> odd = bytes;
    odd.insert(odd.end() - 4, 2, 0);
    CHECK_FALSE(restore(*copy, forged(odd, 4, 2)));
    CHECK_FALSE(restore(*copy, forged(bytes, 4, 1)));  // version 1 has no room for them
    CHECK_FALSE(restore(*copy, forged(plain, 4, 2)));
    CHECK_FALSE(restore(*copy, forged(bytes, 4, 3)));
    CHECK(saved(*copy) == bytes);
  }
}
