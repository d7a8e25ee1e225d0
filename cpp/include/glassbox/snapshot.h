// The whole trained state as bytes, to stop and resume, and to rewind.
#pragma once

#include <cstdint>
#include <span>

#include "glassbox/buffer.h"
#include "glassbox/network.h"
#include "glassbox/status.h"

namespace glassbox {

/// Parameters, optimizer slots, counters and what is frozen; little-endian, versioned, with a checksum. Of the shape only the layer
/// sizes, so that it restores into a network of the same layers. About 4 bytes per parameter and slot.
/// Empty when memory is refused.
Buffer<std::uint8_t> save(const Network& network);

/// Refuses, changing nothing, what is not a whole snapshot of a network of this shape, or has NaN or infinity in it.
Status restore(Network& network, std::span<const std::uint8_t> bytes);

}  // namespace glassbox
