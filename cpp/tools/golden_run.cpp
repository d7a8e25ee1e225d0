// Replays reference training runs natively, for tools/golden.mjs, which compares: `glassbox_golden RUN...`. A run is a text
// file of words and numbers in the order `readRun` takes them; the answer is one line of JSON a run.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "glassbox/glassbox.h"

namespace {

using namespace glassbox;
using Numbers = std::vector<Real>;

struct Run {
  NetworkConfig network;
  TrainingConfig training;
  Index epochs = 0;
  Index rows = 0;
  Numbers parameters, inputs, targets;
};

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

template <typename Enum>
bool readName(std::istream& in, Enum& out) {
  std::string word;
  if (!(in >> word)) return false;
  const std::optional<Enum> found = fromName<Enum>(word);
  if (found) out = *found;
  return found.has_value();
}

bool readNumbers(std::istream& in, std::size_t count, Numbers& out) {
  out.resize(count);
  for (Real& number : out) {
    double wide = 0;  // the fixtures are float32 values written as float64
    if (!(in >> wide)) return false;
    number = static_cast<Real>(wide);
  }
  return true;
}

bool readRun(std::istream& in, Run& run) {
  Index layerCount = 0;
  if (!(in >> layerCount) || layerCount < 2) return false;
  run.network.layers.resize(at(layerCount));
  for (Index& size : run.network.layers) in >> size;
  run.network.activations.resize(at(layerCount - 1));
  for (Activation& activation : run.network.activations) {
    if (!readName(in, activation)) return false;
  }
  OptimizerConfig& optimizer = run.training.optimizer;
  RegularizationConfig& regularization = run.training.regularization;
  if (!readName(in, run.network.loss)) return false;
  if (!readName(in, optimizer.kind) || !(in >> optimizer.learningRate)) return false;
  if (!readName(in, regularization.kind) || !(in >> regularization.rate)) return false;
  if (!(in >> run.training.batchSize >> run.epochs >> run.rows)) return false;
  if (!validate(run.network)) return false;
  return readNumbers(in, static_cast<std::size_t>(parameterCount(run.network)), run.parameters) &&
         readNumbers(in, at(run.rows) * at(run.network.layers.front()), run.inputs) &&
         readNumbers(in, at(run.rows) * at(run.network.layers.back()), run.targets);
}

template <typename Range>
void print(const char* key, const Range& numbers, const char* after) {
  std::printf("\"%s\":[", key);
  const char* separator = "";
  for (const auto number : numbers) {
    std::printf("%s%.17g", separator, static_cast<double>(number));
    separator = ",";
  }
  std::printf("]%s", after);
}

Status replay(const Run& run) {
  std::unique_ptr<Network> network;
  if (Status s = Network::create(run.network, network); !s) return s;
  std::copy(run.parameters.begin(), run.parameters.end(), network->parameters().begin());

  std::unique_ptr<Dataset> data;
  if (Status s = Dataset::create(run.inputs, run.targets, run.rows, network->inputs(), network->outputs(), data); !s) {
    return s;
  }
  Evaluation start;
  if (Status s = evaluate(*network, *data, start); !s) return s;
  Numbers slopes(at(network->parameterCount()));
  if (Status s = gradient(*network, *data, slopes); !s) return s;
  const std::size_t neurons = at(network->neuronCount());
  Numbers z(neurons), a(neurons), delta(neurons), blame(slopes.size() - neurons);
  const ConstSpan firstInput(run.inputs.data(), at(network->inputs()));
  const ConstSpan firstTarget(run.targets.data(), at(network->outputs()));
  if (Status s = trace(*network, firstInput, firstTarget, z, a, delta, blame); !s) return s;

  std::unique_ptr<Trainer> trainer;
  if (Status s = Trainer::create(*network, *data, run.training, trainer); !s) return s;
  std::vector<double> losses;
  for (Index epoch = 0; epoch < run.epochs; ++epoch) {
    trainer->epochs(1);
    Evaluation now;
    if (Status s = evaluate(*network, *data, now); !s) return s;
    losses.push_back(now.cost);
  }

  std::printf("{");
  print("initialLoss", std::vector<double>{start.cost}, ",");
  print("z", z, ",");
  print("a", a, ",");
  print("delta", delta, ",");
  print("gradient", slopes, ",");
  print("losses", losses, ",");
  print("parameters", std::as_const(*network).parameters(), "}\n");
  return Status::okay();
}

}  // namespace

int main(int count, char** files) {
  for (int i = 1; i < count; ++i) {
    std::ifstream in(files[i]);
    Run run;
    if (!in || !readRun(in, run)) {
      std::fprintf(stderr, "%s: expected a training run, as tools/golden.mjs writes them\n", files[i]);
      return 1;
    }
    if (const Status status = replay(run); !status) {
      std::fprintf(stderr, "%s: %s\n", files[i], status.message.c_str());
      return 1;
    }
  }
  return 0;
}
