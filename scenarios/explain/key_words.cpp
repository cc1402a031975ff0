// Each column of the table as words.
#include "scenarios/explain/key_words.hpp"

#include <cmath>

#include "scenarios/base/text.hpp"
#include "scenarios/language/units.hpp"

namespace peakend::explain {
using slots::Form;
using slots::Key;
using slots::Phase;
using slots::Reads;

bool is_slot(const Key& key) {
  return key.form == Form::number || key.form == Form::condition || key.form == Form::distribution ||
         key.form == Form::word;
}

bool is_number(const Key& key) { return key.form == Form::number || key.form == Form::distribution; }

std::vector<std::string_view> words_of(const Key& key) {
  std::vector<std::string_view> words;
  for (std::string_view left = key.words; !left.empty();) {
    const auto blank = left.find(' ');
    words.push_back(left.substr(0, blank));
    left = blank == std::string_view::npos ? std::string_view{} : left.substr(blank + 1);
  }
  return words;
}

std::string form(const Key& key) {
  switch (key.form) {
    case Form::section:
      return "map";
    case Form::names:
      return "map of names";
    case Form::list:
      return "list";
    case Form::number:
      return "number";
    case Form::condition:
      return "condition";
    case Form::distribution:
      return "distribution";
    case Form::word: {
      const auto words = words_of(key);
      return "one of " + join({words.begin(), words.end()}, ", ");
    }
    case Form::whole:
      return "whole number";
    case Form::text:
      return "text";
    case Form::name:
      return "name";
    case Form::clock:
      return "clock";
    case Form::date:
      return "date";
    case Form::own:
      break;
  }
  return "its own";
}

std::string unit(const Key& key) {
  if (!is_number(key)) return "";
  switch (key.unit) {
    case language::Dimension::time:
      return "time";
    case language::Dimension::rate:
      return "per week";
    case language::Dimension::money:
      return "money";
    case language::Dimension::any:
      return "any";
    case language::Dimension::plain:
      break;
  }
  return "";
}

std::string range(const Key& key) {
  if (!is_number(key) || (std::isinf(key.low) && std::isinf(key.high))) return "";
  return language::in_words(key.low, key.high, key.unit);
}

std::string_view phase(const Key& key) {
  if (!is_slot(key)) return "";
  switch (key.phase) {
    case Phase::build:
      return "build";
    case Phase::birth:
      return "birth";
    case Phase::day:
      return "day";
    case Phase::contact:
      break;
  }
  return "contact";
}

std::string_view level(const Key& key) {
  if (!is_slot(key) || key.form == Form::word) return "";
  switch (key.reads) {
    case Reads::constants:
      return "constants";
    case Reads::calendar:
      return "calendar";
    case Reads::birth:
      return "birth";
    case Reads::customer:
      return "customer";
    case Reads::before:
      return "before";
    case Reads::after:
      return "after";
    case Reads::felt:
      return "felt";
    case Reads::episode:
      return "episode";
    case Reads::answer:
      return "answer";
    case Reads::firm:
      return "firm";
    case Reads::figures:
      return "figures";
    case Reads::anything:
      break;
  }
  return "what its reader may";
}

std::string_view meaning_of_phase(std::string_view phase) {
  if (phase == "build") return "the file, --set, rivals, ablations";
  if (phase == "birth") return "the file, --set, rivals, ablations, `uncertain`";
  if (phase == "day") return "the file, --set, rivals, ablations, `uncertain`, and policies for everybody at once";
  if (phase == "contact") return "the file, --set, rivals, ablations, `uncertain`, and policies, also those with `who`";
  return "";
}

std::string_view meaning_of_level(std::string_view level) {
  if (level == "constants") return "other constant numbers of the file";
  if (level == "calendar") return "numbers of the file, day, weekday, week";
  if (level == "birth") return "numbers of the file, traits, segment, relationship";
  if (level == "customer")
    return "what is known of a customer in the morning: the calendar, traits, segment, states, memory, expectation, trust, reputation, ...";
  if (level == "before") return "of the customer and of the visit so far: memory, states, minute, visited(..), service_quality, ...";
  if (level == "after") return "of the customer and of the visit so far, and wait, perceived_wait, queue_length, failed, recovered";
  if (level == "felt") return "of the customer and of the visit so far, wait, failed, and affect, as it was felt here";
  if (level == "episode") return "of the customer, and of the whole episode: pleasure, pain, end, mean, contacts, duration, visited(..)";
  if (level == "answer") return "of the customer and of the whole episode, and remembered";
  if (level == "firm") return "what a firm can know: the calendar, segment, observed states, yesterday's utilisation of its pools";
  if (level == "figures") return "what a firm sees of all customers together: visits, revenue, wait, left, sentiment, ...";
  return "";
}

}  // namespace peakend::explain
