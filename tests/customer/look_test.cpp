// What programs read of a customer's record on a day before his last episode: not used, but there to be read.
#include "agents/customer/look.hpp"

#include <catch2/catch.hpp>

#include "agents/model/model.hpp"

using namespace peakend;

TEST_CASE("nobody's memory is older or younger than the table of fading on a day before his last episode", "[customer]") {
  customer::Population people;
  people.size = 2, people.width = customer::since + 20;
  people.records.resize(2 * people.width);
  for (std::size_t who : {0, 1}) {
    float* record = people.record(who);
    record[customer::memory_good] = 2, record[customer::since] = who == 0 ? 5.0F : 1.0F;
  }
  model::Fading fading;
  fading.memory_good = {1, 0.5F, 0.25F, 0.125F};
  customer::Today today;
  today.fading = &fading;
  customer::set_day(today, 3, {});
  float read[program::block];
  customer::Look(people, today, 0, 2).gather({language::Source::memory_good, 0}, read);
  CHECK(read[0] == 2.0F);  // as if it had been on that day
  CHECK(read[1] == 0.5F);  // two days ago
}
