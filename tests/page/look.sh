#!/usr/bin/env bash
# Reports of all scenarios that ship, opened in Chromium: look.mjs says what is looked at. Screenshots stay in
# build/page/shots.        look.sh PEAKEND
set -euo pipefail

peakend=$1
root=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../..
work=$root/build/page/work
skip() {
  printf 'skipped: %s; ./peakend pictures builds the pictures\n' "$*"
  exit 77
}
[ -f "$root/build/page/page.js" ] && [ -d "$work/node_modules/playwright-core" ] || skip "the pictures were not built"
command -v node >/dev/null || skip "no Node.js here"
chromium=$(command -v chromium || command -v chromium-browser) || skip "no Chromium here"

folder=$(mktemp -d)
trap 'rm -rf -- "$folder"' EXIT
shots=$root/build/page/shots
mkdir -p -- "$shots"

# A right scenario whose every text would like to be markup.
cat >"$folder/hostile.yaml" <<'YAML'
peakend: 1
scenario: hostile
title: "</script><script>document.title='owned'</script><img src=x onerror=alert(1)>"
run: {warm_up: 1 week, length: 2 weeks}
population: {size: 50}
journeys:
  visit:
    starts: {rate: 0.5}
    first: come
    touchpoints:
      come: {label: "<b>\u202Ecome</b>", takes: 5 min, affect: {mean: 1, sd: 1}, next: go}
      go: {label: "{b} ${alert(1)} \"'", affect: {mean: -0.5, sd: 1}, next: {come_again: 0.5, end: otherwise}}
      come_again: {label: "=cmd", affect: {mean: 0, sd: 1}, next: end}
policies:
  nicer: {says: "<svg onload=alert(1)>", change: {come.affect.mean: {add: 1}}, cost: {fixed: 10}}
YAML
pages=()
for file in "$root"/scenarios/*.yaml "$folder/hostile.yaml"; do
  name=$(basename -- "$file" .yaml)
  asked=(--no-rivals)
  case $name in gamma | ikea) asked=(--set population.size=2000) ;; esac  # these with what would turn them
  (cd -- "$root" && "$peakend" compare "$file" --replications 3 "${asked[@]}" --quiet --out "$folder/$name")
  pages+=("$folder/$name/report.html")
done
[ "${#pages[@]}" -ge 9 ]
# where the packages are, so that they are found
cp -- "$root/tests/page/look.mjs" "$work/look.mjs"
node "$work/look.mjs" "$chromium" "$shots" "${pages[@]}"
