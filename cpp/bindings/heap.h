// Plain numbers across the border: addresses in the module's memory become spans and references here, and nowhere else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "glassbox/status.h"
#include "glassbox/types.h"

namespace glassbox::bindings {

/// An address in the module's memory; JavaScript sees a number. 0 stands for "nothing".
using Address = std::uintptr_t;

template <typename T>
T* at(Address address) {
  return reinterpret_cast<T*>(address);
}

inline ConstSpan read(Address address, std::size_t count) { return {at<const Real>(address), count}; }
inline MutableSpan write(Address address, std::size_t count) { return {at<Real>(address), count}; }

/// A size as the spans want it. The facade sends none below zero.
inline std::size_t count(Index value) { return static_cast<std::size_t>(value); }

/// Status in plain numbers: `code` is the position in ErrorCode.
struct Answer {
  std::int32_t code = 0;
  std::string message;
};

/// A new thing's address, or why there is none.
struct Made {
  std::int32_t code = 0;
  std::string message;
  Address handle = 0;
};

inline Answer answer(Status status) { return {static_cast<std::int32_t>(status.code), std::move(status.message)}; }

inline Made refused(Status status) { return {static_cast<std::int32_t>(status.code), std::move(status.message), 0}; }

inline Made made(const void* thing) { return {0, {}, reinterpret_cast<Address>(thing)}; }

}  // namespace glassbox::bindings
