#include "glassbox/dataset.h"

#include <cmath>
#include <string>

#include "support/networks.h"

using namespace glassbox;
using namespace glassbox::test;

namespace {

std::string refusal(const std::vector<Real>& inputs, const std::vector<Real>& targets, Index rows, Index d, Index k) {
  std::unique_ptr<Dataset> data;
  const Status status = Dataset::create(inputs, targets, rows, d, k, data);
  CHECK(static_cast<bool>(status) == (data != nullptr));
  return said(status);
}

}  // namespace

TEST_CASE("dataset: keeps a copy of what it was given") {
  std::vector<Real> inputs{1, 2, 3, 4, 5, 6};
  const auto data = makeData(inputs, {0.5F, 0.25F, 1}, 3);
  inputs[0] = 99;
  CHECK(data->rows() == 3);
  CHECK(data->inputCount() == 2);
  CHECK(data->targetCount() == 1);
  CHECK(data->inputs()[0] == 1);
  CHECK(data->inputs()[5] == 6);
  CHECK(data->targets()[1] == 0.25F);
  CHECK(data->targetMin() == 0.25F);
  CHECK(data->targetMax() == 1);
}

TEST_CASE("dataset: targets may be left out") {
  std::unique_ptr<Dataset> data;
  REQUIRE(Dataset::create(std::vector<Real>{1, 2}, {}, 2, 1, 0, data));
  CHECK(data->targets().empty());
}

TEST_CASE("dataset: arrays of another size and numbers that are not finite are refused, with their place") {
  CHECK(refusal({}, {}, 0, 1, 1) == "[Dataset] expected at least 1 row but got 0");
  CHECK(refusal({1}, {1}, 1, 0, 1) == "[Dataset] expected at least 1 input per row but got 0");
  CHECK(refusal({1}, {1}, 1, 1, -1) == "[Dataset] expected 0 or more targets per row but got -1");
  CHECK(refusal({1, 2, 3}, {1, 2}, 2, 2, 1) == "[Dataset] expected 4 numbers of inputs, 2 rows of 2, but got 3");
  CHECK(refusal({1, 2}, {1, 2, 3}, 2, 1, 1) == "[Dataset] expected 2 numbers of targets, 2 rows of 1, but got 3");
  CHECK(refusal({1, 2, 3, NAN}, {1, 2}, 2, 2, 1) == "[Dataset] expected finite inputs but row 1, column 1 is NaN");
  CHECK(refusal({1, 2}, {1, -INFINITY}, 2, 1, 1) ==
        "[Dataset] expected finite targets but row 1, column 0 is -infinity");
}

TEST_CASE("dataset: knows what its targets have in common") {
  const auto kind = [](const std::vector<Real>& targets, Index rows) {
    return makeData(std::vector<Real>(static_cast<std::size_t>(rows), 1), targets, rows)->targetKind();
  };
  CHECK(kind({0, 1, 1}, 3) == TargetKind::zeroOne);
  CHECK(kind({-1, 1, 1}, 3) == TargetKind::plusMinusOne);
  CHECK(kind({0, 1, 0.5F}, 3) == TargetKind::numbers);
  CHECK(kind({0, 1, 1, 0}, 2) == TargetKind::oneHot);
  CHECK(kind({1, 1, 1, 0}, 2) == TargetKind::zeroOne);
  CHECK(kind({0, 0, 1, 0}, 2) == TargetKind::zeroOne);
}
