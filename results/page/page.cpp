// Each section makes its own HTML; the page is their order.
#include "results/page/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "results/page/html.hpp"
#include "results/page/pictures.hpp"
#include "results/page/skeleton.hpp"
#include "results/report/curve.hpp"
#include "results/report/groups.hpp"
#include "results/report/policy_table.hpp"
#include "results/report/robustness.hpp"
#include "results/report/sentences.hpp"
#include "results/table/called.hpp"
#include "results/table/shown.hpp"
#include "results/table/summary.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::results {
namespace {

struct Picture {
  std::string id, picture, title, caption, fallback;
  std::string more = {};  // attributes
};

std::string figure_of(const Picture& one) {
  const std::string title = escaped(one.title);
  return fmt::format(
      "<figure id=\"{}\" data-picture=\"{}\" data-title=\"{}\"{}>\n<figcaption><h3>{}</h3><p>{}</p></figcaption>\n"
      "<div class=\"picture\" aria-label=\"{}. {}\">{}</div>\n</figure>\n",
      one.id, one.picture, title, one.more, title, prose(one.caption), title, escaped(one.caption), one.fallback);
}

std::string pre(const Lines& lines) {
  std::string text;
  for (const Line& line : lines) text += escaped(line.text) + "\n";
  return "<pre>" + text + "</pre>";
}

// The verdict first, beside it what would turn it.
std::string verdict_of(const Study& study, const Verdict& verdict) {
  const VerdictWords words = verdict_words(study, verdict);
  std::string said;
  for (std::size_t i = 0; i < words.choice.size(); ++i) said += i == 0 ? "<div class=\"lead\">" + element("p", words.choice[i]) + "</div>\n" : element("p", words.choice[i]);
  said += list_of(words.guardrails, "bad");
  std::string doubt = list_of(words.turning, "turning") + list_of(words.standing, "standing");
  if (!words.how_asked.empty()) doubt += fmt::format("<p class=\"note\">{}</p>\n", escaped(words.how_asked));
  std::string html = fmt::format("<div class=\"words\">\n{}</div>\n", said);
  if (!doubt.empty()) html += fmt::format("<aside class=\"doubt\"><h3>{}</h3>\n{}</aside>\n", words.turning.empty() ? told("What it withstands") : told("What would turn it"), doubt);
  html = fmt::format("<div{}>\n{}</div>\n", doubt.empty() ? "" : " class=\"sides\"", html);
  if (!verdict.warnings.empty()) html += element("h3", told("Keep in mind")) + list_of(verdict.warnings, "warning");
  return html;
}

std::string curve_text(const Study& study, const Verdict& verdict, const std::string& journey) {
  const auto only = [&](PolicyResult policy) {
    std::erase_if(policy.curve, [&](const CurvePoint& point) { return point.journey != journey; });
    return policy;
  };
  const auto best = find_policy(study, verdict.best);
  const PolicyResult& then = study.policies[best.value_or(0)];
  return pre(emotion_curve(only(study.policies[0]), only(then), 96, true)) + fmt::format("<p class=\"note\">{}</p>", escaped(curve_legend(study.policies[0], then, true)));
}

bool lower_is_better(const Study& study) {
  const auto outcome = find_outcome(study, study.primary);
  return outcome && !study.outcomes[*outcome].higher_is_better;
}

// A world that is still on the move by itself: then it matters when one looks.
std::string drift_of(const Study& study, const Course& course) {
  const auto outcome = find_outcome(study, study.primary);
  const auto kept = std::find(study.kept_by_week.begin(), study.kept_by_week.end(), study.primary);
  if (!outcome || kept == study.kept_by_week.end()) return "";
  const auto weeks = course.of(0, static_cast<std::size_t>(kept - study.kept_by_week.begin()));
  if (weeks.size() < 2 || !has_interval(weeks.front()) || !has_interval(weeks.back())) return "";
  const Estimate& first = weeks.front();
  const Estimate& last = weeks.back();
  if (first.low <= last.high && last.low <= first.high) return "";
  const int decimals = study.outcomes[*outcome].decimals;
  return " " + say("{} itself moves from {} in week 1 to {} in week {}: the warm-up does not bring it to rest.", study.policies[0].name, grouped(first.mean, decimals), grouped(last.mean, decimals), weeks.size());
}

std::string pictures_section(const Study& study, const Verdict& verdict, const Pictures& there, const Course& course, bool drawn) {
  const std::string confidence = shortest(std::round(study.confidence * 1e6) / 1e4) + " %";
  std::string html;
  if (drawn) html += fmt::format("<noscript>{}</noscript>\n", element("p", told("The pictures are drawn when this page is open in a browser: a preview shows the words and tables alone.")));
  for (std::size_t j = 0; j < there.journeys.size(); ++j) {
    const std::string of = there.journeys.size() > 1 ? ": " + there.journeys[j] : "";
    html += figure_of({fmt::format("curve-{}", j), "curve", told("The emotion curve") + of,
                       told("How each step of the journey feels on average to those who take it, from -5 to +5; the shaded band holds 8 of 10 visits. A click on a name shows or hides its line.") + (there.waits ? " " + told("Below, the minutes people wait where they queue.") : ""),
                       curve_text(study, verdict, there.journeys[j]), fmt::format(" data-journey=\"{}\"", j)});
  }
  if (!drawn) return html;  // the others are tables below
  if (there.differences)
    html += figure_of({"differences", "differences", told("What each policy changes"),
                       say("Change in {} against {}. The lines are intervals that hold for all pairs of policies at once, with {} confidence.", title_of(study, study.primary), study.policies[0].name, confidence) +
                           (lower_is_better(study) ? " " + told("Lower is better.") : "") + (there.hollow ? " " + told("Hollow: not to be told from the best, or out because a guardrail breaks.") : ""), ""});
  if (there.money)
    html += figure_of({"money", "money", told("Cost against effect"), say("What each policy costs more over {} weeks, and what it changes in {}. Of the policies on the dashed line none is beaten by a cheaper one; costs within a hundredth of each other count as equal.", study.weeks, title_of(study, study.primary)), ""});
  if (there.bands)
    html += figure_of({"bands", "bands", told("Promoters, passives and detractors"), told("Averages of those who would answer 9 or 10, 7 or 8, and 0 to 6 to the question whether they would recommend. Under another policy other people are in these groups."), ""});
  if (there.course)
    html += figure_of({"course", "course", told("Week by week"), say("Lines: the mean of the replications. Bands: the {} interval of that mean.", confidence) + drift_of(study, course), ""});
  if (there.spread)
    html += figure_of({"spread", "spread", told("How much is luck"), told("Each dot is one replication: the same weeks with other chance. The bar is their mean. All policies meet the same chance, so their differences are sharper than the dots."), ""});
  if (there.groups)
    html += figure_of({"groups", "groups", told("For whom it works"), say("Change in {} against {} in each kind of customer that the file tells apart, with its interval.", title_of(study, study.primary), study.policies[0].name), ""});
  for (std::size_t j = 0; j < there.flows.size(); ++j) {
    const std::string of = there.flows.size() > 1 ? ": " + there.flows[j] : "";
    html += figure_of({fmt::format("flow-{}", j), "flow", told("Where people go, and where they give up") + of,
                       told("As wide as the share of visits that goes this way; in orange, those who turn away from a queue or leave it."), "", fmt::format(" data-journey=\"{}\"", j)});
  }
  if (there.firmness)
    html += figure_of({"firmness", "firmness", told("How firm the choice is"), say("By how much {} is ahead of the next policy in {}: as it is modelled here, and if people were otherwise. Left of 0 another policy comes out first.", verdict.best, title_of(study, study.primary)) +
                               (there.sizes ? " " + told("Below, how small its change may become before another does.") : ""), ""});
  if (there.views)
    html += figure_of({"views", "views", told("How good it is: the firm's view and its customers'"), told("What the firm takes its own service for, by its norms and its optimism; how many customers remember a superior experience; and how many feel neglected."), ""});
  if (there.topics)
    html += figure_of({"topics", "topics", told("What is said, and who has heard"), say("Week by week, as far as the file keeps it: messages about it, how many people have heard of it by then, and how people speak of their visits. Lines: the mean of the replications; bands: the {} interval of that mean; a dotted line: the week in which a rule ended the policy, on average.", confidence), ""});
  return html;
}

std::string tried(const Study& study) {
  std::string html;
  for (const PolicyResult& policy : study.policies)
    if (!policy.says.empty()) html += fmt::format("<dt>{}</dt><dd>{}</dd>\n", escaped(policy.name), escaped(policy.says.here()));
  return html.empty() ? "" : "<dl>\n" + html + "</dl>\n";
}

std::string policies_section(const Study& study, const Verdict& verdict, const Summary& summary) {
  const PolicyTable table = policy_table(study, verdict, summary, true);
  std::string html = tried(study) + table_of(table.columns, table.tones, told("What they bring, and what they cost"));
  for (const std::string& note : table.notes) html += fmt::format("<p class=\"note\">{}</p>\n", prose(note));
  const auto kept = intention_sentences(study, summary, "±");
  if (!kept.empty()) html += element("h3", told("What was intended, and what was found")) + list_of(kept);
  return html;
}

std::string people_section(const Study& study, const Verdict& verdict, const Summary& summary) {
  const BandTable bands = band_table(study, summary, true);
  std::string html = table_of(bands.columns, {}, say("Who feels what: {}", study.policies[0].name));
  for (const std::string& note : bands.notes) html += fmt::format("<p class=\"note\">{}</p>\n", prose(note));
  html += table_of(group_table(study, verdict, summary, true), {}, told("For whom it works"));
  return html + table_of(other_table(study, verdict, summary, true, std::nullopt), {}, say("What else changes with {}", verdict.best));
}

// Which other models of people were asked, and what comes out under them.
std::string rivals_section(const Study& study, const Verdict& verdict) {
  std::vector<Column> columns{{{told("if")}, {}, true, false}, {{told("then first")}, {}, true, false}, {{told("ahead of the winner by"), title_of(study, study.primary)}, {}, false, false}, {{told("ranking")}, {}, true, false}};
  std::vector<Tone> tones;
  const auto outcome = find_outcome(study, study.primary);
  for (const Turn& turn : verdict.turns) {
    const bool same = turn.how == Turn::How::same;
    tones.push_back(same ? Tone::good : Tone::warning);
    columns[0].cells.push_back(turn.says.here());
    columns[1].cells.push_back(turn.best);
    columns[2].cells.push_back(same || !outcome ? "" : fmt::format("{} ({})", with_sign(turn.gain.mean, study.outcomes[*outcome].decimals), between(turn.gain, study.outcomes[*outcome].decimals)));
    columns[3].cells.push_back(same ? told("stands") : turn.how == Turn::How::turns ? (turn.out ? told("turns: it breaks a guardrail") : told("turns")) : turn.how == Turn::How::unclear ? told("may turn") : told("no data"));
  }
  return verdict.turns.empty() ? "" : table_of(columns, tones, told("If people were otherwise"));
}

// What is within the body, and the data of its pictures, in the language spoken.
struct Told {
  std::string html, json;
};

Told tell_all(const Study& named, const Course& course, const Provenance& from, bool draws) {
  const Study study = called(named);
  const Verdict verdict = decide(study);
  Told told_now{header(study.scenario, study.title.empty() ? study.scenario : study.title.here(), what_was_asked(study) + ". " + how_marked(from)), ""};
  std::string& html = told_now.html;
  html += section("verdict", told("The verdict"), verdict_of(study, verdict));
  if (!study.policies.empty()) {
    const Summary summary = summarise(study);
    Pictures there = pictures_of(study, verdict, summary, course);
    std::string drawn = pictures_section(study, verdict, there, course, draws);
    if (!draws) drawn += fmt::format("<p class=\"note\">{}</p>\n", say("The other pictures are missing: this page was made by a build without them. {} builds them, and {} then makes this page again.", "<code>./peakend pictures</code>", "<code>./peakend report FOLDER</code>"));
    html += section("pictures", told("The pictures"), drawn);
    html += section("policies", told("The policies"), policies_section(study, verdict, summary));
    html += section("people", told("What people feel and do"), people_section(study, verdict, summary));
    html += section("rivals", told("Other models of people"), rivals_section(study, verdict));
    told_now.json = std::move(there.json);
  }
  html += assumptions(from);
  if (!study.not_run.empty()) html += section("not-run", told("Not run"), list_of(retold(study.not_run)));
  html += provenance_of(from, study.seed, study.hash) + "</main>\n";
  return told_now;
}

// In the language spoken.
std::string data_of(const std::string& json) {
  return fmt::format("<script type=\"application/json\" data-told=\"{}\" data-name=\"{}\">{}</script>\n", code_of(spoken()), name_of(spoken()), json);
}
}  // namespace

std::string page(const Study& study, const Course& course, const Provenance& from, const Script& script) {
  const bool draws = !script.text.empty() && !script.hash.empty();
  Told own = tell_all(study, course, from, draws);
  std::string html = opening(study.title.empty() ? study.scenario : study.title.here(), draws ? script : Script{}) + own.html;
  if (draws && !own.json.empty()) {
    html += data_of(own.json);
    const Speaking other(spoken() == Language::dutch ? Language::english : Language::dutch);
    const Told again = tell_all(study, course, from, draws);
    html += fmt::format("<template data-told=\"{}\">\n{}</template>\n{}<script>{}</script>\n", code_of(spoken()), again.html, data_of(again.json), script.text);
  }
  return html + "</body>\n</html>\n";
}

}  // namespace peakend::results
