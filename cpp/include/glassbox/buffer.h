// A flat array that may be refused: the one way the engine asks for memory that grows with the user's settings.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <span>
#include <type_traits>
#include <utility>

namespace glassbox {

/// Plain numbers, zero when made, aligned to a cache line. Exceptions are off in the wasm build, where std::vector
/// could only abort: here a refusal is a false that becomes a Status.
template <class T>
class Buffer {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  static constexpr std::size_t kAlignment = 64;

  Buffer() = default;
  Buffer(Buffer&& other) noexcept { swap(other); }
  Buffer& operator=(Buffer&& other) noexcept {
    Buffer taken(std::move(other));
    swap(taken);
    return *this;
  }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() { std::free(data_); }

  /// `count` zeros in place of what was there. False when the memory is refused: then nothing has changed.
  [[nodiscard]] bool resize(std::size_t count) {
    if (count == size_) {
      fill(T{});
      return true;
    }
    T* fresh = nullptr;
    if (count > 0) {
      if (count > (static_cast<std::size_t>(-1) - kAlignment) / sizeof(T)) return false;
      const std::size_t bytes = (count * sizeof(T) + kAlignment - 1) / kAlignment * kAlignment;
      fresh = static_cast<T*>(std::aligned_alloc(kAlignment, bytes));
      if (fresh == nullptr) return false;
      std::memset(fresh, 0, bytes);
    }
    std::free(data_);
    data_ = fresh;
    size_ = count;
    return true;
  }

  /// A copy of `values` in place of what was there; false when the memory is refused.
  [[nodiscard]] bool assign(std::span<const T> values) {
    if (!resize(values.size())) return false;
    if (!values.empty()) std::memcpy(data_, values.data(), values.size_bytes());
    return true;
  }

  void fill(T value) {
    for (std::size_t i = 0; i < size_; ++i) data_[i] = value;
  }
  void clear() { Buffer().swap(*this); }
  void swap(Buffer& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
  }

  T* data() { return data_; }
  const T* data() const { return data_; }
  std::size_t size() const { return size_; }
  /// size() up to the end of the cache line. What lies there may be read and written; it is zero while nobody writes there.
  std::size_t padded() const {
    constexpr std::size_t kLine = kAlignment / sizeof(T);
    return (size_ + kLine - 1) / kLine * kLine;
  }
  bool empty() const { return size_ == 0; }
  T& operator[](std::size_t i) { return data_[i]; }
  const T& operator[](std::size_t i) const { return data_[i]; }
  T* begin() { return data_; }
  T* end() { return data_ + size_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }

 private:
  T* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace glassbox
