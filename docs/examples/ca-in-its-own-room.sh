#!/usr/bin/env bash
# Shows the CA in a room of its own, with two network namespaces of this machine for rooms. Needs root, ip, ss, curl, jq,
# openssl and PostgreSQL's programs. Ends everything that it started.
#
#   docs/examples/ca-in-its-own-room.sh DIR
#
# DIR        is made, and takes the data of both
# TOROKU     the launcher, ./toroku if not set
#
#   room of the CA ("toroku-room")                    registration authority ("toroku-ra")
#   connector, 10.98.0.2, listens on nothing  ──TLS──►  10.98.0.1:18144 and nothing else of it
#        │ 10.98.1.2 ──► 10.98.1.1:18145, the journal's database ("toroku-db")
set -euo pipefail

folder="${1:?usage: $0 DIR}"
toroku="$(realpath "${TOROKU:-./toroku}")"
pull=18144
journal=18145
page=18146

say() { printf '\n== %s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }

if [ "$(id -u)" != 0 ] || ! unshare -n true 2>/dev/null; then
  echo "skipped: this machine lets nobody make network namespaces here (root and CAP_NET_ADMIN are needed)"
  exit 0
fi
ip netns add toroku-ra
umask 077
mkdir "$folder"
folder="$(realpath "$folder")"
here="$(realpath "$(dirname "$0")/../..")"
processes=()
end() {
  local at
  for ((at = ${#processes[@]} - 1; at >= 0; at--)); do # the database last, which waits for who uses it
    kill "${processes[at]}" 2>/dev/null || true
    wait "${processes[at]}" 2>/dev/null || true
  done
  for room in toroku-room toroku-db toroku-ra; do ip netns del "$room" 2>/dev/null || true; done
}
trap end EXIT
ip netns add toroku-room
ip netns add toroku-db

join() { # a, its address, b, its address: a line between two rooms and nobody else
  ip -n "$1" link add "to-${3#toroku-}" type veth peer name "to-${1#toroku-}" netns "$3"
  ip -n "$1" addr add "$2/30" dev "to-${3#toroku-}"
  ip -n "$3" addr add "$4/30" dev "to-${1#toroku-}"
  ip -n "$1" link set "to-${3#toroku-}" up
  ip -n "$3" link set "to-${1#toroku-}" up
}
for room in toroku-ra toroku-room toroku-db; do ip -n "$room" link set lo up; done
join toroku-room 10.98.0.2 toroku-ra 10.98.0.1
join toroku-room 10.98.1.2 toroku-db 10.98.1.1

say "keys and certificates of both sides; only certificates cross the wall"
cd "$folder"
for side in authority connector; do
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -keyout "$side.key" -out "$side.cer" -days 365 \
    -subj "/CN=$side" 2>/dev/null
done
ls -l ./*.key ./*.cer

say "the journal's own database"
mkdir journal
openssl rand -hex 16 >journal-password
chown -R 65534 journal
as_nobody() { setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; }
programs="$(dirname "$(realpath "$(command -v initdb)")")"
chmod 711 "$folder"
cp journal-password journal.pw && chown 65534 journal.pw
as_nobody "$programs/initdb" -D "$folder/journal" -U toroku_ca --pwfile="$folder/journal.pw" -A scram-sha-256 \
  -E UTF8 >"$folder/initdb.log"
rm journal.pw
echo "host all all 10.98.1.2/32 scram-sha-256" >>journal/pg_hba.conf
ip netns exec toroku-db setpriv --reuid=65534 --regid=65534 --clear-groups "$programs/postgres" -D "$folder/journal" \
  -c listen_addresses=10.98.1.1 -c port=$journal -c unix_socket_directories="" >"$folder/journal.log" 2>&1 &
processes+=($!)

say "the registration authority, whose pages are for 127.0.0.1 of its own room only"
export TOROKU_CA_KIND=apart TOROKU_CA_APART_HOST=10.98.0.1 TOROKU_CA_APART_PORT=$pull \
  TOROKU_CA_APART_CERTIFICATE="$folder/authority.cer" TOROKU_CA_APART_KEY="$folder/authority.key" \
  TOROKU_CA_APART_CONNECTORCERTIFICATES="$folder/connector.cer"
ip netns exec toroku-ra "$toroku" run --data "$folder/ra" --port $page >"$folder/ra.log" 2>&1 &
processes+=($!)
in_ra() { ip netns exec toroku-ra "$@"; }
health() { in_ra curl -s "http://127.0.0.1:$page/actuator/health" || true; }
until health | grep -q status; do sleep 2; kill -0 "${processes[-1]}" || fail "see ra.log"; done
printf 'without its CA: %s\n' "$(health)"
health | grep -q '"DOWN"' || fail "healthy without a CA"

say "the CA in its room"
cat >connector.properties <<TEXT
database.url = jdbc:postgresql://10.98.1.1:$journal/postgres
database.username = toroku_ca
database.password-file = $folder/journal-password
demo-ceremony-folder = $folder/ra/hsm
publication = http://127.0.0.1:$page/repository/
authorities = https://10.98.0.1:$pull
channel.certificate = $folder/connector.cer
channel.key = $folder/connector.key
channel.authority-certificates = $folder/authority.cer
rule-sets = $folder/rule-sets
status.folder = $folder/room/status
log.folder = $folder/room/log
TEXT
# this release's rules, which the operator of this room takes
sha256sum "$here/workflows/src/main/resources/dmn/automatic-decision.dmn" | cut -d' ' -f1 >rule-sets
ip netns exec toroku-room "$toroku" ca run --settings "$folder/connector.properties" --data "$folder/ra" \
  >"$folder/room.log" 2>&1 &
processes+=($!)
for _ in $(seq 60); do health | grep -q '"UP"' && break; sleep 2; done
printf 'with its CA: %s\n' "$(health)"
health | grep -q '"UP"' || fail "see room.log and ra.log"

say "what the room listens on (nothing), and whom it is connected with"
ip netns exec toroku-room ss -lntu
[ -z "$(ip netns exec toroku-room ss -Hlntu)" ] || fail "something listens in the room"
ip netns exec toroku-room ss -nt

say "whom the room reaches"
reaches() { ip netns exec toroku-room timeout 3 bash -c "exec 3<>/dev/tcp/$1/$2" 2>/dev/null; }
reaches 10.98.0.1 $pull && echo "the pull address: yes"
for other in "10.98.0.1 $page" "10.98.0.1 22" "1.1.1.1 443"; do
  # shellcheck disable=SC2086 # two words
  reaches $other && fail "the room reaches $other"
  echo "$other: no"
done
in_ra timeout 3 bash -c "exec 3<>/dev/tcp/10.98.0.2/$pull" 2>/dev/null && fail "somebody connected into the room"
echo "into the room: nobody"

say "what verifiers get, published in the room"
for _ in $(seq 60); do in_ra curl -sf "http://127.0.0.1:$page/repository/ca.crl" -o crl.der && break; sleep 2; done
openssl crl -inform DER -in crl.der -noout -issuer -lastupdate -nextupdate

say "an application with a test card: approved outside, signed in the room, its key fetched through the wall"
api="http://127.0.0.1:$page/api/v1"
line() { sed -n "s/^$1=//p" "$folder/ra/test-pki/cards/good.properties"; }
explanation="$(in_ra curl -sSf "$api/explanation")"
jq -n --argjson explanation "$explanation" --arg shownAt "$(date -u +%Y-%m-%dT%H:%M:%SZ)" --arg name "$(line name)" \
  --arg address "$(line address)" --arg birth "$(line birthDate)" --arg sex "$(line sex)" '{
    form: {familyName: ($name | split("　")[0]), givenName: ($name | split("　")[1]), familyNameKana: "トウロク",
      givenNameKana: "タロウ", familyNameRomaji: "TOROKU", givenNameRomaji: "TARO",
      birthDate: "\($birth[1:5])-\($birth[5:7])-\($birth[7:9])", sex: (if $sex == "1" then "MALE" else "FEMALE" end), postalCode: "100-0001", address: $address,
      email: "taro@example.jp", phone: "03-1234-5678", operator: "SELF"},
    deviceId: "example", consent: {explanationVersion: $explanation.version, shownAt: $shownAt,
      acknowledgedItems: [$explanation.items[].id], phrase: $explanation.phrase}}' >request.json
in_ra curl -sSf "$api/applications" -H 'Content-Type: application/json' --data-binary @request.json >application.json
id="$(jq -r .id application.json)"
jq -r '"Authorization: Bearer \(.token)"' application.json >authorization
in_ra curl -sSf -H @authorization "$api/applications/$id/content" -o application.txt
"$toroku" card sign --data "$folder/ra" --card good --password TEST1234 --format cms --in application.txt \
  --out application.p7s
in_ra curl -sSf "$api/applications/$id/signature" -H @authorization -H 'Content-Type: application/pkcs7-signature' \
  -H "Displayed-SHA256: $(sha256sum <application.txt | cut -d' ' -f1)" --data-binary @application.p7s >/dev/null
state=
for _ in $(seq 120); do
  now="$(in_ra curl -sSf -H @authorization "$api/applications/$id" | jq -r .state)"
  [ "$now" = "$state" ] || echo "$now"
  state="$now"
  case "$state" in ISSUED | REJECTED | REFERRED | CANCELLED) break ;; esac
  sleep 1
done
[ "$state" = ISSUED ] || fail "the application is $state"
in_ra curl -sSf "$api/applications/$id/pick-up" -H @authorization -H 'Content-Type: application/json' \
  -d '{"passphrase": "through the wall"}' -o mine.p12
openssl pkcs12 -in mine.p12 -passin pass:'through the wall' -nokeys -clcerts 2>/dev/null |
  openssl x509 -noout -subject -serial -nameopt utf8,oneline

say "the newest signed head of the log that is kept in the room"
for _ in $(seq 60); do in_ra curl -sf "http://127.0.0.1:$page/repository/log/checkpoint" -o head && break; sleep 2; done
cat head
in_ra curl -sSf "http://127.0.0.1:$page/repository/log/key.pem" -o log-key.pem
# the text up to the empty line, and the signature behind four octets of the key's digest (docs/operations.md)
sed '/^$/,$d' head >head.txt
tail -n 1 head | cut -d' ' -f3 | base64 -d | tail -c +5 >head.sig
openssl dgst -sha256 -verify log-key.pem -signature head.sig head.txt

say "done"
