// Minor units of ISO 4217, and the integers money is counted in.
#include "scenarios/base/currency.hpp"

#include <catch2/catch.hpp>

using namespace peakend;

TEST_CASE("every currency has its smallest unit, two digits unless said otherwise", "[base]") {
  CHECK(minor_digits("EUR") == 2);
  CHECK(minor_digits("USD") == 2);
  CHECK(minor_digits("JPY") == 0);
  CHECK(minor_digits("KRW") == 0);
  CHECK(minor_digits("KWD") == 3);
  CHECK(minor_digits("TND") == 3);
  CHECK(minor_digits("CLF") == 4);
  CHECK(minor_digits("ZZZ") == 2);
  CHECK(money_scale_of("EUR") == 100000);  // 1/1000 cent
  CHECK(money_scale_of("JPY") == 1000);    // 1/1000 yen
  CHECK(money_scale_of("BHD") == 1000000);
}
