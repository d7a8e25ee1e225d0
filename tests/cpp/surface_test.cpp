#include "glassbox/surface.h"

#include <cmath>
#include <string>

#include "support/networks.h"

using namespace glassbox;
using namespace glassbox::test;

TEST_CASE("surface: the cost surface is the cost with two parameters moved, and moves nothing itself") {
  const auto network = makeNetwork(shape({1, 1}, {Activation::sigmoid}, Loss::bce));
  const auto data = makeData({-1, 0.5F, 2}, {0, 1, 1}, 3);
  const std::vector<Real> before = parametersOf(*network);
  const ParameterAxis slope{0, -1, 3, 5};
  const ParameterAxis bias{1, -0.5F, 0.5F, 2};
  std::vector<Real> out(10);
  REQUIRE(costSurface(*network, *data, slope, bias, out));
  CHECK(parametersOf(*network) == before);
  for (std::size_t j = 0; j < 2; ++j) {
    for (std::size_t i = 0; i < 5; ++i) {
      network->parameters()[0] = -1 + static_cast<Real>(i);
      network->parameters()[1] = j == 0 ? -0.5F : 0.5F;
      CHECK(out[5 * j + i] == static_cast<Real>(evaluated(*network, *data).cost));
    }
  }
  CHECK(said(costSurface(*network, *data, slope, slope, out)) ==
        "[Network.costSurface] expected two different parameters but got 0 twice");
  CHECK_FALSE(costSurface(*network, *data, slope, {2, 0, 1, 2}, out));
  CHECK_FALSE(costSurface(*network, *data, slope, {1, 0, INFINITY, 2}, out));
  CHECK_FALSE(costSurface(*network, *data, slope, {1, 0, 1, 3}, out));
}
