// Which columns a journey needs, and how a day's sheet begins.
#include "agents/journey/sheet.hpp"

#include <algorithm>

#include "agents/store/day.hpp"
#include "scenarios/language/words.hpp"

namespace peakend::journey {
using language::Source;
using program::Input;

bool of_episode(Source source) { return language::word_of(source).of_visit; }

Column column_of(Source source) {
  switch (source) {
    case Source::minute:
      return Column::minute;
    case Source::wait:
      return Column::wait;
    case Source::queue_length:
      return Column::queue_length;
    case Source::served:
      return Column::served;
    case Source::previous_affect:
      return Column::previous_affect;
    case Source::pleasure:
      return Column::pleasure;
    case Source::pain:
      return Column::pain;
    case Source::peak_high:
      return Column::peak_high;
    case Source::peak_low:
      return Column::peak_low;
    case Source::peak_later:
      return Column::peak_later;
    case Source::end:
      return Column::end;
    case Source::mean:
      return Column::mean;
    case Source::integral:
      return Column::integral;
    case Source::contacts:
      return Column::contacts;
    case Source::duration:
      return Column::duration;
    case Source::unacceptable:
      return Column::unacceptable;
    case Source::stated_evidence:
      return Column::stated_evidence;
    case Source::stated_intention:
      return Column::stated_intention;
    case Source::stated_intention_count:
      return Column::stated_intention_count;
    case Source::ceiling_times:
      return Column::ceiling_times;
    case Source::ceiling_plus:
      return Column::ceiling_plus;
    default:
      return Column::stated_count;
  }
}

namespace {
template <class T>
int place(std::vector<T>& list, const T& wanted) {
  auto at = std::find(list.begin(), list.end(), wanted);
  if (at == list.end()) at = list.insert(list.end(), wanted);
  return static_cast<int>(at - list.begin());
}

void collect(Columns& columns, const program::Program& program) {
  for (const Input& input : program.inputs) {
    if (input.source == Source::visited)
      place(columns.visited, input.index);
    else if (!of_episode(input.source))
      place(columns.morning, input);
  }
}

Binding bind(Columns& columns, const program::Program& program) {
  Binding binding;
  for (const Input& input : program.inputs) {
    if (input.source == Source::normal_draw || input.source == Source::uniform_draw)
      binding.push_back(draw_binding(static_cast<int>(input.index), input.source == Source::uniform_draw));
    else if (input.source == Source::visited)
      binding.push_back(columns.visited_column(static_cast<std::size_t>(place(columns.visited, input.index))));
    else if (of_episode(input.source))
      binding.push_back(static_cast<int>(column_of(input.source)));
    else
      binding.push_back(columns.morning_column(static_cast<std::size_t>(place(columns.morning, input))));
  }
  return binding;
}
}  // namespace

// Which columns of the episode anything reads: the figures, and the programs of this journey.
void mark_read(Columns& columns, const program::Program& program) {
  for (const Input& input : program.inputs)
    if (of_episode(input.source) && input.source != Source::visited)
      columns.read[static_cast<std::size_t>(column_of(input.source))] = true;
}

Columns columns_of(const model::Journey& journey, const std::vector<const Columns*>& kept) {
  Columns columns;
  for (Column always : {Column::pleasure, Column::pain, Column::end, Column::unacceptable, Column::contacts})
    columns.read[static_cast<std::size_t>(always)] = true;
  mark_read(columns, journey.fold);
  for (Column rated : {Column::highest, Column::lowest})
    columns.read[static_cast<std::size_t>(rated)] = !journey.surveys.empty();
  for (const auto& touchpoint : journey.touchpoints) {
    mark_read(columns, touchpoint.before), mark_read(columns, touchpoint.contact), mark_read(columns, touchpoint.delay);
    if (touchpoint.pool >= 0)
      for (Column c : {Column::wait, Column::queue_length, Column::served})
        columns.read[static_cast<std::size_t>(c)] = true;
    auto writes = [&](bool something, Column one, Column other) {
      for (Column c : {one, other}) columns.read[static_cast<std::size_t>(c)] |= something;
    };
    writes(touchpoint.out_evidence >= 0, Column::stated_evidence, Column::stated_count);
    writes(touchpoint.out_intention >= 0, Column::stated_intention, Column::stated_intention_count);
    writes(touchpoint.out_breach >= 0 || touchpoint.out_amends >= 0, Column::ceiling_times, Column::ceiling_plus);
  }
  for (const Columns* other : kept) {
    for (std::size_t c = 0; c < columns.read.size(); ++c) columns.read[c] |= other->read[c];
    for (std::uint32_t touchpoint : other->visited) place(columns.visited, touchpoint);
  }
  auto reads = [&](Column which) -> bool& { return columns.read[static_cast<std::size_t>(which)]; };
  if (reads(Column::mean)) reads(Column::sum) = true;
  if (reads(Column::peak_later)) reads(Column::peak_high) = reads(Column::peak_low) = true;
  for (const auto& touchpoint : journey.touchpoints) {
    collect(columns, touchpoint.before);
    collect(columns, touchpoint.contact);
    collect(columns, touchpoint.delay);
  }
  collect(columns, journey.fold);
  for (const auto& touchpoint : journey.touchpoints) {
    columns.before.push_back(bind(columns, touchpoint.before));
    columns.contact.push_back(bind(columns, touchpoint.contact));
    columns.delay.push_back(bind(columns, touchpoint.delay));
  }
  columns.fold = bind(columns, journey.fold);
  columns.total = always_there + static_cast<int>(columns.morning.size() + columns.visited.size());
  for (const auto& touchpoint : journey.touchpoints) {
    columns.effects.push_back(columns.total);
    columns.total += static_cast<int>(touchpoint.effects.size());
  }
  return columns;
}

namespace {

float at_start(Column column) {
  switch (column) {
    case Column::ceiling_times:
      return 1;
    case Column::highest:  // below and above all that is felt
      return -5;
    case Column::lowest:
      return 5;
    default:
      return 0;
  }
}

// One block of rows: addresses, and the moment of arrival.
void arrive(Sheet& sheet, const model::Journey& journey, int day, const model::Day& hours,
            const customer::Event* events, std::size_t from, int n, chance::Key key) {
  std::uint32_t word[4][program::block];
  std::uint32_t *id = sheet.id.data() + from, *when = sheet.when.data() + from;
  for (int k = 0; k < n; ++k) {
    id[k] = events[k].customer;
    when[k] = chance::when_word(static_cast<std::uint32_t>(day), events[k].ordinal, chance::Entity::customer, 0);
  }
  chance::philox_block(id, when, 0, journey.arrival_word, key, n, word[0], word[1], word[2], word[3]);
  for (int k = 0; k < n; ++k)
    sheet.started[from + static_cast<std::size_t>(k)] = store::arrival_tick(hours, word[0][k]);
}
}  // namespace

void begin(Sheet& sheet, const Columns& needed, const model::Journey& journey, const customer::Population& people,
           const customer::Today& today, const model::Day& hours, const std::vector<customer::Event>& events,
           chance::Key key) {
  sheet.n = static_cast<int>(events.size());
  sheet.goes_on.clear(), sheet.idle.clear(), sheet.aimed.clear();
  sheet.late = sheet.some_left = false;
  auto n = events.size(), room = n + program::block;
  sheet.id.resize(room), sheet.when.resize(room);
  sheet.started.resize(n), sheet.at.assign(n, journey.first), sheet.spent.assign(n, 0), sheet.round.assign(n, 0);
  sheet.went.resize(journey.touchpoints.size());
  for (auto& went : sheet.went) went.assign(n, 0);
  sheet.columns.resize(static_cast<std::size_t>(needed.total));
  for (auto& column : sheet.columns) column.resize(room);
  for (int c = 0; c < always_there; ++c)
    if (needed.reads(static_cast<Column>(c))) std::fill_n(sheet.column(c), n, at_start(static_cast<Column>(c)));
  for (std::size_t v = 0; v < needed.visited.size(); ++v) std::fill_n(sheet.column(needed.visited_column(v)), n, 0.0F);
  for (std::size_t from = 0; from < n; from += program::block) {
    const int some = static_cast<int>(std::min<std::size_t>(program::block, n - from));
    arrive(sheet, journey, today.day, hours, events.data() + from, from, some, key);
    customer::Look look(people, today, sheet.id.data() + from, some);
    for (std::size_t m = 0; m < needed.morning.size(); ++m)
      look.gather(needed.morning[m], sheet.column(needed.morning_column(m)) + from);
  }
  sheet.now = sheet.started;
}

void read_again(Sheet& sheet, const Columns& columns, const customer::Population& people, const customer::Today& today,
                const std::int32_t* rows, const std::uint32_t* ids, int n) {
  customer::Look look(people, today, ids, n);
  float fresh[program::block];
  for (std::size_t m = 0; m < columns.morning.size(); ++m) {
    look.gather(columns.morning[m], fresh);
    float* column = sheet.column(columns.morning_column(m));
    for (int k = 0; k < n; ++k) column[rows[k]] = fresh[k];
  }
  for (int k = 0; k < n && !sheet.goes_on.empty(); ++k) keep_aims(sheet, columns, static_cast<std::size_t>(rows[k]));
}

void keep_aims(Sheet& sheet, const Columns& columns, std::size_t row) {
  if (row < sheet.fresh()) return;
  const float* own = sheet.aimed.data() + (row - sheet.fresh()) * sheet.aims;
  for (std::size_t m = 0; m < columns.morning.size(); ++m)
    if (columns.morning[m].source == Source::targeted)
      sheet.column(columns.morning_column(m))[row] = own[columns.morning[m].index];
}

}  // namespace peakend::journey
