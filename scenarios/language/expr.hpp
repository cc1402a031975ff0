// The tree of an expression, from text to program: parsed (names open), resolved (names are variables), folded.
// Every number an author can write is one of these; a plain `3` is a literal. Values are float32 throughout.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace peakend::language {

// What a variable reads; words.hpp says more of each. `index` of the Expr says which one, where there are several.
enum class Source : std::uint8_t {
  // fixed at birth
  trait,
  segment,
  relationship,
  // the customer, as it was this morning (in rates and answers: as it is now)
  state,
  memory,
  expectation,
  competence,
  intention,
  episodes,
  reputation,
  heard,    // of topic `index`: 1 or 0
  stirred,  // what topics stir in this customer today
  // the calendar
  day,
  weekday,
  week,
  minute,
  // yesterday's figures
  utilisation,
  engagement,  // of pool `index` this morning
  // one contact
  wait,
  perceived_wait,
  queue_length,
  failed,
  recovered,
  familiarity,
  previous_affect,
  affect,
  visited,  // a touchpoint counted over all journeys; in a program of one journey, over its own
  // a finished episode
  pleasure,
  pain,
  end,
  mean,
  integral,
  contacts,
  duration,
  remembered,
  unacceptable,
  // without names of their own, read by the model's formulas only: the two stores of memory, what beliefs are made of, whether somebody was served, peaks as they are sought (1 when the high one came later)
  memory_good,
  memory_bad,
  prior_competence,
  prior_intention,
  evidence_good,
  evidence_bad,
  intention_good,
  intention_bad,
  ceiling,
  weeks_since_unacceptable,
  served,
  peak_high,
  peak_low,
  peak_later,
  stated_evidence,
  stated_count,
  stated_intention,
  stated_intention_count,
  ceiling_times,
  ceiling_plus,
  // what was heard this morning: how many messages, and the mean of what they say
  messages,
  message_mean,
  // of the topic at hand: what was felt on hearing of it, and its heat today
  topic_affect,
  topic_heat,
  // one random number of the decision at hand: its standard normal or its uniform in (0, 1); index = which word
  normal_draw,
  uniform_draw,
  // 1 when policy `index` holds for this customer
  targeted,
  // what the firm sees of all customers together, in rules by which it stops a policy; which: see spec/rule_figures.hpp
  figure,
  // the value in force before a change; replaced when the change is applied
  old,
  // the value of another slot, by number; replaced when a model is made
  slot,
};

enum class Op : std::uint8_t {
  literal,
  variable,
  name,
  negate,
  add,
  subtract,
  multiply,
  divide,
  power,
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal,
  both,
  either,
  negation,
  select,  // if(condition, a, b)
  // functions authors can call
  exp,
  log,
  sqrt,
  tanh,
  logistic,
  abs,
  min,
  max,
  clamp,
  floor,
  ceil,
  round,
  normal_cdf,
  visited,  // visited(touchpoint): parsed form only; resolution makes it Source::visited
  heard,    // heard(topic): parsed form only; resolution makes it Source::heard
  // quantiles: the first argument is the standard normal or uniform draw
  q_normal,
  q_lognormal,
  q_uniform,
  q_exponential,
  q_weibull,
  q_triangular,
  q_beta,       // (normal draw, mean, sd), constant mean and sd: becomes a table
  q_empirical,  // (uniform draw, values...), constants: becomes a table
  table,        // piecewise-linear table number `index` of its argument
};

enum class Kind : std::uint8_t { number, boolean, word };
enum class Dimension : std::uint8_t { any, plain, time, rate, money };  // `any`: a bare literal, fits everywhere
enum class Vocabulary : std::uint8_t { none, segment, relationship, touchpoint, store };

struct Type {
  Kind kind = Kind::number;
  Dimension dimension = Dimension::any;
  Vocabulary vocabulary = Vocabulary::none;  // of a word
  bool operator==(const Type&) const = default;
};

struct Expr {
  Op op = Op::literal;
  Source source = Source::trait;  // variable
  float value = 0;                // literal; a word is its index in its vocabulary
  double written = 0;             // literal: the number as it stands in the file; read it through as_written
  std::uint32_t index = 0;        // variable, table
  int column = 1;                 // where it begins in the text, from 1
  Type type;
  std::string name;  // name: as written, dots included
  std::vector<Expr> args;
};

// Builders, so that formulas in C++ read like formulas. They do not fold.
Expr literal(float value, Dimension dimension = Dimension::any);
Expr variable(Source source, std::uint32_t index = 0, Type type = {});
Expr call(Op op, std::vector<Expr> args);
inline Expr operator+(Expr a, Expr b) { return call(Op::add, {std::move(a), std::move(b)}); }
inline Expr operator-(Expr a, Expr b) { return call(Op::subtract, {std::move(a), std::move(b)}); }
inline Expr operator*(Expr a, Expr b) { return call(Op::multiply, {std::move(a), std::move(b)}); }
inline Expr operator/(Expr a, Expr b) { return call(Op::divide, {std::move(a), std::move(b)}); }
inline Expr operator-(Expr a) { return call(Op::negate, {std::move(a)}); }

// True when both trees would compute the same bits: structure, sources, literals (bitwise); columns do not count.
bool same(const Expr& a, const Expr& b);
bool is_literal(const Expr& expr);
// A literal in double: what its author wrote, as long as that is still its value; the shortest decimal of what was
// computed in float32. Money that is constant is read so, and never through float32.
double as_written(const Expr& literal);
// Says of the whole tree that it stands at this column.
void set_columns(Expr& expr, int column);
// True when some variable of the tree has this source (and, if given, this index).
bool reads(const Expr& expr, Source source);

}  // namespace peakend::language
