"""The visit of `shop_of_seven` (shop.hpp) as processes in SimPy: every morning the shop decides who comes, and each visit
is a process that walks from touchpoint to touchpoint. Same equations and numbers; random numbers from Python's own
generator, drawn in sequence.

Prints one line of names and values for simpy_bench.cpp. Written plainly but not wastefully: slots, local names, no event
for a day on which a customer stays at home.
"""
import sys
import time
from math import exp, log1p, sqrt, tanh
from random import Random

import simpy

# name: mean and sd of affect, minutes, then (share, next) or next
SHOP = {
    "enter": (0.1, 0.5, 2, (0.7, "search", "ask")),
    "search": (-0.3, 0.8, 4, (0.4, "ask", "try")),
    "ask": (0.8, 1.0, 5, (1.0, "try", "try")),
    "try": (0.4, 0.8, 6, (0.9, "pay", "leave")),
    "pay": (-0.2, 0.4, 1, (0.5, "cafe", "leave")),
    "cafe": (0.9, 0.9, 15, (1.0, "leave", "leave")),
    "leave": (0.2, 0.5, 2, (0.0, "", "")),
}
CV, BASKET, DAY = 0.7, 30.0, 1440.0
SIGMA = sqrt(log1p(CV * CV))
PRIOR, COUNTER, INTENTION = 20 * 0.71, 20 * 0.29, 0.71
FADE_GOOD, FADE_BAD, FADE_EVIDENCE = (0.5 ** (1 / (7 * half)) for half in (26, 13, 52))


class Customer:
    __slots__ = ("joy", "hurt", "style", "good", "bad", "proofs", "doubts", "episodes")

    def __init__(self, random):
        self.joy, self.hurt = exp(0.6 * random.gauss(0, 1)), exp(0.3 * random.gauss(0, 1))
        self.style = 0.5 * random.gauss(0, 1)
        self.good = self.bad = self.proofs = self.doubts = 0.0
        self.episodes = 0

    def fade(self):
        self.good *= FADE_GOOD
        self.bad *= FADE_BAD
        self.proofs *= FADE_EVIDENCE
        self.doubts *= FADE_EVIDENCE

    def trust(self):
        return (PRIOR + self.proofs) / (PRIOR + COUNTER + self.proofs + self.doubts) * INTENTION


class Totals:
    def __init__(self):
        self.sums = dict.fromkeys(("visits", "contacts", "promoters", "detractors", "remembered", "memory", "pleasure",
                                   "pain", "end", "trust", "revenue"), 0.0)
        self.contacts = dict.fromkeys(SHOP, 0)
        self.affect = dict.fromkeys(SHOP, 0.0)


def visit(env, random, who, totals, arrival):
    """One walk through the shop, then what is remembered of it."""
    yield env.timeout(arrival)
    gauss, uniform = random.gauss, random.random
    memory = who.good + who.bad
    high = low = felt = 0.0
    contacts, at = 0, "enter"
    while at:
        mean, sd, minutes, (share, yes, no) = SHOP[at]
        x = mean + sd * gauss(0, 1)
        felt = 5 * tanh((who.joy if x >= 0 else who.hurt) * x / 5)
        high, low = max(high, felt), min(low, felt)
        contacts += 1
        totals.contacts[at] += 1
        totals.affect[at] += felt
        if at == "pay":
            totals.sums["revenue"] += BASKET * exp(0.10 * memory - SIGMA * SIGMA / 2 + SIGMA * gauss(0, 1))
        yield env.timeout(minutes)
        at = yes if uniform() < share else no
    remember(random, who, totals, high, low, felt, contacts)


def remember(random, who, totals, high, low, end, contacts):
    share = 1 / (1 + exp(-2 * (high + low)))
    r = 0.5 * (share * high + (1 - share) * low) + 0.5 * end
    alpha = max(0.35, 1 / (who.episodes + 1))
    who.good += alpha * (max(r, 0) - who.good)
    who.bad += alpha * (min(r, 0) - who.bad)
    proof = -1.0 if low < -3.5 else r / 5
    who.proofs += max(proof, 0)
    who.doubts += 2 * max(-proof, 0)
    who.episodes += 1
    memory, trust = who.good + who.bad, who.trust()
    answer = round(7 + 1.3 * memory + 2 * (trust - 0.5) + who.style + 0.6 * random.gauss(0, 1))
    sums = totals.sums
    sums["promoters"] += answer >= 9
    sums["detractors"] += answer < 7
    for name, value in (("visits", 1), ("contacts", contacts), ("remembered", r), ("memory", memory), ("pleasure", high),
                        ("pain", low), ("end", end), ("trust", trust)):
        sums[name] += value


def mornings(env, random, people, weeks, totals):
    """Every day: who comes, and when between 8 and 20."""
    uniform = random.random
    for _ in range(7 * weeks):
        for who in people:
            who.fade()
            rate = 0.5 * exp(0.25 * (who.good + who.bad) + 0.5 * (who.trust() - 0.5))
            if uniform() < rate / 7:
                env.process(visit(env, random, who, totals, 480 + 720 * uniform()))
        yield env.timeout(DAY)


def live(size, weeks, seed):
    random = Random(seed)
    env, totals = simpy.Environment(), Totals()
    people = [Customer(random) for _ in range(size)]
    env.process(mornings(env, random, people, weeks, totals))
    env.run()
    return totals


def main():
    people, weeks, seed = (int(word) for word in sys.argv[1:4])
    begin = time.thread_time()
    totals = live(people, weeks, seed)
    seconds = time.thread_time() - begin
    sums, visits = totals.sums, totals.sums["visits"]
    figures = {"seconds": seconds, "visits": visits, "contacts": sums["contacts"]}
    figures["nps"] = 100 * (sums["promoters"] - sums["detractors"]) / visits
    for name in ("remembered", "memory", "pleasure", "pain", "end", "trust", "revenue"):
        figures[name] = sums[name] / visits
    figures.update((f"affect.{name}", totals.affect[name] / totals.contacts[name]) for name in SHOP)
    print(*(f"{name} {value:.9g}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
