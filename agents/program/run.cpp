// One loop per operation over a whole block. The loops are plain, so that the compiler makes vectors of any width of
// them; each computes what language::apply computes for one customer.
#include "agents/program/run.hpp"

#include "scenarios/numbers/elementary.hpp"
#include "scenarios/numbers/normal.hpp"
#include "scenarios/numbers/quantiles.hpp"

namespace peakend::program {
using language::Op;

namespace {

template <class F>
void loop(F f, float* __restrict to, const float* __restrict a, int n) {
  if (n % lane != 0) __builtin_unreachable();
  for (int i = 0; i < n; ++i) to[i] = f(a[i]);
}
template <class F>
void loop(F f, float* __restrict to, const float* a, const float* b, int n) {
  if (n % lane != 0) __builtin_unreachable();
  for (int i = 0; i < n; ++i) to[i] = f(a[i], b[i]);
}
template <class F>
void loop(F f, float* __restrict to, const float* a, const float* b, const float* c, int n) {
  if (n % lane != 0) __builtin_unreachable();
  for (int i = 0; i < n; ++i) to[i] = f(a[i], b[i], c[i]);
}

float truth(bool x) { return x ? 1.0F : 0.0F; }

void run_look_up(const numbers::Table& table, float* __restrict to, const float* __restrict x, int n) {
  const float* y = table.y.data();
  const auto last = static_cast<std::int32_t>(table.y.size()) - 2;
  for (int i = 0; i < n; ++i)
    to[i] =
        table.y.size() < 2 ? numbers::look_up(table, x[i]) : numbers::look_up(y, last, table.low, table.per_unit, x[i]);
}

void run_logic(Op op, float* to, const float* a, const float* b, const float* c, int n) {
  switch (op) {
    case Op::less:
      return loop([](float x, float y) { return truth(x < y); }, to, a, b, n);
    case Op::less_equal:
      return loop([](float x, float y) { return truth(x <= y); }, to, a, b, n);
    case Op::greater:
      return loop([](float x, float y) { return truth(x > y); }, to, a, b, n);
    case Op::greater_equal:
      return loop([](float x, float y) { return truth(x >= y); }, to, a, b, n);
    case Op::equal:
      return loop([](float x, float y) { return truth(x == y); }, to, a, b, n);
    case Op::not_equal:
      return loop([](float x, float y) { return truth(x < y) + truth(x > y); }, to, a, b, n);
    case Op::both:
      return loop([](float x, float y) { return x != 0 ? truth(y != 0) : 0.0F; }, to, a, b, n);
    case Op::either:
      return loop([](float x, float y) { return x != 0 ? 1.0F : truth(y != 0); }, to, a, b, n);
    case Op::negation:
      return loop([](float x) { return truth(x == 0); }, to, a, n);
    case Op::select:
      return loop([](float x, float y, float z) { return x != 0 ? y : z; }, to, a, b, c, n);
    default:
      return;
  }
}

void run_function(Op op, float* to, const float* a, const float* b, const float* c, const float* d, int n) {
  switch (op) {
    case Op::exp:
      return loop([](float x) { return numbers::exp(x); }, to, a, n);
    case Op::log:
      return loop([](float x) { return numbers::log(x); }, to, a, n);
    case Op::sqrt:
      return loop([](float x) { return numbers::square_root(x); }, to, a, n);
    case Op::tanh:
      return loop([](float x) { return numbers::tanh(x); }, to, a, n);
    case Op::logistic:
      return loop([](float x) { return numbers::logistic(x); }, to, a, n);
    case Op::abs:
      return loop([](float x) { return numbers::absolute(x); }, to, a, n);
    case Op::clamp:
      return loop([](float x, float y, float z) { return numbers::minimum(numbers::maximum(x, y), z); }, to, a, b, c,
                  n);
    case Op::floor:
      return loop([](float x) { return numbers::floor_of(x); }, to, a, n);
    case Op::ceil:
      return loop([](float x) { return numbers::ceil_of(x); }, to, a, n);
    case Op::round:
      return loop([](float x) { return numbers::round_of(x); }, to, a, n);
    case Op::normal_cdf:
      return loop([](float x) { return numbers::normal_cdf(x); }, to, a, n);
    case Op::q_normal:
      return loop([](float x, float y, float z) { return numbers::normal(x, y, z); }, to, a, b, c, n);
    case Op::q_lognormal:
      return loop([](float x, float y, float z) { return numbers::lognormal(x, y, z); }, to, a, b, c, n);
    case Op::q_uniform:
      return loop([](float x, float y, float z) { return numbers::uniform(x, y, z); }, to, a, b, c, n);
    case Op::q_exponential:
      return loop([](float x, float y) { return numbers::exponential(x, y); }, to, a, b, n);
    case Op::q_weibull:
      return loop([](float x, float y, float z) { return numbers::weibull(x, y, z); }, to, a, b, c, n);
    case Op::q_triangular:
      for (int i = 0; i < n; ++i) to[i] = numbers::triangular(a[i], b[i], c[i], d[i]);
      return;
    default:
      return run_logic(op, to, a, b, c, n);
  }
}

void run_one(const Program& program, const Instruction& code, const float* const* reg, float* to, int n) {
  const float *a = reg[code.from[0]], *b = reg[code.from[1]], *c = reg[code.from[2]], *d = reg[code.from[3]];
  switch (code.op) {
    case Op::negate:
      return loop([](float x) { return -x; }, to, a, n);
    case Op::add:
      return loop([](float x, float y) { return x + y; }, to, a, b, n);
    case Op::subtract:
      return loop([](float x, float y) { return x - y; }, to, a, b, n);
    case Op::multiply:
      return loop([](float x, float y) { return x * y; }, to, a, b, n);
    case Op::divide:
      return loop([](float x, float y) { return x / y; }, to, a, b, n);
    case Op::power:
      return loop([](float x, float y) { return numbers::power(x, y); }, to, a, b, n);
    case Op::min:
      return loop([](float x, float y) { return numbers::minimum(x, y); }, to, a, b, n);
    case Op::max:
      return loop([](float x, float y) { return numbers::maximum(x, y); }, to, a, b, n);
    case Op::table:
      return run_look_up(program.tables[code.table], to, a, n);
    default:
      return run_function(code.op, to, a, b, c, d, n);
  }
}
}  // namespace

void run(const Program& program, const float* const* inputs, int n, Workspace& workspace, const float** outputs) {
  const std::size_t fixed = program.inputs.size() + static_cast<std::size_t>(program.constant_count);
  const std::size_t all = fixed + static_cast<std::size_t>(program.temporaries);
  const std::size_t room = static_cast<std::size_t>(program.temporaries) * block;
  if (workspace.temporaries.size() < room) workspace.temporaries.resize(room);
  if (workspace.registers.size() < all + 1) workspace.registers.resize(all + 1);
  const float** reg = workspace.registers.data();
  for (std::size_t i = 0; i < program.inputs.size(); ++i) reg[i] = inputs[i];
  for (std::size_t i = program.inputs.size(); i < fixed; ++i)
    reg[i] = program.constants.data() + (i - program.inputs.size()) * block;
  for (std::size_t i = fixed; i < all; ++i) reg[i] = workspace.temporaries.data() + (i - fixed) * block;
  if (all == 0) reg[0] = nullptr;
  for (const Instruction& code : program.code)
    run_one(program, code, reg, workspace.temporaries.data() + (code.to - fixed) * block, padded(n));
  for (std::size_t i = 0; i < program.outputs.size(); ++i) outputs[i] = reg[program.outputs[i]];
}

}  // namespace peakend::program
