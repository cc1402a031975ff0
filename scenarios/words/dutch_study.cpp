// What a study has to say of itself: what was left out, what was not run, what to keep in mind.
#include "scenarios/words/dutch.hpp"

namespace peakend::words {

// clang-format off
Entries dutch_study() {
  static constexpr Entry all[] = {
      {"{} of its runs are gone: the same command as before computes them anew", "{} van zijn runs zijn weg: hetzelfde commando als toen rekent ze opnieuw door"},
      {"the file: assumed", "het bestand: aangenomen"},
      {"the file: from a source", "het bestand: uit een bron"},
      {"the file: calibrated", "het bestand: gekalibreerd"},
      {"the command line (--set)", "de opdrachtregel (--set)"},
      {"the file's claims ({}): peakend verify {} examines them", "de beweringen van het bestand ({}): peakend verify {} toetst ze"},
      {"{} of {} replications could not be finished and are left out; the first: {}", "{} van {} herhalingen konden niet worden afgemaakt en tellen niet mee; de eerste: {}"},
      {"{} goes by what no firm can see ({}): what it brings is what knowing that would be worth", "{} gaat uit van wat geen bedrijf kan zien ({}): wat zij oplevert is wat het waard zou zijn dat te weten"},
      {"the lead does not grow steadily with the size of the change", "de voorsprong groeit niet gestaag met de omvang van de verandering"},
      {"{} replications do not tell whether it needs its change", "{} herhalingen zeggen niet of zij haar verandering nodig heeft"},
      {"'{}' is said to emerge, but no ablation or rival shows that it can fail: name one that `breaks` it", "'{}' zou vanzelf ontstaan, maar geen weglating of rivaal toont dat het kan mislukken: noem er een met `breaks`"},
      {"{} cannot decide anything: no interval is given for fewer than {}. Leave --replications out, or ask for {} or more", "{} beslissen niets: onder de {} is er geen interval. Laat --replications weg, of vraag er {} of meer"},
      {"an answer to this was given before, of another number of replications: these intervals are for a number fixed before looking", "hierop is eerder een antwoord gegeven, van een ander aantal herhalingen: deze intervallen gelden voor een aantal dat vaststond voordat men keek"},
      {"an answer to this was given before, of another number of replications: these intervals are for a number fixed before looking. Without --replications they hold at every look; a smaller compare.delta then makes them narrower", "hierop is eerder een antwoord gegeven, van een ander aantal herhalingen: deze intervallen gelden voor een aantal dat vaststond voordat men keek. Zonder --replications gelden ze bij elke blik; een kleinere compare.delta maakt ze dan smaller"},
      {"{} replications", "{} herhalingen"},
      {"1 replication", "1 herhaling"},
  };
  return all;
}
// clang-format on

}  // namespace peakend::words
