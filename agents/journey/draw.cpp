// From rows to the results of a program: the words of a contact, columns in place or gathered, and results spread
// again.
#include <algorithm>

#include "agents/journey/contact.hpp"
#include "scenarios/numbers/normal.hpp"

namespace peakend::journey {
using program::block;

namespace {

template <class T>
void gather(const T* __restrict from, const std::int32_t* __restrict list, int n, T* __restrict to) {
  for (int k = 0; k < n; ++k) to[k] = from[list[k]];
}

void scatter(const float* __restrict from, const std::int32_t* __restrict list, int n, float* __restrict to) {
  for (int k = 0; k < n; ++k) to[list[k]] = from[k];
}

// Who is at the touchpoint; how many.
int mark(const std::int32_t* __restrict at, std::int32_t touchpoint, int n, std::int32_t* __restrict here) {
  std::int32_t count = 0;
  for (int k = 0; k < n; ++k) here[k] = at[k] == touchpoint ? 1 : 0, count += here[k];
  return count;
}

struct Who {
  const std::uint32_t *id, *when;
  int n;
};

Who who(const Sheet& sheet, const Rows& rows, Scratch& s) {
  const std::uint32_t *id = sheet.id.data() + rows.first, *when = sheet.when.data() + rows.first;
  if (!rows.sparse) return {id, when, rows.n};
  s.id.resize(block);
  gather(id, rows.list, rows.count, s.id.data()), gather(when, rows.list, rows.count, s.when.data());
  return {s.id.data(), s.when.data(), rows.count};
}

// The words this program (or the routing) needs, and their draws.
void draw(const DayAtStore& day, std::uint32_t path, const Binding& binding, Who who, Scratch& s, bool routes) {
  bool wanted[draws] = {};
  for (int b : binding)
    if (b < 0) wanted[-1 - b] = true;
  bool block_used[2] = {routes, false};
  for (int d = 0; d < draws; ++d) block_used[d % 8 / 4] |= wanted[d];
  if (s.draw.empty()) s.draw.assign(draws, std::vector<float>(block));
  for (auto& word : s.word) word.resize(block);
  for (int b = 0; b < 2; ++b) {
    if (!block_used[b]) continue;
    if (b == 1) {  // the second block of the same address
      for (int k = 0; k < who.n; ++k) s.when[static_cast<std::size_t>(k)] = who.when[k] + 1;
      who.when = s.when.data();
    }
    auto* w = s.word + static_cast<std::ptrdiff_t>(b) * 4;
    chance::philox_block(who.id, who.when, 0, path, day.key, who.n, w[0].data(), w[1].data(), w[2].data(), w[3].data());
  }
  const int n = program::padded(who.n);
  for (int d = 0; d < draws; ++d) {
    if (!wanted[d]) continue;
    const std::uint32_t* word = s.word[d % 8].data();
    float* __restrict to = s.draw[static_cast<std::size_t>(d)].data();
    if (d < 8)
      for (int k = 0; k < n; ++k) to[k] = numbers::normal_quantile(word[k]);
    else
      for (int k = 0; k < n; ++k) to[k] = numbers::uniform01(word[k]);
  }
}

// The columns the program reads.
void bind(const Binding& binding, const Sheet& sheet, const Rows& rows, Scratch& s) {
  while (s.gathered.size() < binding.size()) s.gathered.emplace_back(block);
  s.inputs.resize(binding.size());
  for (std::size_t i = 0; i < binding.size(); ++i) {
    if (binding[i] < 0) {
      s.inputs[i] = s.draw[static_cast<std::size_t>(-1 - binding[i])].data();
      continue;
    }
    const float* column = sheet.column(binding[i]) + rows.first;
    s.inputs[i] = column;
    if (!rows.sparse) continue;
    gather(column, rows.list, rows.count, s.gathered[i].data());
    s.inputs[i] = s.gathered[i].data();
  }
}

// Results of the gathered go to the places of their rows.
void spread(const Rows& rows, Scratch& s, bool routes) {
  while (s.spread.size() < s.outputs.size()) s.spread.emplace_back(block);
  for (std::size_t o = 0; o < s.outputs.size(); ++o) {
    scatter(s.outputs[o], rows.list, rows.count, s.spread[o].data());
    s.outputs[o] = s.spread[o].data();
  }
  for (int k = rows.count - 1; k >= 0 && routes; --k)  // upwards, so from the end
    s.word[1][static_cast<std::size_t>(rows.list[k])] = s.word[1][static_cast<std::size_t>(k)];
}
}  // namespace

void find_rows(const Sheet& sheet, int touchpoint, std::size_t first, Rows& rows) {
  rows.first = first;
  rows.n = static_cast<int>(std::min<std::size_t>(block, static_cast<std::size_t>(sheet.n) - first));
  const std::int32_t* at = sheet.at.data() + first;
  rows.count = mark(at, touchpoint, rows.n, rows.here);
  rows.sparse = rows.count * 2 < rows.n;  // half: where the two ways cost the same
  if (!rows.sparse || rows.count == 0) return;
  int count = 0;
  for (int k = 0; k < rows.n; ++k) {
    rows.list[count] = k;
    count += rows.here[k];
  }
}

void run_program(const DayAtStore& day, std::uint32_t path, bool routes, const program::Program& program,
                 const Binding& binding, const Sheet& sheet, const Rows& rows, Scratch& s) {
  s.when.resize(block), s.outputs.resize(program.outputs.size());
  Who own = who(sheet, rows, s);
  draw(day, path, binding, own, s, routes);
  bind(binding, sheet, rows, s);
  program::run(program, s.inputs.data(), own.n, s.workspace, s.outputs.data());
  if (rows.sparse) spread(rows, s, routes);
}

}  // namespace peakend::journey
