// Training settings as they cross the border: flat, and from anybody.
#pragma once

#include <span>

#include "glassbox/trainer.h"

namespace glassbox::bindings {

/// How many float64 they are.
inline constexpr std::size_t kSettings = 12;

/// A whole number as it is; -1, which no setting may be, for everything that is none or does not fit.
inline Index wholeOf(double value) {
  const bool fits = value >= -2147483648.0 && value <= 2147483647.0;  // NaN does not
  const Index whole = fits ? static_cast<Index>(value) : -1;
  return static_cast<double>(whole) == value ? whole : -1;
}

/// A counter as it is; more than any counter may be for what is none.
inline std::uint64_t counterOf(double value) {
  return value >= 0 && value <= static_cast<double>(kMaxCount) ? static_cast<std::uint64_t>(value) : kMaxCount + 1;
}

/// In this order; enums as positions. What comes of it may be anything that `validate` refuses.
inline TrainingConfig settingsOf(std::span<const double, kSettings> s) {
  const auto real = [s](std::size_t i) { return static_cast<Real>(s[i]); };
  return {.batchSize = wholeOf(s[0]),
          .shuffle = s[1] != 0,
          .optimizer = {.kind = static_cast<Optimizer>(wholeOf(s[2])),
                        .learningRate = real(3),
                        .momentum = real(4),
                        .beta1 = real(5),
                        .beta2 = real(6),
                        .alpha = real(7),
                        .epsilon = real(8),
                        .weightDecay = real(9)},
          .regularization = {.kind = static_cast<Regularization>(wholeOf(s[10])), .rate = real(11)}};
}

}  // namespace glassbox::bindings
