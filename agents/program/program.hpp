// A block program: several expressions lowered together to a short list of instructions over columns of 256 customers,
// so that the interpreter's cost is divided by the block. Equal subexpressions are computed once. Gives, customer by
// customer, exactly the bits of language::evaluate.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "scenarios/language/expr.hpp"
#include "scenarios/numbers/table.hpp"

namespace peakend::program {

inline constexpr int block = 256;  // customers a block holds
inline constexpr int lane = 16;    // columns are padded to a multiple of this; the padding is computed and ignored

inline int padded(int n) { return (n + lane - 1) / lane * lane; }

// What fades moves towards 0, and no further: with a mark on its index an input is the lowest or the highest value it
// can still take while nothing happens.
inline constexpr std::uint32_t lowest_yet = 1U << 30, highest_yet = 1U << 31;
inline constexpr std::uint32_t plain_index = (1U << 30) - 1;

struct Input {
  language::Source source;
  std::uint32_t index;
  bool operator==(const Input&) const = default;
};

struct Instruction {
  language::Op op;
  std::uint16_t to;
  std::uint16_t from[4];
  std::uint32_t table;
};

// Registers: first the inputs, then the constants, then the temporaries.
struct Program {
  std::vector<Input> inputs;
  std::vector<float> constants;  // one column of `block` equal values each
  std::vector<Instruction> code;
  std::vector<std::uint16_t> outputs;  // register of each expression, in the order given
  std::vector<numbers::Table> tables;
  int constant_count = 0;
  int temporaries = 0;

  int input(language::Source source, std::uint32_t index = 0) const;  // its number, or -1
};

// Lowers folded expressions without slots, names or `old`.
Program lower(std::span<const language::Expr> outputs);

}  // namespace peakend::program
