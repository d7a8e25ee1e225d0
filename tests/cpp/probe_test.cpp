#include "glassbox/probe.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "support/networks.h"

using namespace glassbox;
using namespace glassbox::test;

namespace {

std::vector<Real> predicted(const Network& network, ConstSpan inputs, Index rows) {
  std::vector<Real> out(static_cast<std::size_t>(rows) * static_cast<std::size_t>(network.outputs()));
  const Status status = predict(network, inputs, rows, out);
  REQUIRE_MESSAGE(static_cast<bool>(status), said(status));
  return out;
}

}  // namespace

TEST_CASE("probe: predict answers rows in any number, each the same as alone") {
  const auto network = makeNetwork(shape({3, 7, 2}, {Activation::silu, Activation::sigmoid}));
  const Index rows = 301;
  const std::vector<Real> inputs = randomValues(3 * 301, 5);
  const std::vector<Real> all = predicted(*network, inputs, rows);
  for (const Index row : {0, 1, 127, 128, 129, 300}) {
    const auto at = static_cast<std::size_t>(row);
    const std::vector<Real> one = predicted(*network, ConstSpan(inputs).subspan(3 * at, 3), 1);
    CHECK(one[0] == all[2 * at]);
    CHECK(one[1] == all[2 * at + 1]);
  }
  CHECK(predicted(*network, {}, 0).empty());
}

TEST_CASE("probe: questions with arrays of another size or numbers that are not finite are refused") {
  const auto network = makeNetwork(shape({2, 3, 1}, {Activation::tanh, Activation::linear}));
  std::vector<Real> out(2);
  const auto refusal = [&](const std::vector<Real>& inputs, Index rows) {
    return said(predict(*network, inputs, rows, out));
  };
  CHECK(refusal({1, 2, 3}, 2) == "[Network.predict] expected 4 numbers of inputs, 2 rows of 2, but got 3");
  CHECK(refusal({1, 2, NAN, 4}, 2) == "[Network.predict] expected finite inputs but row 1, column 0 is NaN");
  CHECK(refusal({1, 2}, 1) == "[Network.predict] expected room for 1 numbers of predictions but got 2");
  CHECK_FALSE(refusal({}, -1).empty());
}

TEST_CASE("probe: one observation's trace adds up, layer by layer") {
  const auto network = makeNetwork(shape({2, 3, 2}, {Activation::tanh, Activation::sigmoid}));
  const std::vector<Real> input{0.5F, -1};
  const std::vector<Real> target{1, 0};
  std::vector<Real> z(5), a(5), delta(5), blame(12);
  REQUIRE(trace(*network, input, target, z, a, delta, blame));

  for (std::size_t n = 0; n < 3; ++n) {
    const ConstSpan w = network->weights(0);
    CHECK(z[n] == doctest::Approx(w[2 * n] * input[0] + w[2 * n + 1] * input[1] + network->biases(0)[n]));
    CHECK(a[n] == doctest::Approx(std::tanh(z[n])));
  }
  CHECK(std::vector<Real>(a.begin() + 3, a.end()) == predicted(*network, input, 1));
  for (std::size_t n = 0; n < 2; ++n) {
    CHECK(delta[3 + n] == doctest::Approx(2 * (a[3 + n] - target[n]) * a[3 + n] * (1 - a[3 + n])));
    for (std::size_t m = 0; m < 3; ++m) {
      CHECK(blame[6 + 3 * n + m] == network->weights(1)[3 * n + m] * delta[3 + n]);
    }
  }
  for (std::size_t m = 0; m < 3; ++m) {  // an upstream neuron's delta is the blame it collects times its slope
    CHECK(delta[m] == doctest::Approx((blame[6 + m] + blame[9 + m]) * (1 - a[m] * a[m])));
  }
  // The gradient of a set of one is delta times the activation upstream.
  std::vector<Real> slope(network->parameters().size());
  REQUIRE(gradient(*network, *makeData(input, target, 1), slope));
  CHECK(slope[static_cast<std::size_t>(network->weightOffset(1))] == doctest::Approx(delta[3] * a[0]));
  CHECK(slope[static_cast<std::size_t>(network->biasOffset(0)) + 2] == doctest::Approx(delta[2]));

  CHECK(trace(*network, input, target, z, a, delta, std::span(blame).first(11)).code == ErrorCode::shapeMismatch);
  CHECK(trace(*network, input, std::vector<Real>{1, NAN}, z, a, delta, blame).code == ErrorCode::invalidNumber);
}

TEST_CASE("probe: activations of every neuron, neuron after neuron") {
  const auto network = makeNetwork(shape({2, 3, 2}, {Activation::elu, Activation::softmax}));
  const Index rows = 130;
  const std::vector<Real> inputs = randomValues(260, 3);
  std::vector<Real> out(5 * 130);
  REQUIRE(activations(*network, inputs, rows, out));
  const std::vector<Real> outputs = predicted(*network, inputs, rows);
  std::vector<Real> z(5), a(5), delta(5), blame(12);
  for (const std::size_t row : std::array<std::size_t, 4>{0, 1, 128, 129}) {
    CHECK(out[3 * 130 + row] == outputs[2 * row]);
    CHECK(out[4 * 130 + row] == outputs[2 * row + 1]);
    REQUIRE(trace(*network, ConstSpan(inputs).subspan(2 * row, 2), std::vector<Real>{1, 0}, z, a, delta, blame));
    for (std::size_t n = 0; n < 3; ++n) CHECK(out[n * 130 + row] == a[n]);
  }
}

TEST_CASE("probe: activations and maps have the same bits however many rows and cells go through at once") {
  const auto network = makeNetwork(shape({2, 3, 4, 2}, {Activation::tanh, Activation::relu, Activation::softmax}));
  const auto alone = [&](const std::vector<Real>& inputs, std::size_t rows) {
    std::vector<Real> expected(9 * rows), one(9);
    for (std::size_t row = 0; row < rows; ++row) {
      REQUIRE(activations(*network, ConstSpan(inputs).subspan(2 * row, 2), 1, one));
      for (std::size_t n = 0; n < 9; ++n) expected[n * rows + row] = one[n];
    }
    return expected;
  };
  for (const std::size_t rows : {1U, 3U, 4U, 127U, 128U, 129U, 131U, 257U, 258U, 260U}) {
    CAPTURE(rows);
    const std::vector<Real> inputs = randomValues(2 * rows, 5);
    std::vector<Real> out(9 * rows);
    REQUIRE(activations(*network, inputs, static_cast<Index>(rows), out));
    CHECK(out == alone(inputs, rows));
  }

  struct Sides {
    Index width, height;
  };
  // Several rows of the grid in a block, one, and parts of one; blocks that end within a vector; a last one that is short.
  for (const Sides sides : {Sides{1, 1}, Sides{1, 130}, Sides{130, 1}, Sides{3, 50}, Sides{25, 11}, Sides{43, 7},
                            Sides{64, 5}, Sides{100, 3}, Sides{101, 4}, Sides{129, 2}, Sides{128, 2}, Sides{257, 3}}) {
    CAPTURE(sides.width);
    CAPTURE(sides.height);
    Grid grid;
    grid.width = sides.width;
    grid.height = sides.height;
    const auto cells = static_cast<std::size_t>(sides.width) * static_cast<std::size_t>(sides.height);
    // What an identity makes of the grid are its own coordinates.
    std::vector<Real> at(2 * cells), inputs(2 * cells), out(9 * cells);
    REQUIRE(maps(*identity(2, Activation::linear, Loss::mse), grid, std::vector<Real>{0, 0}, at));
    for (std::size_t k = 0; k < cells; ++k) {
      inputs[2 * k] = at[k];
      inputs[2 * k + 1] = at[cells + k];
    }
    if (sides.width > 1) CHECK(at[1] > at[0]);
    if (sides.height > 1) CHECK(at[cells] > at[2 * cells - 1]);
    REQUIRE(maps(*network, grid, std::vector<Real>{0, 0}, out));
    CHECK(out == alone(inputs, cells));
  }
}

TEST_CASE("probe: maps lay the grid out as a picture, top row first") {
  const auto network = identity(3, Activation::linear, Loss::mse);
  Grid grid;
  grid.xInput = 2;
  grid.yInput = 0;
  grid.xMin = -2;
  grid.xMax = 2;
  grid.yMin = 10;
  grid.yMax = 11;
  grid.width = 5;
  grid.height = 3;
  std::vector<Real> out(3 * 15);
  REQUIRE(maps(*network, grid, std::vector<Real>{7, 8, 9}, out));
  CHECK(std::vector<Real>(out.begin(), out.begin() + 15) ==
        std::vector<Real>{11, 11, 11, 11, 11, 10.5F, 10.5F, 10.5F, 10.5F, 10.5F, 10, 10, 10, 10, 10});
  for (std::size_t i = 15; i < 30; ++i) CHECK(out[i] == 8);
  CHECK(std::vector<Real>(out.begin() + 30, out.begin() + 35) == std::vector<Real>{-2, -1, 0, 1, 2});

  grid.xInput = 3;
  CHECK(said(maps(*network, grid, std::vector<Real>{7, 8, 9}, out)) ==
        "[Network.maps] expected inputs from 0 to 2 along the axes but got 3 and 0");
  grid.xInput = 0;
  CHECK_FALSE(maps(*network, grid, std::vector<Real>{7, 8}, out));
  grid.width = 100'000;
  grid.height = 100'000;
  CHECK_FALSE(maps(*network, grid, std::vector<Real>{7, 8, 9}, out));
  grid.width = 5;
  grid.height = 3;
  grid.yMax = INFINITY;
  CHECK_FALSE(maps(*network, grid, std::vector<Real>{7, 8, 9}, out));

  // One input runs along x; sides of one cell lie in the middle.
  const auto curve = identity(1, Activation::linear, Loss::mse);
  Grid line;
  line.yInput = 0;
  line.width = 3;
  line.height = 1;
  std::vector<Real> values(3);
  REQUIRE(maps(*curve, line, std::vector<Real>{0}, values));
  CHECK(values == std::vector<Real>{-6, 0, 6});
}
