// The rows. A new source gets its row here, or the program does not compile.
#include "scenarios/language/words.hpp"

#include <algorithm>
#include <array>

namespace peakend::language {
namespace {
constexpr Type plain{Kind::number, Dimension::plain, Vocabulary::none};
constexpr Type time{Kind::number, Dimension::time, Vocabulary::none};
constexpr Type open{};
constexpr Type truth{Kind::boolean, Dimension::any, Vocabulary::none};
constexpr Type a_segment{Kind::word, Dimension::any, Vocabulary::segment};
constexpr Type a_relationship{Kind::word, Dimension::any, Vocabulary::relationship};

// clang-format off
constexpr std::array table{
    Word{Source::trait,                    "",               Named::by_author,  open,           Known::birth,     false},
    Word{Source::segment,                  "segment",        Named::alone,      a_segment,      Known::birth,     false},
    Word{Source::relationship,             "relationship",   Named::alone,      a_relationship, Known::birth,     false},
    Word{Source::state,                    "",               Named::by_author,  open,           Known::customer,  false},
    Word{Source::memory,                   "memory",         Named::alone,      plain,          Known::customer,  false},
    Word{Source::expectation,              "expectation",    Named::alone,      plain,          Known::customer,  false},
    Word{Source::competence,               "competence",     Named::alone,      plain,          Known::customer,  false},
    Word{Source::intention,                "intention",      Named::alone,      plain,          Known::customer,  false},
    Word{Source::episodes,                 "episodes",       Named::alone,      plain,          Known::customer,  false},
    Word{Source::reputation,               "reputation",     Named::alone,      plain,          Known::customer,  false},
    Word{Source::heard,                    "heard",          Named::in_context, truth,          Known::customer,  false},
    Word{Source::stirred,                  "stirred",        Named::alone,      plain,          Known::customer,  false},
    Word{Source::day,                      "day",            Named::alone,      plain,          Known::calendar,  false},
    Word{Source::weekday,                  "weekday",        Named::alone,      plain,          Known::calendar,  false},
    Word{Source::week,                     "week",           Named::alone,      plain,          Known::calendar,  false},
    Word{Source::minute,                   "minute",         Named::alone,      time,           Known::before,    true},
    Word{Source::utilisation,              "utilisation",    Named::in_context, plain,          Known::customer,  false},
    Word{Source::engagement,               "engagement",     Named::in_context, plain,          Known::customer,  false},
    Word{Source::wait,                     "wait",           Named::alone,      time,           Known::after,     true},
    Word{Source::perceived_wait,           "perceived_wait", Named::alone,      time,           Known::after,     false},
    Word{Source::queue_length,             "queue_length",   Named::alone,      plain,          Known::after,     true},
    Word{Source::failed,                   "failed",         Named::alone,      truth,          Known::after,     false},
    Word{Source::recovered,                "recovered",      Named::alone,      truth,          Known::after,     false},
    Word{Source::familiarity,              "",               Named::never,      plain,          Known::customer,  false},
    Word{Source::previous_affect,          "",               Named::never,      plain,          Known::before,    true},
    Word{Source::affect,                   "affect",         Named::alone,      plain,          Known::felt,      false},
    Word{Source::visited,                  "visited",        Named::in_context, truth,          Known::before,    true},
    Word{Source::pleasure,                 "pleasure",       Named::alone,      plain,          Known::episode,   true},
    Word{Source::pain,                     "pain",           Named::alone,      plain,          Known::episode,   true},
    Word{Source::end,                      "end",            Named::alone,      plain,          Known::episode,   true},
    Word{Source::mean,                     "mean",           Named::alone,      plain,          Known::episode,   true},
    Word{Source::integral,                 "",               Named::never,      plain,          Known::episode,   true},
    Word{Source::contacts,                 "contacts",       Named::alone,      plain,          Known::episode,   true},
    Word{Source::duration,                 "duration",       Named::alone,      time,           Known::episode,   true},
    Word{Source::remembered,               "remembered",     Named::alone,      plain,          Known::answer,    false},
    Word{Source::unacceptable,             "",               Named::never,      truth,          Known::episode,   true},
    Word{Source::memory_good,              "",               Named::never,      plain,          Known::customer,  false},
    Word{Source::memory_bad,               "",               Named::never,      plain,          Known::customer,  false},
    Word{Source::prior_competence,         "",               Named::never,      plain,          Known::customer,  false},
    Word{Source::prior_intention,          "",               Named::never,      plain,          Known::customer,  false},
    Word{Source::evidence_good,            "",               Named::never,      plain,          Known::customer,  false},
    Word{Source::evidence_bad,             "",               Named::never,      plain,          Known::customer,  false},
    Word{Source::intention_good,           "",               Named::never,      plain,          Known::customer,  false},
    Word{Source::intention_bad,            "",               Named::never,      plain,          Known::customer,  false},
    Word{Source::ceiling,                  "",               Named::never,      plain,          Known::customer,  false},
    Word{Source::weeks_since_unacceptable, "",               Named::never,      plain,          Known::customer,  false},
    Word{Source::served,                   "",               Named::never,      truth,          Known::after,     true},
    Word{Source::peak_high,                "",               Named::never,      plain,          Known::episode,   true},
    Word{Source::peak_low,                 "",               Named::never,      plain,          Known::episode,   true},
    Word{Source::peak_later,               "",               Named::never,      truth,          Known::episode,   true},
    Word{Source::stated_evidence,          "",               Named::never,      plain,          Known::episode,   true},
    Word{Source::stated_count,             "",               Named::never,      plain,          Known::episode,   true},
    Word{Source::stated_intention,         "",               Named::never,      plain,          Known::episode,   true},
    Word{Source::stated_intention_count,   "",               Named::never,      plain,          Known::episode,   true},
    Word{Source::ceiling_times,            "",               Named::never,      plain,          Known::episode,   true},
    Word{Source::ceiling_plus,             "",               Named::never,      plain,          Known::episode,   true},
    Word{Source::messages,                 "",               Named::never,      plain,          Known::customer,  false},
    Word{Source::message_mean,             "",               Named::never,      plain,          Known::customer,  false},
    Word{Source::topic_affect,             "",               Named::never,      plain,          Known::customer,  false},
    Word{Source::topic_heat,               "heat",           Named::in_context, plain,          Known::customer,  false},
    Word{Source::normal_draw,              "",               Named::never,      plain,          Known::birth,     true},
    Word{Source::uniform_draw,             "",               Named::never,      plain,          Known::birth,     true},
    Word{Source::targeted,                 "",               Named::never,      truth,          Known::customer,  false},
    Word{Source::figure,                   "",               Named::never,      open,           Known::figures,   false},
    Word{Source::old,                      "old",            Named::in_context, open,           Known::constants, false},
    Word{Source::slot,                     "",               Named::never,      open,           Known::constants, false},
};

// Names that stand for more than one source or for none, and the words of the grammar and of the file's own sections.
constexpr std::array<std::string_view, 11> others{
    "trust", "service_quality", "peak", "otherwise", "and", "or", "not", "if", "true",
    "false", "correlation"};
// clang-format on

constexpr bool in_order() {
  for (std::size_t i = 0; i < table.size(); ++i)
    if (table[i].source != static_cast<Source>(i)) return false;
  return table.back().source == Source::slot;  // the last of them
}
static_assert(in_order(), "one row for each source, in their order");
}  // namespace

std::span<const Word> words() { return table; }

const Word& word_of(Source source) { return table[static_cast<std::size_t>(source)]; }

const Word* find_word(std::string_view name) {
  const auto at = std::find_if(table.begin(), table.end(),
                               [&](const Word& w) { return w.named == Named::alone && w.name == name; });
  return at == table.end() ? nullptr : &*at;
}

std::span<const std::string_view> other_reserved_names() { return others; }

bool is_reserved(std::string_view name) {
  return std::find(others.begin(), others.end(), name) != others.end() ||
         std::any_of(table.begin(), table.end(), [&](const Word& w) { return !w.name.empty() && w.name == name; });
}

}  // namespace peakend::language
