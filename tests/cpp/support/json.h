// A small reader of JSON for the fixtures, natively and in WebAssembly. Test code: what is malformed throws.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "glassbox/types.h"

namespace glassbox::test {

class Json {
 public:
  static Json parse(std::string_view text);
  /// path: below tests/fixtures.
  static Json fixture(const std::string& path);

  const Json& operator[](const std::string& key) const { return members_.at(key); }
  bool has(const std::string& key) const { return members_.contains(key); }
  const std::vector<Json>& items() const { return items_; }
  const std::string& text() const { return text_; }
  double number() const { return number_; }
  Real real() const { return static_cast<Real>(number_); }
  Index index() const { return static_cast<Index>(number_); }
  bool isTrue() const { return text_ == "true"; }

  /// All numbers below, in the order they stand in: a matrix becomes row-major.
  std::vector<double> numbers() const;
  std::vector<Real> reals() const;

 private:
  friend class Reader;
  double number_ = 0;
  std::string text_;  // of a string; true, false and null as they are written
  std::vector<Json> items_;
  std::map<std::string, Json> members_;
};

}  // namespace glassbox::test
