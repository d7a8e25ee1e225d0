#include "glassbox/status.h"

#include <doctest/doctest.h>

#include <limits>
#include <string>

#include "check.h"

using namespace glassbox;

TEST_CASE("status: true when all is well, false with a code and a sentence otherwise") {
  CHECK(Status::okay());
  const Status refused = Status::error(ErrorCode::tooLarge, "why");
  CHECK_FALSE(static_cast<bool>(refused));
  CHECK(refused.code == ErrorCode::tooLarge);
  CHECK(refused.message == "why");
}

TEST_CASE("status: every code has the name TypeScript knows it by") {
  CHECK(std::string(name(ErrorCode::ok)) == "ok");
  CHECK(std::string(name(ErrorCode::invalidConfig)) == "invalidConfig");
  CHECK(std::string(name(ErrorCode::shapeMismatch)) == "shapeMismatch");
  CHECK(std::string(name(ErrorCode::invalidNumber)) == "invalidNumber");
  CHECK(std::string(name(ErrorCode::tooLarge)) == "tooLarge");
  CHECK(std::string(name(ErrorCode::outOfMemory)) == "outOfMemory");
  CHECK(std::string(name(ErrorCode::invalidSnapshot)) == "invalidSnapshot");
}

TEST_CASE("status: sentences hold words, whole numbers and reals of six digits") {
  const auto said = [](auto part) { return failure(ErrorCode::ok, "here", part).message.substr(7); };
  CHECK(failure(ErrorCode::ok, "Network", "expected ", 2, " but got ", 0.5F).message ==
        "[Network] expected 2 but got 0.5");
  CHECK(said(std::int64_t{-9000000000}) == "-9000000000");
  CHECK(said(0.0F) == "0");
  CHECK(said(0.03F) == "0.03");
  CHECK(said(-1.5) == "-1.5");
  CHECK(said(10.0) == "10");
  CHECK(said(123456.0) == "123456");
  CHECK(said(999999.7) == "1e+6");
  CHECK(said(1234567.0) == "1.23457e+6");
  CHECK(said(0.00001) == "0.00001");
  CHECK(said(0.00000125) == "1.25e-6");
  CHECK(said(1.0 / 3.0) == "0.333333");
  CHECK(said(std::numeric_limits<Real>::max()) == "3.40282e+38");
  CHECK(said(std::numeric_limits<Real>::quiet_NaN()) == "NaN");
  CHECK(said(-std::numeric_limits<Real>::infinity()) == "-infinity");
}
