#!/bin/sh
# The whole service on a disk of 40 MB that is filled up: writes answer 507 below the floor, reading goes on, writing too once
# there is room again, and after a kill and a restart everything acknowledged is there. Once with the floor, once without one
# (a disk that refuses in the middle of an append or a text: DiskFullTest). Needs the right to mount: root, or user namespaces.
# Prints figures; exit 0 where all of it holds.
set -eu
cd "$(dirname "$0")/../../.."
if [ "${1:-}" != inside ]; then
  if unshare --mount true 2>/dev/null; then exec unshare --mount "$0" inside; fi
  exec unshare --mount --map-root-user "$0" inside
fi
disk=$(mktemp -d)
mount -t tmpfs -o size=40m tmpfs "$disk"
pid=
trap '[ -z "$pid" ] || kill "$pid" 2>/dev/null || true; umount -l "$disk"; rmdir "$disk"' EXIT
fail() { echo "disk-full: $*" >&2; exit 1; }

token=
start() { # a floor, or nothing
  SILKGRAPH_DISK_FLOOR=$1 ./silkgraph serve --port 0 --empty --store "$disk/store" 2>"$disk.err" &
  pid=$!
  until grep -q 'silkgraph is ready' "$disk.err"; do
    kill -0 "$pid" 2>/dev/null || fail "it did not start: $(cat "$disk.err")"
    sleep 0.2
  done
  address=$(sed -n 's|.*\(http://127.0.0.1:[0-9]*\)/.*|\1|p' "$disk.err" | head -n 1)
  # Once, while there is room: a token is written too.
  [ -n "$token" ] || token=$(./silkgraph token create --role editor --name fill --store "$disk/store" 2>/dev/null)
}
write() { # number, length of its text; prints the status
  { printf 'INSERT DATA { <http://example.org/%s> <http://example.org/p> "' "$1"
    head -c "$2" /dev/zero | tr '\0' x
    printf '" }'; } |
    curl -s -o "$disk.out" -w '%{http_code}' -H "Authorization: Bearer $token" -H 'Content-Type: application/sparql-update' \
      --data-binary @- "$address/update"
}
there() { # how many writes a reader finds
  curl -sf "$address/sparql" -H 'Accept: text/csv' --data-urlencode \
    'query=SELECT (COUNT(*) AS ?n) { ?s <http://example.org/p> ?o }' | tail -n 1 | tr -d '\r'
}

acknowledged=0
total_refused=0
for floor in 4m 0; do
  rm -f "$disk/ballast"
  start "$floor"
  [ "$(there)" = "$acknowledged" ] || fail "$acknowledged acknowledged, $(there) there"
  while status=$(write "$acknowledged" 400000) && [ "$status" = 200 ]; do acknowledged=$((acknowledged + 1)); done
  [ "$status" = 507 ] || fail "a full disk answered $status: $(cat "$disk.out")"
  [ "$floor" != 0 ] || dd if=/dev/zero of="$disk/ballast" bs=4k 2>/dev/null || true
  refused=0
  while [ "$refused" -lt 20 ]; do
    status=$(write "$acknowledged" 400000)
    [ "$status" = 507 ] || fail "a full disk answered $status: $(cat "$disk.out")"
    refused=$((refused + 1))
  done
  total_refused=$((total_refused + refused))
  [ "$(there)" = "$acknowledged" ] || fail "reading stopped"
  mount -o remount,size=48m "$disk"
  rm -f "$disk/ballast"
  more=0
  while [ "$more" -lt 5 ]; do
    status=$(write "$acknowledged" 400000)
    [ "$status" = 200 ] || fail "with room again it answered $status: $(cat "$disk.out")"
    acknowledged=$((acknowledged + 1))
    more=$((more + 1))
  done
  kill -9 "$pid"
  wait "$pid" 2>/dev/null || true
  mount -o remount,size=44m "$disk" 2>/dev/null || true
done
mount -o remount,size=64m "$disk"
start 0
[ "$(there)" = "$acknowledged" ] || fail "$acknowledged acknowledged, $(there) there"
echo "disk full: acknowledged=$acknowledged lost=0 refused with 507=$total_refused, reading went on, writing too after room was made"
