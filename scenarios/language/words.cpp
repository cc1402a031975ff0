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
    Word{Source::trait,                    "",               Named::by_author,  open,           Known::birth,     false, ""},
    Word{Source::segment,                  "segment",        Named::alone,      a_segment,      Known::birth,     false, "the segment a customer belongs to, compared with == and !="},
    Word{Source::relationship,             "relationship",   Named::alone,      a_relationship, Known::birth,     false, "the relationship a customer has with the firm, compared with == and !="},
    Word{Source::state,                    "",               Named::by_author,  open,           Known::customer,  false, ""},
    Word{Source::memory,                   "memory",         Named::alone,      plain,          Known::customer,  false, "how this customer feels about the firm this morning, -5 to 5"},
    Word{Source::expectation,              "expectation",    Named::alone,      plain,          Known::customer,  false, "what a customer expects of a visit, -5 to 5"},
    Word{Source::competence,               "competence",     Named::alone,      plain,          Known::customer,  false, "belief that the firm does things right, 0 to 1"},
    Word{Source::intention,                "intention",      Named::alone,      plain,          Known::customer,  false, "belief that the firm does the right things, 0 to 1"},
    Word{Source::episodes,                 "episodes",       Named::alone,      plain,          Known::customer,  false, "how many episodes a customer has had, weighed"},
    Word{Source::reputation,               "reputation",     Named::alone,      plain,          Known::customer,  false, "what people hear of the firm, 0 to 1; 0.5 at first"},
    Word{Source::heard,                    "heard",          Named::in_context, truth,          Known::customer,  false, ""},
    Word{Source::stirred,                  "stirred",        Named::alone,      plain,          Known::customer,  false, "what topics stir in a customer today"},
    Word{Source::day,                      "day",            Named::alone,      plain,          Known::calendar,  false, "days after the warm-up, from 1; 0 and below in the warm-up"},
    Word{Source::weekday,                  "weekday",        Named::alone,      plain,          Known::calendar,  false, "1 is Monday"},
    Word{Source::week,                     "week",           Named::alone,      plain,          Known::calendar,  false, "weeks after the warm-up, from 1; 0 and below in the warm-up"},
    Word{Source::minute,                   "minute",         Named::alone,      time,           Known::before,    true, "minutes since midnight, on arrival at this touchpoint"},
    Word{Source::utilisation,              "utilisation",    Named::in_context, plain,          Known::customer,  false, "yesterday's share of the paid time at work, of this touchpoint's pool or of pools.NAME"},
    Word{Source::engagement,               "engagement",     Named::in_context, plain,          Known::customer,  false, "this morning's engagement of the people, of this touchpoint's pool or of pools.NAME"},
    Word{Source::wait,                     "wait",           Named::alone,      time,           Known::after,     true, "how long this customer queued here"},
    Word{Source::perceived_wait,           "perceived_wait", Named::alone,      time,           Known::after,     false, "how long the wait felt"},
    Word{Source::queue_length,             "queue_length",   Named::alone,      plain,          Known::after,     true, "how many were waiting on arrival here"},
    Word{Source::failed,                   "failed",         Named::alone,      truth,          Known::after,     false, "whether something went wrong here, where the touchpoint `fails`"},
    Word{Source::recovered,                "recovered",      Named::alone,      truth,          Known::after,     false, "whether the failure was made good at once, where it `recovers`"},
    Word{Source::familiarity,              "",               Named::never,      plain,          Known::customer,  false, ""},
    Word{Source::previous_affect,          "",               Named::never,      plain,          Known::before,    true, ""},
    Word{Source::affect,                   "affect",         Named::alone,      plain,          Known::felt,      false, "what was felt here, -5 to 5"},
    Word{Source::visited,                  "visited",        Named::in_context, truth,          Known::before,    true, ""},
    Word{Source::pleasure,                 "pleasure",       Named::alone,      plain,          Known::episode,   true, "the highest moment of the visit, 0 or above"},
    Word{Source::pain,                     "pain",           Named::alone,      plain,          Known::episode,   true, "the lowest moment of the visit, 0 or below"},
    Word{Source::end,                      "end",            Named::alone,      plain,          Known::episode,   true, "the last moment of the visit"},
    Word{Source::mean,                     "mean",           Named::alone,      plain,          Known::episode,   true, "the mean feeling over the contacts of the visit"},
    Word{Source::integral,                 "",               Named::never,      plain,          Known::episode,   true, ""},
    Word{Source::contacts,                 "contacts",       Named::alone,      plain,          Known::episode,   true, "how many contacts the visit had"},
    Word{Source::duration,                 "duration",       Named::alone,      time,           Known::episode,   true, "how long the visit took"},
    Word{Source::remembered,               "remembered",     Named::alone,      plain,          Known::answer,    false, "how the visit is remembered, -5 to 5"},
    Word{Source::unacceptable,             "",               Named::never,      truth,          Known::episode,   true, ""},
    Word{Source::memory_good,              "",               Named::never,      plain,          Known::customer,  false, ""},
    Word{Source::memory_bad,               "",               Named::never,      plain,          Known::customer,  false, ""},
    Word{Source::prior_competence,         "",               Named::never,      plain,          Known::customer,  false, ""},
    Word{Source::prior_intention,          "",               Named::never,      plain,          Known::customer,  false, ""},
    Word{Source::evidence_good,            "",               Named::never,      plain,          Known::customer,  false, ""},
    Word{Source::evidence_bad,             "",               Named::never,      plain,          Known::customer,  false, ""},
    Word{Source::intention_good,           "",               Named::never,      plain,          Known::customer,  false, ""},
    Word{Source::intention_bad,            "",               Named::never,      plain,          Known::customer,  false, ""},
    Word{Source::ceiling,                  "",               Named::never,      plain,          Known::customer,  false, ""},
    Word{Source::weeks_since_unacceptable, "",               Named::never,      plain,          Known::customer,  false, ""},
    Word{Source::served,                   "",               Named::never,      truth,          Known::after,     true, ""},
    Word{Source::peak_high,                "",               Named::never,      plain,          Known::episode,   true, ""},
    Word{Source::peak_low,                 "",               Named::never,      plain,          Known::episode,   true, ""},
    Word{Source::peak_later,               "",               Named::never,      truth,          Known::episode,   true, ""},
    Word{Source::stated_evidence,          "",               Named::never,      plain,          Known::episode,   true, ""},
    Word{Source::stated_count,             "",               Named::never,      plain,          Known::episode,   true, ""},
    Word{Source::stated_intention,         "",               Named::never,      plain,          Known::episode,   true, ""},
    Word{Source::stated_intention_count,   "",               Named::never,      plain,          Known::episode,   true, ""},
    Word{Source::ceiling_times,            "",               Named::never,      plain,          Known::episode,   true, ""},
    Word{Source::ceiling_plus,             "",               Named::never,      plain,          Known::episode,   true, ""},
    Word{Source::messages,                 "",               Named::never,      plain,          Known::customer,  false, ""},
    Word{Source::message_mean,             "",               Named::never,      plain,          Known::customer,  false, ""},
    Word{Source::topic_affect,             "",               Named::never,      plain,          Known::customer,  false, ""},
    Word{Source::topic_heat,               "heat",           Named::in_context, plain,          Known::customer,  false, "how hot the topic is today, in expressions of a topic"},
    Word{Source::normal_draw,              "",               Named::never,      plain,          Known::birth,     true, ""},
    Word{Source::uniform_draw,             "",               Named::never,      plain,          Known::birth,     true, ""},
    Word{Source::targeted,                 "",               Named::never,      truth,          Known::customer,  false, ""},
    Word{Source::figure,                   "",               Named::never,      open,           Known::figures,   false, ""},
    Word{Source::old,                      "old",            Named::in_context, open,           Known::constants, false, "in a change: the value in force"},
    Word{Source::slot,                     "",               Named::never,      open,           Known::constants, false, ""},
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
