#!/usr/bin/env bash
# What the same bytes everywhere cost: the engine as it is over the engine compiled with -Ofast, whose results nobody may
# trust. Builds a second time (build/fast_math), then runs both in turn. PEAKEND_ROUNDS as in the other benchmarks.
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
fast=$root/build/fast_math
cmake -S "$root" --preset bench -B "$root/build/bench" >/dev/null
cmake --build "$root/build/bench" --target bench_pace >/dev/null
mkdir -p "$fast"
# The last flag wins, and what starts the compiler can add one at the end.
printf '#!/bin/sh\nexec "$@" -Ofast -ffp-contract=fast\n' >"$fast/launch"
chmod +x "$fast/launch"
cmake -S "$root" --preset bench -B "$fast" -DCMAKE_CXX_COMPILER_LAUNCHER="$fast/launch" >/dev/null
cmake --build "$fast" --target bench_pace >/dev/null
for ((round = 0; round < ${PEAKEND_ROUNDS:-11}; ++round)); do
  ours=$(PEAKEND_ROUNDS=3 "$root/build/bench/bench/bench_pace" | sort -n | sed -n 2p)
  loose=$(PEAKEND_ROUNDS=3 "$fast/bench/bench_pace" | sort -n | sed -n 2p)
  awk -v a="$ours" -v b="$loose" 'BEGIN { printf "%.3f %.1f %.1f\n", a / b, a, b }'
done | sort -n | awk '
  { ratio[NR] = $1; ours += $2; loose += $3 }
  END {
    printf "reproducible %.0f ns/visit, -Ofast %.0f ns/visit (means)\n", ours / NR, loose / NR
    printf "ratio   %.2f   median of %d rounds; target: at most 1.3\n", ratio[int((NR + 1) / 2)], NR
  }'
