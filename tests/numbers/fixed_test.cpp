// To integers: rounding half to even, the range, what is refused.
#include "scenarios/numbers/fixed.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <limits>

namespace numbers = peakend::numbers;

TEST_CASE("halves go to the even integer, on both sides of zero", "[numbers]") {
  CHECK(numbers::to_fixed(0.5, 1.0) == 0);
  CHECK(numbers::to_fixed(1.5, 1.0) == 2);
  CHECK(numbers::to_fixed(2.5, 1.0) == 2);
  CHECK(numbers::to_fixed(-0.5, 1.0) == 0);
  CHECK(numbers::to_fixed(-1.5, 1.0) == -2);
  CHECK(numbers::to_fixed(-2.5, 1.0) == -2);
  CHECK(numbers::to_fixed(-2.5000001, 1.0) == -3);
}

TEST_CASE("scales are applied exactly to floats", "[numbers]") {
  CHECK(numbers::to_fixed(1.0, numbers::affect_scale) == 1048576);
  CHECK(numbers::to_fixed(-3.5, numbers::affect_scale) == -3670016);
  CHECK(numbers::to_fixed(2.0, numbers::tick_scale) == 2097152);
  CHECK(numbers::to_fixed(12.34, 100000.0) == 1234000);
  CHECK(numbers::to_fixed(static_cast<double>(0.1f), numbers::affect_scale) == 104858);
}

TEST_CASE("to_fixed agrees with libm's rounding up to 2^51", "[numbers]") {
  int wrong = 0;
  double x = 1e-3;
  while (x * 1.000003 < numbers::fixed_limit) {
    for (const double v : {x, -x, std::floor(x) + 0.5, -(std::floor(x) + 0.5)}) {
      wrong += numbers::to_fixed(v, 1.0) != static_cast<std::int64_t>(std::nearbyint(v));
    }
    x *= 1.0003;
  }
  CHECK(wrong == 0);
  CHECK(numbers::to_fixed(0x1p51 - 1.0, 1.0) == (std::int64_t{1} << 51) - 1);
  CHECK(numbers::to_fixed(1.0 - 0x1p51, 1.0) == 1 - (std::int64_t{1} << 51));
}

TEST_CASE("NaN, infinity and what is too large are refused", "[numbers]") {
  CHECK(numbers::fixed_ok(0.0));
  CHECK(numbers::fixed_ok(0x1p51 - 1.0));
  CHECK(!numbers::fixed_ok(0x1p51));
  CHECK(!numbers::fixed_ok(-0x1p51));
  CHECK(!numbers::fixed_ok(std::numeric_limits<double>::quiet_NaN()));
  CHECK(!numbers::fixed_ok(std::numeric_limits<double>::infinity()));
  CHECK(!numbers::fixed_ok(-std::numeric_limits<double>::infinity()));
  CHECK(numbers::fixed_ok(1e9, numbers::affect_scale));
  CHECK(!numbers::fixed_ok(3e9, numbers::affect_scale));
}
