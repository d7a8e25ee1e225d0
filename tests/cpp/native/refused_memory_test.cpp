// What happens when the machine will not give memory: for each scenario the first allocation is refused, then the second,
// and so on until it runs through; once only that one, once all that follow as well. Each time the answer is a Status, nothing
// has changed, and the same call works when there is memory again. That nothing leaks is LeakSanitizer's to say.
#include <array>
#include <cstdlib>
#include <functional>
#include <new>
#include <string>

#include "glassbox/glassbox.h"
#include "support/networks.h"

using namespace glassbox;
using namespace glassbox::test;

namespace {

/// Who asks while it is armed is counted, and refused when his turn has come.
struct Gate {
  bool armed = false;
  bool forever = false;
  int refuseAt = 0;
  int asked = 0;
  int unrefusable = 0;  // by operator new, which can only give or end the program

  bool refuses() {
    if (!armed) return false;
    ++asked;
    return asked == refuseAt || (forever && asked > refuseAt);
  }
};
Gate gate;

void* plain(std::size_t size) { return std::malloc(size > 0 ? size : 1); }

}  // namespace

// The linker puts this in the place of aligned_alloc, which is how Buffer asks.
extern "C" void* __real_aligned_alloc(std::size_t alignment, std::size_t size);
extern "C" void* __wrap_aligned_alloc(std::size_t alignment, std::size_t size);
extern "C" void* __wrap_aligned_alloc(std::size_t alignment, std::size_t size) {
  return gate.refuses() ? nullptr : __real_aligned_alloc(alignment, size);
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return gate.refuses() ? nullptr : plain(size); }
void* operator new(std::size_t size) {
  if (gate.armed) ++gate.unrefusable;
  if (void* memory = plain(size)) return memory;
  std::abort();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }

namespace {

std::vector<std::uint8_t> bytesOf(const Network& network) {
  const Buffer<std::uint8_t> bytes = save(network);
  return {bytes.begin(), bytes.end()};
}

/// What a scenario does of its own accord, before the call that is refused.
template <class Body>
void unrefused(Body body) {
  gate.armed = false;
  body();
  gate.armed = true;
}

/// `call` under refusals; `unchanged` is asked after each of them.
void refuseEach(const std::function<Status()>& call, const std::function<bool()>& unchanged, int atLeast = 1) {
  for (const bool forever : {false, true}) {
    CAPTURE(forever);
    int refused = 0;
    for (int n = 1;; ++n) {
      CAPTURE(n);
      gate = {true, forever, n, 0, 0};
      const Status status = call();
      gate.armed = false;
      CHECK(gate.unrefusable == 0);
      if (gate.asked < n) {
        CHECK(status);
        break;
      }
      ++refused;
      REQUIRE(status.code == ErrorCode::outOfMemory);
      CHECK(said(status).starts_with("["));
      CHECK(unchanged());
    }
    CHECK(refused >= atLeast);
  }
}

}  // namespace

TEST_CASE("refused memory: what is made is whole or not there") {
  std::unique_ptr<Network> network;
  const NetworkConfig config = shape({2, 5, 3, 1}, {Activation::tanh, Activation::relu, Activation::linear});
  NetworkConfig given;
  refuseEach(
      [&] {
        unrefused([&] {
          network = nullptr;
          given = config;
        });
        return Network::create(std::move(given), network);
      },
      [&] { return network == nullptr; }, 3);
  REQUIRE(network != nullptr);

  std::unique_ptr<Dataset> data;
  const std::vector<Real> inputs = randomValues(60, 1);
  const std::vector<Real> targets = randomValues(30, 2);
  refuseEach(
      [&] {
        data = nullptr;
        return Dataset::create(inputs, targets, 30, 2, 1, data);
      },
      [&] { return data == nullptr; }, 3);
  REQUIRE(data != nullptr);

  TrainingConfig training{.batchSize = 10, .shuffle = true, .optimizer = optimizerOf(Optimizer::adam)};
  for (const Regularization kind : {Regularization::none, Regularization::dropout}) {
    training.regularization = {kind, 0.2F};
    std::unique_ptr<Trainer> trainer;
    const std::vector<std::uint8_t> before = bytesOf(*network);
    refuseEach(
        [&] {
          unrefused([&] {
            trainer = nullptr;
            network->reset();
            REQUIRE(network->setTraining({}));
          });
          return Trainer::create(*network, *data, training, trainer);
        },
        [&] { return trainer == nullptr && bytesOf(*network) == before; }, 5);
    REQUIRE(network->setTraining({}));
  }
}

TEST_CASE("refused memory: other settings are taken whole or not at all, and training goes on either way") {
  const NetworkConfig config = shape({2, 6, 1}, {Activation::tanh, Activation::linear});
  const auto data = randomData(*makeNetwork(config), 40);
  const TrainingConfig first{.batchSize = 4, .optimizer = optimizerOf(Optimizer::momentum)};
  TrainingConfig second{.batchSize = 30, .shuffle = true, .optimizer = optimizerOf(Optimizer::adamw)};
  second.regularization = {Regularization::dropout, 0.5F};

  const auto twin = makeNetwork(config);
  const auto twins = makeTrainer(*twin, *data, first);
  twins->steps(3);
  const std::vector<std::uint8_t> before = bytesOf(*twin);
  twins->steps(2);
  const std::vector<std::uint8_t> after = bytesOf(*twin);

  std::unique_ptr<Network> network;
  std::unique_ptr<Trainer> trainer;
  const auto restart = [&] {
    trainer = nullptr;
    network = makeNetwork(config);
    trainer = makeTrainer(*network, *data, first);
    trainer->steps(3);
  };
  refuseEach(
      [&] {
        unrefused(restart);
        return trainer->configure(second);
      },
      [&] {
        if (trainer->config().batchSize != 4 || bytesOf(*network) != before) return false;
        trainer->steps(2);
        return bytesOf(*network) == after;
      },
      4);
  CHECK(trainer->config().batchSize == 30);
}

TEST_CASE(
    "refused memory: a network that was put back to another optimizer does no step without room for its averages") {
  const auto network = makeNetwork(shape({2, 3, 1}, {Activation::tanh, Activation::linear}));
  const auto data = randomData(*network, 10);
  TrainingConfig config;
  config.optimizer = optimizerOf(Optimizer::adam);
  const auto trainer = makeTrainer(*network, *data, config);
  REQUIRE(network->setTraining({}));
  const std::vector<std::uint8_t> before = bytesOf(*network);
  gate = {true, true, 1, 0, 0};
  const Progress steps = trainer->steps(3);
  const Progress epochs = trainer->epochs(1);
  gate.armed = false;
  CHECK(steps.outOfMemory);
  CHECK(epochs.outOfMemory);
  CHECK(bytesOf(*network) == before);
  CHECK_FALSE(trainer->steps(3).outOfMemory);
  CHECK(network->training().step == 3);
}

TEST_CASE("refused memory: training itself asks for none") {
  const auto network = makeNetwork(shape({2, 8, 1}, {Activation::tanh, Activation::linear}));
  const auto data = randomData(*network, 43);
  for (const Optimizer kind : all<Optimizer>()) {
    const TrainingConfig config{.batchSize = 10, .shuffle = true, .optimizer = optimizerOf(kind)};
    const auto trainer = makeTrainer(*network, *data, config);
    gate = {true, true, 1, 0, 0};
    const Progress progress = trainer->epochs(3);
    gate.armed = false;
    CHECK_FALSE(progress.outOfMemory);
    CHECK(gate.asked + gate.unrefusable == 0);
  }
}

TEST_CASE("refused memory: snapshots, and what is frozen") {
  const auto network = makeNetwork(shape({2, 4, 1}, {Activation::tanh, Activation::linear}));
  const auto data = randomData(*network, 10);
  TrainingConfig config;
  config.optimizer = optimizerOf(Optimizer::adam);
  makeTrainer(*network, *data, config)->steps(3);
  const std::vector<Index> positions{1, 3};
  const std::vector<std::uint8_t> thawed = bytesOf(*network);
  refuseEach(
      [&] {
        unrefused([&] { REQUIRE(network->setFrozen({})); });
        return network->setFrozen(positions);
      },
      [&] { return bytesOf(*network) == thawed; }, 2);

  const std::vector<std::uint8_t> bytes = bytesOf(*network);
  const auto other = makeNetwork(network->config());
  const std::vector<std::uint8_t> fresh = bytesOf(*other);
  refuseEach(
      [&] {
        unrefused([&] { REQUIRE(restore(*other, fresh)); });
        return restore(*other, bytes);
      },
      [&] { return bytesOf(*other) == fresh; }, 4);
  CHECK(bytesOf(*other) == bytes);

  gate = {true, true, 1, 0, 0};
  const Buffer<std::uint8_t> none = save(*network);
  gate.armed = false;
  CHECK(none.empty());
}

TEST_CASE("refused memory: every question is answered or refused, and changes nothing") {
  const auto network =
      makeNetwork(shape({2, 5, 3}, {Activation::tanh, Activation::softmax}, Loss::softmaxCrossEntropy));
  const auto data = randomData(*network, 20);
  const std::vector<std::uint8_t> before = bytesOf(*network);
  const auto unchanged = [&] { return bytesOf(*network) == before; };
  const std::vector<Real> inputs = randomValues(40, 3);
  const std::vector<Real> point{0.5F, -0.5F};
  const std::vector<Real> target{1, 0, 0};
  const std::size_t parameters = network->parameters().size();
  std::vector<Real> answers(60), slope(parameters), z(8), a(8), delta(8), blame(parameters - 8), all(160), costs(4);
  Evaluation now;
  ShockReport report;
  const Grid grid{.width = 5, .height = 4};
  refuseEach([&] { return predict(*network, inputs, 20, answers); }, unchanged);
  refuseEach([&] { return evaluate(*network, *data, now); }, unchanged);
  refuseEach([&] { return gradient(*network, *data, slope); }, unchanged);
  refuseEach([&] { return numericalGradient(*network, *data, 1e-4, slope, report); }, unchanged);
  refuseEach([&] { return trace(*network, point, target, z, a, delta, blame); }, unchanged);
  refuseEach([&] { return activations(*network, inputs, 20, all); }, unchanged);
  refuseEach([&] { return maps(*network, grid, point, all); }, unchanged);
  refuseEach([&] { return costSurface(*network, *data, {0, -1, 1, 2}, {1, -1, 1, 2}, costs); }, unchanged);
}
