// What all pages share: the head with its security policy, sections, and where the figures come from.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "results/page/page.hpp"

namespace peakend::results {

// All up to the body, and what stands first in it; the texts are plain. Without a script none may run.
std::string opening(std::string_view title, const Script& script);
std::string header(std::string_view kicker, std::string_view title, std::string_view run);

// Empty when `inner`, which is HTML, is.
std::string section(std::string_view id, std::string_view title, const std::string& inner);
std::string details(std::string_view summary, const std::string& inner);

// How far the numbers of the file rest on anything, in a sentence; empty where it marks none.
std::string how_marked(const Provenance& from);
std::string assumptions(const Provenance& provenance);
std::string provenance_of(const Provenance& provenance, std::uint64_t seed, std::string_view hash);

}  // namespace peakend::results
