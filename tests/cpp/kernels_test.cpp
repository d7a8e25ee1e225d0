// Every kernel against the plain double-precision reference, over random shapes.
#include "kernels/kernels.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <vector>

#include <doctest/doctest.h>

#include "reference/reference.h"

using namespace glassbox;
using reference::Matrix;
using reference::Vector;

namespace {

constexpr double kTolerance = 1e-5;  // relative to the largest magnitude that went into a sum
constexpr int kShapes = 150;

/// Test data only; its values need not be the same everywhere.
class Random {
 public:
  explicit Random(unsigned seed) : generator_(seed) {}
  Index size(Index low, Index high) { return std::uniform_int_distribution<Index>(low, high)(generator_); }
  Real value(Real spread) { return std::uniform_real_distribution<Real>(-spread, spread)(generator_); }
  std::vector<Real> values(Index count, Real spread) {
    std::vector<Real> out(static_cast<std::size_t>(count));
    for (Real& v : out) v = value(spread);
    return out;
  }

 private:
  std::mt19937 generator_;
};

/// Columns as the kernels want them, followed by guard floats that must survive.
class Columns {
 public:
  Columns(Index columns, Index stride, Real fill = 0)
      : count_(columns * stride), storage_(static_cast<std::size_t>(count_ / 4 + 2), Quad{{fill, fill, fill, fill}}) {
    for (Quad& quad : {std::ref(storage_[storage_.size() - 2]), std::ref(storage_.back())}) quad = {{kGuard, kGuard, kGuard, kGuard}};
  }
  Real* data() { return storage_.front().values; }
  const Real* data() const { return storage_.front().values; }
  Real& operator[](Index k) { return data()[k]; }
  Real operator[](Index k) const { return data()[k]; }
  bool guardsStand() const { return std::all_of(data() + count_, data() + count_ + 8, [](Real v) { return v == kGuard; }); }

 private:
  static constexpr Real kGuard = 12345.0F;
  struct alignas(16) Quad {
    Real values[4];
  };
  Index count_;
  std::vector<Quad> storage_;
};

/// Random columns whose padding lanes hold `padding`.
Columns randomColumns(Random& random, Index columns, Index rows, Real spread, Real padding) {
  const Index stride = kernels::paddedRows(rows);
  Columns out(columns, stride, padding);
  for (Index j = 0; j < columns; ++j) {
    for (Index s = 0; s < rows; ++s) out[j * stride + s] = random.value(spread);
  }
  return out;
}

/// The rows without padding, observations as rows.
Matrix toMatrix(const Columns& columns, Index count, Index rows) {
  const Index stride = kernels::paddedRows(rows);
  Matrix out(rows, count);
  for (Index j = 0; j < count; ++j) {
    for (Index s = 0; s < rows; ++s) out(s, j) = static_cast<double>(columns[j * stride + s]);
  }
  return out;
}

Matrix toMatrix(const std::vector<Real>& rowMajor, Index rows, Index columns) {
  Matrix out(rows, columns);
  for (Index r = 0; r < rows; ++r) {
    for (Index c = 0; c < columns; ++c) out(r, c) = static_cast<double>(rowMajor[static_cast<std::size_t>(r * columns + c)]);
  }
  return out;
}

/// The largest difference, relative to the largest entry of `scale` (or 1e-30 if that is all zero).
double difference(const Matrix& computed, const Matrix& expected, const Matrix& scale) {
  if (computed.size() == 0) return 0;
  return (computed - expected).cwiseAbs().maxCoeff() / std::max(scale.cwiseAbs().maxCoeff(), 1e-30);
}

struct Shape {
  Index n, m, rows;
};

Shape randomShape(Random& random) {
  // Small sizes, where the tails of every tile are, come up as often as large ones; rows go past one block now and then.
  const Index top = random.size(0, 1) == 0 ? 9 : 70;
  return {random.size(1, top), random.size(1, top), random.size(0, 19) == 0 ? 128 + random.size(1, 9) : random.size(1, top)};
}

constexpr Activation kElementwise[] = {Activation::linear,   Activation::relu, Activation::leakyRelu, Activation::elu,
                                       Activation::tanh,     Activation::sigmoid, Activation::softplus, Activation::silu,
                                       Activation::gelu,     Activation::sine};

struct Output {
  Loss loss;
  Activation activation;
};

std::vector<Output> outputs() {
  std::vector<Output> all{{Loss::bce, Activation::sigmoid}, {Loss::softmaxCrossEntropy, Activation::softmax}, {Loss::mse, Activation::softmax}};
  for (Activation activation : kElementwise) all.push_back({Loss::mse, activation});
  return all;
}

}  // namespace

TEST_CASE("gather brings rows into columns, in any order, with zero padding") {
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
      kernels::gather(data.data(), through, first, shape.rows, shape.m, out.data(), stride);
      bool same = out.guardsStand();
      for (Index j = 0; j < shape.m; ++j) {
        for (Index s = 0; s < stride; ++s) {
          const Index row = s >= shape.rows ? -1 : through != nullptr ? through[first + s] : first + s;
          const Real expected = row < 0 ? 0 : data[static_cast<std::size_t>(row * shape.m + j)];
          same = same && out[j * stride + s] == expected;
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
    kernels::gather(data.data(), nullptr, 0, shape.rows, shape.m, columns.data(), stride);
    std::vector<Real> back(data.size() + 1, 77);
    kernels::scatter(columns.data(), shape.rows, shape.m, stride, back.data());
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
    const std::vector<Real> weights = random.values(shape.n * shape.m, 1);
    const std::vector<Real> bias = random.values(shape.n, 1);
    const Columns in = randomColumns(random, shape.m, shape.rows, 2, 1e6F);
    Columns z(shape.n, stride);
    kernels::affine(weights.data(), bias.data(), shape.n, shape.m, in.data(), z.data(), stride);

    const Matrix w = toMatrix(weights, shape.n, shape.m);
    const Vector b = toMatrix(bias, shape.n, 1);
    const Matrix expected = (toMatrix(in, shape.m, shape.rows) * w.transpose()).rowwise() + b.transpose();
    CHECK(difference(toMatrix(z, shape.n, shape.rows), expected, expected) < kTolerance);
    CHECK(z.guardsStand());
  }
}

TEST_CASE("a sample's z has the same bits wherever it stands in the batch") {
  Random random(4);
  const Index n = 7;
  const Index m = 13;
  const std::vector<Real> weights = random.values(n * m, 1);
  const std::vector<Real> bias = random.values(n, 1);
  const std::vector<Real> row = random.values(m, 2);
  Columns alone(m, 4);
  kernels::gather(row.data(), nullptr, 0, 1, m, alone.data(), 4);
  Columns expected(n, 4);
  kernels::affine(weights.data(), bias.data(), n, m, alone.data(), expected.data(), 4);
  for (const Index rows : {2, 5, 8, 9, 12, 13, 16, 31, 70}) {
    const Index stride = kernels::paddedRows(rows);
    Columns in(m, stride);
    Columns z(n, stride);
    for (Index j = 0; j < m; ++j) {
      for (Index s = 0; s < rows; ++s) in[j * stride + s] = row[static_cast<std::size_t>(j)];
    }
    kernels::affine(weights.data(), bias.data(), n, m, in.data(), z.data(), stride);
    bool same = true;
    for (Index i = 0; i < n; ++i) {
      for (Index s = 0; s < rows; ++s) same = same && z[i * stride + s] == expected[i * 4];
    }
    CHECK(same);
  }
}

TEST_CASE("activations and their slopes meet the reference") {
  Random random(5);
  for (int k = 0; k < kShapes; ++k) {
    const Shape shape = randomShape(random);
    const Index stride = kernels::paddedRows(shape.rows);
    const Columns z = randomColumns(random, shape.n, shape.rows, k % 3 == 0 ? 30.0F : 4.0F, 0);
    const Columns blamed = randomColumns(random, shape.n, shape.rows, 1, 0);
    const Matrix zs = toMatrix(z, shape.n, shape.rows);
    for (const Activation activation : kElementwise) {
      CAPTURE(name(activation));
      Columns a(shape.n, stride);
      kernels::activate(activation, z.data(), a.data(), shape.n, stride);
      const Matrix expected = reference::activate(activation, zs);
      CHECK(difference(toMatrix(a, shape.n, shape.rows), expected, Matrix::Ones(1, 1)) < kTolerance);

      Columns delta = blamed;
      kernels::applyDerivative(activation, z.data(), a.data(), delta.data(), shape.n, stride);
      const Matrix slope = reference::derivative(activation, zs);
      const Matrix expectedDelta = toMatrix(blamed, shape.n, shape.rows).array() * slope.array();
      CHECK(difference(toMatrix(delta, shape.n, shape.rows), expectedDelta, Matrix::Ones(1, 1)) < kTolerance);

      Columns inPlace = z;
      kernels::activate(activation, inPlace.data(), inPlace.data(), shape.n, stride);
      CHECK(std::memcmp(inPlace.data(), a.data(), sizeof(Real) * static_cast<std::size_t>(shape.n * stride)) == 0);
      CHECK(a.guardsStand());
      CHECK(delta.guardsStand());
    }
  }
}

TEST_CASE("softmax meets the reference, sums to one and does not overflow") {
  Random random(6);
  for (int k = 0; k < kShapes; ++k) {
    const Shape shape = randomShape(random);
    const Index stride = kernels::paddedRows(shape.rows);
    const Columns z = randomColumns(random, shape.n, shape.rows, k % 3 == 0 ? 1000.0F : 5.0F, 0);
    Columns a(shape.n, stride);
    kernels::activate(Activation::softmax, z.data(), a.data(), shape.n, stride);
    const Matrix shares = toMatrix(a, shape.n, shape.rows);
    CHECK(difference(shares, reference::activate(Activation::softmax, toMatrix(z, shape.n, shape.rows)), Matrix::Ones(1, 1)) < kTolerance);
    CHECK((shares.rowwise().sum().array() - 1).abs().maxCoeff() < kTolerance);
    CHECK(shares.minCoeff() >= 0);
  }
}

TEST_CASE("loss and output delta meet the reference for every pair that goes together") {
  Random random(7);
  for (int k = 0; k < kShapes; ++k) {
    const Shape shape = randomShape(random);
    const Index n = shape.n;
    const Index stride = kernels::paddedRows(shape.rows);
    for (const Output& output : outputs()) {
      CAPTURE(name(output.loss));
      CAPTURE(name(output.activation));
      const Columns z = randomColumns(random, n, shape.rows, k % 3 == 0 ? 30.0F : 4.0F, 3);
      Columns y = randomColumns(random, n, shape.rows, 1, std::numeric_limits<Real>::infinity());
      if (output.loss != Loss::mse) {  // shares of classes
        for (Index s = 0; s < shape.rows; ++s) {
          const Index chosen = random.size(0, n - 1);
          for (Index i = 0; i < n; ++i) y[i * stride + s] = k % 2 == 0 ? std::abs(y[i * stride + s]) : i == chosen ? 1.0F : 0.0F;
        }
      }
      Columns a(n, stride);
      kernels::activate(output.activation, z.data(), a.data(), n, stride);
      const Real scale = 1.0F / static_cast<Real>(shape.rows);
      Columns delta(n, stride);
      kernels::outputDelta(output.loss, output.activation, z.data(), a.data(), y.data(), n, shape.rows, stride, scale, delta.data());

      const Matrix zs = toMatrix(z, n, shape.rows);
      const Matrix ys = toMatrix(y, n, shape.rows);
      const Matrix expected = reference::outputDelta(output.loss, output.activation, zs, ys) * static_cast<double>(scale);
      CHECK(difference(toMatrix(delta, n, shape.rows), expected, Matrix::Constant(1, 1, static_cast<double>(scale))) < 5 * kTolerance);
      bool paddingIsZero = delta.guardsStand();
      for (Index i = 0; i < n; ++i) {
        for (Index s = shape.rows; s < stride; ++s) paddingIsZero = paddingIsZero && delta[i * stride + s] == 0;
      }
      CHECK(paddingIsZero);

      const double sum = kernels::lossSum(output.loss, output.activation, z.data(), a.data(), y.data(), n, shape.rows, stride);
      const double exact = reference::lossSum(output.loss, output.activation, zs, ys);
      CHECK(sum == doctest::Approx(exact).epsilon(kTolerance));
    }
  }
}

TEST_CASE("a nearly certain answer keeps the digits of its small loss") {
  Columns z(3, 4);
  Columns a(3, 4);
  Columns y(3, 4);
  z[0] = 25;
  y[0] = 1;
  kernels::activate(Activation::softmax, z.data(), a.data(), 3, 4);
  const double loss = kernels::lossSum(Loss::softmaxCrossEntropy, Activation::softmax, z.data(), a.data(), y.data(), 3, 1, 4);
  CHECK(loss == doctest::Approx(2 * std::exp(-25.0)).epsilon(kTolerance));
  const double binary = kernels::lossSum(Loss::bce, Activation::sigmoid, z.data(), a.data(), y.data(), 1, 1, 4);
  CHECK(binary == doctest::Approx(std::exp(-25.0)).epsilon(kTolerance));
}

TEST_CASE("saturated outputs cost a large number, not infinity") {
  Columns z(2, 4);
  Columns a(2, 4);
  Columns y(2, 4);
  z[0] = -500;
  z[4] = 500;
  y[0] = 1;
  CHECK(kernels::lossSum(Loss::bce, Activation::sigmoid, z.data(), a.data(), y.data(), 2, 1, 4) == doctest::Approx(1000));
  CHECK(kernels::lossSum(Loss::softmaxCrossEntropy, Activation::softmax, z.data(), a.data(), y.data(), 2, 1, 4) == doctest::Approx(1000));
}

TEST_CASE("NaN shows in the loss, the delta and the activations") {
  for (const Output& output : outputs()) {
    CAPTURE(name(output.activation));
    Columns z(2, 4);
    Columns a(2, 4);
    const Columns y(2, 4);
    Columns delta(2, 4);
    z[4] = std::numeric_limits<Real>::quiet_NaN();
    kernels::activate(output.activation, z.data(), a.data(), 2, 4);
    CHECK(std::isnan(a[4]));
    kernels::outputDelta(output.loss, output.activation, z.data(), a.data(), y.data(), 2, 1, 4, 1, delta.data());
    CHECK(std::isnan(delta[4]));
    CHECK(std::isnan(kernels::lossSum(output.loss, output.activation, z.data(), a.data(), y.data(), 2, 1, 4)));
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
    kernels::blame(weights.data(), shape.n, shape.m, delta.data(), out.data(), stride);
    const Matrix expected = toMatrix(delta, shape.n, shape.rows) * toMatrix(weights, shape.n, shape.m);
    CHECK(difference(toMatrix(out, shape.m, shape.rows), expected, expected) < kTolerance);
    CHECK(out.guardsStand());
  }
}

TEST_CASE("gradient meets the reference, fresh and accumulated, and padding never leaks into it") {
  Random random(9);
  for (int k = 0; k < kShapes; ++k) {
    const Shape shape = randomShape(random);
    CAPTURE(shape.n);
    CAPTURE(shape.m);
    CAPTURE(shape.rows);
    const Index stride = kernels::paddedRows(shape.rows);
    const Columns delta = randomColumns(random, shape.n, shape.rows, 1, 0);
    const Columns in = randomColumns(random, shape.m, shape.rows, 2, 1e6F);
    const Matrix ds = toMatrix(delta, shape.n, shape.rows);
    const Matrix expectedWeights = ds.transpose() * toMatrix(in, shape.m, shape.rows);
    const Matrix expectedBiases = ds.colwise().sum().transpose();
    const Matrix scale = Matrix::Constant(1, 1, std::sqrt(static_cast<double>(shape.rows)));

    // Memory the kernel must overwrite, then add to.
    std::vector<Real> weights(static_cast<std::size_t>(shape.n * shape.m) + 1, std::numeric_limits<Real>::quiet_NaN());
    std::vector<Real> biases(static_cast<std::size_t>(shape.n) + 1, std::numeric_limits<Real>::quiet_NaN());
    for (int times = 1; times <= 2; ++times) {
      kernels::gradient(delta.data(), in.data(), shape.n, shape.m, stride, times == 2, weights.data(), biases.data());
      CHECK(difference(toMatrix(weights, shape.n, shape.m), times * expectedWeights, scale) < kTolerance);
      CHECK(difference(toMatrix(biases, shape.n, 1), times * expectedBiases, scale) < kTolerance);
      CHECK(std::isnan(weights.back()));
      CHECK(std::isnan(biases.back()));
    }
  }
}
