#include "glassbox/status.h"

#include <limits>
#include <string>

#include "check.h"
#include "support/networks.h"

using namespace glassbox;
using namespace glassbox::test;

TEST_CASE("status: true when all is well, false with a code and a sentence otherwise") {
  CHECK(Status::okay());
  const Status refused = Status::error(ErrorCode::tooLarge, "why");
  CHECK_FALSE(static_cast<bool>(refused));
  CHECK(refused.code == ErrorCode::tooLarge);
  CHECK(said(refused) == "why");
}

TEST_CASE("status: a sentence keeps the room it has, and a code that is none has a name all the same") {
  Sentence sentence;
  for (int i = 0; i < 100; ++i) sentence.append("words");
  CHECK(std::string(sentence.c_str()).size() == Sentence::kMost);
  CHECK(std::string(name(ErrorCode::invalidSnapshot)) == "invalidSnapshot");
  CHECK(std::string(name(static_cast<ErrorCode>(7))) == "unknown");
}

TEST_CASE("status: sentences hold words, whole numbers and reals of six digits") {
  const auto part = [](auto value) { return said(failure(ErrorCode::ok, "here", value)).substr(7); };
  CHECK(said(failure(ErrorCode::ok, "Network", "expected ", 2, " but got ", 0.5F)) ==
        "[Network] expected 2 but got 0.5");
  CHECK(part(std::int64_t{-9000000000}) == "-9000000000");
  CHECK(part(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
  CHECK(part(0.0F) == "0");
  CHECK(part(0.03F) == "0.03");
  CHECK(part(-1.5) == "-1.5");
  CHECK(part(10.0) == "10");
  CHECK(part(123456.0) == "123456");
  CHECK(part(999999.7) == "1e+6");
  CHECK(part(1234567.0) == "1.23457e+6");
  CHECK(part(0.00001) == "0.00001");
  CHECK(part(0.00000125) == "1.25e-6");
  CHECK(part(1.0 / 3.0) == "0.333333");
  CHECK(part(std::numeric_limits<Real>::max()) == "3.40282e+38");
  CHECK(part(std::numeric_limits<Real>::quiet_NaN()) == "NaN");
  CHECK(part(-std::numeric_limits<Real>::infinity()) == "-infinity");
}
