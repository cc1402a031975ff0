// The hand-written part of docs/scenario_reference.md; {{name}} marks where a table is put.
#pragma once
#include <string_view>

namespace peakend::docs {

inline constexpr std::string_view reference_prose = R"markdown(<!-- Made by tests/docs/reference_test.cpp from the program's own tables: do not edit. To renew it: PEAKEND_APPROVE=1 ./peakend test -R fast -->
# Scenario reference

Every key a scenario file can hold. The tables below are made from the ones the program reads files with. For a first
file see the [quickstart](quickstart.md); what the numbers do is in [mechanisms](mechanisms.md).

## How a file is written

A scenario is one YAML file. Names of your own (segments, touchpoints, policies, ...) are letters, digits and
underscores, a letter first. Anchors, aliases and merge keys (`<<: *name`) work;
duplicate keys and keys nobody knows are errors.
In the tables below `*` stands for a name of your own and `#` for a place in a list, counted from 0.

| form | written as |
|---|---|
| number | a number or an expression: `0.35`, `6 min`, `"0.4 + 1.6 * service_quality"` |
| condition | an expression that is true or false: `"segment == newcomer"` |
| distribution | a number, an expression, or one of the distributions below |
| one of .. | one of the words listed |
| text | one line; `title` and `label` also take `{en: .., nl: ..}` |
| name | the name of something else in this file |
| clock, date | `"08:00"`; `2026-01-05`, and under `when` also `week 4` or `day 12` |
| map, map of names, list | with the keys or items of the rows below it |
| its own | as its meaning says; `starts`, `next`, `effects` and changes are told below |

Put expressions in double quotes: YAML gives a meaning of its own to `{`, `}`, `[`, `]`, `,`, `: ` and ` #`.

## `extends`

    extends: gamma.yaml
    extends: {file: gamma.yaml, without: [policies.more_tills, expect.more_tills_pay]}

lays this file over a whole scenario: what is written here wins, the rest is as there. For a scenario like another one; `include` is for entries that several
scenarios share. [scenarios/starter/evening.yaml](../scenarios/starter/evening.yaml) is one.

- Maps and maps of names (in the tables below) are merged key by key: `population: {size: 300}` leaves `population.prospects` as it was. Everything else is replaced
  as a whole: a distribution, `next`, `effects`, a policy's `change`, a claim's interval, a list.
- Entries with new names come after those there are. An empty section says nothing.
- `without` leaves entries of that file out, by their paths. What names them is then an error, as in any file.
- `peakend`, `scenario` and `title` are each file's own. What either file includes is included; paths go from the file they stand in.
- A file may extend one that extends another; the limits are those of `include`.
- Who wins, from the strongest: `--set`, this file, the file it extends, what either includes, the defaults. Within one map an entry of its own wins over `<<`.
- Problems are told in the file they stand in. Manifests keep the text of every file that was read.

## `include`

    include: library/relationships.yaml
    include: [one.yaml, {file: other.yaml, take: [relationships.fling, traits.memory_rate]}]

brings named entries of other YAML files into this one, before anything else is read of it. Only whole entries are
brought: `relationships.fling` with all that stands below it. It is no change: the entries read as if they stood here.

- The path goes from the folder of the file that includes, is not absolute, and has at most 4 `..`. Only ordinary files are read.
- An included file holds sections of names (`relationships`, `norms`, `traits`, `state`, `let`, `segments`, `policies`,
  ...) beside `peakend`, `title`, `source` and an `include` of its own; at most 4 files one in the other, 20 in all, 1 MiB each.
- Of `relationships`, `norms`, `traits`, `state` and `let` come only the entries that something names: a segment, `becomes`, an expression, a
  change, a claim, another entry. Texts (`title`, `says`, ..) name nothing. So kinds that nobody has make no groups. The traits
  of the model itself always come, and so do entries of the other sections.
- `take` brings the entries listed, and what they name; the file may then be any scenario.
- An entry that this file writes itself stands as a whole, and `check` says so. Two included files may not give one entry.
- Entries stand where `include` stands: before those of a section that this file writes further down, behind those above.

The kinds of relationship that come with the program are on [a page of their own](relationships.md).

## Units

A time always carries its unit:
{{units}}.
A year is 365 days; there is no month. A rate is written `0.3 per week` or `1 per day`, and a bare number is per week.
Money may be bare or carry the currency (`0.45 EUR`); `2 %` is 0.02. Inside expressions a time is in minutes.

## Distributions

{{distributions}}
Every parameter is a number of its own at its path, without the name of the distribution as a step:
`advice.takes.median`. The parameters of `beta` and the values of `empirical` are constants; all others may be expressions.
One draw takes one random number, so changing a parameter changes nobody else's luck.

## Expressions

Operators, from the loosest: `or`, `and`, `not`, comparisons (`== != < <= > >=`, not chained), `+ -`, `* /`, a sign, `^`.
Functions:

{{functions}}
A name is looked up in this order: the language's own words, traits, states, segments, relationships, touchpoints of the
same journey, `let`, then any number of the file by its path or by the end of its path (`base_rate`,
`advice.affect.mean`). Names of segments, relationships and touchpoints are words: they compare with `==` and `!=` only.

The column *may read* says which of the language's words an expression at a key may use. Each level adds to those above it:

| level | words |
|---|---|
| constants | other constant numbers of the file |
| calendar | `day`, `weekday` (1 = Monday), `week`: days and weeks after the warm-up, from 1, as in `when`; 0 and below in the warm-up |
| birth | traits, `segment`, `relationship` (and no calendar) |
| customer | as they were this morning: states, `memory`, `expectation`, `trust`, `competence`, `intention`, `reputation`, `episodes`, `stirred` (what topics stir in them today), `heard(topic)`; and yesterday's `utilisation`, or `pools.NAME.utilisation`; this morning's `engagement`, or `pools.NAME.engagement` |
| before | `minute` (since midnight, on arrival here), `visited(touchpoint)`, `service_quality` (the skill of this touchpoint's pool times its engagement) |
| after | `wait`, `perceived_wait`, `queue_length`; where the touchpoint `fails`: `failed`, and where it `recovers`: `recovered` |
| felt | `affect`: what was felt here |
| episode | customer, `visited(..)`, and of the whole episode `pleasure`, `pain`, `end`, `mean`, `contacts`, `duration` |
| answer | episode, and `remembered` |
| firm | what a firm can know in the morning: calendar, `segment`, states with `observed: true`, yesterday's `pools.NAME.utilisation` (no traits, memory, trust, and no other states) |
| figures | calendar, and what a firm sees of all its customers together, as means over the days before: `sentiment`, `talk`, `visits`, `revenue`, `wait`, `utilisation`, `left`, `considers_leaving`, `volume.TOPIC`, each in the unit of the outcome: `utilisation`, `left` and `considers_leaving` in %, so `utilisation > 80`; `80 %` is refused, and 0.8 of `utilisation` or `considers_leaving` warned of ([units](mechanisms.md#policies-that-stop)) |

`visited(x)` means the touchpoint of that name in the journey the visit was; where it has none, nobody was there. In
`memory.custom`, `behaviour.recommend` and `let` touchpoints of all journeys may be named so.

`reputation` is what people hear of the firm, 0..1; 0.5 at first, and where nobody talks. A trait may read only traits above it in the file. A trait that only some segments
or relationships give is 0 for everybody else. A segment's trait wins over its relationship's.

### What is not a number

`log(-1)`, `0 / 0`, `sqrt(-1)`, `(-2) ^ 0.5` (a negative number has whole powers only) are not numbers. `check` refuses
constants that are none, or infinite. One that only the run comes to ends that run, and the message names where: a feeling, time, amount, share of `next`, effect, trait, first
belief, weight of memory, rate, answer or number of people. But a comparison with it is **false**, `!=` included, so a
condition is always true or false: `not (log(x) > 0)` is true also where x is below 0.

An infinite amount of money, time of work, number of people, rate, state or first belief ends the run too. An infinite
feeling is felt as 5 or -5, an infinite share of `next` is 1 or 0, infinite `patience` and `balk_above` mean that nobody
gives up, and an infinite answer is the highest or lowest mark.

## Paths and changes

A path is the file's own nesting with dots: `journeys.visit.touchpoints.load.affect.mean`. The end of a path is enough
when only one number ends so (`load.affect.mean`); otherwise the message lists the candidates. `*` stands for exactly one
step and takes all that fit: `"journeys.visit.touchpoints.*.affect.mean"`. List items count from 0: `tills.shifts.1.people`.

`--set PATH=VALUE`, and `change:` in policies, rivals and ablations, and `uncertain:`, all change numbers at paths:

| written | does |
|---|---|
| `path: 1.2` | sets |
| `path: {add: 1.2}`, `path: {times: 0.8}` | adds, multiplies; a subtraction adds a negative number |
| `path: "max(old, 1)"` | an expression; `old` is the value in force |
| `path: {weibull: {shape: 2, scale: 5 min}}` | replaces a whole distribution |
| `path: {set: 1.2, over: true}` | sets what another member of a combination sets too; the later wins |

In a combination all sets are applied first, then all times, then all adds. Two members may not set the same number while
both hold (without `over: true`); one after the other they may. Under `uncertain:` a value is a distribution
(`path: {normal: {mean: 0, sd: 0.3}}` sets a draw of it, `path: {add: {normal: ..}}` adds one), drawn once for each
replication and the same for every policy. Its parameters must be possible, as everywhere; a draw beyond the range of its
key is taken to the edge, and a study says how many of its draws were.

The column *changed by* says who may change a number; each level adds to those above it:

| level | changed by |
|---|---|
| build | the file, `--set`, rivals, ablations |
| birth | also `uncertain` |
| day | also policies, for everybody at once |
| contact | also policies with `who` |

## What `check` warns of

A warning does not keep a file from being run:

- a policy, rival or ablation that changes nothing, or a policy that begins after the end of the run;
- a pool that no touchpoint uses, or whose people are never there while the store is open;
- a pool whose people would have to work more than all of their time. The work of a week is estimated as customers
  (without prospects) x visits a week x share who come to the touchpoint x mean time, over the minutes people are there.
  Visits are those of customers as they are at the start (`initial`), and all are taken to be served. Nothing is said
  where one of these depends on the person or on luck in other ways, and ways of `next` that do count as nobody; so no
  warning does not mean that there are enough people, and a queue may be long at some hours of a week that has enough;
- a journey of the firm that begins after the end of the run, or whose `share` is 0 and stays so;
- a journey of the firm whose own effects keep its `who` true, so that whoever is reached once is reached for ever. It is
  seen where `who` reads nothing but states that begin alike for everybody, and the effects are constants at the first touchpoint;
- a rule (`stop_when`) that is never looked at, for its policy ends before it has held for a whole window;
- a letter to those who have left (`reach: left`) where nobody comes back, a network without `kind`, a trait that nothing reads;
- a probability or a share that an expression can bring below 0 or above 1, with an example of where: write `clamp(.., 0, 1)` or `logistic(..)`;
- a state with `observed: true` that something reads and no effect ever sets: consent that nobody was asked for.

Two names that would have the same luck (their paths have the same hash of 32 bits) are refused.

## `starts`

Customers begin a journey at a rate (`starts: {rate: return_rate}`), or the firm does (`by: firm`): a letter, an ad, a
campaign, a price announcement.

| written | the firm begins it |
|---|---|
| `{by: firm, on: week 3}` | on one day: `week 3` (its first day), `day 12`, a date |
| `{by: firm, on: [day 2, day 9, 2026-04-01]}` | on these days |
| `{by: firm, every: 2 weeks}` | always, the warm-up included: day 1, 15, 29, ... after it, and as often before |
| `{by: firm, every: 2 weeks, from: week 3, until: week 9}` | from that day, until the last, excluded |
| `{by: firm, who: "consent > 0 and segment == regular"}` | every day, with those for whom the firm's rule holds |
| `{by: firm, share: 0.3}` | every day, with each of them with this probability |
| `{by: firm, reach: prospects}` | among those who are not customers yet; `everybody`: among both; `left`: among those who were customers |

`who` is a rule that the firm applies, so it reads only what the firm can know. `share` may read the customer: whether
somebody opens the letter is not the firm's to decide. Policies may change `every`, `who`, `share` and `reach`: a share of
0 is a campaign that is switched off. It comes once a day at most, between 08:00 and 20:00, also when the store is closed.

`counts: contact` (what the firm begins, unless said otherwise): it is remembered and moves trust and states, its
touchpoints have their figures, and what is spent there is revenue; but it is no visit, nobody is asked whether they
would recommend the firm, and no figure per visit holds it. `counts: visit` makes it one. `weight` says how much it moves
memory, expectation and trust beside a visit: at 1, the default, an ad nobody feels anything at wears a good memory down
as much as a visit without any feeling does.

## `next`

Either a name (`next: pick`) or a map in which the order counts:

- entries that are conditions are looked at first; the first true one wins: `{advice: "stuck > 0.3", pick: otherwise}`;
- entries that are numbers are probabilities, taken one after another: `{saw: 0.2, checkout: otherwise}`;
- `otherwise` takes the rest. It is needed unless constant shares sum to 1.

`end` ends the journey. In this version a touchpoint leads only to later ones, never in a circle.

## `effects`

`{state: value}` sets a state of the customer, `{state: {add: ..}}` and `{state: {times: ..}}` adjust it. Effects are
collected during the episode and applied when it is over, within the state's `min` and `max`.

## `expect`, `claim`

A claim is one number and the limits it must lie between: `above: a`, `below: b`, both, or `within: [a, b]`; of two limits both are in.

| claim | the number |
|---|---|
| `{outcome: NAME, above: 0}` | the outcome's mean under the baseline |
| `{ratio: [NAME, NAME], within: [2, 4]}` | the first outcome's mean divided by the second's |
| `{difference: [NAME, NAME], below: 1}` | the first minus the second |
| any of these with `of: POLICY` | the same under that policy |
| any of these with `against: POLICY` | that under `of` (the baseline, when not given) minus that under `against`, with the same luck |
| `{best: POLICY}` | no number: the policy wins `compare.primary`; its differences to the baseline and to every other policy are on the better side of 0 |

`baseline` is a policy too. Limits, like `compare.delta` and `intends.by`, are in the outcome's own unit, and a share is counted in %: 5 and not `5 %`, which is
refused. `kind` says why
a claim is expected to hold: `emergent` (no parameter of that name carries it), `follows_from_rule` (a chosen rule implies
it) or `calibrated` (numbers were fitted to it).

A rival or an ablation may name claims that must fail under it (`breaks: [CLAIM]`) and claims that must hold all the same
(`keeps: [CLAIM]`). What happens to a claim it does not name is reported, and nothing is expected of it. `peakend verify`
tests them. `refused: why` says that a claim does not hold here; it must then fail.

## Outcomes

For `compare.primary`, guardrails, `intends` and claims. Those by group also exist as `NAME.promoters`, `NAME.passives`,
`NAME.detractors` and `NAME.SEGMENT`.

{{outcomes}}
## Keys

"(a)" in the last column marks a default that is our assumption and not a finding; "(m)" a figure that is widely quoted
and was not checked against the original.
{{keys}})markdown";

}  // namespace peakend::docs
