// What JavaScript sees of the engine: names and marshalling, no mathematics. web/engine/module.ts describes the same
// functions in TypeScript; tests/engine/module.test.ts holds the two together.
//
// A handle is the address of an object that the caller owns and destroys. Arrays are addresses of float32 in the module's
// memory, allocated and released by the caller. A call does a frame's worth of work: crossing costs about 100 ns.
#include <emscripten/bind.h>

#include <cstdlib>
#include <cstring>
#include <memory>
#include <utility>

#include "glassbox/activation.h"
#include "glassbox/dataset.h"
#include "glassbox/initializer.h"
#include "glassbox/loss.h"
#include "glassbox/network.h"
#include "glassbox/optimizer.h"
#include "glassbox/probe.h"
#include "glassbox/regularizer.h"
#include "glassbox/snapshot.h"
#include "glassbox/status.h"
#include "glassbox/trainer.h"
#include "heap.h"

namespace glassbox::bindings {
namespace {

// --- memory ---------------------------------------------------------------------------------------------------------

/// 0 when the machine refuses.
Address allocate(std::size_t bytes) { return reinterpret_cast<Address>(std::malloc(bytes)); }
void release(Address address) { std::free(at<void>(address)); }

// --- names, in the order of the enums -------------------------------------------------------------------------------

template <typename Enum>
std::string namesOf(Index count) {
  std::string names;
  for (Index i = 0; i < count; ++i) {
    if (i > 0) names += ' ';
    names += name(static_cast<Enum>(i));
  }
  return names;
}

std::string activationNames() { return namesOf<Activation>(kActivationCount); }
std::string lossNames() { return namesOf<Loss>(kLossCount); }
std::string optimizerNames() { return namesOf<Optimizer>(kOptimizerCount); }
std::string regularizationNames() { return namesOf<Regularization>(kRegularizationCount); }
std::string initializerNames() { return namesOf<Initializer>(kInitializerCount); }
std::string errorCodeNames() { return namesOf<ErrorCode>(static_cast<Index>(ErrorCode::invalidSnapshot) + 1); }

// --- network --------------------------------------------------------------------------------------------------------

/// layers: layerCount int32 sizes; activations: layerCount - 1 int32 positions in Activation.
Made networkCreate(Address layers, Index layerCount, Address activations, std::int32_t loss, std::int32_t initializer,
                   std::uint32_t seed) {
  NetworkConfig config;
  const auto* sizes = at<const Index>(layers);
  const auto* functions = at<const std::int32_t>(activations);
  config.layers.assign(sizes, sizes + layerCount);
  for (Index l = 0; l + 1 < layerCount; ++l) config.activations.push_back(static_cast<Activation>(functions[l]));
  config.loss = static_cast<Loss>(loss);
  config.initializer = static_cast<Initializer>(initializer);
  config.seed = seed;
  if (Status status = validate(config); !status) return refused(std::move(status));
  std::unique_ptr<Network> network = Network::create(std::move(config));
  if (!network) return refused(Status::error(ErrorCode::outOfMemory, "expected memory for the parameters but got none"));
  return made(network.release());
}

void networkDestroy(Address network) { delete at<Network>(network); }
void networkReset(Address network) { at<Network>(network)->reset(); }

/// Where the parameters are now: W[0] row-major, b[0], W[1], ...
Address networkParameters(Address network) {
  return reinterpret_cast<Address>(at<Network>(network)->parameters().data());
}

/// TrainingState in plain numbers; slots: address of slotsLength float32.
struct Training {
  std::int32_t optimizer = 0;
  double epoch = 0;
  double step = 0;
  double slotStep = 0;
  Index cursor = 0;
  Address slots = 0;
  std::size_t slotsLength = 0;
};

Training networkTraining(Address network) {
  const TrainingState& state = std::as_const(*at<Network>(network)).training();
  return {static_cast<std::int32_t>(state.optimizer),
          static_cast<double>(state.epoch),
          static_cast<double>(state.step),
          static_cast<double>(state.slotStep),
          state.cursor,
          reinterpret_cast<Address>(state.slots.data()),
          state.slots.size()};
}

/// slotsLength must be slotCount(optimizer) times the parameters, or 0 for fresh slots.
Answer networkSetTraining(Address network, const Training& training) {
  auto& owner = *at<Network>(network);
  TrainingState state;
  state.optimizer = static_cast<Optimizer>(training.optimizer);
  state.epoch = static_cast<std::uint64_t>(training.epoch);
  state.step = static_cast<std::uint64_t>(training.step);
  state.slotStep = static_cast<std::uint64_t>(training.slotStep);
  state.cursor = training.cursor;
  const std::size_t whole = count(slotCount(state.optimizer)) * count(owner.parameterCount());
  if (training.slotsLength != 0 && training.slotsLength != whole) {
    return answer(Status::error(ErrorCode::shapeMismatch, "expected one slot per parameter and running average"));
  }
  if (!state.slots.assign(read(training.slots, training.slotsLength))) {
    return answer(Status::error(ErrorCode::outOfMemory, "expected memory for the optimizer's averages but got none"));
  }
  owner.training() = std::move(state);
  return {};
}

// --- data -----------------------------------------------------------------------------------------------------------

Made datasetCreate(Address inputs, Address targets, Index rows, Index inputCount, Index targetCount) {
  std::unique_ptr<Dataset> data;
  Status status = Dataset::create(read(inputs, count(rows) * count(inputCount)),
                                  read(targets, count(rows) * count(targetCount)), rows, inputCount, targetCount, data);
  if (!status) return refused(std::move(status));
  return made(data.release());
}

void datasetDestroy(Address data) { delete at<Dataset>(data); }

// --- training -------------------------------------------------------------------------------------------------------

/// TrainingConfig, flat; enums as positions.
struct Settings {
  Index batchSize = 10;
  bool shuffle = false;
  std::int32_t optimizer = 0;
  Real learningRate = 0;
  Real momentum = 0;
  Real beta1 = 0;
  Real beta2 = 0;
  Real alpha = 0;
  Real epsilon = 0;
  Real weightDecay = 0;
  std::int32_t regularization = 0;
  Real rate = 0;
};

TrainingConfig configOf(const Settings& s) {
  return {s.batchSize,
          s.shuffle,
          {static_cast<Optimizer>(s.optimizer), s.learningRate, s.momentum, s.beta1, s.beta2, s.alpha, s.epsilon,
           s.weightDecay},
          {static_cast<Regularization>(s.regularization), s.rate}};
}

/// Progress in plain numbers.
struct Counters {
  double epoch = 0;
  double step = 0;
  Index cursor = 0;
  bool diverged = false;
  Index divergedLayer = -1;
  bool outOfMemory = false;
};

Counters countersOf(const Progress& p) {
  return {static_cast<double>(p.epoch), static_cast<double>(p.step), p.cursor, p.diverged, p.divergedLayer,
          p.outOfMemory};
}

Answer trainingValidate(const Settings& settings) { return answer(validate(configOf(settings))); }

Made trainerCreate(Address network, Address data, const Settings& settings) {
  std::unique_ptr<Trainer> trainer;
  Status status = Trainer::create(*at<Network>(network), *at<const Dataset>(data), configOf(settings), trainer);
  if (!status) return refused(std::move(status));
  return made(trainer.release());
}

void trainerDestroy(Address trainer) { delete at<Trainer>(trainer); }

Answer trainerConfigure(Address trainer, const Settings& settings) {
  return answer(at<Trainer>(trainer)->configure(configOf(settings)));
}

Counters trainerSteps(Address trainer, Index steps) { return countersOf(at<Trainer>(trainer)->steps(steps)); }
Counters trainerEpochs(Address trainer, Index epochs) { return countersOf(at<Trainer>(trainer)->epochs(epochs)); }

// --- probes: sizes are the facade's to get right, it knows the network's shape --------------------------------------

/// accuracy is -1 where the task is not a classification.
struct Measured {
  std::int32_t code = 0;
  std::string message;
  double cost = 0;
  double accuracy = -1;
};

Measured evaluateData(Address network, Address data) {
  Evaluation result;
  Status status = evaluate(*at<const Network>(network), *at<const Dataset>(data), result);
  return {static_cast<std::int32_t>(status.code), std::move(status.message), result.cost, result.accuracy};
}

/// inputs: rows x D; out: rows x K.
Answer predictRows(Address network, Address inputs, Index rows, Address out) {
  const auto& n = *at<const Network>(network);
  return answer(predict(n, read(inputs, count(rows) * count(n.inputs())), rows,
                        write(out, count(rows) * count(n.outputs()))));
}

/// out: as many as parameters.
Answer gradientOf(Address network, Address data, Address out) {
  const auto& n = *at<const Network>(network);
  return answer(gradient(n, *at<const Dataset>(data), write(out, count(n.parameterCount()))));
}

struct Shocked {
  std::int32_t code = 0;
  std::string message;
  double passes = 0;
};

/// out: as many as parameters.
Shocked numericalGradientOf(Address network, Address data, double epsilon, Address out) {
  const auto& n = *at<const Network>(network);
  ShockReport report;
  Status status =
      numericalGradient(n, *at<const Dataset>(data), epsilon, write(out, count(n.parameterCount())), report);
  return {static_cast<std::int32_t>(status.code), std::move(status.message), static_cast<double>(report.passes)};
}

/// z, a, delta: as many as neurons; blame: as many as weights.
Answer traceOf(Address network, Address input, Address target, Address z, Address a, Address delta, Address blame) {
  const auto& n = *at<const Network>(network);
  const std::size_t neurons = count(n.neuronCount());
  return answer(trace(n, read(input, count(n.inputs())), read(target, count(n.outputs())), write(z, neurons),
                      write(a, neurons), write(delta, neurons),
                      write(blame, count(n.parameterCount()) - neurons)));
}

/// inputs: rows x D; out: neurons x rows.
Answer activationsOf(Address network, Address inputs, Index rows, Address out) {
  const auto& n = *at<const Network>(network);
  return answer(activations(n, read(inputs, count(rows) * count(n.inputs())), rows,
                            write(out, count(n.neuronCount()) * count(rows))));
}

/// base: D numbers; out: neurons x height x width.
Answer mapsOf(Address network, const Grid& grid, Address base, Address out) {
  const auto& n = *at<const Network>(network);
  const std::size_t cells = count(grid.width) * count(grid.height);
  return answer(maps(n, grid, read(base, count(n.inputs())), write(out, count(n.neuronCount()) * cells)));
}

/// out: second.count x first.count.
Answer costSurfaceOf(Address network, Address data, const ParameterAxis& first, const ParameterAxis& second,
                     Address out) {
  return answer(costSurface(*at<const Network>(network), *at<const Dataset>(data), first, second,
                            write(out, count(first.count) * count(second.count))));
}

// --- snapshots ------------------------------------------------------------------------------------------------------

/// Bytes at `address`, the caller's to release; address 0 when there was no memory for them.
struct Bytes {
  Address address = 0;
  std::size_t length = 0;
};

Bytes snapshotSave(Address network) {
  const Buffer<std::uint8_t> bytes = save(*at<const Network>(network));
  const Address address = bytes.empty() ? 0 : allocate(bytes.size());
  if (address != 0) std::memcpy(at<void>(address), bytes.data(), bytes.size());
  return {address, bytes.size()};
}

Answer snapshotRestore(Address network, Address bytes, std::size_t length) {
  return answer(restore(*at<Network>(network), {at<const std::uint8_t>(bytes), length}));
}

}  // namespace

EMSCRIPTEN_BINDINGS(glassbox) {
  using emscripten::constant;
  using emscripten::function;
  using emscripten::value_object;

  constant("maxParameters", kMaxParameters);
  constant("maxLayers", kMaxLayers);
  constant("maxLayerSize", kMaxLayerSize);

  value_object<Answer>("Answer").field("code", &Answer::code).field("message", &Answer::message);
  value_object<Made>("Made").field("code", &Made::code).field("message", &Made::message).field("handle", &Made::handle);
  value_object<Measured>("Measured")
      .field("code", &Measured::code)
      .field("message", &Measured::message)
      .field("cost", &Measured::cost)
      .field("accuracy", &Measured::accuracy);
  value_object<Shocked>("Shocked")
      .field("code", &Shocked::code)
      .field("message", &Shocked::message)
      .field("passes", &Shocked::passes);
  value_object<Bytes>("Bytes").field("address", &Bytes::address).field("length", &Bytes::length);
  value_object<Training>("Training")
      .field("optimizer", &Training::optimizer)
      .field("epoch", &Training::epoch)
      .field("step", &Training::step)
      .field("slotStep", &Training::slotStep)
      .field("cursor", &Training::cursor)
      .field("slots", &Training::slots)
      .field("slotsLength", &Training::slotsLength);
  value_object<Settings>("Settings")
      .field("batchSize", &Settings::batchSize)
      .field("shuffle", &Settings::shuffle)
      .field("optimizer", &Settings::optimizer)
      .field("learningRate", &Settings::learningRate)
      .field("momentum", &Settings::momentum)
      .field("beta1", &Settings::beta1)
      .field("beta2", &Settings::beta2)
      .field("alpha", &Settings::alpha)
      .field("epsilon", &Settings::epsilon)
      .field("weightDecay", &Settings::weightDecay)
      .field("regularization", &Settings::regularization)
      .field("rate", &Settings::rate);
  value_object<Counters>("Counters")
      .field("epoch", &Counters::epoch)
      .field("step", &Counters::step)
      .field("cursor", &Counters::cursor)
      .field("diverged", &Counters::diverged)
      .field("divergedLayer", &Counters::divergedLayer)
      .field("outOfMemory", &Counters::outOfMemory);
  value_object<Grid>("Grid")
      .field("xInput", &Grid::xInput)
      .field("yInput", &Grid::yInput)
      .field("xMin", &Grid::xMin)
      .field("xMax", &Grid::xMax)
      .field("yMin", &Grid::yMin)
      .field("yMax", &Grid::yMax)
      .field("width", &Grid::width)
      .field("height", &Grid::height);
  value_object<ParameterAxis>("ParameterAxis")
      .field("parameter", &ParameterAxis::parameter)
      .field("min", &ParameterAxis::min)
      .field("max", &ParameterAxis::max)
      .field("count", &ParameterAxis::count);

  function("allocate", &allocate);
  function("release", &release);

  function("activationNames", &activationNames);
  function("lossNames", &lossNames);
  function("optimizerNames", &optimizerNames);
  function("regularizationNames", &regularizationNames);
  function("initializerNames", &initializerNames);
  function("errorCodeNames", &errorCodeNames);

  function("networkCreate", &networkCreate);
  function("networkDestroy", &networkDestroy);
  function("networkReset", &networkReset);
  function("networkParameters", &networkParameters);
  function("networkTraining", &networkTraining);
  function("networkSetTraining", &networkSetTraining);

  function("datasetCreate", &datasetCreate);
  function("datasetDestroy", &datasetDestroy);

  function("trainingValidate", &trainingValidate);
  function("trainerCreate", &trainerCreate);
  function("trainerDestroy", &trainerDestroy);
  function("trainerConfigure", &trainerConfigure);
  function("trainerSteps", &trainerSteps);
  function("trainerEpochs", &trainerEpochs);

  function("evaluate", &evaluateData);
  function("predict", &predictRows);
  function("gradient", &gradientOf);
  function("numericalGradient", &numericalGradientOf);
  function("trace", &traceOf);
  function("activations", &activationsOf);
  function("maps", &mapsOf);
  function("costSurface", &costSurfaceOf);

  function("snapshotSave", &snapshotSave);
  function("snapshotRestore", &snapshotRestore);
}

}  // namespace glassbox::bindings
