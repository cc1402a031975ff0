// From a table to means, spreads and shares.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "scenarios/base/csv_rows.hpp"
#include "scenarios/base/text.hpp"
#include "scenarios/ratings/ratings.hpp"

namespace peakend::ratings {
namespace {
constexpr std::size_t most_moments = 200;
constexpr long few_answers = 5;
constexpr double unknown_sd = 0.15;  // of the width of the scale, where the file has no spread

// What columns are called, in English and Dutch.
struct Synonyms {
  std::string_view key;
  std::array<std::string_view, 7> names;
};
constexpr std::array<Synonyms, 5> synonyms{{
    {"touchpoint", {"touchpoint", "contactmoment", "moment", "step", "stap", "contact", "onderdeel"}},
    {"mean", {"mean", "rating", "average", "gemiddelde", "cijfer", "score", "mark"}},
    {"sd", {"sd", "stdev", "std", "spread", "spreiding", "standaardafwijking", "stdafw"}},
    {"visited", {"visited", "share", "reach", "bezocht", "aandeel", "percentage", "bereik"}},
    {"nps", {"nps", "recommend", "recommendation", "aanbevelen", "aanbeveling", "ltr", "nps_score"}},
}};

// Columns that number people, and do not hold marks.
constexpr std::array<std::string_view, 12> identifiers{"person", "id", "nr", "no", "number", "nummer", "respondent", "customer", "klant", "klantnummer", "guest", "row"};

bool nothing(std::string_view text) {
  const std::string lower = lowered(std::string(trimmed(text)));
  return lower.empty() || lower == "na" || lower == "n/a" || lower == "nan" || lower == "null" || lower == "-" || lower == ".";
}

struct Number {
  double value = 0;
  bool per_cent = false;
};

std::optional<Number> number(std::string text) {
  Number found;
  if (!text.empty() && text.back() == '%') found.per_cent = true, text.pop_back();
  text = trimmed(text);
  if (std::count(text.begin(), text.end(), ',') == 1 && text.find('.') == std::string::npos) text[text.find(',')] = '.';
  const char* begin = text.data() + (text.starts_with("+") ? 1 : 0);
  const char* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(begin, end, found.value);
  if (error != std::errc{} || at != end || begin == end || !std::isfinite(found.value)) return std::nullopt;
  return found;
}

struct Moments {
  long n = 0;
  double sum = 0, squares = 0;
  void add(double x) { ++n, sum += x, squares += x * x; }
  double mean() const { return sum / static_cast<double>(n); }
  double sd() const {
    return n < 2 ? 0 : std::sqrt(std::max(0.0, (squares - sum * sum / static_cast<double>(n)) / static_cast<double>(n - 1)));
  }
};

class Reader {
 public:
  Reader(const std::string& file, const Columns& columns, const Scale& scale, Problems& problems)
      : file_(file), columns_(columns), problems_(problems) {
    found_.lowest = scale.lowest, found_.highest = scale.highest;
  }

  std::optional<Ratings> read(std::string_view text) {
    const std::size_t before = problems_.size();
    rows_ = rows_of(text, file_, problems_);
    if (!valid_utf8(text)) error(0, "not UTF-8", "a table saved as CSV UTF-8", "", "spreadsheets offer that beside plain CSV");
    for (std::size_t r = 1; r < rows_.size() && problems_.size() == before; ++r)
      if (rows_[r].fields.size() > header().size())
        error(rows_[r].line, "more fields than the header has", fmt::format("{}", header().size()), fmt::format("{}", rows_[r].fields.size()),
              "decimal commas need semicolons between the columns, or quotes around the number");
    if (problems_.size() == before && rows_.size() < 2) error(1, "no table", "a header, and a row for each moment or each person");
    if (problems_.size() == before) {
      find_columns();
      if (problems_.size() == before) at_.count("touchpoint") ? by_moment() : by_person();
    }
    return any_error(problems_) ? std::nullopt : std::optional(std::move(found_));
  }

 private:
  void error(int line, std::string said, std::string expected = "", std::string got = "", std::string hint = "") {
    problems_.push_back({Severity::error, Place{file_, line, 1}, "", std::move(said), std::move(expected), std::move(got), std::move(hint)});
  }
  void warn(int line, std::string said, std::string hint) {
    problems_.push_back({Severity::warning, Place{file_, line, 1}, "", std::move(said), "", "", std::move(hint)});
  }

  const std::vector<std::string>& header() const { return rows_.front().fields; }
  std::optional<std::size_t> column(std::string_view name) const {
    for (std::size_t i = 0; i < header().size(); ++i)
      if (lowered(header()[i]) == lowered(name)) return i;
    return std::nullopt;
  }

  void find_columns() {
    for (std::size_t i = 0; i < header().size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (!header()[i].empty() && lowered(header()[i]) == lowered(header()[j])) error(1, "two columns of one name", "each column its own", quoted(header()[i]));
    for (const auto& [key, name] : columns_) {
      if (key == "touchpoints") continue;
      const auto at = column(name);
      if (!at)
        error(1, "no such column", "", quoted(name), did_you_mean_or_known(name, header()));
      else
        at_[key] = *at;
    }
    for (const auto& known : synonyms)
      for (const std::string_view name : known.names)
        if (const auto at = column(name); at && at_.count(std::string(known.key)) == 0 && columns_.count("touchpoints") == 0)
          at_[std::string(known.key)] = *at;
    if (columns_.count("touchpoints"))  // of persons: only what is named is looked at
      for (const std::string_view name : synonyms.back().names)
        if (const auto at = column(name); at && at_.count("nps") == 0) at_["nps"] = *at;
    if (at_.count("touchpoint") && !at_.count("mean"))
      error(1, "no column with the marks", "a column mean, or --map mean=COLUMN", "", did_you_mean_or_known("mean", header()));
    if (at_.count("touchpoint") && columns_.count("nps"))
      error(1, "no column holds the NPS where a row is a moment", "a row called NPS, with the NPS among the marks", quoted(columns_.at("nps")));
  }

  bool on_scale(double mark) const { return mark >= found_.lowest && mark <= found_.highest; }
  std::string scale() const { return fmt::format("{:g} to {:g}", found_.lowest, found_.highest); }

  std::optional<Number> cell(const TableRow& row, const std::string& key, bool must) {
    const auto at = at_.find(key);
    if (at == at_.end()) return std::nullopt;
    const std::string text = at->second < row.fields.size() ? row.fields[at->second] : "";
    if (nothing(text) && !must) return std::nullopt;
    auto value = number(text);
    if (!value) error(row.line, fmt::format("not a number in column {}", quoted(header()[at->second])), "such as 7.4 or 7,4", quoted(text));
    return value;
  }

  void by_moment() {
    bool in_per_cent = false, as_share = false;
    for (std::size_t r = 1; r < rows_.size(); ++r) {
      const TableRow& row = rows_[r];
      const std::string label = at_["touchpoint"] < row.fields.size() ? row.fields[at_["touchpoint"]] : "";
      const auto mean = cell(row, "mean", true);
      if (!mean) continue;
      if (const std::string lower = lowered(label); lower == "nps" || lower.starts_with("nps ") || lower.starts_with("nps-") || lower.starts_with("nps_")) {
        if (mean->value < -100 || mean->value > 100) error(row.line, "an NPS out of range", "-100 to 100", fmt::format("{:g}", mean->value));
        found_.nps = mean->value;
        continue;
      }
      if (label.empty()) error(row.line, "a moment without a name", "a word for it");
      if (!on_scale(mean->value))
        error(row.line, "a mark that is not on the scale", scale(), fmt::format("{:g}", mean->value), "--scale LOW..HIGH says which it is");
      const auto sd = cell(row, "sd", false), visited = cell(row, "visited", false);
      if (sd && sd->value < 0) error(row.line, "a spread below 0", "0 or more", fmt::format("{:g}", sd->value));
      if (const double most = (found_.highest - found_.lowest) / 2; sd && sd->value > most)
        error(row.line, "a spread that marks on this scale cannot have", fmt::format("at most {:g}", most), fmt::format("{:g}", sd->value));
      if (visited && visited->value <= 0) error(row.line, "a moment that nobody comes to", "a share above 0, or no such row", fmt::format("{:g}", visited->value));
      in_per_cent |= visited && (visited->per_cent || visited->value > 1);
      as_share |= visited && !visited->per_cent && visited->value < 1;
      found_.moments.push_back({label, mean->value, sd ? sd->value : unknown_sd * (found_.highest - found_.lowest), visited ? visited->value : -1, 0});
    }
    if (in_per_cent && as_share) error(1, "shares and per cent in one column", "all from 0 to 1, or all in per cent");
    for (std::size_t c = 0; c < header().size(); ++c)
      if (std::none_of(at_.begin(), at_.end(), [&](const auto& one) { return one.second == c && one.first != "nps"; })) found_.left_out.push_back(header()[c]);
    for (Rated& one : found_.moments) {
      one.visited = one.visited < 0 ? 1 : in_per_cent ? one.visited / 100 : one.visited;
      if (one.visited > 1) error(1, "a share above 1", "0 to 1, or 0 to 100 per cent", fmt::format("{:g} at {}", one.visited * 100, quoted(one.label)));
    }
    if (!at_.count("sd")) warn(1, "no column with the spread of the marks", fmt::format("{:g} is assumed everywhere: --map sd=COLUMN names it", unknown_sd * (found_.highest - found_.lowest)));
    finish();
  }

  // By its name, or because it counts 1, 2, 3.
  bool numbers_people(std::size_t c) {
    if (std::find(identifiers.begin(), identifiers.end(), lowered(header()[c])) != identifiers.end()) return true;
    for (std::size_t r = 1; r < rows_.size(); ++r) {
      const auto value = c < rows_[r].fields.size() ? number(rows_[r].fields[c]) : std::nullopt;
      if (!value || value->value != static_cast<double>(r)) return false;
    }
    return rows_.size() > 4;
  }

  // Columns whose every value is a mark; those that are named, if any are.
  std::vector<std::size_t> columns_of_moments() {
    std::vector<std::size_t> found;
    if (const auto named = columns_.find("touchpoints"); named != columns_.end()) {
      for (std::string_view left = named->second; !left.empty();) {
        const auto comma = left.find(',');
        const std::string name(trimmed(left.substr(0, comma)));
        left = comma == std::string_view::npos ? std::string_view{} : left.substr(comma + 1);
        const auto at = column(name);
        if (at && std::find(found.begin(), found.end(), *at) != found.end())
          error(1, "a column named twice", "each moment once", quoted(name));
        else if (at) found.push_back(*at);
        else error(1, "no such column", "", quoted(name), did_you_mean_or_known(name, header()));
      }
      return found;
    }
    for (std::size_t c = 0; c < header().size(); ++c) {
      if ((at_.count("nps") && at_["nps"] == c) || numbers_people(c)) continue;
      bool marks = true, any = false;
      for (std::size_t r = 1; r < rows_.size() && marks; ++r) {
        const std::string text = c < rows_[r].fields.size() ? rows_[r].fields[c] : "";
        if (nothing(text)) continue;
        const auto value = number(text);
        marks = value && on_scale(value->value), any = true;
      }
      if (marks && any) found.push_back(c);
    }
    return found;
  }

  void by_person() {
    const auto moments = columns_of_moments();
    if (any_error(problems_)) return;
    found_.people = static_cast<long>(rows_.size()) - 1;
    long promoters = 0, detractors = 0, asked = 0;
    for (const std::size_t c : moments) {
      Moments marks;
      for (std::size_t r = 1; r < rows_.size(); ++r) {
        const std::string text = c < rows_[r].fields.size() ? rows_[r].fields[c] : "";
        if (nothing(text)) continue;
        const auto value = number(text);
        if (!value || !on_scale(value->value))
          error(rows_[r].line, fmt::format("not a mark in column {}", quoted(header()[c])), scale(), quoted(text), "--scale LOW..HIGH says which scale it is");
        else
          marks.add(value->value);
      }
      if (marks.n == 0) continue;
      found_.moments.push_back({header()[c], marks.mean(), marks.sd(), static_cast<double>(marks.n) / static_cast<double>(found_.people), marks.n});
      if (marks.n < few_answers) warn(1, fmt::format("{} has {} mark{}", quoted(header()[c]), marks.n, marks.n == 1 ? "" : "s"), "a mean of so few says little");
    }
    for (std::size_t r = 1; at_.count("nps") && r < rows_.size(); ++r) {
      const auto mark = cell(rows_[r], "nps", false);
      if (!mark) continue;
      if (mark->value < 0 || mark->value > 10) error(rows_[r].line, "a mark for recommending out of range", "0 to 10", fmt::format("{:g}", mark->value));
      ++asked, promoters += mark->value >= 9, detractors += mark->value <= 6;
    }
    if (asked > 0) found_.nps = 100.0 * static_cast<double>(promoters - detractors) / static_cast<double>(asked);
    for (std::size_t c = 0; c < header().size(); ++c)
      if (std::find(moments.begin(), moments.end(), c) == moments.end() && !(at_.count("nps") && at_["nps"] == c)) found_.left_out.push_back(header()[c]);
    finish();
  }

  void finish() {
    if (any_error(problems_)) return;
    if (found_.moments.size() < 2)
      error(1, "fewer than two moments with marks", "a row for each (columns touchpoint and mean), or a column for each", "",
            "--map touchpoint=COLUMN and --map mean=COLUMN, or --map touchpoints=COLUMN,COLUMN,.. name them");
    if (found_.moments.size() > most_moments) error(1, "too many moments", fmt::format("at most {}", most_moments), fmt::format("{}", found_.moments.size()));
  }

  const std::string& file_;
  const Columns& columns_;
  Problems& problems_;
  std::vector<TableRow> rows_;
  std::map<std::string, std::size_t> at_;
  Ratings found_;
};
}  // namespace

std::optional<Ratings> read_ratings(std::string_view text, const std::string& file, const Columns& columns,
                                    const Scale& scale, Problems& problems) {
  return Reader(file, columns, scale, problems).read(text);
}

}  // namespace peakend::ratings
