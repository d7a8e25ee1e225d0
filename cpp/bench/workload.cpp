#include "workload.h"

#include <fstream>

namespace glassbox::bench {
namespace {

template <typename T>
bool read(std::ifstream& file, T* out, std::size_t count) {
  file.read(reinterpret_cast<char*>(out), static_cast<std::streamsize>(count * sizeof(T)));
  return static_cast<bool>(file);
}

bool read(std::ifstream& file, std::vector<Real>& out, std::size_t count) {
  out.resize(count);
  return read(file, out.data(), count);
}

}  // namespace

std::optional<Workload> readWorkload(const char* path) {
  std::ifstream file(path, std::ios::binary);
  Workload work;
  std::int32_t sizes = 0;
  if (!read(file, &sizes, 1) || sizes < 2 || sizes > kMaxLayers) return std::nullopt;
  work.network.layers.resize(static_cast<std::size_t>(sizes));
  work.network.activations.resize(static_cast<std::size_t>(sizes - 1));
  static_assert(sizeof(Activation) == 4 && sizeof(Loss) == 4);
  if (!read(file, work.network.layers.data(), work.network.layers.size()) ||
      !read(file, work.network.activations.data(), work.network.activations.size()) ||
      !read(file, &work.network.loss, 1) || !read(file, &work.batchSize, 1) || !read(file, &work.rows, 1) ||
      !read(file, &work.learningRate, 1)) {
    return std::nullopt;
  }
  if (!validate(work.network) || work.rows < 1) return std::nullopt;
  const auto rows = static_cast<std::size_t>(work.rows);
  const auto parameters = static_cast<std::size_t>(parameterCount(work.network));
  if (!read(file, work.inputs, rows * static_cast<std::size_t>(work.network.layers.front())) ||
      !read(file, work.targets, rows * static_cast<std::size_t>(work.network.layers.back())) ||
      !read(file, work.parameters, parameters)) {
    return std::nullopt;
  }
  return work;
}

}  // namespace glassbox::bench
