// The rows. Order: as a file is usually written. Defaults marked (a) are assumptions; the others name their source.
#include "scenarios/slots/keys.hpp"

#include "scenarios/slots/distributions.hpp"

namespace peakend::slots {
namespace {
using language::Dimension;
constexpr auto plain = Dimension::plain;
constexpr auto time = Dimension::time;
constexpr auto rate = Dimension::rate;
constexpr auto money = Dimension::money;

constexpr Key section(std::string_view p, std::string_view m) {
  return {p, Form::section, plain, 0, 0, "", Phase::build, Reads::constants, false, false, "", m, ""};
}
constexpr Key names(std::string_view p, std::string_view m) {
  return {p, Form::names, plain, 0, 0, "", Phase::build, Reads::constants, false, false, "", m, ""};
}
constexpr Key other(std::string_view p, Form f, std::string_view m) {
  return {p, f, plain, 0, 0, "", Phase::build, Reads::constants, false, false, "", m, ""};
}
constexpr Key number(std::string_view p, Dimension u, float lo, float hi, std::string_view d, Phase ph, Reads r,
                     std::string_view m, std::string_view s = "") {
  return {p, Form::number, u, lo, hi, d, ph, r, false, false, "", m, s};
}
constexpr Key spread(std::string_view p, Dimension u, float lo, float hi, std::string_view d, Phase ph, Reads r,
                     std::string_view m, std::string_view s = "") {
  return {p, Form::distribution, u, lo, hi, d, ph, r, false, false, "", m, s};
}
constexpr Key word(std::string_view p, std::string_view w, std::string_view d, Phase ph, std::string_view m) {
  return {p, Form::word, plain, 0, 0, d, ph, Reads::constants, false, false, w, m, ""};
}
constexpr Key must(Key k) {
  k.required = true;
  return k;
}
constexpr Key later(Key k) {
  k.later = true;
  return k;
}

// clang-format off
constexpr Key table[] = {
    must(other("peakend", Form::whole, "version of the language; this program reads 1")),
    must(other("scenario", Form::text, "short name of the scenario")),
    other("title", Form::text, "what it is about, for people"),
    other("source", Form::text, "where the case comes from"),
    other("include", Form::own, "another file whose named entries are brought in, or a list of such files"),
    other("currency", Form::text, "the currency of all money, EUR unless said otherwise"),
    section("money", "how money is counted"),
    number("money.gross_margin", plain, 0, 1, "1", Phase::day, Reads::constants, "share of the price left after buying the goods"),
    section("scale", "how feelings map to the marks people give"),
    other("scale.from", Form::text, "lowest and highest mark, such as 0..10"),
    number("scale.neutral", plain, 0, 100, "7", Phase::day, Reads::constants, "the mark of a neutral feeling", "Dutch report mark (a)"),
    number("scale.per_point", plain, 0, 100, "1", Phase::day, Reads::constants, "marks per point of remembered feeling", "(a)"),

    section("run", "when, how long, with which chance"),
    other("run.start", Form::date, "first day of the warm-up"),
    number("run.warm_up", time, 0, 5256000, "4 weeks", Phase::build, Reads::constants, "days under the baseline before anything counts", "(a)"),
    number("run.length", time, 10080, 5256000, "26 weeks", Phase::build, Reads::constants, "how long outcomes are recorded, whole weeks", "(a)"),
    other("run.seed", Form::whole, "the seed of all chance; --seed replaces it"),

    section("initial", "what customers bring from before the warm-up"),
    number("initial.episodes", plain, 0, 10000, "0", Phase::birth, Reads::birth, "own episodes before the first day; more make the initial memory weigh"),
    number("initial.memory", plain, -5, 5, "0", Phase::birth, Reads::birth, "remembered feeling at the start"),
    number("initial.expectation", plain, -5, 5, "0", Phase::birth, Reads::birth, "expected feeling at the start"),
    number("initial.competence", plain, 0, 1, "trust.start.competence", Phase::birth, Reads::birth, "belief that the firm does things right"),
    number("initial.intention", plain, 0, 1, "trust.start.intention", Phase::birth, Reads::birth, "belief that the firm does the right things"),

    must(section("population", "who there is")),
    must(number("population.size", plain, 1, 100e6F, "", Phase::build, Reads::constants, "people who are or could become customers")),
    number("population.prospects", plain, 0, 1, "0", Phase::build, Reads::constants, "share of the people who are not customers yet"),
    names("segments", "kinds of customers, with the share of each"),
    section("segments.*", "one kind of customer"),
    must(number("segments.*.share", plain, 0, 1, "", Phase::build, Reads::constants, "share of the population; all shares sum to 1")),
    other("segments.*.relationship", Form::name, "the relationship these customers have with the firm"),
    names("segments.*.traits", "traits in which this segment differs"),
    spread("segments.*.traits.*", Dimension::any, -inf, inf, "", Phase::birth, Reads::birth, "a trait as it is in this segment"),
    other("segments.*.label", Form::text, "the name people read"),
    names("relationships", "norms and habits towards the firm, as bundles of traits"),
    section("relationships.*", "one kind of relationship"),
    other("relationships.*.label", Form::text, "the name people read"),
    other("relationships.*.says", Form::text, "what it means, in a sentence"),
    names("relationships.*.traits", "traits in which these customers differ"),
    spread("relationships.*.traits.*", Dimension::any, -inf, inf, "", Phase::birth, Reads::birth, "a trait as it is in this relationship"),
    names("relationships.*.norms", "how these customers take a failure, by the norm it breaks"),
    section("relationships.*.norms.*", "one norm as it is in this relationship"),
    number("relationships.*.norms.*.competence", plain, -1, 1, "0", Phase::contact, Reads::customer, "evidence for competence when it is broken; 0: it says nothing of it"),
    number("relationships.*.norms.*.intention", plain, -1, 1, "0", Phase::contact, Reads::customer, "evidence for intention when it is broken; 0: it says nothing of it"),
    section("relationships.*.behaviour", "behaviour in which these customers differ"),
    number("relationships.*.behaviour.base_rate", rate, 0, 700, "", Phase::contact, Reads::customer, "as behaviour.base_rate, in this relationship"),
    number("relationships.*.behaviour.return_rate", rate, 0, 700, "", Phase::contact, Reads::customer, "as behaviour.return_rate, in this relationship"),
    number("relationships.*.behaviour.basket", money, 0, 1e9F, "", Phase::contact, Reads::customer, "as behaviour.basket, in this relationship"),
    number("relationships.*.behaviour.trust_effect", plain, 0, 10, "", Phase::contact, Reads::customer, "as behaviour.trust_effect, in this relationship"),
    number("relationships.*.behaviour.recommend", plain, -100, 100, "", Phase::contact, Reads::answer, "as behaviour.recommend, in this relationship"),
    number("relationships.*.behaviour.answer_noise", plain, 0, 10, "", Phase::contact, Reads::customer, "as behaviour.answer_noise, in this relationship"),
    number("relationships.*.behaviour.base_leave", rate, 0, 700, "", Phase::contact, Reads::customer, "as behaviour.base_leave, in this relationship"),
    number("relationships.*.behaviour.leave_rate", rate, 0, 700, "", Phase::contact, Reads::customer, "as behaviour.leave_rate, in this relationship"),
    number("relationships.*.behaviour.unforgiven", plain, 0, 1000, "", Phase::contact, Reads::customer, "as behaviour.unforgiven, in this relationship"),
    number("relationships.*.behaviour.choose", plain, 0, 1, "", Phase::contact, Reads::customer, "as behaviour.choose, in this relationship"),
    number("relationships.*.behaviour.join_rate", rate, 0, 700, "", Phase::contact, Reads::customer, "as behaviour.join_rate, in this relationship"),
    names("relationships.*.becomes", "when these customers come to another relationship"),
    {"relationships.*.becomes.*", Form::condition, plain, 0, 1, "", Phase::contact, Reads::customer, false, false, "", "looked at after a day with an episode; the first that holds", ""},
    names("norms", "what customers expect of the firm, as norms that a failure can break"),
    section("norms.*", "one norm, as everybody holds it whose relationship does not say otherwise"),
    number("norms.*.competence", plain, -1, 1, "-1", Phase::contact, Reads::customer, "evidence for competence when it is broken; 0: it says nothing of it", "(a)"),
    number("norms.*.intention", plain, -1, 1, "0", Phase::contact, Reads::customer, "evidence for intention when it is broken; 0: it says nothing of it", "(a)"),

    names("traits", "what differs between people and stays"),
    spread("traits.*", Dimension::any, -inf, inf, "", Phase::birth, Reads::birth, "a trait of the author's own"),
    spread("traits.pleasure_sensitivity", plain, 0, inf, "{lognormal: {median: 1, sigma: 0.6}}", Phase::birth, Reads::birth, "how strongly good moments are felt", "(a)"),
    spread("traits.pain_sensitivity", plain, 0, inf, "{lognormal: {median: 1, sigma: 0.3}}", Phase::birth, Reads::birth, "how strongly bad moments are felt", "(a)"),
    spread("traits.acceptable_wait", time, 0, inf, "3 min", Phase::birth, Reads::birth, "the wait that is still fine: the reference point", "(a); form: Pruyn & Smidts 1998"),
    spread("traits.unacceptable", plain, -5, 5, "-3.5", Phase::birth, Reads::birth, "the feeling below which a moment is not forgiven", "(a); concept: Lee"),
    spread("traits.novelty_seeking", plain, 0, inf, "0", Phase::birth, Reads::birth, "how fast a pleasant surprise wears off", "(a)"),
    spread("traits.disconfirmation", plain, -inf, inf, "0", Phase::birth, Reads::birth, "how much expectation is taken off what is felt", "(a)"),
    spread("traits.forgiveness", plain, 0, 1, "0", Phase::birth, Reads::birth, "how much good intention softens a bad episode", "(a)"),
    spread("traits.firmness", plain, 1e-3F, 1e6F, "20", Phase::birth, Reads::birth, "strength of the first beliefs, in pieces of evidence", "(a)"),
    spread("traits.style", plain, -inf, inf, "{normal: {mean: 0, sd: 0.5}}", Phase::birth, Reads::birth, "personal answering style in marks", "(a)"),
    spread("traits.scale_use", plain, -inf, inf, "0", Phase::birth, Reads::birth, "points that a person gives to every question of a survey, beyond what is felt", "(a)"),
    other("traits.correlation", Form::list, "correlations between traits"),
    section("traits.correlation.#", "one correlation"),
    must(other("traits.correlation.#.between", Form::own, "the two traits")),
    must(number("traits.correlation.#.rho", plain, -1, 1, "", Phase::birth, Reads::constants, "correlation of the traits' normals")),

    names("state", "what changes in a customer, and relaxes"),
    section("state.*", "one state variable"),
    number("state.*.start", Dimension::any, -inf, inf, "0", Phase::birth, Reads::birth, "value at the start"),
    number("state.*.half_life", time, 1, inf, "", Phase::day, Reads::constants, "time in which it halves towards 0; without it, it stays"),
    number("state.*.min", Dimension::any, -inf, inf, "", Phase::day, Reads::constants, "lowest value"),
    number("state.*.max", Dimension::any, -inf, inf, "", Phase::day, Reads::constants, "highest value"),
    word("state.*.observed", "false true", "false", Phase::build, "whether the firm may read it"),
    names("let", "names for expressions used in several places"),
    {"let.*", Form::number, Dimension::any, -inf, inf, "", Phase::contact, Reads::anything, true, false, "", "an expression with a name", ""},

    section("memory", "how episodes become memory"),
    word("memory.rule", "peak_end mean sum custom", "peak_end", Phase::day, "how an episode is remembered"),
    number("memory.w_peak", plain, -10, 10, "0.5", Phase::contact, Reads::customer, "weight of the peak", "Kahneman; (a)"),
    number("memory.w_end", plain, -10, 10, "0.5", Phase::contact, Reads::customer, "weight of the end", "Kahneman; (a)"),
    number("memory.w_mean", plain, -10, 10, "0", Phase::contact, Reads::customer, "weight of the mean", "(a)"),
    number("memory.peak_blend", plain, 0, 1000, "0.5", Phase::contact, Reads::customer, "0: the most intense moment; large: the average of best and worst", "(a)"),
    number("memory.brand_weight", plain, 0, 100, "0", Phase::contact, Reads::customer, "how much more branded moments count as peaks", "Lee; (a)"),
    number("memory.rate", plain, 0, 1, "0.35", Phase::contact, Reads::customer, "share of the way memory moves to a new episode", "(a)"),
    number("memory.contrast", plain, 0, 100, "0", Phase::contact, Reads::customer, "how much a pain makes the next pleasure loom larger", "Lee, an analyst's own ratings; default none"),
    number("memory.expectation_rate", plain, 0, 1, "0.2", Phase::contact, Reads::customer, "share of the way expectation moves to a new episode", "(a)"),
    number("memory.sum_minutes", time, 1e-3F, 1e6F, "60 min", Phase::contact, Reads::customer, "minutes of feeling that count as one under the rule `sum`", "(a)"),
    number("memory.custom", plain, -inf, inf, "", Phase::contact, Reads::episode, "what is remembered, under the rule `custom`"),
    section("memory.fade", "how memory fades"),
    number("memory.fade.good", time, 1, inf, "26 weeks", Phase::day, Reads::constants, "half-life of good memory", "(a); sign: Ritchie et al. 2015"),
    number("memory.fade.bad", time, 1, inf, "13 weeks", Phase::day, Reads::constants, "half-life of bad memory", "(a); sign: Ritchie et al. 2015"),
    later(other("memory.retention", Form::own, "peak-end yields to the mean over weeks")),
    later(other("memory.acclimation", Form::own, "feeling relative to a moving reference")),
    later(other("memory.decay", Form::own, "decay within long episodes")),

    section("perception", "how waits are felt"),
    number("perception.factor", plain, 0, 100, "1.36", Phase::contact, Reads::customer, "perceived minutes per minute queued, when unoccupied", "Antonides et al. 2002 (m)"),
    number("perception.power", plain, 0, 10, "1", Phase::contact, Reads::customer, "power of the real wait", "(a)"),
    number("perception.wait_pain", plain, 0, 100, "0.25", Phase::contact, Reads::customer, "pain per perceived minute beyond the acceptable wait", "(a)"),

    section("trust", "beliefs about the firm"),
    section("trust.start", "where beliefs start"),
    number("trust.start.competence", plain, 0, 1, "0.71", Phase::birth, Reads::birth, "belief that the firm does things right", "(a): trust .5"),
    number("trust.start.intention", plain, 0, 1, "0.71", Phase::birth, Reads::birth, "belief that the firm does the right things", "(a): trust .5"),
    number("trust.asymmetry", plain, 0, 100, "2", Phase::contact, Reads::customer, "how much harder bad evidence weighs", "(a); sign: Poortinga & Pidgeon 2004"),
    number("trust.half_life", time, 1, inf, "52 weeks", Phase::day, Reads::constants, "half-life of evidence beyond the first beliefs", "(a)"),

    section("behaviour", "what customers do"),
    number("behaviour.base_rate", rate, 0, 700, "0.25", Phase::contact, Reads::customer, "episodes per week of a neutral customer", "(a)"),
    number("behaviour.return_rate", rate, 0, 700, "base_rate * exp(0.25 * memory + 0.5 * trust_effect * (trust - 0.5))", Phase::contact, Reads::customer, "when the next episode starts", "(a)"),
    number("behaviour.basket", money, 0, 1e9F, "30", Phase::contact, Reads::customer, "what a neutral customer spends", "(a)"),
    spread("behaviour.spend", money, 0, inf, "{lognormal: {mean: \"basket * exp(0.10 * memory)\", cv: 0.7}}", Phase::contact, Reads::felt, "what is spent at touchpoints that say `spend: behaviour.spend`", "(a)"),
    number("behaviour.trust_effect", plain, 0, 10, "1", Phase::contact, Reads::customer, "scales every effect of trust on behaviour; 0 switches it off", "(a)"),
    number("behaviour.recommend", plain, -100, 100, "7 + 1.3 * memory + 2 * trust_effect * (trust - 0.5) + style", Phase::contact, Reads::answer, "would you recommend us? before noise and rounding to 0..10, whatever the `scale`", "(a)"),
    number("behaviour.answer_noise", plain, 0, 10, "0.6", Phase::contact, Reads::customer, "standard deviation of an answer", "(a)"),
    number("behaviour.base_leave", rate, 0, 700, "0.003", Phase::contact, Reads::customer, "leaving per week of a neutral customer", "(a)"),
    number("behaviour.leave_rate", rate, 0, 700, "base_leave * exp(-0.7 * memory - 2.0 * trust_effect * (trust - 0.5))", Phase::contact, Reads::customer, "leaves for good", "(a)"),
    number("behaviour.unforgiven", plain, 0, 1000, "3", Phase::contact, Reads::customer, "leaving is this many times likelier for four weeks after an unacceptable moment", "(a)"),
    number("behaviour.join_rate", rate, 0, 700, "0.002 * exp(0.8 * expectation + 1.0 * (reputation - 0.5))", Phase::contact, Reads::customer, "a prospect becomes a customer", "(a)"),
    number("behaviour.choose", plain, 0, 1, "1", Phase::contact, Reads::customer, "probability that an occasion to visit comes to this firm; who chooses otherwise goes elsewhere. The rate of a journey is then that of its occasions"),
    number("behaviour.considers_leaving", plain, 0, 1, "logistic(-2.2 - 1.6 * memory - 0.5 * stirred)", Phase::contact, Reads::customer, "probability of saying, when asked, that one considers leaving; asked at the end of every week", "(a)"),
    number("behaviour.talk", plain, 0, 1, "(0.05 + 0.35 * abs(remembered) / 5) * if(remembered < 0, negativity, 1)", Phase::contact, Reads::answer, "probability that a visit is told to others, kept within 0..1", "(a)"),
    number("behaviour.negativity", plain, 0, 100, "1", Phase::contact, Reads::customer, "how much likelier a bad visit is told than a good one", "East, Hammond & Wright 2007: no likelier; (a)"),
    number("behaviour.talk_to", plain, 0, 1000, "3", Phase::contact, Reads::customer, "how many of the people one knows are told, a whole number", "(a)"),
    number("behaviour.influence", plain, 0, 1, "0.1", Phase::contact, Reads::customer, "share of the way one message moves a listener without firm beliefs", "(a)"),

    section("network", "who talks to whom; without it nobody does"),
    word("network.kind", "none random small_world preferential file", "none", Phase::build, "how people are tied to each other, once and for all"),
    number("network.degree", plain, 0, 10000, "10", Phase::build, Reads::constants, "how many people one knows, on average; an even whole number in small worlds and preferential attachment", "(a)"),
    number("network.rewire", plain, 0, 1, "0.1", Phase::build, Reads::constants, "of a small world: share of ties that lead elsewhere", "Watts & Strogatz 1998 for the kind; (a)"),
    other("network.file", Form::text, "of the kind `file`: a table with two customers (0 to size - 1) a line, beside the scenario"),

    names("topics", "what people talk about beside their visits: an announcement, a scandal, a campaign"),
    section("topics.*", "one topic"),
    must(other("topics.*.on", Form::date, "the day it begins: `week 3`, `day 12` after the warm-up, or a date")),
    number("topics.*.heat", plain, 0, 1000, "1", Phase::birth, Reads::constants, "how warm it is when it begins", "(a)"),
    number("topics.*.half_life", time, 1, inf, "2 days", Phase::birth, Reads::constants, "time in which its heat halves", "(a)"),
    section("topics.*.affect", "what is felt on hearing of it for the first time"),
    number("topics.*.affect.mean", plain, -100, 100, "0", Phase::contact, Reads::customer, "mean stimulus on the scale -5..5, where the topic is clear"),
    number("topics.*.affect.sd", plain, 0, 100, "0", Phase::contact, Reads::customer, "how much it differs between people"),
    number("topics.*.clarity", plain, 0, 1, "0.5", Phase::contact, Reads::customer, "1: it is what it says; 0: people read into it how well they think the firm means", "(a)"),
    number("topics.*.reach_first", plain, 0, 1, "0.05", Phase::day, Reads::constants, "share of everybody who hears of it on its first day, from the event itself", "(a)"),
    number("topics.*.retell", plain, 0, 1, "0.35 * abs(affect) / 5 * heat", Phase::contact, Reads::customer, "probability that who has heard of it tells others today; reads `affect` (felt on hearing) and `heat` (today's)", "(a)"),
    number("topics.*.talk_to", plain, 0, 1000, "8", Phase::contact, Reads::customer, "how many of the people one knows are then told, a whole number", "(a): online"),
    section("topics.*.broadcast", "media that take it up"),
    must(number("topics.*.broadcast.threshold", plain, 0, 1000, "", Phase::day, Reads::constants, "messages a day, per person, above which they do on the next day")),
    must(number("topics.*.broadcast.reach", plain, 0, 1, "", Phase::day, Reads::constants, "share of everybody whom they reach a day")),
    section("topics.*.withdrawn", "the day it is taken back"),
    other("topics.*.withdrawn.on", Form::date, "the day: as `on`"),
    other("topics.*.withdrawn.by", Form::name, "or a policy: taken back on the day on which it stops by its `stop_when`"),
    number("topics.*.withdrawn.cooling", plain, 0, 1, "0.15", Phase::day, Reads::constants, "what is left of its heat from that day on", "(a)"),

    names("stores", "where episodes take place; one store in this version"),
    section("stores.*", "one store"),
    must(other("stores.*.open", Form::own, "opening hours by weekday, such as {mon..sat: \"08:00-21:00\"}")),
    other("stores.*.arrivals", Form::list, "when people come, within the opening hours"),
    section("stores.*.arrivals.#", "from this moment on"),
    must(other("stores.*.arrivals.#.from", Form::clock, "time of day")),
    must(number("stores.*.arrivals.#.weight", plain, 0, 1e6F, "", Phase::day, Reads::constants, "relative arrivals per hour")),
    word("stores.*.closing", "serve_all send_away", "serve_all", Phase::day, "what happens to people still waiting at the end"),
    names("stores.*.pools", "staff pools"),
    section("stores.*.pools.*", "people who do the same work, first in first out"),
    number("stores.*.pools.*.people", plain, 0, 1000, "", Phase::day, Reads::calendar, "how many at work during opening hours"),
    other("stores.*.pools.*.shifts", Form::list, "how many, and when"),
    section("stores.*.pools.*.shifts.#", "one shift"),
    must(number("stores.*.pools.*.shifts.#.people", plain, 0, 1000, "", Phase::day, Reads::calendar, "how many in this shift")),
    must(other("stores.*.pools.*.shifts.#.from", Form::clock, "begin")),
    must(other("stores.*.pools.*.shifts.#.until", Form::clock, "end")),
    number("stores.*.pools.*.skill", plain, 0, 10, "1", Phase::day, Reads::calendar, "quality of the work; times engagement it is read as service_quality", "(a)"),
    number("stores.*.pools.*.cost_per_hour", money, 0, 1e9F, "0", Phase::day, Reads::constants, "wage of one person for an hour"),
    number("stores.*.pools.*.engagement", plain, 0, 1, "", Phase::birth, Reads::constants, "engagement of its people at the start, from where load and rest move it; without it, it is 1 for good. Read as `engagement`"),
    number("stores.*.pools.*.autonomy", plain, 0, 1, "0.5", Phase::day, Reads::constants, "freedom to act as customers need; restores engagement", "(a)"),
    word("stores.*.pools.*.rewarded_on", "customer tickets", "customer", Phase::day, "what its people are rewarded for; on tickets they work faster and colder"),

    section("staff", "what moves the people of all pools"),
    number("staff.recovers", plain, 0, 1, "0.05", Phase::day, Reads::constants, "share of what is missing of engagement that comes back in a day at full autonomy; half of it comes back without any", "(a)"),
    number("staff.wears", plain, 0, 100, "0.2", Phase::day, Reads::constants, "share of engagement that is lost on a day, for each 1 of utilisation above `comfort`", "(a)"),
    number("staff.comfort", plain, 0, 100, "0.8", Phase::day, Reads::constants, "utilisation of a day up to which nothing of engagement is lost", "(a)"),
    number("staff.haste", plain, 0, 100, "0.85", Phase::day, Reads::constants, "work of pools that are rewarded on tickets takes this many times as long", "(a)"),
    number("staff.coldness", plain, 0, 100, "0.3", Phase::day, Reads::constants, "who is served by such a pool has a stimulus lower by this", "(a)"),

    section("firm", "how the firm sees itself; without it nothing of that is counted"),
    number("firm.optimism", plain, 0, 1, "0.5", Phase::day, Reads::constants, "how far it takes its service to be good whatever its figures say", "(a)"),
    number("firm.superior", plain, -5, 5, "1.5", Phase::day, Reads::constants, "a customer whose memory is at least this has had a superior experience", "(a)"),
    number("firm.neglected_below", plain, -5, 5, "-1", Phase::day, Reads::constants, "a customer whose memory is below this feels neglected", "(a)"),
    names("firm.norms", "the operational norms by which it judges itself"),
    section("firm.norms.*", "one norm: `wait_below` or `without`, at one touchpoint"),
    must(other("firm.norms.*.touchpoint", Form::name, "where; JOURNEY.TOUCHPOINT when several journeys have it")),
    number("firm.norms.*.wait_below", time, 0, inf, "", Phase::day, Reads::constants, "met by who is served after a wait of less than this; not by who turns away or gives up"),
    word("firm.norms.*.without", "failure", "", Phase::build, "met by who is served and nothing goes wrong"),

    must(names("journeys", "the graphs of touchpoints that occasions follow")),
    section("journeys.*", "one kind of occasion"),
    other("journeys.*.label", Form::text, "the name people read"),
    must(section("journeys.*.starts", "when an episode of this journey begins")),
    number("journeys.*.starts.rate", rate, 0, 700, "return_rate", Phase::contact, Reads::customer, "episodes per customer and week"),
    other("journeys.*.starts.by", Form::own, "`customer` (unless said otherwise) or `firm`: who begins it"),
    other("journeys.*.starts.on", Form::own, "by the firm, on these days alone: `week 3`, `day 12`, a date, or a list of them"),
    number("journeys.*.starts.every", time, 1440, 5256000, "1 day", Phase::day, Reads::constants, "by the firm, every so many whole days"),
    other("journeys.*.starts.from", Form::date, "first day; without it always, the warm-up included"),
    other("journeys.*.starts.until", Form::date, "the day on which it is over"),
    {"journeys.*.starts.who", Form::condition, plain, 0, 1, "", Phase::contact, Reads::firm, false, false, "", "by the firm, with these people alone; a rule that reads what the firm knows this morning", ""},
    number("journeys.*.starts.share", plain, 0, 1, "1", Phase::contact, Reads::customer, "probability that it begins for one of them on one of these days"),
    word("journeys.*.starts.reach", "customers prospects everybody", "customers", Phase::day, "among whom; `everybody` is customers and prospects, not who has left"),
    word("journeys.*.counts", "visit contact", "visit", Phase::build, "as what; a contact is remembered, but is no visit and gets no answer. What the firm begins is a contact unless said otherwise"),
    number("journeys.*.weight", plain, 0, 1, "1", Phase::day, Reads::constants, "how much one of these moves memory, expectation and trust, beside a visit that weighs 1", "(a)"),
    must(other("journeys.*.first", Form::name, "the touchpoint where it begins")),
    must(names("journeys.*.touchpoints", "places and moments where a customer meets the firm")),
    section("journeys.*.touchpoints.*", "one touchpoint"),
    other("journeys.*.touchpoints.*.label", Form::text, "the name people read"),
    spread("journeys.*.touchpoints.*.takes", time, 0, 1e6F, "0 min", Phase::contact, Reads::before, "how long it takes, without the queue"),
    section("journeys.*.touchpoints.*.affect", "what is felt"),
    number("journeys.*.touchpoints.*.affect.mean", plain, -100, 100, "0", Phase::contact, Reads::after, "mean stimulus on the scale -5..5"),
    number("journeys.*.touchpoints.*.affect.sd", plain, 0, 100, "0", Phase::contact, Reads::after, "how much it differs from moment to moment"),
    number("journeys.*.touchpoints.*.brand", plain, 0, 1, "0", Phase::contact, Reads::customer, "how far it expresses the promise of the brand"),
    other("journeys.*.touchpoints.*.pool", Form::name, "the staff pool that serves here"),
    word("journeys.*.touchpoints.*.occupied", "false true", "false", Phase::day, "whether people have something to do while they wait"),
    spread("journeys.*.touchpoints.*.patience", time, 0, inf, "", Phase::contact, Reads::before, "how long people queue before they give up; without it, for ever"),
    number("journeys.*.touchpoints.*.balk_above", plain, 0, 1e6F, "", Phase::contact, Reads::before, "people turn away when more than this many wait"),
    number("journeys.*.touchpoints.*.renege_affect", plain, -100, 100, "", Phase::contact, Reads::after, "stimulus of giving up, instead of the wait rule"),
    other("journeys.*.touchpoints.*.on_renege", Form::name, "where people go who give up; `end` unless said otherwise"),
    word("journeys.*.touchpoints.*.habituates", "false true", "false", Phase::build, "whether its novelty wears off"),
    number("journeys.*.touchpoints.*.half_life", time, 1, inf, "8 weeks", Phase::day, Reads::constants, "half-life of familiarity", "(a)"),
    number("journeys.*.touchpoints.*.edition", plain, 0, 1e6F, "0", Phase::day, Reads::constants, "a new number makes it new to everybody again"),
    spread("journeys.*.touchpoints.*.spend", money, 0, inf, "", Phase::contact, Reads::felt, "what is spent here"),
    section("journeys.*.touchpoints.*.trust", "evidence for beliefs"),
    number("journeys.*.touchpoints.*.trust.competence", plain, -1, 1, "", Phase::contact, Reads::felt, "evidence in -1..1 that the firm does things right"),
    number("journeys.*.touchpoints.*.trust.intention", plain, -1, 1, "", Phase::contact, Reads::felt, "evidence in -1..1 that the firm does the right things"),
    number("journeys.*.touchpoints.*.trust.clarity", plain, 0, 1, "1", Phase::contact, Reads::felt, "how clear that act is; what is unclear is read as one thinks of the firm already", "Poortinga & Pidgeon 2004; form (a)"),
    number("journeys.*.touchpoints.*.trust.breach", plain, 0, 1, "", Phase::contact, Reads::felt, "share of what intention can ever be again that is lost here"),
    number("journeys.*.touchpoints.*.trust.amends", plain, 0, 1, "", Phase::contact, Reads::felt, "share of what was lost by breaches that is restored here"),
    word("journeys.*.touchpoints.*.checking", "false true", "false", Phase::day, "whether low trust makes it take longer: takes times 1.4 - 0.8 * trust"),
    number("journeys.*.touchpoints.*.fails", plain, 0, 1, "", Phase::contact, Reads::after, "probability that something goes wrong here; read as `failed`"),
    number("journeys.*.touchpoints.*.recovers", plain, 0, 1, "", Phase::contact, Reads::after, "probability that a failure is made good at once; read as `recovered`"),
    other("journeys.*.touchpoints.*.norm", Form::name, "the norm that a failure here breaks"),
    other("journeys.*.touchpoints.*.effects", Form::own, "changes of state: {name: value | {add: ..} | {times: ..}}"),
    number("journeys.*.touchpoints.*.effects.*", Dimension::any, -inf, inf, "", Phase::contact, Reads::felt, "the value set, added or multiplied"),
    must(other("journeys.*.touchpoints.*.next", Form::own, "where people go from here")),
    number("journeys.*.touchpoints.*.next.*", plain, 0, 1, "", Phase::contact, Reads::felt, "a probability, or a condition: the first true one wins"),
    later(other("journeys.*.touchpoints.*.after", Form::own, "the episode goes on later")),
    later(other("journeys.*.touchpoints.*.consent", Form::own, "consent asked here")),

    names("surveys", "questionnaires, and who answers them"),
    section("surveys.*", "one questionnaire"),
    must(other("surveys.*.after", Form::own, "`episode`: of a finished visit, from what is remembered of it; `any`: of everybody in turn, from memory")),
    other("surveys.*.journey", Form::name, "after an episode: of this journey; without it, of all that count as visits"),
    number("surveys.*.every", time, 1440, 5256000, "", Phase::day, Reads::constants, "of everybody in turn: on the last day of every so many, counted from the end of the warm-up"),
    word("surveys.*.reach", "customers prospects everybody", "customers", Phase::day, "of everybody in turn: among whom; `everybody` is customers and prospects, not who has left"),
    number("surveys.*.share", plain, 0, 1, "1", Phase::day, Reads::constants, "share of them whom the firm asks"),
    number("surveys.*.response", plain, 0, 1, "1", Phase::contact, Reads::answer, "probability that who is asked answers; his own decision, so it may read what he remembers and feels", "(a)"),

    names("policies", "what the firm could do"),
    section("policies.*", "one policy"),
    other("policies.*.says", Form::text, "what it is, in a sentence"),
    other("policies.*.label", Form::text, "the name people read"),
    other("policies.*.change", Form::own, "changes of slots"),
    {"policies.*.who", Form::condition, plain, 0, 1, "", Phase::build, Reads::customer, false, false, "", "only these customers; looked at every morning", ""},
    section("policies.*.when", "its period, in days or weeks after the warm-up"),
    other("policies.*.when.from", Form::date, "first day"),
    other("policies.*.when.until", Form::date, "the day it no longer holds"),
    section("policies.*.cost", "what it costs beside the hours of people"),
    number("policies.*.cost.fixed", money, 0, 1e12F, "0", Phase::day, Reads::constants, "once, when it starts"),
    number("policies.*.cost.per_week", money, 0, 1e12F, "0", Phase::day, Reads::constants, "for every week it holds"),
    section("policies.*.cost.per_contact", "for every contact of a targeted customer"),
    must(other("policies.*.cost.per_contact.touchpoint", Form::own, "where")),
    must(number("policies.*.cost.per_contact.amount", money, 0, 1e9F, "", Phase::day, Reads::constants, "each time")),
    section("policies.*.intends", "what its owner expects"),
    must(other("policies.*.intends.outcome", Form::own, "which outcome")),
    must(number("policies.*.intends.by", plain, -inf, inf, "", Phase::build, Reads::constants, "by how much")),
    other("policies.*.combine", Form::own, "policies held together"),
    {"policies.*.stop_when", Form::condition, plain, 0, 1, "", Phase::build, Reads::figures, false, false, "", "a rule that stops it for good; looked at every morning, on what the firm sees of all customers together", ""},
    number("policies.*.over", time, 1440, 524160, "7 days", Phase::build, Reads::constants, "the days up to yesterday that the figures of the rule are means over", "(a)"),
    other("policies.*.on_stop", Form::own, "changes of slots from the day after it stopped, to the end"),

    section("compare", "how policies are judged"),
    other("compare.primary", Form::own, "the outcome that decides"),
    number("compare.delta", plain, 0, 1e9F, "1", Phase::build, Reads::constants, "differences below this do not matter", "(a)"),
    number("compare.confidence", plain, 0.5F, 0.9999F, "0.95", Phase::build, Reads::constants, "of all statements together"),
    names("compare.guardrails", "outcomes that must not fall"),
    section("compare.guardrails.*", "one guardrail"),
    must(other("compare.guardrails.*.not_below", Form::own, "`-2 %`: relative to the baseline; a plain number: absolute")),
    other("uncertain", Form::own, "slots the analyst is not sure of, with a distribution each"),
    names("rivals", "other models of the same customers"),
    section("rivals.*", "one rival"),
    other("rivals.*.says", Form::text, "what it stands for"),
    must(other("rivals.*.change", Form::own, "changes of slots")),
    other("rivals.*.breaks", Form::own, "claims that must fail if it were so"),
    other("rivals.*.keeps", Form::own, "claims that must hold all the same"),
    names("expect", "claims to be verified"),
    section("expect.*", "one claim"),
    must(other("expect.*.claim", Form::own, "an outcome, difference or ratio and where it must lie, or the best policy")),
    other("expect.*.kind", Form::own, "emergent, follows_from_rule or calibrated"),
    other("expect.*.source", Form::text, "who says so"),
    other("expect.*.refused", Form::text, "why it does not hold here: then `verify` wants it to fail, and says so openly"),
    names("ablations", "mechanisms switched off, to see claims fail"),
    section("ablations.*", "one ablation"),
    other("ablations.*.says", Form::text, "what is switched off"),
    must(other("ablations.*.change", Form::own, "changes of slots")),
    other("ablations.*.breaks", Form::own, "claims that must fail then"),
    other("ablations.*.keeps", Form::own, "claims that must hold all the same"),

    later(other("record", Form::own, "outcomes kept week by week")),
    later(other("events", Form::own, "things that happen on a date")),
    later(other("extends", Form::own, "another scenario that this one changes")),
};
// clang-format on

bool fits(std::string_view pattern, std::span<const std::string_view> path) {
  std::size_t i = 0;
  for (std::string_view step : steps(pattern)) {
    if (i == path.size()) return false;
    bool number = !path[i].empty() && path[i].find_first_not_of("0123456789") == std::string_view::npos;
    if (!(step == path[i] || (step == "*" && !number) || (step == "#" && number))) return false;
    ++i;
  }
  return i == path.size();
}
}  // namespace

std::span<const Key> keys() { return table; }

std::vector<std::string_view> steps(std::string_view path) {
  std::vector<std::string_view> found;
  while (true) {
    auto dot = path.find('.');
    found.push_back(path.substr(0, dot));
    if (dot == std::string_view::npos) return found;
    path.remove_prefix(dot + 1);
  }
}

const Key* find_key(std::string_view path) {
  auto wanted = steps(path);
  const Key* general = nullptr;  // a row with the step itself wins over a row with `*`
  for (const Key& key : table) {
    if (!fits(key.pattern, wanted)) continue;
    if (key.pattern.back() != '*') return &key;
    general = &key;
  }
  return general;
}

std::vector<std::string> keys_below(std::string_view path) {
  std::vector<std::string> found;
  auto above = path.empty() ? std::vector<std::string_view>{} : steps(path);
  for (const Key& key : table) {
    auto dot = key.pattern.rfind('.');
    auto parent = dot == std::string_view::npos ? std::string_view{} : key.pattern.substr(0, dot);
    auto last = dot == std::string_view::npos ? key.pattern : key.pattern.substr(dot + 1);
    if (last == "*" || last == "#" || parent.empty() != path.empty()) continue;
    if (path.empty() || fits(parent, above)) found.emplace_back(last);
  }
  return found;
}

}  // namespace peakend::slots
