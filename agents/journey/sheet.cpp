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
    default:
      return Column::stated_count;
  }
}

namespace {
constexpr int fixed = static_cast<int>(Column::count_);

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
      binding.push_back(fixed + static_cast<int>(columns.morning.size()) + place(columns.visited, input.index));
    else if (of_episode(input.source))
      binding.push_back(static_cast<int>(column_of(input.source)));
    else
      binding.push_back(fixed + place(columns.morning, input));
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

Columns columns_of(const model::Journey& journey) {
  Columns columns;
  for (Column always : {Column::pleasure, Column::pain, Column::end, Column::unacceptable, Column::contacts})
    columns.read[static_cast<std::size_t>(always)] = true;
  mark_read(columns, journey.fold);
  for (const auto& touchpoint : journey.touchpoints)
    mark_read(columns, touchpoint.before), mark_read(columns, touchpoint.contact);
  auto reads = [&](Column which) -> bool& { return columns.read[static_cast<std::size_t>(which)]; };
  if (reads(Column::mean)) reads(Column::sum) = true;
  if (reads(Column::peak_later)) reads(Column::peak_high) = reads(Column::peak_low) = true;
  for (const auto& touchpoint : journey.touchpoints) {
    collect(columns, touchpoint.before);
    collect(columns, touchpoint.contact);
  }
  for (const auto& touchpoint : journey.touchpoints) {
    columns.before.push_back(bind(columns, touchpoint.before));
    columns.contact.push_back(bind(columns, touchpoint.contact));
  }
  columns.total = fixed + static_cast<int>(columns.morning.size() + columns.visited.size());
  for (const auto& touchpoint : journey.touchpoints) {
    columns.effects.push_back(columns.total);
    columns.total += static_cast<int>(touchpoint.effects.size());
  }
  return columns;
}

void begin(Sheet& sheet, const Columns& needed, const model::Journey& journey, const customer::Population& people,
           const customer::Today& today, const model::Day& hours, const std::vector<customer::Event>& events,
           chance::Key key) {
  sheet.n = static_cast<int>(events.size());
  auto n = events.size(), room = n + program::block;
  sheet.id.assign(room, 0), sheet.when.assign(room, 0);
  sheet.started.assign(n, 0), sheet.at.assign(n, journey.first), sheet.spent.assign(n, 0);
  for (auto* flags : {&sheet.came, &sheet.went}) {
    flags->resize(journey.touchpoints.size());
    for (auto& flag : *flags) flag.assign(n, 0);
  }
  sheet.columns.resize(static_cast<std::size_t>(needed.total));
  for (auto& column : sheet.columns) column.assign(room, 0);
  for (std::size_t e = 0; e < n; ++e) {
    sheet.id[e] = events[e].customer;
    sheet.when[e] =
        chance::when_word(static_cast<std::uint32_t>(today.day), events[e].ordinal, chance::Entity::customer, 0);
    auto words = chance::philox({sheet.id[e], sheet.when[e], 0, journey.arrival_word}, key);
    sheet.started[e] = store::arrival_tick(hours, words.w0);
  }
  sheet.now = sheet.started;
  for (std::size_t m = 0; m < needed.morning.size(); ++m)
    for (std::size_t from = 0; from < n; from += program::block)  // the day's columns hold one block
      customer::gather(people, today, needed.morning[m], sheet.id.data() + from,
                       static_cast<int>(std::min<std::size_t>(program::block, n - from)),
                       sheet.column(fixed + static_cast<int>(m)) + from);
}

}  // namespace peakend::journey
