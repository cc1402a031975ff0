// The parts of a scenario that are there once: who, when, memory, behaviour.
#include <charconv>

#include "scenarios/base/clock.hpp"
#include "scenarios/base/text.hpp"
#include "scenarios/language/units.hpp"
#include "scenarios/read/parts.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::read {
namespace {
std::optional<std::int64_t> whole(const std::string& text) {
  std::int64_t value = 0;
  bool leading = text.size() > 1 && text[0] == '0';
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || leading) return std::nullopt;
  return value;
}

void read_scale(Document& document, spec::Scenario& scenario) {
  scenario.scale.neutral = document.slots.find("scale.neutral");
  scenario.scale.per_point = document.slots.find("scale.per_point");
  std::string range = document.text("scale.from", "0..10");
  auto dots = range.find("..");
  auto low = dots == std::string::npos ? std::nullopt : whole(range.substr(0, dots));
  auto high = dots == std::string::npos ? std::nullopt : whole(range.substr(dots + 2));
  if (!low || !high || *low >= *high)
    document.problem("scale.from", "not a range of marks", "such as 0..10", "'" + shown(range, 40) + "'");
  else
    scenario.scale.lowest = static_cast<double>(*low), scenario.scale.highest = static_cast<double>(*high);
}

void read_run(Document& document, spec::Scenario& scenario) {
  scenario.warm_up = document.slots.find("run.warm_up");
  scenario.length = document.slots.find("run.length");
  scenario.start_date = document.text("run.start", "2026-01-05");
  if (auto date = parse_date(scenario.start_date))
    scenario.start_weekday = weekday(*date);
  else
    document.problem("run.start", "not a date", "year-month-day, such as 2026-01-05",
                     "'" + shown(scenario.start_date, 40) + "'");
  auto seed = whole(document.text("run.seed", "1"));
  if (seed && *seed >= 0)
    scenario.seed = *seed;
  else
    document.problem("run.seed", "not a whole number", "0 to 9223372036854775807", "'" + shown(document.text("run.seed"), 40) + "'");
}
}  // namespace

void read_frame(Document& document, spec::Scenario& scenario) {
  auto slot = [&](const char* path) { return document.slots.find(path); };
  scenario.file = document.file;
  scenario.name = document.text("scenario", "scenario");
  if (document.has("scenario") && !is_name(scenario.name))
    document.problem("scenario", "not a name", "letters, digits and underscores, a letter first",
                     "'" + shown(scenario.name, 60) + "'");
  const std::string language = document.text("lang", std::string(code_of(Language::english)));
  if (code_of(language_of(language)) != language)
    document.problem("lang", "not a language that is spoken here", "en or nl", quoted(language));
  scenario.title = document.wording("title");
  if (scenario.title.empty()) scenario.title = scenario.name;
  scenario.source = document.text("source");
  scenario.currency = document.text("currency", "EUR");
  if (!language::is_currency(scenario.currency))
    document.problem("currency", "not a currency", "three capital letters, such as EUR",
                     "'" + shown(scenario.currency, 40) + "'");
  if (document.has("peakend") && document.text("peakend") != "1")  // a newer one was refused before
    document.problem("peakend", "not a version of the language", "1", "'" + shown(document.text("peakend"), 40) + "'");
  read_scale(document, scenario);
  read_run(document, scenario);
  scenario.gross_margin = slot("money.gross_margin");
  scenario.population = slot("population.size");
  scenario.prospects = slot("population.prospects");
  scenario.initial = {slot("initial.episodes"), slot("initial.memory"), slot("initial.expectation"),
                      slot("initial.competence"), slot("initial.intention")};
  scenario.memory = {slot("memory.rule"),        slot("memory.w_peak"),     slot("memory.w_end"),
                     slot("memory.w_mean"),      slot("memory.peak_blend"), slot("memory.brand_weight"),
                     slot("memory.rate"),        slot("memory.contrast"),   slot("memory.expectation_rate"),
                     slot("memory.sum_minutes"), slot("memory.custom"),     slot("memory.fade.good"),
                     slot("memory.fade.bad")};
  scenario.perception_factor = slot("perception.factor");
  scenario.perception_power = slot("perception.power");
  scenario.wait_pain = slot("perception.wait_pain");
  scenario.trust_asymmetry = slot("trust.asymmetry");
  scenario.trust_half_life = slot("trust.half_life");
  scenario.behaviour = {slot("behaviour.recommend"),  slot("behaviour.answer_noise"),
                        slot("behaviour.leave_rate"), slot("behaviour.unforgiven"),
                        slot("behaviour.join_rate"),  slot("behaviour.trust_effect"),
                        slot("behaviour.talk"),       slot("behaviour.talk_to"),
                        slot("behaviour.influence"),  slot("behaviour.considers_leaving"),
                        slot("behaviour.choose"),     slot("behaviour.win_back_rate")};
  scenario.chooses = document.has("behaviour.choose");
  for (const std::string& name : document.named("relationships"))
    scenario.chooses = scenario.chooses || document.has("relationships." + name + ".behaviour.choose");
  scenario.delta = slot("compare.delta");
  scenario.confidence = slot("compare.confidence");
}

}  // namespace peakend::read
