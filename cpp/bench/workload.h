// A benchmark's workload, as bench/contenders/glassbox-native.mjs writes it.
#pragma once

#include <optional>
#include <vector>

#include "glassbox/network.h"
#include "glassbox/types.h"

namespace glassbox::bench {

struct Workload {
  NetworkConfig network;
  Index batchSize = 1;
  Index rows = 0;
  Real learningRate = 0;
  std::vector<Real> inputs;      // rows x D, row-major
  std::vector<Real> targets;     // rows x K
  std::vector<Real> parameters;  // W[0] (n x m, row-major), b[0], W[1], ...
};

/// Little-endian: int32 L + 1, the sizes, L activations, loss, batch size, rows; float32 learning rate, inputs,
/// targets, parameters. Empty when the file is missing, too short, or asks for a network the engine refuses.
std::optional<Workload> readWorkload(const char* path);

}  // namespace glassbox::bench
