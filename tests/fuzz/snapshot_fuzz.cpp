#include "fuzz.h"
#include "glassbox/glassbox.h"

namespace glassbox::fuzz {
namespace {

std::unique_ptr<Network> networkOf(Index kind) {
  NetworkConfig config{.layers = {2, 3, 1}, .activations = {Activation::tanh, Activation::linear}};
  if (kind == 1) config = {.layers = {1, 1}, .activations = {Activation::sigmoid}, .loss = Loss::bce};
  std::unique_ptr<Network> network;
  expect(static_cast<bool>(Network::create(config, network)), "a network of a few neurons is made");
  return network;
}

bool same(const Buffer<std::uint8_t>& a, const Buffer<std::uint8_t>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

/// The checksum keeps accidents out, not forgers: so that the fuzzer gets past it, it is one.
void forge(std::vector<std::uint8_t>& bytes) {
  if (bytes.size() < 4) return;
  std::uint32_t hash = 2166136261U;
  for (std::size_t i = 0; i + 4 < bytes.size(); ++i) hash = (hash ^ bytes[i]) * 16777619U;
  std::memcpy(bytes.data() + bytes.size() - 4, &hash, 4);
}

void trainOn(Network& network) {
  const auto inputs = static_cast<std::size_t>(network.inputs());
  const std::vector<Real> x(7 * inputs, 0.5F);
  const std::vector<Real> y(7, 1);
  std::unique_ptr<Dataset> data;
  expect(static_cast<bool>(Dataset::create(x, y, 7, network.inputs(), 1, data)), "data are made");
  std::unique_ptr<Trainer> trainer;
  const TrainingConfig config{.batchSize = 3, .shuffle = true, .optimizer = {.kind = network.training().optimizer}};
  expect(static_cast<bool>(Trainer::create(network, *data, config, trainer)), "training goes on from a snapshot");
  trainer->steps(5);
  expect(allFinite(network.parameters()), "parameters stay finite");
}

}  // namespace

void snapshot(Bytes bytes) {
  Choices choices(bytes);
  const Index kind = choices.between(0, 1);
  const bool forged = choices.between(0, 3) > 0;
  std::vector<std::uint8_t> given(choices.rest().begin(), choices.rest().end());
  if (forged) forge(given);

  const std::unique_ptr<Network> network = networkOf(kind);
  const Buffer<std::uint8_t> before = save(*network);
  if (const Status status = restore(*network, given); !status) {
    expect(!status.message.empty(), "a refusal says why");
    expect(same(save(*network), before), "a snapshot that is refused changes nothing");
    return;
  }
  const Buffer<std::uint8_t> taken = save(*network);
  const std::unique_ptr<Network> other = networkOf(kind);
  expect(static_cast<bool>(restore(*other, {taken.data(), taken.size()})), "what was saved can be restored");
  expect(same(save(*other), taken), "a snapshot saves to the same bytes");
  trainOn(*network);
}

}  // namespace glassbox::fuzz
