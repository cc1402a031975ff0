// Lowering: equal subexpressions once, then registers given out so that few columns stay in use.
#include "agents/program/program.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <stdexcept>
#include <tuple>

#include "scenarios/language/fold.hpp"
#include "scenarios/language/substitute.hpp"

namespace peakend::program {
using language::Expr;
using language::Op;

namespace {

// One value of the program under construction, before registers are given out.
struct Value {
  enum class Kind { input, constant, computed } kind;
  std::uint32_t number;       // of the input or constant
  Instruction instruction{};  // of computed values; `from` are values
  int arguments = 0;
};

struct Lowering {
  Program program;
  std::vector<Value> values;
  std::map<std::tuple<int, std::uint32_t, std::vector<std::uint16_t>>, std::uint16_t> known;

  std::uint16_t add(Value value) {
    values.push_back(value);
    if (values.size() > 60000)
      throw std::length_error("the expressions of one touchpoint are too long together; take some apart");
    return static_cast<std::uint16_t>(values.size() - 1);
  }

  std::uint16_t constant(float x) {
    auto key = std::make_tuple(-1, std::bit_cast<std::uint32_t>(x), std::vector<std::uint16_t>{});
    auto [at, fresh] = known.try_emplace(key, std::uint16_t{0});
    if (fresh) {
      at->second = add({Value::Kind::constant, static_cast<std::uint32_t>(program.constant_count++)});
      program.constants.insert(program.constants.end(), block, x);
    }
    return at->second;
  }

  std::uint16_t input(const Expr& expr) {
    auto key = std::make_tuple(-2 - static_cast<int>(expr.source), expr.index, std::vector<std::uint16_t>{});
    auto [at, fresh] = known.try_emplace(key, std::uint16_t{0});
    if (fresh) {
      at->second = add({Value::Kind::input, static_cast<std::uint32_t>(program.inputs.size())});
      program.inputs.push_back({expr.source, expr.index});
    }
    return at->second;
  }

  std::uint16_t computed(Op op, std::uint32_t table, const std::vector<std::uint16_t>& from) {
    auto [at, fresh] = known.try_emplace(std::make_tuple(static_cast<int>(op), table, from), std::uint16_t{0});
    if (fresh) {
      Value value{Value::Kind::computed, 0, {op, 0, {}, table}, static_cast<int>(from.size())};
      std::copy(from.begin(), from.end(), value.instruction.from);
      at->second = add(value);
    }
    return at->second;
  }

  std::uint16_t lower(const Expr& expr) {
    if (expr.op == Op::literal) return constant(expr.value);
    if (expr.op == Op::variable) return input(expr);
    std::vector<std::uint16_t> from;
    for (const Expr& arg : expr.args) from.push_back(lower(arg));
    if ((expr.op == Op::min || expr.op == Op::max) && from.size() > 2) {
      std::uint16_t so_far = from[0];
      for (std::size_t i = 1; i < from.size(); ++i) so_far = computed(expr.op, 0, {so_far, from[i]});
      return so_far;
    }
    return computed(expr.op, expr.op == Op::table ? expr.index : 0, from);
  }
};

// The instruction after which a value is no longer needed; outputs are needed to the end.
std::vector<std::size_t> last_uses(const std::vector<Value>& values, const std::vector<std::uint16_t>& outputs) {
  std::vector<std::size_t> last(values.size(), 0);
  for (std::size_t v = 0; v < values.size(); ++v)
    for (int a = 0; a < values[v].arguments; ++a) last[values[v].instruction.from[a]] = v;
  for (auto output : outputs) last[output] = values.size();
  return last;
}
}  // namespace

int Program::input(language::Source source, std::uint32_t index) const {
  auto at = std::find(inputs.begin(), inputs.end(), Input{source, index});
  return at == inputs.end() ? -1 : static_cast<int>(at - inputs.begin());
}

Program lower(std::span<const Expr> outputs) {
  Lowering low;
  std::vector<std::uint16_t> results;
  for (const Expr& expr : outputs)
    results.push_back(low.lower(language::with_tables(language::fold(expr), low.program.tables)));
  Program& program = low.program;
  auto last = last_uses(low.values, results);
  auto inputs = static_cast<std::uint16_t>(program.inputs.size());
  auto fixed = static_cast<std::uint16_t>(inputs + program.constant_count);
  std::vector<std::uint16_t> where(low.values.size());
  std::vector<std::uint16_t> free;
  for (std::size_t v = 0; v < low.values.size(); ++v) {
    const Value& value = low.values[v];
    if (value.kind != Value::Kind::computed) {
      where[v] = static_cast<std::uint16_t>(value.number + (value.kind == Value::Kind::constant ? inputs : 0));
      continue;
    }
    Instruction code = value.instruction;
    for (int a = 0; a < value.arguments; ++a) code.from[a] = where[value.instruction.from[a]];
    if (free.empty()) free.push_back(static_cast<std::uint16_t>(fixed + program.temporaries++));
    code.to = where[v] = free.back();
    free.pop_back();
    program.code.push_back(code);
    for (std::size_t a = 0; a < static_cast<std::size_t>(value.arguments); ++a) {
      auto from = value.instruction.from[a];
      bool seen = std::find(value.instruction.from, value.instruction.from + a, from) != value.instruction.from + a;
      if (!seen && last[from] == v && low.values[from].kind == Value::Kind::computed) free.push_back(where[from]);
    }
  }
  for (auto result : results) program.outputs.push_back(where[result]);
  return program;
}

}  // namespace peakend::program
