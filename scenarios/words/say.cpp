// One place to look a text up.
#include "scenarios/words/say.hpp"

#include <unordered_map>

#include "scenarios/words/dutch.hpp"

namespace peakend {
namespace {
thread_local Language now = Language::english;
thread_local bool insisted = false;

using Catalogue = std::unordered_map<std::string_view, std::string_view>;

const Catalogue& dutch() {
  static const Catalogue all = [] {
    Catalogue catalogue;
    for (const words::Entries entries : words::in_dutch())
      for (const words::Entry& entry : entries) catalogue.emplace(entry.english, entry.other);
    return catalogue;
  }();
  return all;
}
}  // namespace

void speak(Language language) noexcept { now = language, insisted = false; }
void insist_on(Language language) noexcept { now = language, insisted = true; }
void propose(Language language) noexcept {
  if (!insisted) now = language;
}

Speaking::Speaking(Language language) noexcept : before_(now), insisted_(insisted) { insist_on(language); }
Speaking::~Speaking() { now = before_, insisted = insisted_; }

Language spoken() noexcept { return now; }

Language language_of(std::string_view code) noexcept { return code == "nl" ? Language::dutch : Language::english; }
std::string_view code_of(Language language) noexcept { return language == Language::dutch ? "nl" : "en"; }

std::string_view name_of(Language language) noexcept { return language == Language::dutch ? "Nederlands" : "English"; }

std::string_view in_language(std::string_view english) {
  if (now == Language::english) return english;
  const auto found = dutch().find(english);
  return found == dutch().end() ? english : found->second;
}

Wording Wording::ours(std::string_view english) {
  const auto found = dutch().find(english);
  return {std::string(english), std::string(found == dutch().end() ? std::string_view() : found->second)};
}

const std::string& Wording::here() const noexcept {
  const std::string& wanted = now == Language::dutch ? dutch_ : english_;
  const std::string& other = now == Language::dutch ? english_ : dutch_;
  return wanted.empty() ? other : wanted;
}

}  // namespace peakend
