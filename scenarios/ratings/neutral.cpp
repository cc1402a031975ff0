// Visits drawn from the marks, each remembered by peak and end with the model's own defaults.
#include "scenarios/ratings/neutral.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>

#include "scenarios/numbers/elementary.hpp"
#include "scenarios/numbers/normal.hpp"

namespace peakend::ratings {
namespace {
constexpr int visits = 8000;
constexpr double peak_blend = 0.5, answer_sd = 0.78;  // memory.peak_blend; traits.style and behaviour.answer_noise together
constexpr int lowest_tenths = 50, highest_tenths = 85;  // beyond, feelings are cut at 5 and the NPS turns back
constexpr double most_felt = 4.8;                     // beyond it 5 * tanh is all but flat
constexpr double most_meant = 15;
constexpr int points = 128;                           // of the normal distribution, each as likely as the others

// The same bits on every machine.
double feeling(double x) { return 5 * static_cast<double>(numbers::tanh(static_cast<float>(x / 5))); }
double stimulus(double felt) { return 2.5 * static_cast<double>(numbers::log(static_cast<float>((5 + felt) / (5 - felt)))); }
double share_of_high(double tilt) { return static_cast<double>(numbers::logistic(static_cast<float>(tilt))); }

struct Felt {
  double mean = 0, sd = 0;
};
Felt felt_of(const Stimulus& stimulus) {
  static const std::vector<double> normal = [] {
    std::vector<double> all;
    for (int i = 0; i < points; ++i) all.push_back(static_cast<double>(numbers::normal_quantile(static_cast<std::uint32_t>((2.0 * i + 1) / (2.0 * points) * 4294967296.0))));
    return all;
  }();
  double sum = 0, squares = 0;
  for (const double z : normal) {
    const double felt = feeling(stimulus.mean + stimulus.sd * z);
    sum += felt, squares += felt * felt;
  }
  const double mean = sum / points;
  return {mean, std::sqrt(std::max(0.0, squares / points - mean * mean))};
}

class Luck {
 public:
  double normal() { return static_cast<double>(numbers::normal_quantile(word())); }
  bool happens(double probability) { return static_cast<double>(word()) < probability * 4294967296.0; }

 private:
  std::uint32_t word() { return static_cast<std::uint32_t>(engine_()); }
  std::mt19937 engine_{1};
};

double expected_nps(const Ratings& ratings, double neutral) {
  std::vector<Stimulus> moments;
  for (const Rated& one : ratings.moments) moments.push_back(stimulus_of(ratings, one, neutral));
  Luck luck;  // the same for every neutral point
  int score = 0;
  for (int v = 0; v < visits; ++v) {
    double high = 0, low = 0, end = 0;
    for (std::size_t i = 0; i < moments.size(); ++i) {
      const double felt = feeling(moments[i].mean + moments[i].sd * luck.normal());
      if (!luck.happens(ratings.moments[i].visited)) continue;
      high = std::max(high, felt), low = std::min(low, felt), end = felt;
    }
    const double share = share_of_high((high + low) / peak_blend);
    const double remembered = 0.5 * (share * high + (1 - share) * low) + 0.5 * end;
    const double mark = std::round(neutral + remembered + answer_sd * luck.normal());
    score += (mark >= 9) - (mark <= 6);
  }
  return 100.0 * score / visits;
}
}  // namespace

double out_of_ten(const Ratings& ratings, double mark) { return 10 * (mark - ratings.lowest) / (ratings.highest - ratings.lowest); }

Stimulus stimulus_of(const Ratings& ratings, const Rated& moment, double neutral) {
  const double mean = std::clamp(out_of_ten(ratings, moment.mean) - neutral, -most_felt, most_felt);
  const double widest = 0.9 * std::sqrt(25 - mean * mean);  // feelings at both ends of the scale could have 1.0 of it
  const double sd = std::min(10 * moment.sd / (ratings.highest - ratings.lowest), widest);
  Stimulus found{stimulus(mean), sd / (1 - mean * mean / 25)};
  // The curve is bent and pulls means towards 0: each step takes off what is still missing.
  for (int step = 0; step < 200; ++step) {
    const Felt felt = felt_of(found);
    found.mean = std::clamp(found.mean + (mean - felt.mean), -most_meant, most_meant);
    if (sd > 0 && felt.sd > 0) found.sd = std::clamp(found.sd * std::clamp(sd / felt.sd, 0.5, 2.0), 1e-3, most_meant);
  }
  return sd > 0 ? found : Stimulus{found.mean, 0};
}

double mark_of(const Ratings& ratings, const Stimulus& stimulus, double neutral) {
  return ratings.lowest + (felt_of(stimulus).mean + neutral) / 10 * (ratings.highest - ratings.lowest);
}

Neutral neutral_of(const Ratings& ratings) {
  if (!ratings.nps) return {7, true, expected_nps(ratings, 7)};
  Neutral best;
  double least = 1000;
  for (int tenths = lowest_tenths; tenths <= highest_tenths; ++tenths) {
    const double mark = tenths / 10.0, expected = expected_nps(ratings, mark), off = std::fabs(expected - *ratings.nps);
    if (off < least || (off == least && std::fabs(mark - 7) < std::fabs(best.mark - 7))) best = {mark, false, expected}, least = off;
  }
  return best;
}

}  // namespace peakend::ratings
