// What handles stand for. A handle is the address of an object that the caller owns and destroys. Release builds take the
// caller's word for it. Debug builds remember every handle with its kind, so that a wrong one is a sentence, not a crash.
#pragma once

#include <memory>

#include "glassbox/status.h"
#include "heap.h"

#ifndef NDEBUG
#include <map>
#endif

namespace glassbox {
class Dataset;
class Network;
class Trainer;
}  // namespace glassbox

namespace glassbox::bindings {

template <class T>
inline constexpr const char* kKind = nullptr;
template <>
inline constexpr const char* kKind<Network> = "network";
template <>
inline constexpr const char* kKind<Dataset> = "data set";
template <>
inline constexpr const char* kKind<Trainer> = "trainer";

#ifndef NDEBUG

/// Ends the call with a sentence; never comes back. module.cpp throws it as JavaScript's error.
[[noreturn]] void refuseHandle(const Sentence& why);

inline std::map<Address, const char*>& liveHandles() {
  static std::map<Address, const char*> handles;
  return handles;
}

template <class T>
void checkHandle(Address handle) {
  const auto found = liveHandles().find(handle);
  if (found != liveHandles().end() && found->second == kKind<T>) return;
  Sentence why("expected the handle of a ");
  why.append(kKind<T>);
  why.append(" but got ");
  why.append(found == liveHandles().end() ? "none that is alive" : "that of a ");
  if (found != liveHandles().end()) why.append(found->second);
  refuseHandle(why);
}

#endif

/// A handle for a new thing, or 0 for nothing; the caller's to destroy from here on.
template <class T>
Address handleOf(std::unique_ptr<T> thing) {
  const Address handle = addressOf(thing.release());
#ifndef NDEBUG
  if (handle != 0) liveHandles()[handle] = kKind<T>;
#endif
  return handle;
}

template <class T>
T& use(Address handle) {
#ifndef NDEBUG
  checkHandle<T>(handle);
#endif
  return *at<T>(handle);
}

template <class T>
void destroy(Address handle) {
#ifndef NDEBUG
  checkHandle<T>(handle);
  liveHandles().erase(handle);
#endif
  delete at<T>(handle);
}

}  // namespace glassbox::bindings
