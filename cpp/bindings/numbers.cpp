// The types that cross the border, and nothing of Embind's own library. That library registers strings, wide strings,
// views and values as well, whether they cross or not: half of the JavaScript that every page would download. What
// Embind's headers and glue expect of it is here; the linker takes it because it comes first.
#include <emscripten/bind.h>

#include <cstdint>
#include <cstring>
#include <limits>

using namespace emscripten::internal;

namespace {

template <typename T>
void registerInteger(const char* name) {
  using Limits = std::numeric_limits<T>;
  _embind_register_integer(TypeID<T>::get(), name, sizeof(T), static_cast<std::int32_t>(Limits::min()),
                           static_cast<std::uint32_t>(Limits::max()));
}

}  // namespace

EMSCRIPTEN_BINDINGS(numbers) {
  _embind_register_void(TypeID<void>::get(), "void");
  registerInteger<std::int32_t>("int32");
  registerInteger<std::uint32_t>("uint32");
  registerInteger<std::size_t>("size");
  _embind_register_float(TypeID<float>::get(), "float32", sizeof(float));
  _embind_register_float(TypeID<double>::get(), "float64", sizeof(double));
}

extern "C" {

/// For the message when a function of another type is called; the glue releases it.
const char* __getTypeName(const void*);
const char* __getTypeName(const void*) { return strdup("a type that numbers.cpp does not register"); }

/// Embind's list of what to register anew in each thread: there is one thread.
void _embind_register_bindings(InitFunc*) {}

}  // extern "C"
