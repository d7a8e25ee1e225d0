#include "glassbox/snapshot.h"

#include <bit>
#include <cstring>
#include <utility>

#include "check.h"
#include "training_access.h"
#include "training_state.h"

namespace glassbox {
namespace {

static_assert(std::endian::native == std::endian::little, "snapshots are copied as they lie in memory");

constexpr const char* kWhere = "Network.restore";
constexpr std::uint32_t kMagic = 0x58424C47;  // "GLBX"
constexpr std::uint32_t kVersion = 1;
constexpr std::uint32_t kVersionFrozen = 2;  // the same with what is frozen; only written when something is

/// Comes first. After it: layerSizes x u32, parameterCount x f32, slotCount x f32, in version 2 the positions of the
/// frozen parameters, u32, as many as there are bytes for, and a checksum of it all, u32.
struct Header {
  std::uint32_t magic;
  std::uint32_t version;
  std::uint64_t epoch;
  std::uint64_t step;
  std::uint64_t slotStep;
  std::uint32_t cursor;
  std::uint32_t optimizer;
  std::uint32_t layerSizes;
  std::uint32_t slotCount;  // numbers, not averages
};
static_assert(sizeof(Header) == 48);

std::uint64_t bytesOf(std::size_t layerSizes, std::size_t parameters, std::uint64_t slots) {
  return sizeof(Header) + 4 * (layerSizes + parameters + slots + 1);
}

/// FNV-1a, 32 bits (Fowler, Noll, Vo): it finds the accident, not the forger.
std::uint32_t checksum(std::span<const std::uint8_t> bytes) {
  std::uint32_t hash = 2166136261U;
  for (const std::uint8_t byte : bytes) hash = (hash ^ byte) * 16777619U;
  return hash;
}

template <class... Parts>
Status refuse(const Parts&... parts) {
  return failure(ErrorCode::invalidSnapshot, kWhere, parts...);
}

/// Copies `count` numbers out of the bytes and steps over them.
template <class T>
void take(const std::uint8_t*& from, T* to, std::size_t count) {
  if (count > 0) std::memcpy(to, from, count * sizeof(T));
  from += count * sizeof(T);
}

template <class T>
void put(std::uint8_t*& to, const T* from, std::size_t count) {
  if (count > 0) std::memcpy(to, from, count * sizeof(T));
  to += count * sizeof(T);
}

/// Everything about the header that can be checked before the numbers are read.
Status checkHeader(const Header& header, const Network& network, std::size_t size) {
  if (header.magic != kMagic) return refuse("expected a snapshot but got other bytes");
  if (header.version != kVersion && header.version != kVersionFrozen) {
    return refuse("expected snapshot version 1 or 2 but got ", header.version);
  }
  const std::size_t sizes = network.config().layers.size();
  if (header.layerSizes != sizes) {
    return refuse("expected a snapshot of ", sizes, " layer sizes but got ", header.layerSizes);
  }
  if (header.cursor > 0x7FFFFFFFU) return refuse("expected a cursor below 2147483648 but got ", header.cursor);
  const std::uint64_t expected = bytesOf(sizes, network.parameters().size(), header.slotCount);
  const bool fits = header.version == kVersion ? size == expected : size > expected && (size - expected) % 4 == 0;
  if (!fits) return refuse("expected ", expected, " bytes but got ", size);
  return Status::okay();
}

}  // namespace

Buffer<std::uint8_t> save(const Network& network) {
  const TrainingState& state = network.training();
  const auto& layers = network.config().layers;
  Buffer<std::uint8_t> bytes;
  const std::span<const Index> frozen = network.frozen();
  const auto size = static_cast<std::size_t>(bytesOf(layers.size(), network.parameters().size(), state.slots.size()));
  if (!bytes.resize(size + 4 * frozen.size())) return bytes;

  const Header header{kMagic,
                      frozen.empty() ? kVersion : kVersionFrozen,
                      state.epoch,
                      state.step,
                      state.slotStep,
                      static_cast<std::uint32_t>(state.cursor),
                      static_cast<std::uint32_t>(state.optimizer),
                      static_cast<std::uint32_t>(layers.size()),
                      static_cast<std::uint32_t>(state.slots.size())};
  std::uint8_t* to = bytes.data();
  put(to, &header, 1);
  put(to, layers.data(), layers.size());
  put(to, network.parameters().data(), network.parameters().size());
  put(to, state.slots.data(), state.slots.size());
  put(to, frozen.data(), frozen.size());
  const std::uint32_t sum = checksum({bytes.data(), to});
  put(to, &sum, 1);
  return bytes;
}

Status restore(Network& network, std::span<const std::uint8_t> bytes) {
  if (bytes.size() < sizeof(Header)) {
    return refuse("expected at least ", sizeof(Header), " bytes but got ", bytes.size());
  }
  Header header;
  const std::uint8_t* from = bytes.data();
  take(from, &header, 1);
  if (Status status = checkHeader(header, network, bytes.size()); !status) return status;

  const std::span<const std::uint8_t> body = bytes.first(bytes.size() - 4);
  std::uint32_t sum = 0;
  std::memcpy(&sum, body.data() + body.size(), sizeof sum);
  if (sum != checksum(body))
    return refuse("expected the checksum ", checksum(body), " but got ", sum, ": bytes were changed");

  for (std::size_t i = 0; i < network.config().layers.size(); ++i) {
    Index size = 0;
    take(from, &size, 1);
    if (size != network.config().layers[i]) {
      return refuse("expected ", network.config().layers[i], " neurons in layer ", i, " but got ", size);
    }
  }
  Buffer<Real> parameters;
  TrainingState state;
  Buffer<Index> frozen;
  const std::uint64_t unfrozen = bytesOf(network.config().layers.size(), network.parameters().size(), header.slotCount);
  const auto frozenCount = static_cast<std::size_t>((bytes.size() - unfrozen) / 4);
  if (!parameters.resize(network.parameters().size()) || !state.slots.resize(header.slotCount) ||
      !frozen.resize(frozenCount)) {
    return outOfMemory(kWhere, "the snapshot", static_cast<std::int64_t>(bytes.size()));
  }
  take(from, parameters.data(), parameters.size());
  take(from, state.slots.data(), state.slots.size());
  take(from, frozen.data(), frozen.size());
  if (firstNotFinite({parameters.data(), parameters.size()}) >= 0) {
    return refuse("expected finite numbers but got NaN or infinity");
  }
  state.optimizer = static_cast<Optimizer>(header.optimizer);
  state.epoch = header.epoch;
  state.step = header.step;
  state.slotStep = header.slotStep;
  state.cursor = static_cast<Index>(header.cursor);
  if (Status status = checkTraining(kWhere, ErrorCode::invalidSnapshot, state, network.parameterCount()); !status) {
    return status;
  }
  if (Status status = network.setFrozen({frozen.data(), frozen.size()}); !status) return status;
  TrainingAccess access(network);
  access.exchangeParameters(parameters);
  access.state() = std::move(state);
  return Status::okay();
}

}  // namespace glassbox
