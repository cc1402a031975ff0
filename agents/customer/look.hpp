// What expressions read of customers and of the day: gathered from records into columns for programs, faded to the day.
#pragma once
#include <cstdint>
#include <vector>

#include "agents/customer/population.hpp"

namespace peakend::customer {

// What expressions read that is the same for everybody today. Filled once a day; columns of one block.
struct Today {
  int day = 0;
  model::Date date{};
  std::vector<float> day_column, weekday_column, week_column;
  std::vector<std::vector<float>> utilisation;  // yesterday's, by pool
  std::vector<std::vector<float>> engagement;   // of its people this morning
  std::vector<float> heat;                      // of topics
  const model::Fading* fading = nullptr;
};

// Fills the columns of the calendar.
void set_day(Today& today, int day, const model::Date& date);

// Some customers today, at most a block of them.
class Look {
 public:
  Look(const Population& people, const Today& today, const std::uint32_t* ids, int n);
  Look(const Population& people, const Today& today, int from, int n);  // these numbers

  // The same customers on another day, as long as nothing has happened to them.
  void on(const Today& today);

  // One input of each into a column.
  void gather(const program::Input& input, float* to) const;
  // Whether it can be another on another day.
  bool changes(const program::Input& input) const;

 private:
  void gather_bound(const program::Input& input, float* to) const;
  void gather_faded(std::size_t place, const std::vector<float>& table, float* to) const;
  void gather_plain(std::size_t place, float* to) const;
  void gather_stirred(float* to) const;
  void gather_days_since(std::size_t place, std::int32_t* to) const;

  const Population& people_;
  const Today* today_;
  int n_;
  std::int32_t record_[program::block];
  std::int32_t age_[program::block];  // days since the last change
};

// The inputs of a program, one after another; owns the columns.
struct Reader {
  std::vector<std::vector<float>> scratch;
  std::vector<const float*> inputs;

  const float* const* read(const Look& look, const program::Program& program);
  // What depends on the day, after the program's inputs of the same customers on another day.
  const float* const* read_day(const Look& look, const program::Program& program);
};

}  // namespace peakend::customer
