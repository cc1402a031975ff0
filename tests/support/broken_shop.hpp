// A row for each way to break the shop of tests/messages/shop.hpp, and the exact lines that should be said about it.
#pragma once
#include <catch2/catch.hpp>

#include "tests/messages/shop.hpp"

namespace peakend::test {

struct Broken {
  const char *about, *find, *put, *message;
};

// Every message is one exact line; what is only a warning or `not yet` does not keep the file from being read.
template <std::size_t N>
void check_messages(const Broken (&cases)[N]) {
  for (const Broken& wrong : cases) {
    INFO(wrong.about);
    auto outcome = read(with(wrong.find, wrong.put));
    CHECK(outcome.messages == wrong.message);
    const bool only_a_remark = outcome.messages.find(" warning: ") != std::string::npos ||
                               outcome.messages.find(" not yet: ") != std::string::npos;
    CHECK(outcome.scenario.has_value() == only_a_remark);
  }
}

}  // namespace peakend::test
