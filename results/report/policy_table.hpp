// The tables of the terminal report as columns of text: the policies, the groups by recommendation, what else changes.
// Every number stands with its interval as "mean ± half width".
#pragma once
#include <string>
#include <vector>

#include "results/decide/verdict.hpp"
#include "results/report/columns.hpp"
#include "results/table/study.hpp"
#include "results/table/summary.hpp"

namespace peakend::results {

struct PolicyTable {
  std::vector<Column> columns;
  std::vector<Tone> tones;         // one per row
  std::vector<std::string> notes;  // what the marks mean
};

// "17.4 ± 0.4", with a plus where asked; "-" without data.
std::string plus_minus(const Estimate& estimate, int decimals, bool with_plus, const Signs& drawn);

// The baseline first, then the others, best first.
PolicyTable policy_table(const Study& study, const Verdict& verdict, const Summary& summary, bool unicode);

// Gap, pleasure, pain, memory and revenue of promoters, passives and detractors; empty when the study has none. A ratio
// is there only where it means something; the notes say why one is not.
struct BandTable {
  std::vector<Column> columns;
  std::vector<std::string> notes;
};
BandTable band_table(const Study& study, const Summary& summary, bool unicode);

// The outcomes that stand in no other table, under the baseline and the best policy; empty when there is none to show. On a
// terminal, of so many columns, by the names a file has for them, and what each is where there is room; in a document, which
// has no width, by their titles.
std::vector<Column> other_table(const Study& study, const Verdict& verdict, const Summary& summary, bool unicode,
                                std::optional<std::size_t> width);

}  // namespace peakend::results
