#!/bin/sh
# Slow clients at full scale against a service of its own: some ask for a big answer and never read it, some send half a header,
# some a body that trickles; each kind alone, then all at once. Meanwhile ASK{} and an entity card are asked in turn: how
# many, median, p99 and longest, in milliseconds. slow-clients.sh [NEVER_READ [OTHERS [SECONDS]]]
set -eu
cd "$(dirname "$0")/../../.."
never=${1:-60} others=${2:-300} seconds=${3:-30}
store=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || kill "$pid" 2>/dev/null || true; rm -rf "$store" "$store.err"' EXIT

mvn -B -ntp -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath >/dev/null
./silkgraph serve --port 0 --store "$store/graph" 2>"$store.err" &
pid=$!
until grep -q 'silkgraph is ready' "$store.err"; do
  kill -0 "$pid" 2>/dev/null || { cat "$store.err" >&2; exit 1; }
  sleep 0.2
done
port=$(sed -n 's|.*http://127.0.0.1:\([0-9]*\)/.*|\1|p' "$store.err" | head -n 1)
java=${JAVA_HOME:-${SILKGRAPH_JAVA_HOME:-/usr}}/bin/java
"$java" -Xmx512m -cp "target/test-classes:target/classes:$(cat target/test-classpath)" \
  org.silkgraph.web.SlowClients "$port" "$never" "$others" "$seconds"
echo "threads: $(ls "/proc/$pid/task" | wc -l), memory: $(sed -n 's/VmRSS: *//p' "/proc/$pid/status")"
