// Layout and products against the plain double-precision reference, over random shapes.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "kernels/affine.h"
#include "kernels/blame.h"
#include "kernels/gradient.h"
#include "kernels/layout.h"
#include "support/kernel_columns.h"

using namespace glassbox;
using namespace glassbox::testing;
using reference::product;
using reference::Vector;

namespace {

/// Alone among its parameters: n x m weights and n biases.
kernels::Layer layerOf(Index n, Index m) {
  kernels::Layer layer{};
  layer.n = n;
  layer.m = m;
  layer.biases = n * m;
  return layer;
}

}  // namespace

TEST_CASE("gather brings rows into columns, in any order, and repeats the last one as padding") {
  Random random(1);
  for (int k = 0; k < kShapes; ++k) {
    const Shape shape = randomShape(random);
    const Index total = shape.rows + random.size(0, 5);
    const Index first = random.size(0, total - shape.rows);
    const Index stride = kernels::paddedRows(shape.rows);
    const std::vector<Real> data = random.values(total * shape.m, 3);
    std::vector<Index> order(static_cast<std::size_t>(total));
    for (Index& position : order) position = random.size(0, total - 1);

    for (const Index* through : {static_cast<const Index*>(nullptr), static_cast<const Index*>(order.data())}) {
      Columns out(shape.m, stride, std::numeric_limits<Real>::quiet_NaN());
      kernels::gather({data.data(), shape.m}, through, first, shape.rows, out);
      bool same = out.guardsStand();
      for (Index j = 0; j < shape.m; ++j) {
        for (Index s = 0; s < stride; ++s) {
          const Index at = first + std::min(s, shape.rows - 1);
          const Index row = through != nullptr ? through[at] : at;
          same = same && out[j * stride + s] == data[static_cast<std::size_t>(row * shape.m + j)];
        }
      }
      CHECK(same);
    }
  }
}

TEST_CASE("scatter undoes gather") {
  Random random(2);
  for (int k = 0; k < kShapes; ++k) {
    const Shape shape = randomShape(random);
    const Index stride = kernels::paddedRows(shape.rows);
    const std::vector<Real> data = random.values(shape.rows * shape.m, 3);
    Columns columns(shape.m, stride);
    kernels::gather({data.data(), shape.m}, nullptr, 0, shape.rows, columns);
    std::vector<Real> back(data.size() + 1, 77);
    kernels::scatter(columns, shape.rows, {back.data(), shape.m});
    CHECK(std::equal(data.begin(), data.end(), back.begin()));
    CHECK(back.back() == 77);
  }
}

TEST_CASE("affine meets the reference") {
  Random random(3);
  for (int k = 0; k < kShapes; ++k) {
    const Shape shape = randomShape(random);
    CAPTURE(shape.n);
    CAPTURE(shape.m);
    CAPTURE(shape.rows);
    const Index stride = kernels::paddedRows(shape.rows);
    const std::vector<Real> weights = random.values(shape.n * shape.m + shape.n, 1);
    const std::vector<Real> bias(weights.end() - shape.n, weights.end());
    const Columns in = randomColumns(random, shape.m, shape.rows, 2, 1e6F);
    Columns z(shape.n, stride);
    kernels::affine(layerOf(shape.n, shape.m), weights.data(), in, z, stride);

    const Matrix w = toMatrix(weights, shape.n, shape.m);
    const Vector b = toMatrix(bias, shape.n, 1);
    const Matrix expected = product(toMatrix(in, shape.m, shape.rows), w.transpose()).rowwise() + b.transpose();
    CHECK(difference(toMatrix(z, shape.n, shape.rows), expected, expected) < kTolerance);
    CHECK(z.guardsStand());
  }
}

TEST_CASE("a sample's z has the same bits wherever it stands in the batch") {
  Random random(4);
  const Index n = 7;
  const Index m = 13;
  const std::vector<Real> weights = random.values(n * m + n, 1);
  const std::vector<Real> row = random.values(m, 2);
  Columns alone(m, 4);
  kernels::gather({row.data(), m}, nullptr, 0, 1, alone);
  Columns expected(n, 4);
  kernels::affine(layerOf(n, m), weights.data(), alone, expected, 4);
  for (const Index rows : {2, 5, 8, 9, 12, 13, 16, 31, 70}) {
    const Index stride = kernels::paddedRows(rows);
    Columns in(m, stride);
    Columns z(n, stride);
    for (Index j = 0; j < m; ++j) {
      for (Index s = 0; s < rows; ++s) in[j * stride + s] = row[static_cast<std::size_t>(j)];
    }
    kernels::affine(layerOf(n, m), weights.data(), in, z, stride);
    bool same = true;
    for (Index i = 0; i < n; ++i) {
      for (Index s = 0; s < rows; ++s) same = same && z[i * stride + s] == expected[i * 4];
    }
    CHECK(same);
  }
}

TEST_CASE("blame meets the reference") {
  Random random(8);
  for (int k = 0; k < kShapes; ++k) {
    const Shape shape = randomShape(random);
    const Index stride = kernels::paddedRows(shape.rows);
    const std::vector<Real> weights = random.values(shape.n * shape.m, 1);
    const Columns delta = randomColumns(random, shape.n, shape.rows, 1, 0);
    Columns out(shape.m, stride);
    kernels::blame(layerOf(shape.n, shape.m), weights.data(), delta, out);
    const Matrix expected = product(toMatrix(delta, shape.n, shape.rows), toMatrix(weights, shape.n, shape.m));
    CHECK(difference(toMatrix(out, shape.m, shape.rows), expected, expected) < kTolerance);
    CHECK(out.guardsStand());
  }
}

TEST_CASE("blame is the sum in the order of the neurons, to the bit, where weights are copied together and where they are not") {
  Random random(10);
  struct Case {
    Index n, m, rows;
  };
  for (const auto& [n, m, rows] :
       {Case{32, 256, 12}, Case{131, 256, 9}, Case{300, 512, 5}, Case{31, 256, 9}, Case{33, 255, 9}, Case{131, 20, 13}}) {
    CAPTURE(n);
    CAPTURE(m);
    const Index stride = kernels::paddedRows(rows);
    const std::vector<Real> weights = random.values(n * m, 1);
    const Columns delta = randomColumns(random, n, rows, 1, 0);
    Columns out(m, stride);
    kernels::blame(layerOf(n, m), weights.data(), delta, out);
    bool same = out.guardsStand();
    for (Index j = 0; j < m; ++j) {
      for (Index s = 0; s < stride; ++s) {
        Real sum = 0;
        for (Index i = 0; i < n; ++i) sum += weights[static_cast<std::size_t>(i * m + j)] * delta[i * stride + s];
        same = same && out[j * stride + s] == sum;
      }
    }
    CHECK(same);
  }
}

TEST_CASE("gradient meets the reference, fresh and accumulated, and padding never leaks into it") {
  Random random(9);
  for (int k = 0; k < kShapes; ++k) {
    const Shape shape = randomShape(random);
    CAPTURE(shape.n);
    CAPTURE(shape.m);
    CAPTURE(shape.rows);
    const Columns delta = randomColumns(random, shape.n, shape.rows, 1, 0);
    const Columns in = randomColumns(random, shape.m, shape.rows, 2, 1e6F);
    const Matrix ds = toMatrix(delta, shape.n, shape.rows);
    const Matrix expectedWeights = product(ds.transpose(), toMatrix(in, shape.m, shape.rows));
    const Matrix expectedBiases = ds.colwise().sum().transpose();
    const Matrix scale = Matrix::Constant(1, 1, std::sqrt(static_cast<double>(shape.rows)));

    // Memory the kernel must overwrite, then add to.
    const auto whole = static_cast<std::size_t>(shape.n * shape.m + shape.n);
    std::vector<Real> out(whole + 1, std::numeric_limits<Real>::quiet_NaN());
    for (int times = 1; times <= 2; ++times) {
      kernels::gradient(layerOf(shape.n, shape.m), delta, in, times == 2, out.data());
      const std::vector<Real> biases(out.begin() + shape.n * shape.m, out.end());
      CHECK(difference(toMatrix(out, shape.n, shape.m), times * expectedWeights, scale) < kTolerance);
      CHECK(difference(toMatrix(biases, shape.n, 1), times * expectedBiases, scale) < kTolerance);
      CHECK(std::isnan(out.back()));
    }
  }
}
