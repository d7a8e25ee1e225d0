// WebAssembly: -O3, a hot loop.
#include "update.h"

#include <cmath>

#include "check.h"
#include "training_access.h"

namespace glassbox {
namespace {

/// base^exponent by squaring, in double: the same bits everywhere, which libm's pow does not promise.
double power(double base, std::uint64_t exponent) {
  double result = 1;
  for (; exponent > 0; exponent >>= 1, base *= base) {
    if (exponent & 1U) result *= base;
  }
  return result;
}

/// Each rule gives the new parameter from the old one, its gradient, and its slots, which it moves on.

struct Sgd {
  Real rate;
  Real operator()(Real p, Real g, Real&, Real&) const { return p - rate * g; }
};

struct Momentum {
  Real rate, momentum;
  Real operator()(Real p, Real g, Real& velocity, Real&) const {
    velocity = momentum * velocity + g;
    return p - rate * velocity;
  }
};

struct Nesterov {
  Real rate, momentum;
  Real operator()(Real p, Real g, Real& velocity, Real&) const {
    velocity = momentum * velocity + g;
    return p - rate * (g + momentum * velocity);
  }
};

struct Adagrad {
  Real rate, epsilon;
  Real operator()(Real p, Real g, Real& sum, Real&) const {
    sum += g * g;
    return p - rate * g / (std::sqrt(sum) + epsilon);
  }
};

struct Rmsprop {
  Real rate, alpha, epsilon;
  Real operator()(Real p, Real g, Real& average, Real&) const {
    average = alpha * average + (1 - alpha) * (g * g);
    return p - rate * g / (std::sqrt(average) + epsilon);
  }
};

/// decay is 1 - rate * weightDecay for adamw, 1 for adam.
struct Adam {
  Real stepSize, beta1, beta2, scale, epsilon, decay;
  Real operator()(Real p, Real g, Real& mean, Real& square) const {
    mean = beta1 * mean + (1 - beta1) * g;
    square = beta2 * square + (1 - beta2) * (g * g);
    return p * decay - stepSize * mean / (std::sqrt(square) * scale + epsilon);
  }
};

Adam adam(const OptimizerConfig& c, Real epsilon, std::uint64_t t) {
  const double correction1 = 1 - power(c.beta1, t);
  const double correction2 = 1 - power(c.beta2, t);
  const double decay = c.kind == Optimizer::adamw ? 1 - static_cast<double>(c.learningRate) * c.weightDecay : 1;
  return {static_cast<Real>(c.learningRate / correction1), c.beta1, c.beta2,
          static_cast<Real>(1 / std::sqrt(correction2)),   epsilon, static_cast<Real>(decay)};
}

/// Writes the new parameters over the gradient. False when a number, of them or of the `slots` a rule keeps, is not
/// finite. Only plain elementwise arithmetic: compilers may take it four lanes at a time without changing a bit.
template <int slots, class Rule>
bool sweep(Rule rule, std::size_t count, const Real* __restrict parameters, Real* __restrict gradient,
           Real* __restrict slot0, Real* __restrict slot1) {
  int bad = 0;
  for (std::size_t i = 0; i < count; ++i) {
    Real first = slots > 0 ? slot0[i] : 0;
    Real second = slots > 1 ? slot1[i] : 0;
    const Real next = rule(parameters[i], gradient[i], first, second);
    gradient[i] = next;
    bad |= !isFinite(next);
    if constexpr (slots > 0) {
      slot0[i] = first;
      bad |= !isFinite(first);
    }
    if constexpr (slots > 1) {
      slot1[i] = second;
      bad |= !isFinite(second);
    }
  }
  return bad == 0;
}

bool allFinite(const Buffer<Real>& values) {
  int bad = 0;
  for (const Real value : values) bad |= !isFinite(value);
  return bad == 0;
}

/// padded: as far as parameters and gradient can be swept without a remainder. Slots stand close.
bool sweepBy(const OptimizerConfig& c, std::uint64_t t, std::size_t count, std::size_t padded, const Real* parameters,
             Real* gradient, Real* slots) {
  const Real rate = c.learningRate;
  const Real epsilon = c.epsilon > 0 ? c.epsilon : traits(c.kind).epsilon;
  Real* second = traits(c.kind).slots > 1 ? slots + count : nullptr;
  switch (c.kind) {
    case Optimizer::sgd: return sweep<0>(Sgd{rate}, padded, parameters, gradient, slots, second);
    case Optimizer::momentum: return sweep<1>(Momentum{rate, c.momentum}, count, parameters, gradient, slots, second);
    case Optimizer::nesterov: return sweep<1>(Nesterov{rate, c.momentum}, count, parameters, gradient, slots, second);
    case Optimizer::adagrad: return sweep<1>(Adagrad{rate, epsilon}, count, parameters, gradient, slots, second);
    case Optimizer::rmsprop:
      return sweep<1>(Rmsprop{rate, c.alpha, epsilon}, count, parameters, gradient, slots, second);
    case Optimizer::adam:
    case Optimizer::adamw: break;
  }
  return sweep<2>(adam(c, epsilon, t), count, parameters, gradient, slots, second);
}

/// The layer of the first number that is not finite; the last layer when all are (then it was a slot's).
Index layerNotFinite(const Network& network, const Buffer<Real>& values) {
  const std::int64_t position = firstNotFinite({values.data(), values.size()});
  Index layer = network.layerCount() - 1;
  while (layer > 0 && position >= 0 && position < network.weightOffset(layer)) --layer;
  return layer;
}

}  // namespace

void addPenalty(const RegularizationConfig& config, const Network& network, Real* gradient) {
  const Real rate = config.rate;
  for (Index l = 0; l < network.layerCount(); ++l) {
    const ConstSpan weights = network.weights(l);
    const Real* __restrict w = weights.data();
    Real* __restrict g = gradient + network.weightOffset(l);
    if (config.kind == Regularization::l2) {
      for (std::size_t i = 0; i < weights.size(); ++i) g[i] += rate * w[i];
    } else if (config.kind == Regularization::l1) {
      for (std::size_t i = 0; i < weights.size(); ++i) g[i] += w[i] > 0 ? rate : w[i] < 0 ? -rate : 0;
    }
  }
}

Index update(const OptimizerConfig& config, Network& network, Buffer<Real>& gradient) {
  TrainingAccess access(network);
  TrainingState& state = access.state();
  access.holdFrozen(gradient.data());
  // A gradient that is not finite must not reach the slots. Without slots the sweep finds it just as well.
  if (traits(config.kind).slots > 0 && !allFinite(gradient)) return layerNotFinite(network, gradient);
  if (sweepBy(config, state.slotStep + 1, gradient.size(), gradient.padded(), network.parameters().data(),
              gradient.data(), state.slots.data())) {
    access.putFrozenBack(gradient.data());
    access.exchangeParameters(gradient);
    ++state.slotStep;
    return -1;
  }
  state.slots.fill(0);
  state.slotStep = 0;
  return layerNotFinite(network, gradient);
}

}  // namespace glassbox
