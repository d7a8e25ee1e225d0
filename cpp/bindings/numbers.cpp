// What Embind's headers expect to be linked, without Embind's own library: that registers the types of strings, wide
// strings, views and values, whether they cross or not. Only plain numbers cross here, which embind.js takes as they come.
#include <emscripten/bind.h>

/// Embind's list of what to register anew in each thread: there is one thread.
extern "C" void _embind_register_bindings(emscripten::internal::InitFunc*) {}
