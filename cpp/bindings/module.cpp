// What JavaScript sees of the engine: names and marshalling, no mathematics. web/engine/instance.ts speaks to these
// functions and turns them into the interface of web/engine/module.ts; tests/engine/module.test.ts holds the two together.
//
// What handles are: handles.h. Arrays are addresses of float32 in the module's memory, allocated and released by the caller.
// A call that can fail returns the position of its ErrorCode, and leaves
// its sentence and its numbers in the reply. Only numbers cross: Embind's glue for objects and strings would weigh more
// than all of this.
#include <emscripten/bind.h>

#include <cstdlib>
#include <cstring>
#include <memory>
#include <utility>

#include "glassbox/glassbox.h"
#include "handles.h"
#include "heap.h"
#include "reply.h"
#include "settings.h"

namespace glassbox::bindings {

#ifndef NDEBUG
/// In embind.js: throws the sentence as an error.
extern "C" [[noreturn]] void glassbox_refuse(const char* sentence);
void refuseHandle(const Sentence& why) { glassbox_refuse(why.c_str()); }
#endif

namespace {

/// A new thing's handle in the reply.
template <typename T>
std::int32_t answerMade(const Status& status, std::unique_ptr<T> thing) {
  answerNumbers({static_cast<double>(handleOf(std::move(thing)))});
  return answer(status);
}

template <Named Enum>
void answerNames() {
  Sentence names;
  for (const char* name : Names<Enum>::list) {
    if (!names.empty()) names.append(" ");
    names.append(name);
  }
  answerText(names);
}

void answerProgress(const Progress& p) {
  answerNumbers({static_cast<double>(p.epoch), static_cast<double>(p.step), static_cast<double>(p.cursor),
                 p.diverged ? 1.0 : 0.0, static_cast<double>(p.divergedLayer), p.outOfMemory ? 1.0 : 0.0});
}

// --- memory ---------------------------------------------------------------------------------------------------------

/// Where every answer is left.
Address replyAddress() { return addressOf(&reply); }

/// 0 when the machine refuses.
Address allocate(std::size_t bytes) { return addressOf(std::malloc(bytes)); }
void release(Address address) { std::free(at<void>(address)); }

// --- names, in the order of the enums, and bounds -------------------------------------------------------------------

void activationNames() { answerNames<Activation>(); }
void lossNames() { answerNames<Loss>(); }
void optimizerNames() { answerNames<Optimizer>(); }
void regularizationNames() { answerNames<Regularization>(); }
void initializerNames() { answerNames<Initializer>(); }
void errorCodeNames() { answerNames<ErrorCode>(); }
/// Reply: most parameters, weight layers, neurons in a layer.
void limits() { answerNumbers({kMaxParameters, kMaxLayers, kMaxLayerSize}); }

// --- network --------------------------------------------------------------------------------------------------------

/// layers: layerCount int32 sizes; activations: layerCount - 1 int32 positions in Activation. Reply: handle.
std::int32_t networkCreate(Address layers, Index layerCount, Address activations, std::int32_t loss,
                           std::int32_t initializer, std::uint32_t seed) {
  // Nothing is read before it is known that so many numbers may be there.
  static_assert(kMaxLayers == 1024);
  if (layerCount < 2 || layerCount > kMaxLayers + 1) {
    return answer(Status::error(ErrorCode::invalidConfig, "expected 2 to 1025 layer sizes"));
  }
  NetworkConfig config;
  const auto* sizes = at<const Index>(layers);
  const auto* functions = at<const Activation>(activations);
  config.layers.assign(sizes, sizes + layerCount);
  config.activations.assign(functions, functions + layerCount - 1);
  config.loss = static_cast<Loss>(loss);
  config.initializer = static_cast<Initializer>(initializer);
  config.seed = seed;
  std::unique_ptr<Network> network;
  const Status status = Network::create(std::move(config), network);
  return answerMade(status, std::move(network));
}

void networkDestroy(Address network) { destroy<Network>(network); }
void networkReset(Address network) { use<Network>(network).reset(); }

/// Where the parameters are now: W[0] row-major, b[0], W[1], ...
Address networkParameters(Address network) { return addressOf(use<Network>(network).parameters().data()); }

/// positions: `length` int32 places in the parameters, which training leaves as they are from now on; no others.
std::int32_t networkFreeze(Address network, Address positions, std::size_t length) {
  return answer(use<Network>(network).setFrozen({at<const Index>(positions), length}));
}

/// Reply: address and number of the frozen positions.
void networkFrozen(Address network) {
  const std::span<const Index> frozen = use<Network>(network).frozen();
  answerNumbers({static_cast<double>(addressOf(frozen.data())), static_cast<double>(frozen.size())});
}

/// Reply: optimizer, epoch, step, slotStep, cursor, address and number of the slots.
void networkTraining(Address network) {
  const TrainingState& state = use<Network>(network).training();
  answerNumbers({static_cast<double>(state.optimizer), static_cast<double>(state.epoch),
                 static_cast<double>(state.step), static_cast<double>(state.slotStep),
                 static_cast<double>(state.cursor), static_cast<double>(addressOf(state.slots.data())),
                 static_cast<double>(state.slots.size())});
}

/// slotsLength: as many as the optimizer keeps for all parameters, or 0 for fresh slots.
std::int32_t networkSetTraining(Address network, std::int32_t optimizer, double epoch, double step, double slotStep,
                                Index cursor, Address slots, std::size_t slotsLength) {
  TrainingState state;
  state.optimizer = static_cast<Optimizer>(optimizer);
  state.epoch = counterOf(epoch);
  state.step = counterOf(step);
  state.slotStep = counterOf(slotStep);
  state.cursor = cursor;
  if (!state.slots.assign(read(slots, slotsLength))) {
    return answer(Status::error(ErrorCode::outOfMemory, "expected memory for the optimizer's averages but got none"));
  }
  return answer(use<Network>(network).setTraining(std::move(state)));
}

// --- data -----------------------------------------------------------------------------------------------------------

/// Reply: handle.
std::int32_t datasetCreate(Address inputs, Address targets, Index rows, Index inputCount, Index targetCount) {
  std::unique_ptr<Dataset> data;
  const Status status =
      Dataset::create(read(inputs, count(rows) * count(inputCount)), read(targets, count(rows) * count(targetCount)),
                      rows, inputCount, targetCount, data);
  return answerMade(status, std::move(data));
}

void datasetDestroy(Address data) { destroy<Dataset>(data); }

// --- training -------------------------------------------------------------------------------------------------------

/// settings: kSettings float64, see settings.h.
TrainingConfig configAt(Address settings) {
  return settingsOf(std::span<const double, kSettings>(at<const double>(settings), kSettings));
}

std::int32_t trainingValidate(Address settings) { return answer(validate(configAt(settings))); }

/// Network and data must outlive it. Reply: handle.
std::int32_t trainerCreate(Address network, Address data, Address settings) {
  std::unique_ptr<Trainer> trainer;
  const Status status = Trainer::create(use<Network>(network), use<Dataset>(data), configAt(settings), trainer);
  return answerMade(status, std::move(trainer));
}

void trainerDestroy(Address trainer) { destroy<Trainer>(trainer); }

std::int32_t trainerConfigure(Address trainer, Address settings) {
  return answer(use<Trainer>(trainer).configure(configAt(settings)));
}

/// Reply: epoch, step, cursor, diverged, its layer, out of memory.
void trainerSteps(Address trainer, Index steps) { answerProgress(use<Trainer>(trainer).steps(steps)); }
void trainerEpochs(Address trainer, Index epochs) { answerProgress(use<Trainer>(trainer).epochs(epochs)); }

// --- probes: sizes are the facade's to get right, it knows the network's shape --------------------------------------

/// Reply: cost, and accuracy or -1.
std::int32_t evaluateData(Address network, Address data) {
  Evaluation result;
  const Status status = evaluate(use<Network>(network), use<Dataset>(data), result);
  answerNumbers({result.cost, result.accuracy});
  return answer(status);
}

/// inputs: rows x D; out: rows x K.
std::int32_t predictRows(Address network, Address inputs, Index rows, Address out) {
  const auto& n = use<Network>(network);
  return answer(
      predict(n, read(inputs, count(rows) * count(n.inputs())), rows, write(out, count(rows) * count(n.outputs()))));
}

/// out: as many as parameters.
std::int32_t gradientOf(Address network, Address data, Address out) {
  const auto& n = use<Network>(network);
  return answer(gradient(n, use<Dataset>(data), write(out, count(n.parameterCount()))));
}

/// out: as many as parameters. Reply: passes.
std::int32_t numericalGradientOf(Address network, Address data, double epsilon, Address out) {
  const auto& n = use<Network>(network);
  ShockReport report;
  const Status status =
      numericalGradient(n, use<Dataset>(data), epsilon, write(out, count(n.parameterCount())), report);
  answerNumbers({static_cast<double>(report.passes)});
  return answer(status);
}

/// z, a, delta: as many as neurons; blame: as many as weights.
std::int32_t traceOf(Address network, Address input, Address target, Address z, Address a, Address delta,
                     Address blame) {
  const auto& n = use<Network>(network);
  const std::size_t neurons = count(n.neuronCount());
  return answer(trace(n, read(input, count(n.inputs())), read(target, count(n.outputs())), write(z, neurons),
                      write(a, neurons), write(delta, neurons), write(blame, count(n.parameterCount()) - neurons)));
}

/// inputs: rows x D; out: neurons x rows.
std::int32_t activationsOf(Address network, Address inputs, Index rows, Address out) {
  const auto& n = use<Network>(network);
  return answer(activations(n, read(inputs, count(rows) * count(n.inputs())), rows,
                            write(out, count(n.neuronCount()) * count(rows))));
}

/// base: D numbers; out: neurons x height x width.
std::int32_t mapsOf(Address network, Index xInput, Index yInput, Real xMin, Real xMax, Real yMin, Real yMax,
                    Index width, Index height, Address base, Address out) {
  const auto& n = use<Network>(network);
  const std::size_t cells = count(width) * count(height);
  return answer(maps(n, {xInput, yInput, xMin, xMax, yMin, yMax, width, height}, read(base, count(n.inputs())),
                     write(out, count(n.neuronCount()) * cells)));
}

/// out: secondCount x firstCount.
std::int32_t costSurfaceOf(Address network, Address data, Index first, Real firstMin, Real firstMax, Index firstCount,
                           Index second, Real secondMin, Real secondMax, Index secondCount, Address out) {
  return answer(costSurface(use<Network>(network), use<Dataset>(data), {first, firstMin, firstMax, firstCount},
                            {second, secondMin, secondMax, secondCount},
                            write(out, count(firstCount) * count(secondCount))));
}

// --- snapshots ------------------------------------------------------------------------------------------------------

/// Reply: address and length of bytes that are the caller's to release; address 0 when there was no memory for them.
void snapshotSave(Address network) {
  const Buffer<std::uint8_t> bytes = save(use<Network>(network));
  const Address address = bytes.empty() ? 0 : allocate(bytes.size());
  if (address != 0) std::memcpy(at<void>(address), bytes.data(), bytes.size());
  answerNumbers({static_cast<double>(address), static_cast<double>(bytes.size())});
}

std::int32_t snapshotRestore(Address network, Address bytes, std::size_t length) {
  return answer(restore(use<Network>(network), {at<const std::uint8_t>(bytes), length}));
}

}  // namespace

EMSCRIPTEN_BINDINGS(glassbox) {
  using emscripten::function;
  function("reply", &replyAddress);
  function("allocate", &allocate);
  function("release", &release);
  function("activationNames", &activationNames);
  function("lossNames", &lossNames);
  function("optimizerNames", &optimizerNames);
  function("regularizationNames", &regularizationNames);
  function("initializerNames", &initializerNames);
  function("errorCodeNames", &errorCodeNames);
  function("limits", &limits);
  function("networkCreate", &networkCreate);
  function("networkDestroy", &networkDestroy);
  function("networkReset", &networkReset);
  function("networkParameters", &networkParameters);
  function("networkFreeze", &networkFreeze);
  function("networkFrozen", &networkFrozen);
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
