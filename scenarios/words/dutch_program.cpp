// What the commands say.
#include "scenarios/words/dutch.hpp"

namespace peakend::words {

// clang-format off
Entries dutch_program() {
  static constexpr Entry all[] = {
      {"as written", "zoals het er staat"},
      {"the file's own model", "het eigen model van het bestand"},
      {"no run finished", "geen doorrekening werd afgemaakt"},
      {"{}/{} was removed or replaced while it was in use: what was computed is not kept", "{}/{} is verwijderd of vervangen terwijl het in gebruik was: wat berekend is, is niet bewaard"},
      {"{}: the answer there is of {}, which is called '{}' too; this one takes its place (--out keeps both)\n", "{}: het antwoord daar is van {}, dat ook '{}' heet; dit komt ervoor in de plaats (--out bewaart beide)\n"},
      {"{} runs were computed now; what was kept of them is in {}/, and the same command goes on from there\n", "{} doorrekeningen zijn nu berekend; wat daarvan bewaard is staat in {}/, en dezelfde opdracht gaat daar verder\n"},
      {"stopped; {} runs were finished now and are kept in {}/. The same command goes on from there.{}\n", "gestopt; {} doorrekeningen zijn nu afgemaakt en bewaard in {}/. Dezelfde opdracht gaat daar verder.{}\n"},
      {" Its tables are still those of the answer before.", " De tabellen daar zijn nog die van het vorige antwoord."},
      {"the answer could not be printed; it is in {}/\n", "het antwoord kon niet worden getoond; het staat in {}/\n"},
      {"the answer could not be printed\n", "het antwoord kon niet worden getoond\n"},
      {"\nTables, the answer as JSON and this text are in {}/\n", "\nTabellen, het antwoord als JSON en deze tekst staan in {}/\n"},
      {" (./peakend pictures adds its pictures)", " (./peakend pictures voegt de beelden toe)"},
      {"\nThe report to look at and to mail: {}/report.html{}", "\nHet rapport om te bekijken en te mailen: {}/report.html{}"},
      {"{}: no replication could be finished:\n", "{}: geen herhaling kon worden afgemaakt:\n"},
      {"{}: {} of {} replications could not be finished under every policy, and those that are left are no fair sample: nothing is compared. The reasons:\n", "{}: {} van {} herhalingen konden niet onder elke maatregel worden afgemaakt, en wat overblijft is geen eerlijke steekproef: er wordt niets vergeleken. De redenen:\n"},
      {"{}: no policy is called '{}'; {}\n", "{}: geen maatregel heet '{}'; {}\n"},
      {"there are {}", "er zijn {}"},
      {"{}: an answer to this was given before, of another number of replications: what is found now is for a number fixed before looking\n", "{}: hierop is eerder een antwoord gegeven, van een ander aantal herhalingen: wat nu gevonden wordt geldt voor een aantal dat vaststond voordat men keek\n"},
      {"\nThe claims as a page, as a table, as JSON and this text are in {}/\n", "\nDe beweringen als pagina, als tabel, als JSON en deze tekst staan in {}/\n"},
      {"{}: an earlier file is called '{}' too, and this answer would take the place of that one; change `scenario:` in one of them\n", "{}: een eerder bestand heet ook '{}', en dit antwoord zou ervoor in de plaats komen; verander `scenario:` in een van beide\n"},
      {"... and {} more\n", "... en nog {}\n"},
      {"right", "goed"},
      {"cannot be run: {} not there yet in this version (above); the rest is right", "kan niet worden doorgerekend: {} nog niet in deze versie (hierboven); de rest is goed"},
      {"thing in it is", "ding erin zit"},
      {"things in it are", "dingen erin zitten"},
      {"journey", "reis"},
      {"journeys", "reizen"},
      {"numbers", "getallen"},
      {"{}: {}, {} beside the baseline, {}", "{}: {}, {} naast de baseline, {}"},
      {"; {}, which `check` does not run", "; {}, die `check` niet toetst"},
      {"{}: this version cannot run what is marked `not yet`; nothing was run\n", "{}: deze versie kan niet doorrekenen waar `not yet` bij staat; er is niets doorgerekend\n"},
      {"{}: cannot be read as a whole: {}\n", "{}: kan niet in zijn geheel gelezen worden: {}\n"},
      {"{}: left out, it has no `scenario:`\n", "{}: overgeslagen, er staat geen `scenario:` in\n"},
      {"{}: no scenarios in this folder, expected files *.yaml with `scenario:`, here or in evidence/\n", "{}: geen scenario's in deze map, verwacht: bestanden *.yaml met `scenario:`, hier of in evidence/\n"},
      {"about {} s left", "nog ongeveer {} s"},
      {"about {} min left", "nog ongeveer {} min"},
      {"about {} h left", "nog ongeveer {} uur"},
      {"{}{} of {} {}, {}{}", "{}{} van {} {}, {}{}"},
      {"runs", "doorrekeningen"},
      {"{}: `{}` was not finished: the same command goes on, and leaves a page\n", "{}: `{}` werd niet afgemaakt: dezelfde opdracht gaat verder, en laat een pagina achter\n"},
      {"{}: made with engine number {}, and this is {}: `{}` computes it anew\n", "{}: gemaakt met motornummer {}, en dit is {}: `{}` rekent het opnieuw door\n"},
      {"{}: no results of peakend here; give the folder that compare, run or verify left, such as out/gamma\n", "{}: hier zijn geen resultaten van peakend; geef de map die compare, run of verify achterliet, zoals out/gamma\n"},
      {"{}: nothing here has a page; there is only {}\n", "{}: niets hier heeft een pagina; er is alleen {}\n"},
      {"{}/manifest.json: its scenario cannot be read by this version\n", "{}/manifest.json: het scenario erin kan door deze versie niet gelezen worden\n"},
      {", expected {}", ", verwacht: {}"},
      {", got {}", ", gekregen: {}"},
      {"not yet: ", "nog niet: "},
      {"warning: ", "waarschuwing: "},
      {"line {}", "regel {}"},
      {"{}: its runs are gone ({}): `{}` computes them anew\n", "{}: de doorrekeningen zijn weg ({}): `{}` rekent ze opnieuw door\n"},
  };
  return all;
}
// clang-format on

}  // namespace peakend::words
