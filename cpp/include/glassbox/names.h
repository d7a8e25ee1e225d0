// What the values of an enum are called. Each enum that people choose from has one table, and from it come how many values
// there are and both ways between a value and its name.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "glassbox/types.h"

namespace glassbox {

/// Specialised beside each enum, with `list`: the names in the enum's order.
template <class Enum>
struct Names;

template <class Enum>
concept Named = requires {
  Names<Enum>::list.size();
};

/// How many values the enum has.
template <Named Enum>
inline constexpr Index kCount = static_cast<Index>(Names<Enum>::list.size());

/// Whether a number that was taken for the enum is one of its values.
template <Named Enum>
constexpr bool isKnown(Enum value) {
  const auto position = static_cast<Index>(value);
  return position >= 0 && position < kCount<Enum>;
}

/// "unknown" for a number that is no value.
template <Named Enum>
constexpr const char* name(Enum value) {
  return isKnown(value) ? Names<Enum>::list[static_cast<std::size_t>(value)] : "unknown";
}

/// Nothing when no value is called so. Upper and lower case matter.
template <Named Enum>
constexpr std::optional<Enum> fromName(std::string_view name) {
  for (std::size_t i = 0; i < Names<Enum>::list.size(); ++i) {
    if (name == Names<Enum>::list[i]) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace glassbox
