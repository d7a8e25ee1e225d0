#include "glassbox/regularizer.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "glassbox/probe.h"
#include "support/networks.h"
#include "update.h"

using namespace glassbox;
using namespace glassbox::test;

TEST_CASE("regularizer: names go both ways") {
  for (Index i = 0; i < kCount<Regularization>; ++i) {
    const auto kind = static_cast<Regularization>(i);
    CHECK(fromName<Regularization>(name(kind)) == kind);
  }
  CHECK_FALSE(fromName<Regularization>("L2").has_value());
}

TEST_CASE("regularizer: rates are checked where they are used") {
  CHECK(validate(RegularizationConfig{Regularization::none, -5}));
  CHECK(validate(RegularizationConfig{Regularization::l2, 0}));
  CHECK(validate(RegularizationConfig{Regularization::dropout, 0.99F}));
  CHECK(said(validate(RegularizationConfig{Regularization::l1, -0.1F})) ==
        "[Trainer] expected a l1 rate of 0 or more but got -0.1");
  CHECK(said(validate(RegularizationConfig{Regularization::dropout, 1})) ==
        "[Trainer] expected a dropout rate from 0 to below 1 but got 1");
  CHECK_FALSE(validate(RegularizationConfig{Regularization::l2, NAN}));
  CHECK_FALSE(validate(RegularizationConfig{Regularization::l2, INFINITY}));
  CHECK_FALSE(validate(RegularizationConfig{static_cast<Regularization>(4), 0}));
}

TEST_CASE("regularizer: the slope of the penalty lands on weights only, and is 0 at 0") {
  const auto network = makeNetwork(shape({2, 2, 1}, {Activation::tanh, Activation::linear}));
  const std::vector<Real> parameters{1, -2, 0, 4, /* b */ 7, 8, /* W */ -1, 3, /* b */ 9};
  std::ranges::copy(parameters, network->parameters().begin());
  const auto slope = [&](Regularization kind) {
    std::vector<Real> gradient(parameters.size(), 0);
    addPenalty({kind, 0.5F}, *network, gradient.data());
    return gradient;
  };
  CHECK(slope(Regularization::l2) == std::vector<Real>{0.5F, -1, 0, 2, 0, 0, -0.5F, 1.5F, 0});
  CHECK(slope(Regularization::l1) == std::vector<Real>{0.5F, -0.5F, 0, 0.5F, 0, 0, -0.5F, 0.5F, 0});
  CHECK(slope(Regularization::dropout) == std::vector<Real>(9, 0));
}

TEST_CASE("regularizer: an l1 weight that was set to zero learns again") {
  const auto network = makeNetwork(shape({1, 1}, {Activation::linear}));
  network->weights(0)[0] = 0;
  const auto data = makeData({1, 2, 3, 4}, {2, 4, 6, 8}, 4);
  TrainingConfig config;
  config.regularization = {Regularization::l1, 0.01F};
  const auto trainer = makeTrainer(*network, *data, config);
  trainer->epochs(200);
  CHECK(network->weights(0)[0] == doctest::Approx(2).epsilon(0.02));
}

TEST_CASE("regularizer: dropout trains on masks that change every step, and predicts without them") {
  const auto network = makeNetwork(shape({2, 16, 1}, {Activation::tanh, Activation::linear}));
  const auto data = randomData(*network, 20);
  TrainingConfig config;
  config.regularization = {Regularization::dropout, 0.5F};
  const auto trainer = makeTrainer(*network, *data, config);
  const auto evaluated = [&] {
    Evaluation evaluation;
    REQUIRE(evaluate(*network, *data, evaluation));
    return evaluation.cost;
  };
  CHECK(evaluated() == evaluated());
  const std::vector<Real> before = parametersOf(*network);
  trainer->steps(1);
  // A neuron silenced for all of a small batch would keep its incoming weights; over 10 rows that is 1 in 1,000.
  CHECK(parametersOf(*network) != before);

  // Rate 0 keeps every neuron, scaled by 1: the same bits as no dropout.
  const auto plain = makeNetwork(network->config());
  const auto masked = makeNetwork(network->config());
  config.regularization.rate = 0;
  makeTrainer(*masked, *data, config)->epochs(3);
  config.regularization.kind = Regularization::none;
  makeTrainer(*plain, *data, config)->epochs(3);
  CHECK(parametersOf(*plain) == parametersOf(*masked));
}

TEST_CASE("regularizer: dropout leaves inputs and outputs alone") {
  // Without a hidden layer there is nothing to silence.
  const auto plain = makeNetwork(shape({3, 2}, {Activation::tanh}));
  const auto masked = makeNetwork(shape({3, 2}, {Activation::tanh}));
  const auto data = randomData(*plain, 12);
  TrainingConfig config;
  makeTrainer(*plain, *data, config)->epochs(2);
  config.regularization = {Regularization::dropout, 0.9F};
  makeTrainer(*masked, *data, config)->epochs(2);
  CHECK(parametersOf(*plain) == parametersOf(*masked));
}
