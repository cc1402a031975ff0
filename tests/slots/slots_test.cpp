// The table of keys, and finding and changing slots by path.
#include "scenarios/slots/slots.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "scenarios/slots/distributions.hpp"
#include "tests/messages/shop.hpp"

using namespace peakend;
using slots::Change;
using slots::SlotId;

namespace {

// A table of slots that hold 1, 2, 3, ... at these paths.
slots::SlotTable table_of(const std::vector<std::string>& paths) {
  slots::SlotTable table;
  for (const std::string& path : paths) {
    slots::Slot slot;
    slot.path = path;
    slot.value = language::literal(static_cast<float>(table.all.size() + 1));
    table.add(std::move(slot));
  }
  return table;
}

slots::Values values_of(const slots::SlotTable& table) {
  slots::Values values;
  for (const auto& slot : table.all) values.push_back(slot.value);
  return values;
}

Change change(SlotId slot, Change::Kind kind, language::Expr value) {
  Change one;
  one.slot = slot;
  one.kind = kind;
  one.value = std::move(value);
  return one;
}

float constant(const slots::Values& values, SlotId slot) {
  float value = -1;
  REQUIRE(slots::constant(values, slot, value));
  return value;
}

}  // namespace

TEST_CASE("every key of the table has a meaning and is the row of its own path", "[slots]") {
  std::set<std::string_view> seen;
  for (const slots::Key& key : slots::keys()) {
    INFO(key.pattern);
    CHECK(seen.insert(key.pattern).second);
    CHECK_FALSE(key.meaning.empty());
    CHECK(key.low <= key.high);
    std::string path;
    for (const auto step : slots::steps(key.pattern)) path += (path.empty() ? "" : ".") + (step == "*" ? "anything" : step == "#" ? "0" : std::string(step));
    CHECK(slots::find_key(path) == &key);
  }
}

TEST_CASE("every key stands below a section, a map of names or a list of the table", "[slots]") {
  for (const slots::Key& key : slots::keys()) {
    const auto dot = key.pattern.rfind('.');
    if (dot == std::string_view::npos) continue;
    INFO(key.pattern);
    const auto parent = key.pattern.substr(0, dot);
    const auto found = std::find_if(slots::keys().begin(), slots::keys().end(), [&](const auto& other) { return other.pattern == parent; });
    REQUIRE(found != slots::keys().end());
    const auto last = key.pattern.substr(dot + 1);
    const auto form = last == "*" ? slots::Form::names : last == "#" ? slots::Form::list : slots::Form::section;
    const bool a_known_name = form == slots::Form::section && found->form == slots::Form::names;  // a trait the model itself reads
    CHECK((found->form == form || found->form == slots::Form::own || a_known_name));
  }
}

TEST_CASE("every default of the table is right where it stands", "[slots]") {
  // A file that has every section, so that every default is used and checked.
  const auto outcome = test::read(test::with("policies:", "money: {}\nscale: {}\ninitial: {}\nmemory: {fade: {}}\nperception: {}\ntrust: {start: {}}\nbehaviour: {}\nstaff: {}\nfirm: {}\ncompare: {}\npolicies:"));
  CHECK(outcome.messages.empty());
  REQUIRE(outcome.scenario);
  for (const slots::Key& key : slots::keys()) {
    if (key.fallback.empty() || key.pattern.find('*') != std::string_view::npos) continue;
    INFO(key.pattern);
    CHECK(outcome.scenario->slots.find(key.pattern) != slots::no_slot);
  }
}

TEST_CASE("a word of a closed list has its default on the list", "[slots]") {
  for (const slots::Key& key : slots::keys()) {
    if (key.form != slots::Form::word) continue;
    INFO(key.pattern);
    CHECK_FALSE(key.words.empty());
    CHECK((" " + std::string(key.words) + " ").find(" " + std::string(key.fallback) + " ") != std::string::npos);
  }
}

TEST_CASE("the row of a name of its own wins over the row for any name", "[slots]") {
  CHECK(slots::find_key("traits.acceptable_wait")->pattern == "traits.acceptable_wait");
  CHECK(slots::find_key("traits.hat_size")->pattern == "traits.*");
  CHECK(slots::find_key("stores.town.pools.tills.shifts.0.people")->pattern == "stores.*.pools.*.shifts.#.people");
  CHECK(slots::find_key("stores.town.pools.tills.shifts.first.people") == nullptr);
  CHECK(slots::find_key("no.such.key") == nullptr);
}

TEST_CASE("a slot is found by its path, by a tail only it has, and by `*` for one step", "[slots]") {
  const auto table = table_of({"a.north.size", "a.south.size", "a.south.cost", "b.size", "size"});
  CHECK(table.match("a.north.size").found == std::vector<SlotId>{0});
  CHECK(table.match("north.size").found == std::vector<SlotId>{0});
  CHECK(table.match("cost").found == std::vector<SlotId>{2});
  CHECK(table.match("size").found == std::vector<SlotId>{4});  // a whole path wins over tails
  CHECK(table.match("a.*.size").found == std::vector<SlotId>{0, 1});
  CHECK(table.match("*.size").found == std::vector<SlotId>{3});  // as a whole path, before tails
  CHECK(table.match("a.south.*").found == std::vector<SlotId>{1, 2});
  CHECK(table.match("*.cost").found == std::vector<SlotId>{2});
}

TEST_CASE("a tail that several slots have lists them; a near miss is proposed", "[slots]") {
  const auto table = table_of({"a.north.size", "b.north.size", "a.south.cost"});
  const auto ambiguous = table.match("north.size");
  CHECK(ambiguous.found.empty());
  CHECK(ambiguous.candidates == std::vector<std::string>{"a.north.size", "b.north.size"});
  const auto miss = table.match("south.cots");
  CHECK(miss.found.empty());
  CHECK(miss.candidates == std::vector<std::string>{"did you mean 'south.cost'?"});
  CHECK(table.match("south.cots", false).candidates.empty());
  CHECK(table.match("nothing.like.it").candidates.empty());
}

TEST_CASE("changes apply as sets, then times, then adds, each kind in the order listed", "[slots]") {
  auto values = values_of(table_of({"x"}));
  const auto old = language::variable(language::Source::old);
  const std::vector<Change> changes{change(0, Change::Kind::add, language::literal(5)), change(0, Change::Kind::times, language::literal(3)),
                                    change(0, Change::Kind::set, language::literal(10)), change(0, Change::Kind::set, old + language::literal(1))};
  slots::apply(values, changes);
  CHECK(constant(values, 0) == 38);  // (10 + 1) * 3 + 5
}

TEST_CASE("a value is read in full through all the slots it reads", "[slots]") {
  auto values = values_of(table_of({"x", "y", "z"}));
  const auto slot = [](SlotId id) { return language::variable(language::Source::slot, id); };
  values[0] = slot(1) * language::literal(2);
  values[1] = slot(2) + language::literal(1);
  CHECK(constant(values, 0) == 8);
  CHECK_FALSE(slots::find_tangle(values));
}

TEST_CASE("slots that read themselves are found, with the way round", "[slots]") {
  auto values = values_of(table_of({"x", "y", "z"}));
  const auto slot = [](SlotId id) { return language::variable(language::Source::slot, id); };
  values[1] = slot(2) + language::literal(1);
  values[2] = slot(1);
  const auto tangle = slots::find_tangle(values);
  REQUIRE(tangle);
  CHECK(tangle->slot == 1);
  CHECK(tangle->way == std::vector<SlotId>{1, 2, 1});
}

TEST_CASE("slots that double each other are too large long before they are read in full", "[slots]") {
  slots::Values values(60, language::literal(1));
  for (SlotId id = 1; id < values.size(); ++id) {
    const auto below = language::variable(language::Source::slot, id - 1);
    values[id] = below + below;
  }
  const auto tangle = slots::find_tangle(values);
  REQUIRE(tangle);
  CHECK(tangle->way.empty());
}

TEST_CASE("every distribution draws by one number, and its parameters have ranges", "[slots]") {
  for (const auto& form : slots::distributions()) {
    INFO(form.name);
    std::vector<language::Expr> parameters;
    for (const auto& parameter : form.parameters) {
      CHECK(parameter.low < parameter.high);
      parameters.push_back(language::literal(0.5F));
    }
    const auto draw = slots::draw(form, parameters);
    CHECK(language::reads(draw, language::Source::normal_draw) != language::reads(draw, language::Source::uniform_draw));
  }
}
