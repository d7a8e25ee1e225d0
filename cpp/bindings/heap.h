// Plain numbers across the border: addresses in the module's memory become spans and references here, and nowhere else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "glassbox/types.h"

namespace glassbox::bindings {

/// An address in the module's memory; JavaScript sees a number. 0 stands for "nothing".
using Address = std::uintptr_t;

template <typename T>
T* at(Address address) {
  return reinterpret_cast<T*>(address);
}

inline Address addressOf(const void* thing) { return reinterpret_cast<Address>(thing); }

inline ConstSpan read(Address address, std::size_t count) { return {at<const Real>(address), count}; }
inline MutableSpan write(Address address, std::size_t count) { return {at<Real>(address), count}; }

/// A size as the spans want it. The facade sends none below zero.
inline std::size_t count(Index value) { return static_cast<std::size_t>(value); }

}  // namespace glassbox::bindings
