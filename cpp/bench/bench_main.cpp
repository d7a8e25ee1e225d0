// The engine as a native program, to hold the wasm build against. Reads a workload, then answers lines:
//   train N         trains N steps; the milliseconds of processor time they took
//   allocations N   trains N steps; the heap allocations they made
//   parameters F    writes the parameters to file F as float32
// Every answer is one line; a line that starts with "error" says what was wrong.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <new>
#include <sstream>
#include <string>

#include "glassbox/dataset.h"
#include "glassbox/network.h"
#include "glassbox/trainer.h"
#include "workload.h"

namespace {

// Counted for the whole program: a training step must not touch the heap.
long long allocations = 0;

}  // namespace

void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size > 0 ? size : 1)) return memory;
  std::abort();
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  ++allocations;
  const auto step = static_cast<std::size_t>(alignment);
  if (void* memory = std::aligned_alloc(step, (size + step - 1) / step * step)) return memory;
  std::abort();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

namespace {

using namespace glassbox;

/// The answer to one line.
std::string answer(const std::string& line, Network& network, Trainer& trainer) {
  std::istringstream words(line);
  std::string command;
  words >> command;
  if (command == "parameters") {
    std::string path;
    words >> path;
    std::ofstream file(path, std::ios::binary);
    const MutableSpan values = network.parameters();
    file.write(reinterpret_cast<const char*>(values.data()), static_cast<std::streamsize>(values.size_bytes()));
    return file ? "ok" : "error: cannot write " + path;
  }
  Index steps = 0;
  words >> steps;
  if ((command != "train" && command != "allocations") || steps < 1) {
    return "error: expected train N, allocations N or parameters F but got " + line;
  }
  const long long before = allocations;
  const std::clock_t start = std::clock();
  const Progress progress = trainer.steps(steps);
  const double elapsed = 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  const long long made = allocations - before;
  if (progress.diverged) return "error: training diverged";
  return command == "train" ? std::to_string(elapsed) : std::to_string(made);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: glassbox-bench WORKLOAD\n";
    return 2;
  }
  auto work = bench::readWorkload(argv[1]);
  if (!work) {
    std::cerr << argv[1] << ": not a workload\n";
    return 2;
  }
  const Index inputCount = work->network.layers.front();
  const Index targetCount = work->network.layers.back();
  std::unique_ptr<Network> network;
  std::unique_ptr<Dataset> data;
  std::unique_ptr<Trainer> trainer;
  TrainingConfig config;
  config.batchSize = work->batchSize;
  config.optimizer.learningRate = work->learningRate;
  Status status = Network::create(work->network, network);
  if (status) status = Dataset::create(work->inputs, work->targets, work->rows, inputCount, targetCount, data);
  if (status) {
    std::copy(work->parameters.begin(), work->parameters.end(), network->parameters().begin());
    status = Trainer::create(*network, *data, config, trainer);
  }
  if (!status) {
    std::cerr << status.message.c_str() << '\n';
    return 1;
  }
  for (std::string line; std::getline(std::cin, line);) std::cout << answer(line, *network, *trainer) << std::endl;
  return 0;
}
