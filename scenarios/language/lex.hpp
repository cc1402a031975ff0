// From text to tokens. A number and its unit are one token, already converted: minutes, per week, shares.
// Every character that has no place in an expression is refused here, with its column and what to write instead.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/language/complaint.hpp"
#include "scenarios/language/expr.hpp"

namespace peakend::language {

struct Token {
  enum class Kind { number, name, word, symbol, end };
  Kind kind = Kind::end;
  std::string text;  // as written; `word` is one of and, or, not, if, true, false
  int column = 1;
  bool apart = false;  // white space before it
  Expr literal;        // number
};

// A place in the text that moves forward.
struct Scanner {
  std::string_view text;
  std::size_t at = 0;
  Complaints& complaints;

  char peek(std::size_t ahead = 0) const { return at + ahead < text.size() ? text[at + ahead] : '\0'; }
  void skip_space();
  std::string_view take_name_characters();  // letters, digits and underscores
  void complain(std::size_t where, std::string said, std::string expected, std::string got, std::string hint);
};

bool is_digit(char c);
bool is_letter(char c);  // a to z, A to Z and the underscore
bool is_keyword(std::string_view word);

// The tokens, `end` last. When `complaints` grew the tokens are not to be used.
std::vector<Token> lex(std::string_view text, Complaints& complaints);

// A number with its unit; the scanner stands on its first digit. In number.cpp.
Expr scan_number(Scanner& scanner);

// `.5`, `.nan` and their like; the scanner stands on the point. In number.cpp.
void refuse_leading_point(Scanner& scanner);

}  // namespace peakend::language
