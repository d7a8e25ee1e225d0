#include "bindings/settings.h"
#include "fuzz.h"
#include "glassbox/glassbox.h"

namespace glassbox::fuzz {

void settings(Bytes bytes) {
  Choices choices(bytes);
  const Index rows = choices.between(1, 40);
  std::array<double, bindings::kSettings> flat{};
  for (double& setting : flat) {
    // Numbers that are accepted come up as often as all others.
    setting = choices.between(0, 1) == 0 ? choices.take<double>() : choices.take<std::uint8_t>() / 64.0;
  }
  for (const std::size_t whole : {0U, 2U, 10U}) {
    if (std::abs(flat[whole]) < 1000) flat[whole] = std::floor(flat[whole]);
  }
  const TrainingConfig config = bindings::settingsOf(flat);
  const Status valid = validate(config);

  std::unique_ptr<Network> network;
  const NetworkConfig shape{.layers = {2, 4, 1}, .activations = {Activation::tanh, Activation::linear}};
  expect(static_cast<bool>(Network::create(shape, network)), "a network of a few neurons is made");
  std::vector<Real> inputs(2 * static_cast<std::size_t>(rows));
  for (Real& value : inputs) value = choices.value(3);
  const std::vector<Real> targets(static_cast<std::size_t>(rows), 0.5F);
  std::unique_ptr<Dataset> data;
  expect(static_cast<bool>(Dataset::create(inputs, targets, rows, 2, 1, data)), "data are made");
  std::unique_ptr<Trainer> trainer;
  const Status made = Trainer::create(*network, *data, config, trainer);
  expect(static_cast<bool>(made) == static_cast<bool>(valid), "a trainer takes what validate takes, and nothing else");
  expect(made.message.empty() == static_cast<bool>(made), "a refusal says why, and nothing else does");
  if (!made) return;
  const Progress progress = trainer->steps(6);
  expect(allFinite(network->parameters()), "parameters stay finite");
  expect(progress.diverged || progress.step == 6, "six steps are taken, or training diverges");
  const Buffer<Real>& slots = network->training().slots;
  expect(allFinite({slots.data(), slots.size()}), "averages stay finite");
}

}  // namespace glassbox::fuzz
