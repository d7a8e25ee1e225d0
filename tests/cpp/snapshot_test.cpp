#include "glassbox/snapshot.h"

#include <cmath>
#include <cstring>
#include <string>

#include "support/networks.h"

using namespace glassbox;
using namespace glassbox::test;

namespace {

using Bytes = std::vector<std::uint8_t>;

std::unique_ptr<Network> classifier() { return makeNetwork(shape({2, 5, 2}, {Activation::relu, Activation::softmax})); }

/// A network that has trained into the middle of an epoch.
std::unique_ptr<Network> trained(Optimizer kind) {
  auto network = classifier();
  const auto data = randomData(*network, 10);
  TrainingConfig config;
  config.batchSize = 3;
  config.optimizer = optimizerOf(kind);
  makeTrainer(*network, *data, config)->steps(6);
  return network;
}

/// Bytes with a change, and a checksum that fits it.
Bytes forged(Bytes bytes, std::size_t at, const void* value, std::size_t size) {
  std::memcpy(bytes.data() + at, value, size);
  std::uint32_t hash = 2166136261U;
  for (std::size_t i = 0; i < bytes.size() - 4; ++i) hash = (hash ^ bytes[i]) * 16777619U;
  std::memcpy(bytes.data() + bytes.size() - 4, &hash, 4);
  return bytes;
}

constexpr std::size_t kSizesAt = 48;
constexpr std::size_t kParametersAt = 48 + 3 * 4;

}  // namespace

TEST_CASE("snapshot: restores parameters, slots and counters, and saves to the same bytes") {
  for (const Optimizer kind : {Optimizer::sgd, Optimizer::momentum, Optimizer::adamw}) {
    CAPTURE(name(kind));
    const auto from = trained(kind);
    const auto to = classifier();
    REQUIRE(restore(*to, saved(*from)));
    CHECK(parametersOf(*to) == parametersOf(*from));
    CHECK(to->training().optimizer == kind);
    CHECK(to->training().epoch == 1);
    CHECK(to->training().step == 6);
    CHECK(to->training().slotStep == 6);
    CHECK(to->training().cursor == 6);
    CHECK(saved(*to) == saved(*from));
  }
}

TEST_CASE("snapshot: what is not whole is refused and changes nothing") {
  const auto from = trained(Optimizer::adam);
  const Bytes good = saved(*from);
  const auto to = trained(Optimizer::momentum);
  const Bytes before = saved(*to);
  const auto refused = [&](const Bytes& bytes) {
    const Status status = restore(*to, bytes);
    CHECK(status.code == ErrorCode::invalidSnapshot);
    CHECK(saved(*to) == before);
    return said(status);
  };
  CHECK(refused({}) == "[Network.restore] expected at least 48 bytes but got 0");
  for (std::size_t size = 0; size < good.size(); ++size)
    refused(Bytes(good.begin(), good.begin() + static_cast<long>(size)));
  Bytes longer = good;
  longer.push_back(0);
  refused(longer);
  for (std::size_t at = 0; at < good.size(); ++at) {
    Bytes changed = good;
    changed[at] ^= 0x10;
    refused(changed);
  }
  CHECK(refused(Bytes(200, 7)) == "[Network.restore] expected a snapshot but got other bytes");
}

TEST_CASE("snapshot: another shape, version or optimizer is refused even with a checksum that fits") {
  const auto network = trained(Optimizer::adam);
  const Bytes good = saved(*network);
  const auto refused = [&](std::size_t at, auto value) {
    return said(restore(*network, forged(good, at, &value, sizeof value)));
  };
  CHECK(refused(4, std::uint32_t{9}) == "[Network.restore] expected snapshot version 1 or 2 but got 9");
  CHECK(refused(36, std::uint32_t{7}) == "[Network.restore] expected an optimizer from 0 to 6 but got 7");
  CHECK(refused(40, std::uint32_t{4}) == "[Network.restore] expected a snapshot of 3 layer sizes but got 4");
  CHECK(refused(kSizesAt + 4, Index{6}) == "[Network.restore] expected 5 neurons in layer 1 but got 6");
  CHECK(refused(kParametersAt, NAN) == "[Network.restore] expected finite numbers but got NaN or infinity");
  CHECK(refused(good.size() - 8, INFINITY) ==
        "[Network.restore] expected finite numbers but got NaN or infinity among the optimizer's averages");
  CHECK_FALSE(refused(32, std::uint32_t{0xFFFFFFFF}).empty());
  CHECK_FALSE(refused(44, std::uint32_t{1}).empty());
  // Counters that no training can have come to.
  CHECK(refused(24, std::uint64_t{7}) ==
        "[Network.restore] expected at most 6 steps of the optimizer, as many as the network has, but got more");
  CHECK(refused(8, std::uint64_t{1} << 53) ==
        "[Network.restore] expected epochs and steps up to 9007199254740991 but got more");
  CHECK_FALSE(refused(16, ~std::uint64_t{0}).empty());
  CHECK(restore(*network, good));

  const auto other = makeNetwork(shape({2, 4, 2}, {Activation::relu, Activation::softmax}));
  CHECK_FALSE(restore(*other, good));
}
