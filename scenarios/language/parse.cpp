// Recursive descent over the tokens. The first complaint ends it: what follows a mistake is guesswork.
#include "scenarios/language/parse.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "scenarios/base/text.hpp"
#include "scenarios/language/functions.hpp"
#include "scenarios/language/lex.hpp"

namespace peakend::language {
namespace {

struct Operator {
  std::string_view symbol;
  Op op;
};

constexpr Operator comparisons[] = {{"==", Op::equal},         {"!=", Op::not_equal}, {"<=", Op::less_equal},
                                    {">=", Op::greater_equal}, {"<", Op::less},       {">", Op::greater}};
constexpr Operator sums[] = {{"+", Op::add}, {"-", Op::subtract}};
constexpr Operator products[] = {{"*", Op::multiply}, {"/", Op::divide}};

// Not initialiser lists: those would copy whole subtrees, and a sum of thousands of terms would be quadratic.
std::vector<Expr> one(Expr a) {
  std::vector<Expr> args;
  args.push_back(std::move(a));
  return args;
}

std::vector<Expr> two(Expr a, Expr b) {
  std::vector<Expr> args;
  args.reserve(2);
  args.push_back(std::move(a));
  args.push_back(std::move(b));
  return args;
}

class Parser {
 public:
  Parser(const std::vector<Token>& tokens, Complaints& complaints) : tokens_(tokens), complaints_(complaints) {}

  std::optional<Expr> whole() {
    if (now().kind == Token::Kind::end) fail(now(), "the expression is empty", "a number, a name or a call", "");
    Expr expr = either();
    if (!failed_ && now().kind != Token::Kind::end) fail_after();
    if (failed_) return std::nullopt;
    return expr;
  }

 private:
  const Token& now() const { return tokens_[at_]; }
  const Token& next() const { return tokens_[std::min(at_ + 1, tokens_.size() - 1)]; }
  bool at_symbol(std::string_view text) const { return now().kind == Token::Kind::symbol && now().text == text; }
  bool at_word(std::string_view text) const { return now().kind == Token::Kind::word && now().text == text; }
  void advance() { at_ = std::min(at_ + 1, tokens_.size() - 1); }

  // Moves to the end, so that every loop of the descent stops; only the first complaint is kept.
  void fail(const Token& token, std::string said, std::string expected, std::string hint) {
    if (failed_) return;
    failed_ = true;
    const std::string got = token.kind == Token::Kind::end ? "the end" : quoted(shown(token.text, 40));
    complaints_.push_back({token.column, std::move(said), std::move(expected), got, std::move(hint)});
    at_ = tokens_.size() - 1;
  }

  Expr made(Op op, int column, std::vector<Expr> args) {
    Expr expr = call(op, std::move(args));
    expr.column = column;
    return expr;
  }

  template <std::size_t n>
  const Operator* operator_here(const Operator (&table)[n]) const {
    if (now().kind != Token::Kind::symbol) return nullptr;
    const auto* found = std::find_if(table, table + n, [&](const Operator& o) { return o.symbol == now().text; });
    return found == table + n ? nullptr : found;
  }

  // The operator at hand with what is left of it and, read by `rest`, right of it.
  template <class Rest>
  Expr joined(Op op, Expr left, Rest rest) {
    advance();
    const int column = left.column;
    Expr right = rest();
    return made(op, column, two(std::move(left), std::move(right)));
  }

  // One level deeper; `inside` is not called beyond the limit.
  template <class Inside>
  Expr deeper(Inside inside) {
    if (nesting_ >= deepest_nesting) {
      fail(now(), "the expression is nested too deeply", "at most 100 levels", "name a part of it under 'let'");
      return {};
    }
    ++nesting_;
    Expr expr = inside();
    --nesting_;
    return expr;
  }

  Expr either() {
    Expr left = both();
    while (at_word("or")) left = joined(Op::either, std::move(left), [&] { return both(); });
    return left;
  }

  Expr both() {
    Expr left = negation();
    while (at_word("and")) left = joined(Op::both, std::move(left), [&] { return negation(); });
    return left;
  }

  Expr negation() {
    if (!at_word("not")) return comparison();
    const int column = now().column;
    advance();
    Expr inner = deeper([&] { return negation(); });
    return made(Op::negation, column, one(std::move(inner)));
  }

  Expr comparison() {
    Expr left = sum();
    const Operator* found = operator_here(comparisons);
    if (found == nullptr) return left;
    Expr compared = joined(found->op, std::move(left), [&] { return sum(); });
    if (operator_here(comparisons) != nullptr)
      fail(now(), "comparisons are not chained", "", "write 'a < b and b < c'");
    return compared;
  }

  Expr sum() {
    Expr left = product();
    while (const Operator* found = operator_here(sums))
      left = joined(found->op, std::move(left), [&] { return product(); });
    return left;
  }

  Expr product() {
    Expr left = sign();
    while (const Operator* found = operator_here(products))
      left = joined(found->op, std::move(left), [&] { return sign(); });
    return left;
  }

  Expr sign() {
    if (at_symbol("+")) fail_plus();
    if (!at_symbol("-")) return power();
    const int column = now().column;
    advance();
    const bool raised = next().kind == Token::Kind::symbol && next().text == "^";
    if (now().kind == Token::Kind::number && !raised) {  // -2 is one literal, -2^2 is not
      Expr number = atom();
      number.value = -number.value;
      number.written = -number.written;
      number.column = column;
      return number;
    }
    Expr inner = deeper([&] { return sign(); });
    return made(Op::negate, column, one(std::move(inner)));
  }

  Expr power() {
    Expr base = atom();
    if (!at_symbol("^")) return base;
    advance();
    const int column = base.column;
    Expr exponent = deeper([&] { return sign(); });
    return made(Op::power, column, two(std::move(base), std::move(exponent)));
  }

  Expr atom() {
    const Token& token = now();
    if (token.kind == Token::Kind::number) {
      Expr number = token.literal;
      advance();
      return number;
    }
    if (token.kind == Token::Kind::name) return name_or_call();
    if (at_symbol("(")) return parenthesis();
    if (at_word("if")) return function_call(*function_named("if"));
    if (at_word("true") || at_word("false")) {
      Expr truth = literal(token.text == "true" ? 1.0f : 0.0f);
      truth.type.kind = Kind::boolean;
      truth.column = token.column;
      advance();
      return truth;
    }
    if (at_word("not"))
      fail(token, "'not' stands in parentheses here", "", "write (not ...)");
    else
      fail(token, "something is missing here", "a number, a name or a call", "");
    return {};
  }

  Expr parenthesis() {
    const Token& open = now();
    advance();
    Expr inner = deeper([&] { return either(); });
    close(open);
    return inner;
  }

  void close(const Token& open) {
    if (at_symbol(")")) return advance();
    if (!failed_ && now().kind != Token::Kind::end) return fail_after();
    fail(now(), "the parenthesis of column " + std::to_string(open.column) + " is not closed", "')'",
         now().kind == Token::Kind::end ? "within { } a formula with commas stands in double quotes" : "");
  }

  Expr name_or_call() {
    const Token& token = now();
    const Function* function = function_named(token.text);
    const bool called = next().kind == Token::Kind::symbol && next().text == "(";
    if (function != nullptr) return function_call(*function);
    if (called) {
      fail(token, "unknown function", "", did_you_mean(token.text, function_names()));
      return {};
    }
    Expr expr;
    expr.op = Op::name;
    expr.name = token.text;
    expr.column = token.column;
    advance();
    return expr;
  }

  Expr function_call(const Function& function) {
    const int column = now().column;
    advance();
    const Token& open = now();
    if (!at_symbol("(")) {
      const std::string shape = std::string(function.name) + "(" + std::string(function.parameters) + ")";
      fail(now(), quoted(std::string(function.name)) + " is a function", "'('", "write " + shape);
      return {};
    }
    advance();
    std::vector<Expr> args;
    if (!at_symbol(")")) {
      args.push_back(deeper([&] { return either(); }));
      while (at_symbol(",")) {
        advance();
        args.push_back(deeper([&] { return either(); }));
      }
    }
    close(open);
    return made(function.op, column, std::move(args));
  }

  void fail_plus() {
    const bool number = next().kind == Token::Kind::number;
    const bool first = at_ == 0;
    fail(now(), "a number has no leading '+'", "",
         first ? "write {add: " + (number ? next().text : "...") + "} in a change" : "leave out the '+'");
  }

  // Something stands where an operator or the end was expected.
  void fail_after() {
    const Token& token = now();
    if (at_symbol(",")) {
      const bool decimal = at_ > 0 && tokens_[at_ - 1].kind == Token::Kind::number && !token.apart &&
                           next().kind == Token::Kind::number && !next().apart;
      if (!decimal) return fail(token, "a comma stands only between the arguments of a call", "an operator", "");
      return fail(token, "the decimal sign is a point", "", "write " + tokens_[at_ - 1].text + "." + next().text);
    }
    if (at_symbol(")")) return fail(token, "this parenthesis was never opened", "", "");
    const bool product = token.kind != Token::Kind::word && at_ > 0;
    fail(token, "an operator is missing", "an operator or the end", product ? "to multiply, write '*'" : "");
  }

  const std::vector<Token>& tokens_;
  Complaints& complaints_;
  std::size_t at_ = 0;
  int nesting_ = 0;
  bool failed_ = false;
};

}  // namespace

std::optional<Expr> parse(std::string_view text, Complaints& complaints) {
  if (text.size() > longest_text) {
    complaints.push_back({1, "the expression is too long", "at most 10,000 characters",
                          std::to_string(text.size()) + " characters", "name parts of it under 'let'"});
    return std::nullopt;
  }
  const std::size_t before = complaints.size();
  const std::vector<Token> tokens = lex(text, complaints);
  if (complaints.size() > before) return std::nullopt;
  std::optional<Expr> expr = Parser(tokens, complaints).whole();
  if (expr && height(*expr) > deepest_tree) {
    complaints.push_back(
        {1, "the expression has too many operations in a row", "at most 1,000", "", "name parts of it under 'let'"});
    return std::nullopt;
  }
  return expr;
}

}  // namespace peakend::language
