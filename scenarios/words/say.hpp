// Texts for people, in the language that is spoken: English in the code, other languages by the catalogue beside it
// (dutch.hpp). A text without an entry stays English. What machines read (keys, tables, JSON's names) never goes through here.
#pragma once
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace peakend {

enum class Language { english, dutch };

// Spoken by this thread from now on. Threads begin with English: what a run leaves behind is the same in any language.
void speak(Language language) noexcept;
Language spoken() noexcept;

// The same, as somebody asked for; a scenario that wants another language is not heard then.
void insist_on(Language language) noexcept;
// As the scenario wants that is being read, unless somebody insists.
void propose(Language language) noexcept;

// "en" and "nl"; English for any other.
Language language_of(std::string_view code) noexcept;
std::string_view code_of(Language language) noexcept;
std::string_view name_of(Language language) noexcept;  // in that language: English, Nederlands

// Another language for as long as it lives.
class Speaking {
 public:
  explicit Speaking(Language language) noexcept;
  ~Speaking();
  Speaking(const Speaking&) = delete;
  Speaking& operator=(const Speaking&) = delete;

 private:
  Language before_;
  bool insisted_;
};

// The same text, or pattern, in the language spoken. Lives as long as the program, or as `english` does.
std::string_view in_language(std::string_view english);

inline std::string told(std::string_view english) { return std::string(in_language(english)); }

// As fmt::format, which checks the English pattern; a test holds every other one against it. A pattern may take the
// values in another order: {1} before {0}.
template <class... T>
std::string say(fmt::format_string<T...> english, T&&... values) {
  const fmt::string_view pattern = english;
  return fmt::vformat(in_language({pattern.data(), pattern.size()}), fmt::make_format_args(values...));
}

// What an author, or we, call a thing, in each language it is written in; written once, it is the same in all.
class Wording {
 public:
  Wording() = default;
  Wording(std::string text) : english_(std::move(text)) {}
  Wording(const char* text) : english_(text) {}
  Wording(std::string english, std::string dutch) : english_(std::move(english)), dutch_(std::move(dutch)) {}
  static Wording ours(std::string_view english);  // with what the catalogue has for it

  const std::string& here() const noexcept;  // in the language spoken, or in the one there is
  bool empty() const noexcept { return english_.empty() && dutch_.empty(); }
  bool operator==(const Wording&) const = default;

 private:
  std::string english_, dutch_;
};

// A finished English message in the language spoken: by the entry that is it, or whose pattern it fits, what stands in the
// pattern's places as well. What is in quotes is an author's, and stays. Readers and checks need not know of languages so.
std::string retold(std::string_view english);
std::vector<std::string> retold(const std::vector<std::string>& english);

}  // namespace peakend
