// `peakend verify`: do the claims of a file hold?
#include <algorithm>

#include "results/report/claims.hpp"
#include "results/files/files.hpp"
#include "scenarios/base/text.hpp"
#include "sim/app/command.hpp"
#include "sim/app/session.hpp"
#include "sim/study/verify.hpp"

namespace peakend::app {
namespace {
// Of several files each answers in a folder of its own below --out, and the JSON of all becomes one list.
int verify_one(Options options, const std::string& file, std::vector<std::string>& list) {
  const auto scenario = load(file, options, true);
  if (!scenario) return users_mistake;
  const bool several = options.files.size() > 1;
  if (several && !options.out.empty()) options.out += "/" + scenario->name;
  auto session = Session::open(options, *scenario,
                               {"verify", options.sets, {}, {}, {}, options.replications.value_or(0)});
  if (!session) return disk;
  const auto verified = study::verify(*scenario, {options.replications, options.most_replications}, session->ledger());
  if (!verified.complete) return session->not_complete();
  const auto& found = verified.verification;
  for (std::size_t i = 0; i < verified.failures.size() && i < 5; ++i) tell("  " + verified.failures[i] + "\n");
  const auto error = session->finish("", {{"claims.csv", results::claims_csv(found)},
                                          {"verify.json", results::claims_json(found)},
                                          {"claims.txt", results::claims_text(found, {})}});
  if (options.json && several) list.push_back(results::claims_json(found));
  const std::string text = options.json && several ? ""
                           : options.json    ? results::claims_json(found)
                           : options.quiet ? ""
                                           : results::claims_text(found, style_of(options));
  if (int code = answer(text, session->folder(), error); code != fine) return code;
  return results::verified(found) ? fine : claim_failed;
}
}  // namespace

int verify(const Options& options) {
  int worst = fine;
  bool first = true;
  std::vector<std::string> list;
  for (const std::string& file : options.files) {
    if (!first && !options.json && !options.quiet) show("\n");
    first = false;
    const int code = verify_one(options, file, list);
    if (code == interrupted || code == disk) return code;
    worst = std::max(worst, code);
  }
  if (options.json && options.files.size() > 1) show("[\n" + join(list, ",\n") + "]\n");
  return worst;
}

}  // namespace peakend::app
