// The tokens other than numbers.
#include "scenarios/language/lex.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "scenarios/base/text.hpp"

namespace peakend::language {
namespace {

constexpr std::size_t most_complaints = 20;

struct Misspelt {
  std::string_view text;
  std::string_view hint;
};

// Longer spellings first. What other languages write, and what the language has instead.
constexpr std::array<Misspelt, 23> misspelt{{
    {"&&", "write 'and'"},
    {"||", "write 'or'"},
    {"**", "write '^' for a power"},
    {"<>", "write '!='"},
    {"=<", "write '<='"},
    {"=>", "write '>='"},
    {"//", "write floor(a / b)"},
    {"&", "write 'and'"},
    {"|", "write 'or'"},
    {"!", "write 'not'"},
    {"=", "write '=='"},
    {"%", "a per cent sign may only follow a number; there is no remainder"},
    {"?", "write if(condition, a, b)"},
    {":", "write if(condition, a, b)"},
    {"\"", "write names without quotes"},
    {"'", "write names without quotes"},
    {"[", "write steps of a list with points: tills.shifts.1.people"},
    {"\xE2\x88\x92", "write '-'"},  // the typographic minus
    {"\xE2\x80\x93", "write '-'"},  // the dash between numbers
    {"\xC3\x97", "write '*'"},      // the multiplication sign
    {"\xE2\x89\xA4", "write '<='"},
    {"\xE2\x89\xA5", "write '>='"},
    {"\xE2\x89\xA0", "write '!='"},
}};

constexpr std::array<std::string_view, 14> symbols{"==", "!=", "<=", ">=", "<", ">", "+",
                                                   "-",  "*",  "/",  "^",  "(", ")", ","};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u; }

std::string_view symbol_at(std::string_view rest) {
  for (const std::string_view symbol : symbols)
    if (rest.starts_with(symbol)) return symbol;
  return {};
}

// The whole character, however many bytes it has; control characters by number, so that they can be seen.
std::string shown_character(std::string_view rest) {
  std::size_t length = 1;
  while (length < rest.size() && length < 4 && continues_character(rest[length])) ++length;
  const auto code = static_cast<unsigned char>(rest[0]);
  if (code < 32 || code == 127) return "character number " + std::to_string(code);
  return quoted(std::string(rest.substr(0, length)));
}

void refuse_character(Scanner& scanner) {
  const std::string_view rest = scanner.text.substr(scanner.at);
  const std::size_t where = scanner.at;
  const auto* known =
      std::find_if(misspelt.begin(), misspelt.end(), [&](const Misspelt& m) { return rest.starts_with(m.text); });
  if (known != misspelt.end()) {
    scanner.at += known->text.size();
    scanner.complain(where, "this sign is not used in expressions", "", quoted(std::string(known->text)),
                     std::string(known->hint));
    return;
  }
  ++scanner.at;
  while (scanner.at < scanner.text.size() && continues_character(scanner.text[scanner.at])) ++scanner.at;
  scanner.complain(where, "unknown character", "", shown_character(rest), "");
}

// `advice`, `advice.affect.mean`, `tills.shifts.1.people`: a letter first, then names or numbers after points.
Token scan_name(Scanner& scanner) {
  const std::size_t start = scanner.at;
  Token token;
  scanner.take_name_characters();
  const std::string_view first = scanner.text.substr(start, scanner.at - start);
  while (scanner.peek() == '.') {
    ++scanner.at;
    if (scanner.take_name_characters().empty()) {
      scanner.complain(scanner.at - 1, "a name may not end in a point", "another step of the name", "", "");
      break;
    }
  }
  token.text = std::string(scanner.text.substr(start, scanner.at - start));
  const std::string lower = lowered(token.text);
  if (lower == "nan" || lower == "inf" || lower == "infinity")
    scanner.complain(start, "this is not a number an expression may hold", "a finite number", quoted(token.text), "");
  if (is_keyword(first) && first.size() < token.text.size())
    scanner.complain(start, "a keyword may not begin a name", "", quoted(token.text), "");
  token.kind = is_keyword(token.text) ? Token::Kind::word : Token::Kind::name;
  return token;
}

Token scan_token(Scanner& scanner) {
  const char c = scanner.peek();
  if (is_digit(c)) {
    Token token;
    const std::size_t start = scanner.at;
    token.literal = scan_number(scanner);
    token.kind = Token::Kind::number;
    token.text = std::string(scanner.text.substr(start, scanner.at - start));
    return token;
  }
  if (is_letter(c)) return scan_name(scanner);
  const std::string_view rest = scanner.text.substr(scanner.at);
  const bool misread = rest.starts_with("**") || rest.starts_with("//") || rest.starts_with("<>");
  const std::string_view symbol = symbol_at(rest);
  if (symbol.empty() || misread) {
    if (c == '.')
      refuse_leading_point(scanner);
    else
      refuse_character(scanner);
    return {};
  }
  scanner.at += symbol.size();
  Token token;
  token.kind = Token::Kind::symbol;
  token.text = std::string(symbol);
  return token;
}

}  // namespace

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

bool is_keyword(std::string_view word) {
  return word == "and" || word == "or" || word == "not" || word == "if" || word == "true" || word == "false";
}

void Scanner::skip_space() {
  while (at < text.size() && is_space(text[at])) ++at;
}

std::string_view Scanner::take_name_characters() {
  const std::size_t start = at;
  while (at < text.size() && (is_letter(text[at]) || is_digit(text[at]))) ++at;
  return text.substr(start, at - start);
}

void Scanner::complain(std::size_t where, std::string said, std::string expected, std::string got, std::string hint) {
  const auto bytes = text.substr(0, where);
  const auto more = std::count_if(bytes.begin(), bytes.end(), continues_character);
  const int column = static_cast<int>(where) - static_cast<int>(more) + 1;
  complaints.push_back({column, std::move(said), std::move(expected), std::move(got), std::move(hint)});
}

std::vector<Token> lex(std::string_view text, Complaints& complaints) {
  std::vector<Token> tokens;
  const std::size_t before = complaints.size();
  Scanner scanner{text, 0, complaints};
  while (complaints.size() < before + most_complaints) {
    const std::size_t end_of_last = scanner.at;
    scanner.skip_space();
    const std::size_t start = scanner.at;
    Token token;
    if (start < text.size()) token = scan_token(scanner);
    token.column = static_cast<int>(start) + 1;
    token.apart = start > end_of_last;
    token.literal.column = token.column;
    tokens.push_back(std::move(token));
    if (start >= text.size()) break;
  }
  return tokens;
}

}  // namespace peakend::language
