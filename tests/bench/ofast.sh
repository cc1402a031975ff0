#!/usr/bin/env bash
# What it costs that bytes are the same everywhere: the program against itself compiled with -Ofast and fused
# multiplications, whose figures nobody could repeat elsewhere. Both for this processor alone, in turn, one thread;
# prints the median ratio of processor time. Target: at most 1.3. Usage: ofast.sh [ROUNDS]
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
rounds=${1:-${PEAKEND_ROUNDS:-11}}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

build() { # NAME FLAG...: the flags stand last, so they win
  local name=$1
  shift
  cmake -S "$root" -B "$root/build/$name" -G Ninja -DCMAKE_BUILD_TYPE=Release -DPEAKEND_NATIVE=ON \
    "-DCMAKE_CXX_COMPILE_OBJECT=<CMAKE_CXX_COMPILER> <DEFINES> <INCLUDES> <FLAGS> $* -o <OBJECT> -c <SOURCE>" >/dev/null
  cmake --build "$root/build/$name" --target peakend >/dev/null
}

seconds() { # NAME: processor time of one study
  local TIMEFORMAT=%U
  { time "$root/build/$1/peakend" compare "$root/scenarios/gamma.yaml" --replications 1 --threads 1 --quiet \
    --out "$out/$1" 2>"$out/problems"; } 2>&1 || { cat "$out/problems" >&2; return 1; }
}

median() { LC_ALL=C sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

build same
build ofast -Ofast -ffp-contract=fast
seconds same >/dev/null
seconds ofast >/dev/null
for ((round = 0; round < rounds; ++round)); do
  printf '%s %s\n' "$(seconds same)" "$(seconds ofast)" >>"$out/times"
done
printf 'same bytes  %s s\n' "$(cut -d' ' -f1 "$out/times" | median)"
printf -- '-Ofast      %s s\n' "$(cut -d' ' -f2 "$out/times" | median)"
printf 'ratio       %s   median of %s rounds; target: at most 1.3\n' \
  "$(awk '{ print $1 / $2 }' "$out/times" | median)" "$rounds"
if cmp -s "$out/same/replications.csv" "$out/ofast/replications.csv"; then
  echo "the figures are the same: -Ofast changed nothing here"
else
  echo "the figures differ, as they must"
fi
