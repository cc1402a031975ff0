"""The visit of `shop_of_seven` (shop.hpp) as a researcher would write it with NumPy: columns over customers, one step a
day, all of the day's visits at once. Same equations and numbers; its random numbers are its own, drawn in sequence.

Prints one line of names and values for numpy_bench.cpp, which compares time and figures. Written to be fast: single
precision (float32 kernels of NumPy are the quicker ones), one matrix touchpoints x visits instead of a loop over
touchpoints, generators that fill arrays, updates in place, and no work for what nothing reads.
"""
import sys
import time

import numpy as np

NAMES = ("enter", "search", "ask", "try", "pay", "cafe", "leave")
MEAN = np.array([[0.1], [-0.3], [0.8], [0.4], [-0.2], [0.9], [0.2]], np.float32)
SD = np.array([[0.5], [0.8], [1.0], [0.8], [0.4], [0.9], [0.5]], np.float32)
TAKES = np.array([2, 4, 5, 6, 1, 15, 2], np.float32)
CV, BASKET = 0.7, 30.0
F = np.float32


def routes(rng, n):
    """Which touchpoints each visit comes to: a matrix of booleans, touchpoints x visits."""
    u = rng.random((5, n), F)
    came = np.ones((7, n), bool)
    came[1] = u[0] < 0.7                      # enter -> search, else ask
    came[2] = ~came[1] | (u[1] < 0.4)         # search -> ask, else try
    came[4] = u[2] < 0.9                      # try -> pay, else leave
    came[5] = came[4] & (u[3] < 0.5)          # pay -> cafe, else leave
    return came


def live(people, weeks, seed):
    rng = np.random.default_rng(seed)
    normal = lambda *shape: rng.standard_normal(shape, F)
    joy, hurt, style = np.exp(F(0.6) * normal(people)), np.exp(F(0.3) * normal(people)), F(0.5) * normal(people)
    good, bad = np.zeros(people, F), np.zeros(people, F)          # memory, faded to today
    proofs, doubts = np.zeros(people, F), np.zeros(people, F)     # evidence of competence, faded to today
    episodes = np.zeros(people, F)
    intention, firmness = F(0.71), F(20)
    prior, counter = firmness * F(0.71), firmness * F(1 - 0.71)
    fade = {name: F(0.5 ** (1 / (7 * half))) for name, half in (("good", 26), ("bad", 13), ("evidence", 52))}
    sigma = np.sqrt(np.log1p(CV * CV))
    contacts, affect, squares = np.zeros(7), np.zeros(7), np.zeros(7)
    totals = dict.fromkeys(("visits", "promoters", "detractors", "remembered", "memory", "pleasure", "pain", "end", "trust",
                            "revenue", "minutes"), 0.0)
    chance, rate, belief, total = (np.empty(people, F) for _ in range(4))
    for _ in range(7 * weeks):
        # Fade; who comes today: return_rate / 7, with memory and trust of this morning.
        good *= fade["good"]
        bad *= fade["bad"]
        proofs *= fade["evidence"]
        doubts *= fade["evidence"]
        np.add(proofs, prior, out=belief)
        np.add(belief, doubts, out=total)
        total += counter
        belief /= total
        np.add(good, bad, out=rate)
        rate *= F(0.25)
        belief *= F(0.5) * intention
        rate += belief
        rate -= F(0.25)
        np.exp(rate, out=rate)
        rate *= F(0.5 / 7)
        rng.random(out=chance, dtype=F)
        who = np.flatnonzero(chance < rate)
        n = who.size
        # The contacts: felt affect of everything, of which only the visited counts.
        came = routes(rng, n)
        x = normal(7, n)
        x *= SD
        x += MEAN
        x *= np.where(x >= 0, joy[who], hurt[who])
        x *= F(0.2)
        np.tanh(x, out=x)
        x *= F(5)
        x *= came
        number = came.sum(0, dtype=F)
        high, low, end = x.max(0), x.min(0), x[6]
        np.maximum(high, 0, out=high)
        np.minimum(low, 0, out=low)
        contacts += came.sum(1)
        affect += x.sum(1)
        squares += np.einsum("ij,ij->i", x, x)
        # Money, where something is bought.
        mine_good, mine_bad = good[who], bad[who]
        paid = came[4]
        spend = np.exp(F(0.10) * (mine_good + mine_bad)[paid] + F(sigma) * normal(np.count_nonzero(paid)))
        totals["revenue"] += BASKET * np.exp(-sigma * sigma / 2) * float(spend.sum())
        totals["minutes"] += float((TAKES @ came).sum())
        # Peak and end, memory, evidence.
        share = 1 / (1 + np.exp(F(-2) * (high + low)))
        r = F(0.5) * (share * high + (1 - share) * low) + F(0.5) * end
        alpha = np.maximum(F(0.35), 1 / (episodes[who] + 1))
        mine_good += alpha * (np.maximum(r, 0) - mine_good)
        mine_bad += alpha * (np.minimum(r, 0) - mine_bad)
        proof = np.where(low < F(-3.5), F(-1), r * F(0.2))
        mine_proofs = proofs[who] + np.maximum(proof, 0)
        mine_doubts = doubts[who] + F(2) * np.maximum(-proof, 0)
        good[who], bad[who], proofs[who], doubts[who] = mine_good, mine_bad, mine_proofs, mine_doubts
        episodes[who] += 1
        # The answer.
        memory = mine_good + mine_bad
        competence = (prior + mine_proofs) / (prior + counter + mine_proofs + mine_doubts)
        trust = competence * intention
        answer = np.rint(F(7) + F(1.3) * memory + F(2) * (trust - F(0.5)) + style[who] + F(0.6) * normal(n))
        totals["visits"] += n
        totals["promoters"] += np.count_nonzero(answer >= 9)
        totals["detractors"] += np.count_nonzero(answer < 7)
        for name, values in (("remembered", r), ("memory", memory), ("pleasure", high), ("pain", low), ("end", end), ("trust", trust)):
            totals[name] += float(values.sum())
    return contacts, affect, squares, totals


def main():
    people, weeks, seed = (int(word) for word in sys.argv[1:4])
    live(people // 10, 2, seed + 1)  # NumPy's own first calls are not what is measured
    begin = time.thread_time()
    contacts, affect, _, totals = live(people, weeks, seed)
    seconds = time.thread_time() - begin
    figures = {"seconds": seconds, "visits": totals["visits"], "contacts": contacts.sum()}
    figures["nps"] = 100 * (totals["promoters"] - totals["detractors"]) / totals["visits"]
    for name in ("remembered", "memory", "pleasure", "pain", "end", "trust", "revenue"):
        figures[name] = totals[name] / totals["visits"]
    figures.update((f"affect.{name}", a / c) for name, a, c in zip(NAMES, affect, contacts))
    print(*(f"{name} {value:.9g}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
