// Activations, losses and output deltas of whole layers against the plain double-precision reference.
#include "kernels/output.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>
#include <vector>

#include "kernels/activate.h"
#include "support/kernel_columns.h"

using namespace glassbox;
using namespace glassbox::testing;

namespace {

struct Output {
  Loss loss;
  Activation activation;
};

/// Every loss with every output activation it goes with.
std::vector<Output> outputs() {
  std::vector<Output> all{{Loss::bce, Activation::sigmoid}, {Loss::softmaxCrossEntropy, Activation::softmax}};
  for (std::int32_t k = 0; k < kCount<Activation>; ++k) all.push_back({Loss::mse, static_cast<Activation>(k)});
  return all;
}

/// One layer's numbers as the output kernels take them.
struct OutputLayer {
  Index n, rows;
  Columns z, a, y, delta;

  OutputLayer(Index n_, Index rows_, Columns z_, Columns y_)
      : n(n_), rows(rows_), z(std::move(z_)), a(n_, stride()), y(std::move(y_)), delta(n_, stride()) {}
  OutputLayer(Index n_, Index rows_)
      : OutputLayer(n_, rows_, Columns(n_, kernels::paddedRows(rows_)), Columns(n_, kernels::paddedRows(rows_))) {}

  Index stride() const { return kernels::paddedRows(rows); }
  double run(const Output& output, Real scale = 1) {
    const auto [loss, activation] = output;
    kernels::activate(activation, z, a, n, stride());
    const kernels::Output layer{loss, activation, n, rows, stride(), z.data(), a.data(), y.data()};
    kernels::outputDelta(layer, scale, delta.data());
    return kernels::lossSum(layer);
  }
};

constexpr Output kBinary{Loss::bce, Activation::sigmoid};
constexpr Output kClasses{Loss::softmaxCrossEntropy, Activation::softmax};

}  // namespace

TEST_CASE("activations and their slopes meet the reference") {
  Random random(5);
  for (int k = 0; k < kShapes; ++k) {
    const Shape shape = randomShape(random);
    const Index stride = kernels::paddedRows(shape.rows);
    const Columns z = randomColumns(random, shape.n, shape.rows, k % 3 == 0 ? 30.0F : 4.0F, 0);
    const Columns blamed = randomColumns(random, shape.n, shape.rows, 1, 0);
    const Matrix zs = toMatrix(z, shape.n, shape.rows);
    for (std::int32_t f = 0; f < static_cast<std::int32_t>(Activation::softmax); ++f) {
      const auto activation = static_cast<Activation>(f);
      CAPTURE(name(activation));
      Columns a(shape.n, stride);
      kernels::activate(activation, z, a, shape.n, stride);
      const Matrix expected = reference::activate(activation, zs);
      CHECK(difference(toMatrix(a, shape.n, shape.rows), expected, Matrix::Ones(1, 1)) < kTolerance);

      Columns delta = blamed;
      kernels::applyDerivative(activation, z.data(), a.data(), delta.data(), shape.n * stride);
      const Matrix slope = reference::derivative(activation, zs);
      const Matrix expectedDelta = toMatrix(blamed, shape.n, shape.rows).array() * slope.array();
      CHECK(difference(toMatrix(delta, shape.n, shape.rows), expectedDelta, Matrix::Ones(1, 1)) < kTolerance);

      Columns inPlace = z;
      kernels::activate(activation, inPlace, inPlace, shape.n, stride);
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
    kernels::activate(Activation::softmax, z, a, shape.n, stride);
    const Matrix shares = toMatrix(a, shape.n, shape.rows);
    const Matrix expected = reference::activate(Activation::softmax, toMatrix(z, shape.n, shape.rows));
    CHECK(difference(shares, expected, Matrix::Ones(1, 1)) < kTolerance);
    CHECK((shares.rowwise().sum().array() - 1).abs().maxCoeff() < kTolerance);
    CHECK(shares.minCoeff() >= 0);
  }
}

TEST_CASE("loss and output delta meet the reference for every pair that goes together") {
  Random random(7);
  for (int k = 0; k < kShapes; ++k) {
    const Shape shape = randomShape(random);
    const Index n = shape.n;
    const Index rows = shape.rows;
    for (const Output& output : outputs()) {
      CAPTURE(name(output.loss));
      CAPTURE(name(output.activation));
      // Padding that would show in any sum it leaked into.
      OutputLayer layer(n, rows, randomColumns(random, n, rows, k % 3 == 0 ? 30.0F : 4.0F, 3),
                        randomColumns(random, n, rows, 1, std::numeric_limits<Real>::infinity()));
      const Index stride = layer.stride();
      if (output.loss != Loss::mse) {  // one class, or uneven shares of all
        for (Index s = 0; s < rows; ++s) {
          const Index chosen = random.size(0, n - 1);
          for (Index i = 0; i < n; ++i) {
            Real& target = layer.y[i * stride + s];
            target = k % 2 == 0 ? std::abs(target) : static_cast<Real>(i == chosen);
          }
        }
      }
      const Real scale = 1.0F / static_cast<Real>(rows);
      const double sum = layer.run(output, scale);

      const Matrix z = toMatrix(layer.z, n, rows);
      const Matrix y = toMatrix(layer.y, n, rows);
      const Matrix expected = reference::outputDelta(output.loss, output.activation, z, y) * double{scale};
      CHECK(difference(toMatrix(layer.delta, n, rows), expected, Matrix::Constant(1, 1, 5 * double{scale})) <
            kTolerance);
      CHECK(sum == doctest::Approx(reference::lossSum(output.loss, output.activation, z, y)).epsilon(kTolerance));
      bool paddingIsZero = layer.delta.guardsStand();
      for (Index i = 0; i < n; ++i) {
        for (Index s = rows; s < stride; ++s) paddingIsZero = paddingIsZero && layer.delta[i * stride + s] == 0;
      }
      CHECK(paddingIsZero);
    }
  }
}

TEST_CASE("a nearly certain answer keeps the digits of its small loss") {
  OutputLayer classes(3, 1);
  classes.z[0] = 25;
  classes.y[0] = 1;
  CHECK(classes.run(kClasses) == doctest::Approx(2 * std::exp(-25.0)).epsilon(kTolerance));
  OutputLayer binary(1, 1);
  binary.z[0] = 25;
  binary.y[0] = 1;
  CHECK(binary.run(kBinary) == doctest::Approx(std::exp(-25.0)).epsilon(kTolerance));
}

TEST_CASE("saturated outputs cost a large number, not infinity") {
  OutputLayer layer(2, 1);
  layer.z[0] = -500;
  layer.z[4] = 500;
  layer.y[0] = 1;
  CHECK(layer.run(kBinary) == doctest::Approx(1000));
  CHECK(layer.run(kClasses) == doctest::Approx(1000));
}

TEST_CASE("NaN shows in the loss, the delta and the activations") {
  for (const Output& output : outputs()) {
    CAPTURE(name(output.activation));
    OutputLayer layer(2, 1);
    layer.z[4] = std::numeric_limits<Real>::quiet_NaN();
    CHECK(std::isnan(layer.run(output)));
    CHECK(std::isnan(layer.a[4]));
    CHECK(std::isnan(layer.delta[4]));
  }
}
