// Telling and hearing. Choices are words of the episode's own address; sums are of integers, so no order matters.
#include "agents/life/groups.hpp"
#include "agents/life/talk.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "agents/life/run.hpp"
#include "agents/model/failure.hpp"
#include "scenarios/numbers/elementary.hpp"
#include "scenarios/numbers/fixed.hpp"
#include "scenarios/numbers/normal.hpp"
#include "scenarios/spec/outcomes.hpp"

namespace peakend::life {
using figures::PerTalk;
using journey::Sheet;
using model::Fold;
using network::Person;
using program::block;

void book(figures::Figures& figures, const customer::Population& people, Person who, PerTalk what, std::int64_t more) {
  for_groups(figures.layout, people.record(who), people.period_band[who],
             [&](int group) { figures.at(group, what) += more; });
}

namespace {

// Floyd's choice without repetition (Bentley & Floyd 1987).
struct Choice {
  chance::Key key;
  std::uint32_t who, when, path;
  std::array<std::uint32_t, 4> words{};
  std::uint32_t used = 0;

  std::uint32_t below(std::uint32_t n) {
    if (used % 4 == 0) {
      const auto w = chance::philox({who, when + 1 + used / 4, 0, path}, key);
      words = {w.w0, w.w1, w.w2, w.w3};
    }
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(words[used++ % 4]) * n) >> 32);
  }

  void choose(std::uint32_t wanted, std::uint32_t all, std::vector<std::uint32_t>& chosen) {
    chosen.clear();
    for (std::uint32_t last = all - wanted; last < all; ++last) {
      const std::uint32_t one = wanted < all ? below(last + 1) : last;
      const bool taken = std::find(chosen.begin(), chosen.end(), one) != chosen.end();
      chosen.push_back(taken ? last : one);
    }
  }
};

}  // namespace

void choose(chance::Key key, std::uint32_t who, std::uint32_t when, std::uint32_t path, std::uint32_t wanted,
            std::uint32_t all, std::vector<std::uint32_t>& chosen) {
  Choice{key, who, when, path}.choose(wanted, all, chosen);
}

namespace {

void send(const Folding& f, Person talker, std::uint32_t when, const model::Journey& journey, float how_many,
          std::int32_t told) {
  if (!(how_many == how_many)) throw model::Failure{"`behaviour.talk_to` is not a number"};
  const auto friends = f.talk->network.of(talker);
  const float wanted = numbers::round_of(std::clamp(how_many, 0.0F, 1000.0F));
  const auto count = std::min(static_cast<std::uint32_t>(wanted), static_cast<std::uint32_t>(friends.size()));
  std::vector<std::uint32_t> chosen;
  choose(f.key, talker, when, journey.talk_word, count, static_cast<std::uint32_t>(friends.size()), chosen);
  for (std::uint32_t which : chosen) f.talk->sent.push_back({friends[which], talker, told});
  if (!f.figures || count == 0) return;
  book(*f.figures, f.people, talker, PerTalk::told, count);
  book(*f.figures, f.people, talker, PerTalk::told_value, std::int64_t{told} * count);
  if (told != 0) book(*f.figures, f.people, talker, told > 0 ? PerTalk::told_positive : PerTalk::told_negative, count);
}

// Messages of one day, in order, as listeners with their number of messages, what these weigh, and the mean of what they
// say.
struct Heard {
  std::vector<Person> who;
  std::vector<std::int64_t> count;
  std::vector<float> messages, mean;

  Heard(std::vector<Message>& sent, const model::NetworkPlan& plan, chance::Key key) {
    std::sort(sent.begin(), sent.end(), [](const Message& a, const Message& b) {
      return std::tie(a.listener, a.talker, a.told) < std::tie(b.listener, b.talker, b.told);
    });
    for (std::size_t from = 0, to = 0; from < sent.size(); from = to) {
      std::int64_t sum = 0, weights = 0;
      for (to = from; to < sent.size() && sent[to].listener == sent[from].listener; ++to) {
        const std::int64_t weight = network::weight_of_tie(plan, sent[to].listener, sent[to].talker, key);
        sum += weight * sent[to].told, weights += weight;
      }
      who.push_back(sent[from].listener), count.push_back(static_cast<std::int64_t>(to - from));
      const auto all = static_cast<double>(weights);
      messages.push_back(static_cast<float>(all / numbers::affect_scale));
      mean.push_back(weights > 0 ? static_cast<float>(static_cast<double>(sum) / all / numbers::affect_scale) : 0.0F);
    }
  }
};
}  // namespace

void tell(const Folding& f, const model::Journey& journey, const Sheet& sheet, const Block& b,
          const journey::Scratch& s) {
  const float* chance_of = s.outputs[static_cast<std::size_t>(Fold::talk)];
  const float* how_many = s.outputs[static_cast<std::size_t>(Fold::talk_to)];
  const float* remembered = s.outputs[static_cast<std::size_t>(Fold::remembered)];
  std::uint32_t when[block], word[4][block];
  for (int k = 0; k < b.n; ++k) when[k] = sheet.when[static_cast<std::size_t>(b.row[k])];
  chance::philox_block(b.id, when, 0, journey.talk_word, f.key, b.n, word[0], word[1], word[2], word[3]);
  for (int k = 0; k < b.n; ++k) {
    const float p = chance_of[b.at[k]];
    if (!(p == p)) throw model::Failure{"`behaviour.talk` is not a number"};
    if (!(numbers::uniform01(word[0][k]) < p)) continue;
    const auto told = numbers::to_fixed(static_cast<double>(remembered[b.at[k]]), numbers::affect_scale);
    send(f, b.id[k], when[k], journey, how_many[b.at[k]], static_cast<std::int32_t>(told));
  }
}

// The formula of hearing, for each his own messages and their mean.
void Run::take_in(const std::vector<std::uint32_t>& ids, const std::vector<float>& messages,
                  const std::vector<float>& mean) {
  using language::Source;
  const program::Program& hear = model().hear;
  std::vector<const float*> inputs(hear.inputs.size());
  std::vector<std::vector<float>> own(hear.inputs.size(), std::vector<float>(block));
  for (std::size_t from = 0; from < ids.size(); from += block) {
    const int n = static_cast<int>(std::min<std::size_t>(block, ids.size() - from));
    const Person* who = ids.data() + from;
    customer::Look look(people, today, who, n);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const auto source = hear.inputs[i].source;
      inputs[i] = own[i].data();
      if (source == Source::messages || source == Source::message_mean)
        std::copy_n((source == Source::messages ? messages : mean).data() + from, n, own[i].data());
      else
        look.gather(hear.inputs[i], own[i].data());
    }
    const float* becomes[2];
    program::run(hear, inputs.data(), n, workspace, becomes);
    for (int k = 0; k < n; ++k) {
      if (!(becomes[0][k] - becomes[0][k] == 0) || !(becomes[1][k] - becomes[1][k] == 0))
        throw model::Failure{"what is heard of the firm, by `behaviour.influence`, is not a number"};
      float* record = people.record(who[k]);
      record[customer::expectation] = becomes[0][k], record[people.reputation] = becomes[1][k];
    }
  }
}

// 2. What was told yesterday moves expectations and the firm's reputation; the rates that read them are looked at anew.
void Run::hear() {
  if (talk.sent.empty()) return;
  const Heard heard(talk.sent, plan.network, key);
  talk.sent.clear();
  before_hearing(heard.who, false);
  take_in(heard.who, heard.messages, heard.mean);
  if (counting())
    for (std::size_t i = 0; i < heard.who.size(); ++i)
      if (people.status[heard.who[i]] == customer::current)  // of customers, as all that is said per customer
        book(figures, people, heard.who[i], PerTalk::heard, heard.count[i]);
  after_hearing(heard.who, false);
}

}  // namespace peakend::life
