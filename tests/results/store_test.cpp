// The store in good days: what is put comes back, in order, once, for any sums; merging; who may open what.
#include <rapidcheck.h>
#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>

#include "results/store/merge.hpp"
#include "results/store/pack.hpp"
#include "tests/results/store_rows.hpp"

using namespace peakend::results;
using namespace peakend::store_tests;
using Mode = Store::Mode;

namespace {
bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

void fill(const std::string& file, const std::vector<CellRow>& rows) {
  Store store = opened(file);
  store.put(rows);
}
}  // namespace

TEST_CASE("a key has one text, and its order is the order of texts", "[sqlite]") {
  CHECK(text(CellKey{0x0123456789abcdef, 0xfedcba9876543210}) == "0123456789abcdeffedcba9876543210");
  CHECK(cell_key("0123456789abcdeffedcba9876543210") == CellKey{0x0123456789abcdef, 0xfedcba9876543210});
  for (const auto wrong : {"", "12", "-123456789abcdeffedcba9876543210", "0123456789abcdeffedcba987654321g",
                           "0123456789abcdeffedcba98765432100", " 123456789abcdeffedcba9876543210"})
    CHECK_FALSE(cell_key(wrong));
  for (std::uint64_t i = 0; i < 100; ++i) {
    CHECK(cell_key(text(key_of(i))) == key_of(i));
    CHECK(key_of(i) == peakend::results::key_of(key_bytes(key_of(i))));
    CHECK((key_of(i) < key_of(i + 1)) == (text(key_of(i)) < text(key_of(i + 1))));
    CHECK((key_of(i) < key_of(i + 1)) == (key_bytes(key_of(i)) < key_bytes(key_of(i + 1))));
  }
}

TEST_CASE("sums survive packing, whatever they are", "[sqlite]") {
  using Sums = std::vector<std::int64_t>;
  constexpr auto most = std::numeric_limits<std::int64_t>::max(), least = std::numeric_limits<std::int64_t>::min();
  for (const Sums& sums : {Sums{}, Sums{0}, Sums{most, least, -1, 1, 63, 64, -64, -65}, Sums(3'000, 0)})
    CHECK(unpack(pack(sums)) == sums);
  CHECK(pack(Sums{0, -1, 1, 64}) == std::string("\x04\x00\x01\x02\x80\x01", 6));
  CHECK(rc::check("any sums", [](const Sums& sums) { RC_ASSERT(unpack(pack(sums)) == sums); }));
}

TEST_CASE("bytes that are no packed sums are refused, never followed", "[sqlite]") {
  using namespace std::string_literals;
  for (const auto& bytes : {""s, "\x80"s, "\x02\x01"s, "\x01\x00\x00"s, "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"s,
                            "\x01\x80\x00"s, "\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02"s})
    CHECK_FALSE(unpack(bytes));
  CHECK(rc::check("any bytes", [](const std::string& bytes) {
    if (const auto sums = unpack(bytes)) RC_ASSERT(pack(*sums) == bytes);
  }));
}

TEST_CASE("the checksum sees every part of a row", "[sqlite]") {
  const CellRow row = row_of(1, 10);
  const auto of = [](const CellRow& r) { return checksum(r, pack(r.sums)); };
  auto changed = [&](auto change) {
    CellRow other = row;
    change(other);
    return of(other) != of(row);
  };
  CHECK(changed([](CellRow& r) { r.key.low ^= 1; }));
  CHECK(changed([](CellRow& r) { r.episodes += 1; }));
  CHECK(changed([](CellRow& r) { r.contacts += 1; }));
  CHECK(changed([](CellRow& r) { r.seconds += 1; }));
  CHECK(changed([](CellRow& r) { r.failure = ""; }));
  CHECK(changed([](CellRow& r) { r.sums.back() += 1; }));
}

TEST_CASE("what is put comes back after closing, and nothing else", "[sqlite]") {
  const Folder folder;
  std::vector<CellRow> rows{row_of(1), row_of(2, 0), row_of(3, 1), row_of(4, 40'000)};
  rows[1].failure = "shop.yaml: takes is below 0 \xc3\xa9 '\"; DROP TABLE cells";
  rows[2].failure = "";
  fill(folder.file(), rows);
  CHECK_FALSE(fs::exists(folder.file() + "-wal"));
  Store store = opened(folder.file(), Mode::read);
  CHECK(store.size() == 4);
  for (const auto& row : rows) CHECK(equal(store.get(row.key).value(), row));
  CHECK_FALSE(store.get(key_of(5)));
  CHECK(store.notes().empty());
}

TEST_CASE("a duration that is no number is kept as 0", "[sqlite]") {
  const Folder folder;
  CellRow row = row_of(1, 3);
  row.seconds = std::numeric_limits<double>::quiet_NaN();
  Store store = opened(folder.file());
  store.put(std::vector{row});
  CHECK(store.get(row.key).value().seconds == 0);
}

TEST_CASE("a key is kept once, with the row put last", "[sqlite]") {
  const Folder folder;
  Store store = opened(folder.file());
  CellRow row = row_of(1);
  store.put(std::vector{row, row});
  row.sums[0] += 1;
  store.put(std::vector{row});
  CHECK(store.size() == 1);
  CHECK(equal(store.get(row.key).value(), row));
}

TEST_CASE("a failed cell counts as finished unless it is to be tried again", "[sqlite]") {
  const Folder folder;
  Store store = opened(folder.file());
  CellRow failed = row_of(2, 0);
  failed.failure = "out of memory";
  store.put(std::vector{row_of(1), failed});
  const auto keys = keys_of(1, 4);
  CHECK(store.has(keys) == std::vector{true, true, false});
  CHECK(store.has(keys, true) == std::vector{true, false, false});
}

TEST_CASE("rows come in the order asked, and what is missing is named", "[sqlite]") {
  const Folder folder;
  Store store = opened(folder.file());
  std::vector<CellRow> rows;
  for (std::uint64_t i = 0; i < 50; ++i) rows.push_back(row_of(i, 20));
  store.put(rows);
  const std::vector<CellKey> keys{key_of(7), key_of(99), key_of(3), key_of(7), key_of(98)};
  std::vector<std::pair<std::size_t, CellKey>> seen;
  const auto lacking = store.for_each(keys, [&](std::size_t i, CellRow&& row) { seen.emplace_back(i, row.key); });
  CHECK(seen == std::vector<std::pair<std::size_t, CellKey>>{{0, key_of(7)}, {2, key_of(3)}, {3, key_of(7)}});
  CHECK(lacking == std::vector<std::size_t>{1, 4});
  std::vector<CellKey> all;
  store.each([&](CellRow&& row) { all.push_back(row.key); });
  CHECK(all.size() == 50);
  CHECK(std::is_sorted(all.begin(), all.end()));
}

TEST_CASE("what a callback throws comes through, and the store goes on", "[sqlite]") {
  const Folder folder;
  Store store = opened(folder.file());
  store.put(std::vector{row_of(1)});
  CHECK_THROWS_AS(store.for_each(keys_of(1, 2), [](std::size_t, CellRow&&) { throw std::length_error("enough"); }),
                  std::length_error);
  store.put(std::vector{row_of(2)});
  CHECK(store.size() == 2);
}

TEST_CASE("a second writer is refused at once and told who writes; readers are welcome", "[sqlite]") {
  const Folder folder;
  {
    Store writer = opened(folder.file());
    writer.put(std::vector{row_of(1)});
    const Refusal second = refusal(folder.file());
    CHECK(second.kind == static_cast<int>(Kind::locked));
    INFO(second.said);
    CHECK(has(second.said, folder.path.string()));
    CHECK(has(second.said, "another run is writing"));
    Store reader = opened(folder.file(), Mode::read);
    writer.put(std::vector{row_of(2)});
    CHECK(reader.size() == 2);
  }
  CHECK(refusal(folder.file()).kind == -1);
}

TEST_CASE("stores merge, finished before failed, and running it again changes nothing", "[sqlite]") {
  const Folder folder;
  CellRow failed = row_of(3, 0), later = row_of(2);
  failed.failure = "out of memory";
  later.seconds += 1;  // the same cell on a slower machine
  fill(folder.file("a.sqlite"), {row_of(1), row_of(2), failed});
  fill(folder.file("b.sqlite"), {later, row_of(3), row_of(4)});
  const std::vector<std::string> from{folder.file("a.sqlite"), folder.file("b.sqlite")};
  Store into = opened(folder.file("c.sqlite"));
  CellRow mine = row_of(4, 0);
  mine.failure = "out of memory";
  into.put(std::vector{mine});
  const auto first = std::get<Merged>(merge(from, into));
  CHECK(first.copied == 3);
  CHECK(first.finished == 1);
  CHECK(first.known == 1);
  CHECK(into.size() == 4);
  for (std::uint64_t i = 1; i <= 4; ++i) CHECK(same_figures(into.get(key_of(i)).value(), row_of(i)));
  const auto again = std::get<Merged>(merge(from, into));
  CHECK((again.copied == 0 && again.finished == 0 && again.known == 6));
}

TEST_CASE("stores that contradict each other are not merged, and every such cell is named", "[sqlite]") {
  const Folder folder;
  CellRow other = row_of(2);
  other.sums[5] += 1;
  fill(folder.file("a.sqlite"), {row_of(1), row_of(2)});
  fill(folder.file("b.sqlite"), {other});
  Store into = opened(folder.file("c.sqlite"));
  CellRow mine = row_of(1);
  mine.episodes += 1;
  into.put(std::vector{mine});
  const auto result = merge(std::vector{folder.file("a.sqlite"), folder.file("b.sqlite")}, into);
  const auto& problem = std::get<StoreProblem>(result);
  CHECK(problem.kind == Kind::conflict);
  CHECK(has(problem.said, text(key_of(1))));
  CHECK(has(problem.said, text(key_of(2))));
  CHECK(has(problem.said, "b.sqlite"));
  CHECK(into.size() == 1);
  const auto missing = merge(std::vector{folder.file("nowhere.sqlite")}, into);
  CHECK(std::get<StoreProblem>(missing).kind == Kind::missing);
}

TEST_CASE("ten thousand keys are looked up at once", "[sqlite]") {
  const Folder folder;
  Store store = opened(folder.file());
  for (std::uint64_t from = 0; from < 10'000; from += 500) {
    std::vector<CellRow> rows;
    for (std::uint64_t i = from; i < from + 500; ++i) rows.push_back(row_of(i, 100));
    store.put(rows);
  }
  const std::vector<bool> there = store.has(keys_of(5'000, 15'000));
  CHECK(there.size() == 10'000);
  CHECK(std::find(there.begin(), there.end(), false) - there.begin() == 5'000);
  CHECK(std::count(there.begin(), there.end(), true) == 5'000);
}
