// Three tables of the same findings.
#include "results/report/claims.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "results/report/columns.hpp"
#include "results/report/csv.hpp"
#include "results/report/json.hpp"
#include "results/report/words.hpp"
#include "results/stats/sequence.hpp"
#include "results/table/shown.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::results {
std::string word(Found found) {
  return found == Found::holds ? "holds" : found == Found::fails ? "fails" : "undecided";
}

std::string value_text(const Finding& finding) {
  if (std::isnan(finding.value.mean)) return "-";
  if (!has_interval(finding.value)) return grouped(finding.value.mean, 2);
  const Estimate& value = finding.value;
  int digits = 2;  // more where both ends would look alike: a small finding is one
  while (digits < 6 && value.low < value.high && grouped(value.low, digits) == grouped(value.high, digits)) ++digits;
  return say("{} ({} to {})", grouped(value.mean, digits), grouped(value.low, digits),
                     grouped(value.high, digits));
}

std::string judged(const Verification& v, const ClaimsUnder& version, std::size_t claim) {
  if (version.wanted[claim] == Wanted::nothing) return "";
  const auto right = as_wanted(version.findings[claim], version.wanted[claim]);
  const bool fails_anyway = version.wanted[claim] == Wanted::fails && right.value_or(false) &&
                            v.versions.front().findings[claim].found == Found::fails;
  return fails_anyway ? told("as it does as written: this shows nothing")
         : !right     ? told("undecided")
         : *right     ? told("as it should")
                      : told("NOT as it should");
}

std::string conclusion(const Verification& v) {
  const auto& own = v.versions[0].findings;
  const auto held = std::count_if(own.begin(), own.end(), [](const Finding& f) { return f.found == Found::holds; });
  const auto refused = std::count(v.versions[0].wanted.begin(), v.versions[0].wanted.end(), Wanted::fails);
  std::string claims = say("{} of {} claims hold", held, own.size());
  if (refused > 0) claims += say(" ({} {} refused by the file itself)", refused, told(refused == 1 ? "is" : "are"));
  if (std::none_of(own.begin(), own.end(), [](const Finding& f) { return has_interval(f.value); }) &&
      v.versions[0].replications < static_cast<int>(first_look))
    return say("Nothing is decided: {} {} too few to tell, {} are the least.", v.versions[0].replications,
                       v.versions[0].replications == 1 ? told("replication is") : told("replications are"), first_look);
  if (verified(v)) return claims + told(", and every ablation breaks what it should.");
  std::vector<std::string> wrong, unexpected;
  int open = 0;
  for (std::size_t c = 0; c < v.claims.size(); ++c) {
    const std::string& name = v.claims[c].name;
    if (v.versions[0].wanted[c] == Wanted::fails && own[c].found == Found::holds)
      unexpected.push_back(say("'{}' is refused by the file, but holds: take `refused` away.", name));
    for (std::size_t i = 1; i < v.versions.size(); ++i) {
      const ClaimsUnder& version = v.versions[i];
      const auto right = as_wanted(version.findings[c], version.wanted[c]);
      open += !right && version.wanted[c] != Wanted::nothing;
      if (!right || *right) continue;
      const bool breaks = version.wanted[c] == Wanted::fails;
      wrong.push_back(say("{} '{}' {} '{}'{}.", version.kind == ClaimsUnder::Kind::ablation ? told("The ablation") : told("The rival"), version.name,
                                  breaks ? told("does NOT break") : told("breaks"), name, breaks ? told(": it does not rest on that, or not alone") : told(", which it should keep")));
    }
  }
  std::string text = claims + ".";
  constexpr std::size_t most = 4;
  for (std::size_t i = 0; i < std::min(most, wrong.size()); ++i) text += " " + wrong[i];
  if (wrong.size() > most) text += say(" {} more came out otherwise.", wrong.size() - most);
  if (open > 0) text += say(" Of what should fail or hold under ablations and rivals {} {} open.", open, told(open == 1 ? "is" : "are"));
  for (const std::string& one : unexpected) text += " " + one;
  return text;
}

namespace {
using Json = nlohmann::ordered_json;

std::string word(Wanted wanted) {
  return wanted == Wanted::holds ? "holds" : wanted == Wanted::fails ? "fails" : "";
}
std::string word(ClaimsUnder::Kind kind) {
  return kind == ClaimsUnder::Kind::file ? "file" : kind == ClaimsUnder::Kind::ablation ? "ablation" : "rival";
}

Tone tone_of(const Finding& finding, Wanted wanted) {
  const auto right = as_wanted(finding, wanted);
  if (!right) return wanted == Wanted::nothing ? Tone::plain : Tone::warning;
  return *right ? Tone::good : Tone::bad;
}

struct Page {
  std::size_t width;
  Signs drawn;
  bool unicode;
  Lines lines;
};

void prose(Page& page, const std::string& text, const std::string& first, Tone tone) {
  add(page.lines, wrap(cut(clean(text, page.unicode), longest_text, page.drawn.ellipsis), std::min<std::size_t>(page.width, 110), first), tone);
}

void head(Page& page, const std::string& title) {
  page.lines.push_back({"", Tone::plain});
  page.lines.push_back({title, Tone::title});
}

// The claims as the file makes them.
void own_model(Page& page, const Verification& v) {
  head(page, told("The claims"));
  for (std::size_t c = 0; c < v.claims.size(); ++c) {
    const ClaimText& claim = v.claims[c];
    const Finding& finding = v.versions[0].findings[c];
    const std::string kind = claim.kind == "follows_from_rule" ? "follows from a rule" : claim.kind;
    const Wanted wanted = v.versions[0].wanted[c];
    const bool openly = wanted == Wanted::fails;
    prose(page, fmt::format("{}{}: {}", told(word(finding.found)), openly ? told(" (refused by the file itself)") : "", claim.name),
          "  ", tone_of(finding, wanted));
    prose(page, say("{}; found {}{}", claim.says, value_text(finding),
                            finding.why.empty() ? "" : " (" + told(finding.why) + ")"),
          "      ", Tone::plain);
    prose(page, told(kind) + (claim.source.empty() ? "" : "; " + claim.source), "      ", Tone::faint);
    if (openly) prose(page, say("refused: {}", claim.refused), "      ", Tone::plain);
  }
}

// What is wanted of claims elsewhere: that they fail without what they rest on.
void statements(Page& page, const Verification& v, ClaimsUnder::Kind kind, const std::string& title) {
  bool begun = false;
  for (const ClaimsUnder& version : v.versions) {
    const bool any = std::any_of(version.wanted.begin(), version.wanted.end(),
                                 [](Wanted wanted) { return wanted != Wanted::nothing; });
    if (version.kind != kind || !any) continue;
    if (!begun) head(page, title);
    begun = true;
    prose(page, version.name + ": " + version.says.here(), "  ", Tone::plain);
    for (std::size_t c = 0; c < v.claims.size(); ++c) {
      if (version.wanted[c] == Wanted::nothing) continue;
      prose(page, say("{} {}, {}; found {}", v.claims[c].name, told(word(version.findings[c].found)), judged(v, version, c),
                              value_text(version.findings[c])),
            "      ", tone_of(version.findings[c], version.wanted[c]));
    }
  }
}

// Which model of people reproduces which pattern.
void patterns(Page& page, const Verification& v) {
  std::vector<Column> columns(1);
  columns[0].header = {"", told("claim")}, columns[0].left = true;
  for (const ClaimText& claim : v.claims) columns[0].cells.push_back(claim.name);
  for (const ClaimsUnder& version : v.versions) {
    if (version.kind == ClaimsUnder::Kind::ablation) continue;
    Column column;
    column.header = {version.kind == ClaimsUnder::Kind::file ? "" : told("if"), version.name}, column.left = true;
    for (const Finding& finding : version.findings) column.cells.push_back(told(word(finding.found)));
    columns.push_back(std::move(column));
  }
  if (columns.size() < 3) return;
  head(page, told("Which claims survive if people are otherwise"));
  for (Line& line : lay_out(columns, {}, page.width, page.drawn)) page.lines.push_back(line);
  for (const ClaimsUnder& version : v.versions)
    if (version.kind == ClaimsUnder::Kind::rival) prose(page, version.name + ": " + version.says.here(), "  ", Tone::faint);
}

Json finding_json(const Finding& finding) {
  auto number = [](double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); };
  Json json{{"found", word(finding.found)},
            {"mean", number(finding.value.mean)},
            {"low", number(finding.value.low)},
            {"high", number(finding.value.high)}};
  if (!finding.why.empty()) json["why"] = finding.why;
  return json;
}
}  // namespace

std::string claims_text(const Verification& v, TerminalStyle style) {
  Page page{static_cast<std::size_t>(std::clamp(style.width, 60, 200)), signs(style.unicode), style.unicode, {}};
  page.lines.push_back({clean(v.title.empty() ? v.scenario : v.scenario + ": " + v.title.here(), style.unicode), Tone::title});
  if (v.claims.empty()) {
    prose(page, told("This file makes no claims (`expect:`), so there is nothing to verify."), "", Tone::plain);
    return printed(page.lines, page.width, style.colour, page.drawn.ellipsis);
  }
  prose(page, say("{} replications, seed {}, {} % confidence for all claims together; {} s.",
                          v.versions[0].replications, v.seed, shortest(std::round(v.confidence * 1e6) / 1e4), grouped(v.seconds, 1)),
        "", Tone::plain);
  own_model(page, v);
  statements(page, v, ClaimsUnder::Kind::ablation, told("Ablations: without what it rests on, a claim must fail"));
  statements(page, v, ClaimsUnder::Kind::rival, told("Rivals: what the file says of them"));
  patterns(page, v);
  head(page, told("Verdict"));
  prose(page, conclusion(v), "  ", verified(v) ? Tone::good : Tone::bad);
  for (const std::string& warning : v.warnings) prose(page, retold(warning), "  - ", Tone::warning);
  return printed(page.lines, page.width, style.colour, page.drawn.ellipsis);
}

std::string claims_json(const Verification& v) {
  Json json{{"peakend", program_version}, {"schema", json_schema}, {"scenario", v.scenario}, {"hash", v.hash},
            {"seed", v.seed},             {"confidence", v.confidence}};
  json["verified"] = verified(v);
  json["claims"] = Json::array();
  for (const ClaimText& claim : v.claims) {
    json["claims"].push_back(
        Json{{"name", claim.name}, {"kind", claim.kind}, {"source", claim.source}, {"claim", claim.says}});
    if (!claim.refused.empty()) json["claims"].back()["refused"] = claim.refused;
  }
  json["versions"] = Json::array();
  for (const ClaimsUnder& version : v.versions) {
    Json under{{"kind", word(version.kind)}, {"name", version.name}, {"says", version.says.here()},
               {"replications", version.replications}};
    under["findings"] = Json::array();
    for (std::size_t c = 0; c < v.claims.size(); ++c) {
      Json finding = finding_json(version.findings[c]);
      finding["claim"] = v.claims[c].name;
      finding["wanted"] = version.wanted[c] == Wanted::nothing ? Json(nullptr) : Json(word(version.wanted[c]));
      under["findings"].push_back(finding);
    }
    json["versions"].push_back(under);
  }
  json["warnings"] = retold(v.warnings);
  json["performance"] = Json{{"seconds", v.seconds}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string claims_csv(const Verification& v) {
  std::string text = "version,version_kind,claim,claim_kind,found,wanted,mean,low,high,replications\n";
  for (const ClaimsUnder& version : v.versions)
    for (std::size_t c = 0; c < v.claims.size(); ++c) {
      const Finding& finding = version.findings[c];
      text += csv_row({csv_text(version.name), word(version.kind), csv_text(v.claims[c].name),
                       csv_text(v.claims[c].kind), word(finding.found), csv_text(word(version.wanted[c])), csv_number(finding.value.mean), csv_number(finding.value.low),
                       csv_number(finding.value.high), csv_integer(version.replications)}) +
              "\n";
    }
  return text;
}

}  // namespace peakend::results
