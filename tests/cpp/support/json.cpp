#include "json.h"

#include <cctype>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace glassbox::test {

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Json whole() {
    Json value = read();
    if (peek() != '\0') fail("the end");
    return value;
  }

 private:
  [[noreturn]] void fail(const char* expected) const {
    throw std::runtime_error("JSON: expected " + std::string(expected) + " at position " + std::to_string(at_));
  }

  char peek() {
    while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_]))) ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
  }
  bool takeIf(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  void take(char c, const char* expected) {
    if (!takeIf(c)) fail(expected);
  }

  std::string string() {
    take('"', "a string");
    const std::size_t end = text_.find('"', at_);
    if (end == std::string_view::npos) fail("a closing quote");
    const std::string_view found = text_.substr(at_, end - at_);
    if (found.find('\\') != std::string_view::npos) fail("a string without escapes");
    at_ = end + 1;
    return std::string(found);
  }

  Json read() {
    Json value;
    switch (peek()) {
      case '{':
        ++at_;
        if (takeIf('}')) return value;
        do {
          peek();
          const std::string key = string();
          take(':', "a colon");
          value.members_[key] = read();
        } while (takeIf(','));
        take('}', "a comma or }");
        return value;
      case '[':
        ++at_;
        if (takeIf(']')) return value;
        do value.items_.push_back(read());
        while (takeIf(','));
        take(']', "a comma or ]");
        return value;
      case '"': value.text_ = string(); return value;
      default: return word();
    }
  }

  /// A number, true, false or null.
  Json word() {
    Json value;
    const std::size_t start = at_;
    while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) || text_[at_] == '-' ||
                                  text_[at_] == '+' || text_[at_] == '.')) {
      ++at_;
    }
    value.text_ = std::string(text_.substr(start, at_ - start));
    if (value.text_.empty()) fail("a value");
    value.number_ = std::strtod(value.text_.c_str(), nullptr);
    return value;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

Json Json::parse(std::string_view text) { return Reader(text).whole(); }

Json Json::fixture(const std::string& path) {
  std::ifstream file("tests/fixtures/" + path);
  if (!file) throw std::runtime_error("expected a fixture at " + path);
  std::ostringstream text;
  text << file.rdbuf();
  return parse(text.str());
}

std::vector<double> Json::numbers() const {
  if (items_.empty()) return {number_};
  std::vector<double> all;
  for (const Json& item : items_) {
    const std::vector<double> some = item.numbers();
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

std::vector<Real> Json::reals() const {
  std::vector<Real> values;
  for (const double value : numbers()) values.push_back(static_cast<Real>(value));
  return values;
}

}  // namespace glassbox::test
