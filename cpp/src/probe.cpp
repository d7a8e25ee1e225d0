#include "glassbox/probe.h"

#include <algorithm>

#include "check.h"
#include "kernels/layout.h"
#include "matrix.h"
#include "pass.h"

namespace glassbox {
namespace {

Status checkRows(const char* where, Index rows) {
  if (rows >= 0) return Status::okay();
  return failure(ErrorCode::shapeMismatch, where, "expected 0 or more rows but got ", rows);
}

Status checkGrid(const char* where, const Network& network, const Grid& grid) {
  const auto isInput = [&](Index input) { return input >= 0 && input < network.inputs(); };
  if (!isInput(grid.xInput) || !isInput(grid.yInput)) {
    return failure(ErrorCode::invalidConfig, where, "expected inputs from 0 to ", network.inputs() - 1,
                   " along the axes but got ", grid.xInput, " and ", grid.yInput);
  }
  if (grid.width < 1 || grid.height < 1 || std::int64_t{grid.width} * grid.height > kMaxGridCells) {
    return failure(ErrorCode::invalidConfig, where, "expected a grid of 1 to ", kMaxGridCells, " cells but got ",
                   grid.width, " by ", grid.height);
  }
  if (!isFinite(grid.xMin) || !isFinite(grid.xMax) || !isFinite(grid.yMin) || !isFinite(grid.yMax)) {
    return failure(ErrorCode::invalidNumber, where, "expected finite ends of the grid but got x from ", grid.xMin,
                   " to ", grid.xMax, " and y from ", grid.yMin, " to ", grid.yMax);
  }
  return Status::okay();
}

/// The i-th of `count` evenly spaced numbers, both ends included.
Real along(Real from, Real to, Index i, Index count) {
  if (count == 1) return from + (to - from) / 2;
  return from + (to - from) * (static_cast<Real>(i) / static_cast<Real>(count - 1));
}

}  // namespace

Status predict(const Network& network, ConstSpan inputs, Index rows, MutableSpan out) {
  constexpr const char* kWhere = "Network.predict";
  if (Status status = checkRows(kWhere, rows); !status) return status;
  if (Status status = checkMatrix(kWhere, "inputs", inputs, rows, network.inputs()); !status) return status;
  const std::int64_t expected = std::int64_t{rows} * network.outputs();
  if (Status status = checkSize(kWhere, "predictions", out.size(), expected); !status) return status;
  if (rows == 0) return Status::okay();

  const std::unique_ptr<Pass> pass = Pass::create(network, rows, Pass::Kind::forwardOnly);
  if (pass == nullptr) return passRefused(kWhere);
  for (Index first = 0; first < rows; first += pass->blockRows()) {
    const Index block = std::min(rows - first, pass->blockRows());
    pass->loadInputs(inputs, nullptr, first, block);
    pass->forward(network.parameters().data());
    const kernels::Rows to{out.data(), network.outputs()};
    kernels::scatter(pass->outputs(), block, {to[first], network.outputs()});
  }
  return Status::okay();
}

Status activations(const Network& network, ConstSpan inputs, Index rows, MutableSpan out) {
  constexpr const char* kWhere = "Network.activationsOf";
  if (Status status = checkRows(kWhere, rows); !status) return status;
  if (Status status = checkMatrix(kWhere, "inputs", inputs, rows, network.inputs()); !status) return status;
  const std::int64_t expected = std::int64_t{rows} * network.neuronCount();
  if (Status status = checkSize(kWhere, "activations", out.size(), expected); !status) return status;
  if (rows == 0) return Status::okay();

  const std::unique_ptr<Pass> pass = Pass::create(network, rows, Pass::Kind::forwardOnly);
  if (pass == nullptr) return passRefused(kWhere);
  for (Index first = 0; first < rows; first += pass->blockRows()) {
    pass->loadInputs(inputs, nullptr, first, std::min(rows - first, pass->blockRows()));
    pass->forwardInto(network.parameters().data(), {out.data() + first, rows}, first + pass->stride() <= rows);
  }
  return Status::okay();
}

Status maps(const Network& network, const Grid& grid, ConstSpan base, MutableSpan out) {
  constexpr const char* kWhere = "Network.maps";
  if (Status status = checkGrid(kWhere, network, grid); !status) return status;
  if (Status status = checkMatrix(kWhere, "base", base, 1, network.inputs()); !status) return status;
  const Index cells = grid.width * grid.height;
  const std::int64_t expected = std::int64_t{cells} * network.neuronCount();
  if (Status status = checkSize(kWhere, "activations", out.size(), expected); !status) return status;

  const std::unique_ptr<Pass> pass = Pass::create(network, cells, Pass::Kind::forwardOnly);
  // A division for each column and row of the grid, not several for each cell.
  Buffer<Real> xs;
  if (pass == nullptr || !xs.resize(static_cast<std::size_t>(grid.width))) return passRefused(kWhere);
  for (Index i = 0; i < grid.width; ++i) xs.data()[i] = along(grid.xMin, grid.xMax, i, grid.width);
  // Whole rows of the grid at a time, or parts of one where it is longer than a block.
  const Index run = std::min(grid.width, pass->blockRows());
  const Index rowsAtOnce = pass->blockRows() / run;
  Index filled = 0;
  Index first = 0;
  for (Index row = 0; row < grid.height; row += rowsAtOnce) {
    const Index rows = std::min(rowsAtOnce, grid.height - row);
    for (Index column = 0, width = 0; column < grid.width; column += width) {
      width = std::min(run, grid.width - column);
      const Index block = rows * width;
      const kernels::Columns columns = pass->inputColumns(block);
      Real* x = columns[grid.xInput];
      Real* y = columns[grid.yInput];
      // From one block of whole rows to the next only y changes.
      const bool alike = block == filled && width == grid.width && x != y;
      if (!alike) {
        for (Index d = 0; d < network.inputs(); ++d)
          std::fill_n(columns[d], columns.stride, base[static_cast<std::size_t>(d)]);
      }
      for (Index r = 0; r < rows; ++r) {
        std::fill_n(y + r * width, width, along(grid.yMax, grid.yMin, row + r, grid.height));
        if (!alike) std::copy_n(xs.data() + column, width, x + r * width);
      }
      filled = block;
      pass->forwardInto(network.parameters().data(), {out.data() + first, cells}, first + pass->stride() <= cells);
      first += block;
    }
  }
  return Status::okay();
}

Status trace(const Network& network, ConstSpan input, ConstSpan target, MutableSpan z, MutableSpan a, MutableSpan delta,
             MutableSpan blame) {
  constexpr const char* kWhere = "Network.trace";
  if (Status status = checkMatrix(kWhere, "inputs", input, 1, network.inputs()); !status) return status;
  if (Status status = checkMatrix(kWhere, "targets", target, 1, network.outputs()); !status) return status;
  const Index neurons = network.neuronCount();
  if (Status status = checkSize(kWhere, "z", z.size(), neurons); !status) return status;
  if (Status status = checkSize(kWhere, "a", a.size(), neurons); !status) return status;
  if (Status status = checkSize(kWhere, "delta", delta.size(), neurons); !status) return status;
  const Index weightCount = network.parameterCount() - neurons;
  if (Status status = checkSize(kWhere, "blame", blame.size(), weightCount); !status) return status;

  const std::unique_ptr<Pass> pass = Pass::create(network, 1, Pass::Kind::both);
  if (pass == nullptr) return passRefused(kWhere);
  const Real* parameters = network.parameters().data();
  pass->loadInputs(input, nullptr, 0, 1);
  pass->loadTargets(target, nullptr, 0);
  pass->forward(parameters);
  pass->backward(parameters, 1);

  std::size_t neuron = 0;
  std::size_t weight = 0;
  for (Index l = 0; l < network.layerCount(); ++l) {
    const Index m = network.size(l);
    const auto n = static_cast<std::size_t>(network.size(l + 1));
    const std::size_t weights = network.weights(l).size();
    const auto observed = [&](kernels::ConstColumns columns) {
      return columnsOf(columns, 1, network.size(l + 1)).row(0).transpose();
    };
    vectorOf(z.subspan(neuron, n)) = observed(pass->z(l));
    vectorOf(a.subspan(neuron, n)) = observed(pass->a(l));
    vectorOf(delta.subspan(neuron, n)) = observed(pass->delta(l));
    rowsOf(blame.subspan(weight, weights), m) = rowsOf(network.weights(l), m).colwise() * observed(pass->delta(l));
    neuron += n;
    weight += weights;
  }
  return Status::okay();
}

}  // namespace glassbox
