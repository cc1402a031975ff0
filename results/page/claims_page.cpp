// The same findings as on the terminal, as tables.
#include "results/page/claims_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "results/page/html.hpp"
#include "results/page/skeleton.hpp"
#include "results/report/claims.hpp"
#include "results/table/shown.hpp"
#include "scenarios/words/say.hpp"

namespace peakend::results {
namespace {
Column named(std::string header) { return {{std::move(header)}, {}, true, false}; }

Tone tone_of(const Finding& finding, Wanted wanted) {
  const auto right = as_wanted(finding, wanted);
  if (!right) return wanted == Wanted::nothing ? Tone::plain : Tone::warning;
  return *right ? Tone::good : Tone::bad;
}

std::string own_claims(const Verification& v) {
  std::vector<Column> columns{named(told("claim")), named(told("found")), named(told("what it says")), named(told("value")), named(told("kind")), named(told("source"))};
  std::vector<Tone> tones;
  std::vector<std::string> refused;
  for (std::size_t c = 0; c < v.claims.size(); ++c) {
    const ClaimText& claim = v.claims[c];
    const Finding& finding = v.versions[0].findings[c];
    const bool openly = v.versions[0].wanted[c] == Wanted::fails;
    tones.push_back(tone_of(finding, v.versions[0].wanted[c]));
    columns[0].cells.push_back(claim.name);
    columns[1].cells.push_back(told(word(finding.found)) + (openly ? told(", refused by the file itself") : ""));
    columns[2].cells.push_back(claim.says);
    columns[3].cells.push_back(value_text(finding) + (finding.why.empty() ? "" : "; " + told(finding.why)));
    columns[4].cells.push_back(claim.kind == "follows_from_rule" ? told("follows from a rule") : told(claim.kind));
    columns[5].cells.push_back(claim.source);
    if (openly) refused.push_back(claim.name + ": " + claim.refused);
  }
  std::string html = table_of(columns, tones, told("The claims"));
  if (!refused.empty()) html += element("h3", told("Why the file refuses them")) + list_of(refused);
  return html;
}

// What is wanted of claims elsewhere: that they fail without what they rest on.
std::string elsewhere(const Verification& v, ClaimsUnder::Kind kind, std::string_view caption) {
  std::vector<Column> columns{named(kind == ClaimsUnder::Kind::ablation ? told("without") : told("if")), named(told("claim")), named(told("found")), named(told("is that so?")), named(told("value"))};
  std::vector<Tone> tones;
  for (const ClaimsUnder& version : v.versions) {
    if (version.kind != kind) continue;
    for (std::size_t c = 0; c < v.claims.size(); ++c) {
      if (version.wanted[c] == Wanted::nothing) continue;
      tones.push_back(tone_of(version.findings[c], version.wanted[c]));
      columns[0].cells.push_back(version.name + ": " + version.says.here());
      columns[1].cells.push_back(v.claims[c].name);
      columns[2].cells.push_back(told(word(version.findings[c].found)));
      columns[3].cells.push_back(judged(v, version, c));
      columns[4].cells.push_back(value_text(version.findings[c]));
    }
  }
  return tones.empty() ? "" : table_of(columns, tones, caption);
}

// Which model of people reproduces which pattern.
std::string patterns(const Verification& v) {
  std::vector<Column> columns{named(told("claim"))};
  for (const ClaimText& claim : v.claims) columns[0].cells.push_back(claim.name);
  for (const ClaimsUnder& version : v.versions) {
    if (version.kind == ClaimsUnder::Kind::ablation) continue;
    Column column = named(version.kind == ClaimsUnder::Kind::file ? told("the file") : say("if {}", version.name));
    for (const Finding& finding : version.findings) column.cells.push_back(told(word(finding.found)));
    columns.push_back(std::move(column));
  }
  if (columns.size() < 3) return "";
  std::vector<std::string> says;
  for (const ClaimsUnder& version : v.versions)
    if (version.kind == ClaimsUnder::Kind::rival) says.push_back(version.name + ": " + version.says.here());
  return table_of(columns, {}, told("Which claims survive if people are otherwise")) + list_of(says);
}
}  // namespace

std::string claims_page(const Verification& v, const Provenance& from) {
  std::string html = opening(v.title.empty() ? v.scenario : v.title.here(), {}) + header(v.scenario, v.title.empty() ? v.scenario : v.title.here(),
                             v.claims.empty() ? "" : say("{} replications, seed {}, {} % confidence for all claims together.", v.versions[0].replications, v.seed, shortest(std::round(v.confidence * 1e6) / 1e4)));
  if (v.claims.empty()) {
    html += section("verdict", told("The verdict"), element("p", told("This file makes no claims (`expect:`), so there is nothing to verify.")));
  } else {
    html += section("verdict", told("The verdict"), fmt::format("<p class=\"lead\">{}</p>\n", escaped(conclusion(v), 4000)) + list_of(retold(v.warnings), "warning"));
    html += section("claims", told("The claims"), own_claims(v));
    html += section("ablations", told("Without what it rests on, a claim must fail"), elsewhere(v, ClaimsUnder::Kind::ablation, told("Ablations")));
    html += section("rivals", told("Other models of people"), elsewhere(v, ClaimsUnder::Kind::rival, told("What the file says of them")) + patterns(v));
  }
  return html + assumptions(from) + provenance_of(from, v.seed, v.hash) + "</main>\n</body>\n</html>\n";
}

}  // namespace peakend::results
