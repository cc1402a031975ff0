#!/usr/bin/env bash
# The same bytes from g++ and clang, from every engine that runs on this machine, whole and by threads.
# Builds what it needs below build/; prints each digest; fails when two differ. Usage: same_bytes.sh PEAKEND_BINARY
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
failed=0 first=""

ask() { # ENGINE BINARY COMMAND...: the small gamma, into the folder in $out
  PEAKEND_ISA=$1 "$2" "$3" "$root/scenarios/gamma.yaml" --set population.size=4000 --no-color --out "$out/study" "${@:4}"
}

digest() { # COMPILER ENGINE BINARY THREADS
  local found
  rm -rf "$out/study"  # else what one computed would be looked up by the next
  found=$(ask "$2" "$3" compare --replications 3 --no-rivals --threads "$4" --digest | sed -n 's/^digest //p')
  printf '%-8s %-8s %s threads  %s\n' "$1" "$2" "$4" "$found"
  [ -n "$first" ] || first=$found
  [ "$found" = "$first" ] || failed=1
}

digests() { # COMPILER BINARY THREADS: every engine that runs here
  local engine
  for engine in sse4 avx2 avx512; do
    if PEAKEND_ISA=$engine "$2" --version | grep -q '^engine none'; then
      echo "$1: the engine $engine does not run here: not compared"
    else
      digest "$1" "$engine" "$2" "$3"
    fi
  done
}

build() { # PRESET: says what went wrong if anything does
  local log=$out/build.log
  { cmake --preset "$1" -S "$root" -DPEAKEND_TESTS=OFF -DCMAKE_UNITY_BUILD=ON && cmake --build "$root/build/$1" --target peakend; } \
    >"$log" 2>&1 || { echo "the build by preset $1 failed:"; tail -n 20 -- "$log"; exit 1; }
}

cd "$root"
for threads in 1 2 5; do digests g++ "$1" "$threads"; done

# The same study resumed, and with replications that came in another order.
rm -rf "$out/study"
ask "" "$1" run --policy farewell_peak --replications 3 --quiet
ask "" "$1" compare --replications 1 --no-rivals --quiet
found=$(ask "" "$1" compare --replications 3 --no-rivals --digest | sed -n 's/^digest //p')
printf '%-8s %-8s resumed    %s\n' g++ widest "$found"
[ "$found" = "$first" ] || failed=1
if command -v clang++ >/dev/null; then
  build clang
  digests clang "$root/build/clang/peakend" 2
else
  echo "clang++ is not here: not compared"
fi
[ "$failed" = 0 ] || { echo "the digests differ"; exit 1; }
