// Staff and the firm: what words say of a pool, the numbers that move staff, and the norms by which the firm judges
// itself.
#include "scenarios/base/text.hpp"
#include "scenarios/language/words.hpp"
#include "scenarios/read/parts.hpp"

namespace peakend::read {
using language::Expr;
using language::Source;

// A pool whose engagement does not move is fully engaged.
std::optional<Expr> Resolver::of_pool(int number, std::string_view word) const {
  const auto& pool = scenario_.stores[0].pools[static_cast<std::size_t>(number)];
  auto of_today = [&](Source source) {
    return language::variable(source, static_cast<std::uint32_t>(number), language::word_of(source).type);
  };
  const bool moves = pool.engagement != spec::no_slot;
  if (word == "utilisation") return of_today(Source::utilisation);
  if (word == "engagement") return moves ? of_today(Source::engagement) : language::literal(1);
  if (word != "service_quality") return std::nullopt;
  const auto plain = language::word_of(Source::engagement).type;
  Expr quality = language::variable(Source::slot, pool.skill, plain);
  if (moves) quality = quality * of_today(Source::engagement);
  quality.type = plain;
  return quality;
}

bool has_no_default_in_firm(const Document& document, std::string_view path) {
  if (path.starts_with("firm.")) return !document.has("firm");
  const auto steps = slots::steps(path);
  const bool autonomy = steps.size() == 5 && steps[0] == "stores" && steps[4] == "autonomy";
  return autonomy && !document.has(std::string(path.substr(0, path.rfind('.'))) + ".engagement");
}

namespace {

spec::FirmNorm read_norm(Document& document, const spec::Scenario& scenario, const std::string& name) {
  const std::string path = "firm.norms." + name;
  spec::FirmNorm norm;
  norm.name = name, norm.wait_below = document.slots.find(path + ".wait_below");
  const bool waits = document.has(path + ".wait_below"), fails = document.has(path + ".without");
  if (waits == fails)
    document.problem(path, "a norm has either `wait_below` or `without`", "one of them", waits ? "both" : "neither");
  if (!document.has(path + ".touchpoint")) return norm;
  if (!find_touchpoint(document, scenario, path + ".touchpoint", norm.journey, norm.touchpoint)) return norm;
  const auto& at =
      scenario.journeys[static_cast<std::size_t>(norm.journey)].touchpoints[static_cast<std::size_t>(norm.touchpoint)];
  if (waits && at.pool < 0)
    document.problem(path + ".wait_below", "nobody waits at '" + at.name + "'", "a touchpoint with a pool");
  const std::string without = document.text(path + ".without");
  if (fails && without != "failure")
    document.problem(path + ".without", "not one of the words allowed here", "failure", "'" + shown(without, 40) + "'");
  else if (fails && at.fails == spec::no_slot)
    document.problem(path + ".without", "nothing can go wrong at '" + at.name + "'", "a touchpoint with `fails`");
  return norm;
}
}  // namespace

void read_firm(Document& document, spec::Scenario& scenario) {
  auto slot = [&](const char* path) { return document.slots.find(path); };
  scenario.staff = {slot("staff.recovers"), slot("staff.wears"), slot("staff.comfort"), slot("staff.haste"),
                    slot("staff.coldness")};
  auto& firm = scenario.firm;
  firm.written = document.has("firm");
  firm.optimism = slot("firm.optimism"), firm.superior = slot("firm.superior");
  firm.neglected_below = slot("firm.neglected_below");
  for (const std::string& name : document.named("firm.norms"))
    firm.norms.push_back(read_norm(document, scenario, name));
}

}  // namespace peakend::read
