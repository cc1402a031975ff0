#!/usr/bin/env bash
# The same bytes from g++ and clang, with the widest vectors of this machine and with SSE4 only, whole and by threads.
# Builds what it needs below build/; prints each digest; fails when two differ. Usage: same_bytes.sh PEAKEND_BINARY
set -euo pipefail
root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
failed=0 first=""

digest() { # NAME BINARY THREADS
  local found
  found=$("$2" compare "$root/scenarios/gamma.yaml" --set population.size=4000 --replications 3 --threads "$3" --digest --out "$out" | sed -n 's/^digest //p')
  printf '%-28s %s threads  %s\n' "$1" "$3" "$found"
  [ -n "$first" ] || first=$found
  [ "$found" = "$first" ] || failed=1
}

build() { # PRESET
  cmake --preset "$1" -S "$root" -DPEAKEND_TESTS=OFF >/dev/null
  cmake --build "$root/build/$1" --target peakend >/dev/null
}

cd "$root"
for threads in 1 2 5; do digest "g++, widest vectors" "$1" "$threads"; done
build narrow
digest "g++, SSE4 only" "$root/build/narrow/peakend" 2
if command -v clang++ >/dev/null; then
  build clang
  digest "clang, widest vectors" "$root/build/clang/peakend" 2
else
  echo "clang++ is not here: not compared"
fi
[ "$failed" = 0 ] || { echo "the digests differ"; exit 1; }
