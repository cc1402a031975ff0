// What a scenario is beside its numbers, as bytes: who leads where, who serves whom, when it is open, in which order
// things stand. Two scenarios with the same structure give their slots the same meaning.
#pragma once
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

#include "scenarios/spec/scenario.hpp"

namespace peakend::study {

// Bytes in which no two different lists of texts and numbers look alike.
struct Bytes {
  std::string all;

  template <class T>
  Bytes& number(T value) {
    static_assert(std::is_arithmetic_v<T> || std::is_enum_v<T>);
    char raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    all.append(raw, sizeof value);
    return *this;
  }
  Bytes& text(std::string_view value) {
    number(static_cast<std::uint32_t>(value.size()));
    all += value;
    return *this;
  }
};

Bytes structure_of(const spec::Scenario& scenario);

}  // namespace peakend::study
