#!/bin/sh
# A backup, its restore and two rebuilds of the report and of a store of N triples (1,000,000) with a heap of 1 GB: the hashes
# are the same, and each takes at most 120 s. Prints figures; exit 0 where both hold.
set -eu
cd "$(dirname "$0")/../../.."
triples=${1:-1000000}
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
SILKGRAPH_JAVA_OPTIONS="-Xmx1g ${SILKGRAPH_JAVA_OPTIONS:-}"
export SILKGRAPH_JAVA_OPTIONS

timed() { # leaves milliseconds in $took
  began=$(date +%s%N)
  "$@" 2>"$here/err" || { cat "$here/err" >&2; exit 1; }
  took=$((($(date +%s%N) - began) / 1000000))
}
proof() { # name, store
  timed ./silkgraph backup --store "$2" "$here/$1.zip" >"$here/out"; backup=$took
  timed ./silkgraph restore "$here/$1.zip" --store "$here/$1-restored" >"$here/restored"; restore=$took
  timed ./silkgraph rebuild --store "$2" >"$here/original"; rebuild=$took
  timed ./silkgraph rebuild --store "$here/$1-restored" >"$here/again"
  for hash in "$here/original" "$here/again"; do
    cmp -s "$here/restored" "$hash" || { echo "rebuild: hashes differ for $1" >&2; exit 1; }
  done
  [ "$restore" -le 120000 ] && [ "$rebuild" -le 120000 ] || { echo "rebuild: $1 took too long" >&2; exit 1; }
  echo "$1: $(cat "$here/restored") the same three times; backup $backup ms, restore $restore ms, rebuild $rebuild ms"
}

./silkgraph load --store "$here/report" src/test/resources/second-source/cloudriver-2031.ttl \
  src/test/resources/second-source/cloudriver-2031.txt 2>/dev/null >/dev/null
proof report "$here/report"

# Every thing is its own; literals and links in turns, as one commit each of 100,000.
awk -v n="$triples" 'BEGIN { for (i = 0; i < n; i++) {
  s = int(i / 5)
  o = i % 2 ? "\"value " i "\"" : "<http://example.org/thing/" (s * 7919 + i % 5) % n ">"
  print "<http://example.org/thing/" s "> <http://example.org/p" i % 5 "> " o " ." } }' |
  split -l 100000 --additional-suffix=.nt - "$here/part-"
for part in "$here"/part-*.nt; do
  timed ./silkgraph load --empty --store "$here/large" "$part" >/dev/null
done
proof large "$here/large"
