// Block programs give, customer by customer, the bits of the tree they were made from; and they are as short as
// promised.
#include "agents/program/program.hpp"

#include <catch2/catch.hpp>

#include <bit>
#include <cmath>
#include <limits>

#include "agents/program/run.hpp"
#include "scenarios/language/evaluate.hpp"
#include "scenarios/language/fold.hpp"
#include "scenarios/language/substitute.hpp"
#include "scenarios/numbers/normal.hpp"
#include "tests/program/random_programs.hpp"

using namespace peakend::program;
using peakend::program::testing::RandomProgram;
namespace language = peakend::language;
namespace numbers = peakend::numbers;
using language::call;
using language::Expr;
using language::literal;
using language::Op;
using language::Source;
using language::variable;

namespace {
bool same_bits(float a, float b) {
  return std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b) || (std::isnan(a) && std::isnan(b));
}

// Six columns: four traits, a normal draw, a uniform draw.
struct Columns {
  std::vector<std::vector<float>> all = std::vector<std::vector<float>>(6, std::vector<float>(block));
  static std::size_t of(Source source, std::uint32_t index) {
    return source == Source::normal_draw ? 4 : source == Source::uniform_draw ? 5 : index;
  }

  void fill(language::testing::RandomExpression& random) {
    for (std::size_t c = 0; c < 6; ++c)
      for (float& x : all[c]) {
        std::uint32_t word = random.below(0xffffffffu);
        x = c == 4 ? numbers::normal_quantile(word) : c == 5 ? numbers::uniform01(word) : random.constant();
        if (c < 4 && random.below(50) == 0)
          x = random.below(2) ? std::numeric_limits<float>::infinity() : std::numeric_limits<float>::quiet_NaN();
      }
  }
};

// Runs a program over the columns; n rows of each output.
std::vector<std::vector<float>> results(const Program& program, const Columns& columns, int n, Workspace& workspace) {
  std::vector<const float*> inputs, outputs(program.outputs.size());
  for (const Input& input : program.inputs)
    inputs.push_back(columns.all[Columns::of(input.source, input.index)].data());
  run(program, inputs.data(), n, workspace, outputs.data());
  std::vector<std::vector<float>> found;
  for (const float* output : outputs) found.emplace_back(output, output + n);
  return found;
}

Program lowered(const std::vector<Expr>& outputs) { return lower(outputs); }
}  // namespace

TEST_CASE("programs equal the evaluation of their trees, bit for bit, for any number of customers", "[program]") {
  RandomProgram random(8128);
  Workspace workspace;  // one for all: what is left from a program must not matter to the next
  Columns columns;
  std::int64_t values = 0, numbers_among_them = 0;
  int instructions = 0, tables = 0;
  for (int round = 0; round < 1500; ++round) {
    std::vector<Expr> outputs;
    for (std::uint32_t k = 1 + random.random.below(4); k > 0; --k) outputs.push_back(random.number(5));
    Program program = lowered(outputs);
    instructions += static_cast<int>(program.code.size()), tables += static_cast<int>(program.tables.size());
    columns.fill(random.random);
    int n = round < block ? round + 1 : 1 + static_cast<int>(random.random.below(block));
    auto found = results(program, columns, n, workspace);
    for (std::size_t o = 0; o < outputs.size(); ++o) {
      std::vector<numbers::Table> made;
      Expr tree = language::with_tables(outputs[o], made);
      for (int i = 0; i < n; ++i) {
        float truth = language::evaluate(tree, made, [&](Source source, std::uint32_t index) {
          return columns.all[Columns::of(source, index)][static_cast<std::size_t>(i)];
        });
        float got = found[o][static_cast<std::size_t>(i)];
        ++values, numbers_among_them += !std::isnan(truth);
        if (!same_bits(truth, got))
          FAIL("round " << round << " output " << o << " row " << i << " of " << n << ": " << got << ", expected "
                        << truth);
      }
    }
  }
  CHECK(values > 300'000);
  CHECK(numbers_among_them > 150'000);
  CHECK(instructions > 10'000);
  CHECK(tables > 150);
}

TEST_CASE("what a customer gets does not depend on the others in the block", "[program]") {
  RandomProgram random(496);
  Workspace workspace;
  Columns columns, alone;
  for (int round = 0; round < 300; ++round) {
    Program program = lowered({random.number(5)});
    columns.fill(random.random);
    auto together = results(program, columns, block, workspace);
    auto who = static_cast<std::size_t>(random.random.below(block));
    alone.fill(random.random);
    for (std::size_t c = 0; c < 6; ++c) alone.all[c][0] = columns.all[c][who];
    auto single = results(program, alone, 1, workspace);
    if (!same_bits(single[0][0], together[0][who])) FAIL("round " << round);
  }
}

TEST_CASE("equal subexpressions are computed once, within an output and between outputs", "[program]") {
  Expr x = variable(Source::trait, 0), y = variable(Source::trait, 1);
  Expr heavy = call(Op::exp, {x * y});
  CHECK(lowered({heavy}).code.size() == 2);
  CHECK(lowered({heavy + heavy}).code.size() == 3);
  CHECK(lowered({heavy, heavy, heavy + x}).code.size() == 3);
  Program two = lowered({heavy, heavy});
  CHECK(two.outputs[0] == two.outputs[1]);
  CHECK(lowered({x * y, y * x}).code.size() == 2);  // not the same bits for every NaN: not merged
}

TEST_CASE("constants cost no instruction", "[program]") {
  Expr x = variable(Source::trait, 0);
  CHECK(lowered({literal(3)}).code.empty());
  CHECK(lowered({x}).code.empty());
  CHECK(lowered({literal(2) * literal(3) + call(Op::exp, {literal(1)})}).code.empty());
  CHECK(lowered({x + literal(2) * literal(3)}).code.size() == 1);
  CHECK(lowered({call(Op::select, {call(Op::less, {literal(1), literal(2)}), x, call(Op::exp, {x})})}).code.empty());
  Program constants = lowered({x + literal(2), x * literal(2), x - literal(3)});
  CHECK(constants.constant_count == 2);  // equal constants share a column
}

TEST_CASE("0 and -0 are different constants", "[program]") {
  Columns columns;
  Workspace workspace;
  columns.all[0].assign(block, 1.0F);
  Expr x = variable(Source::trait, 0);
  auto found = results(lowered({x / literal(0.0F), x / literal(-0.0F)}), columns, 1, workspace);
  CHECK(found[0][0] == std::numeric_limits<float>::infinity());
  CHECK(found[1][0] == -std::numeric_limits<float>::infinity());
}

TEST_CASE("inputs are listed once, in the order in which they are met", "[program]") {
  Expr a = variable(Source::trait, 2), b = variable(Source::wait), c = variable(Source::trait, 0);
  Program program = lowered({(b + a) * b, c + a});
  REQUIRE(program.inputs.size() == 3);
  CHECK(program.inputs[0] == Input{Source::wait, 0});
  CHECK(program.inputs[1] == Input{Source::trait, 2});
  CHECK(program.inputs[2] == Input{Source::trait, 0});
  CHECK(program.input(Source::trait, 0) == 2);
  CHECK(program.input(Source::memory) == -1);
}

TEST_CASE("min and max of many go from the left", "[program]") {
  Columns columns;
  Workspace workspace;
  const float nan = std::numeric_limits<float>::quiet_NaN();
  columns.all[0].assign(block, nan), columns.all[1].assign(block, 3.0F), columns.all[2].assign(block, 2.0F);
  auto x = [](std::uint32_t i) { return variable(Source::trait, i); };
  auto found = results(lowered({call(Op::max, {x(0), x(1), x(2)}), call(Op::max, {x(1), x(2), x(0)}),
                                call(Op::min, {x(1), x(0), x(2)})}),
                       columns, 1, workspace);
  CHECK(found[0][0] == 3.0F);
  CHECK(std::isnan(found[1][0]));
  CHECK(found[2][0] == 2.0F);
}

TEST_CASE("few columns stay in use, however long the program", "[program]") {
  Expr sum = variable(Source::trait, 0);
  for (int i = 0; i < 200; ++i) sum = call(Op::exp, {sum * literal(0.5F)}) - variable(Source::trait, 1);
  Program program = lowered({sum});
  CHECK(program.code.size() == 600);
  CHECK(program.temporaries <= 3);
}
