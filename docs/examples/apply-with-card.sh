#!/usr/bin/env bash
# Applies for a certificate over the REST API and signs with the My Number Card in a reader: an example for who writes a
# card app. Needs curl and jq. What is typed: "yes" for each important matter, the phrase, "yes" for the text, then the password of the
# card, for which ./toroku card sign asks (docs/cards.md).
#
#   docs/examples/apply-with-card.sh FORM.json [further options of ./toroku card sign --reader]
#
# TOROKU_URL  where Toroku is, http://127.0.0.1:8080 if not set
# TOROKU      the launcher, ./toroku if not set
set -euo pipefail

form="${1:?usage: $0 FORM.json [options of ./toroku card sign --reader]}"
shift
api="${TOROKU_URL:-http://127.0.0.1:8080}/api/v1"
toroku="${TOROKU:-./toroku}"

umask 077 # application.json holds the token of the application
folder="$(mktemp -d "${TMPDIR:-/tmp}/toroku-application.XXXXXX")"

call() { # curl arguments…; problems are told as the service words them
  local answer
  answer="$(curl -sS -H 'Accept-Language: ja' -w '\n%{http_code}' "$@")"
  case "${answer##*$'\n'}" in
    2*) printf '%s' "${answer%$'\n'*}" ;;
    *) printf '%s\n' "${answer%$'\n'*}" | jq -r '"\(.title // "Problem"): \(.detail // .code // "")"' >&2; return 1 ;;
  esac
}

agree() { # question
  local said
  printf '%s [yes/no] ' "$1"
  read -r said
  [ "$said" = yes ] || { printf 'Nothing was signed.\n'; exit 1; }
}

# 1. what has to be known before; each matter is acknowledged by itself
explanation="$(call "$api/explanation")"
shown_at="$(date -u +%Y-%m-%dT%H:%M:%SZ)"
jq -r .text <<<"$explanation"
while IFS= read -r matter <&3; do agree "$matter"; done 3< <(jq -r '.items[].text' <<<"$explanation")

jq -r .consequence <<<"$explanation"
printf 'Type "%s": ' "$(jq -r .phrase <<<"$explanation")"
read -r phrase # becomes part of what is signed; the service compares it

# voluntary, and nobody is asked who did not ask for it: STATUS_WATCH=yes consents to later enquiries about the card
watch=no
if [ "${STATUS_WATCH:-no}" = yes ]; then
  jq -r .statusWatch.text <<<"$explanation"
  watch=yes
fi

# 2. apply
jq -n --slurpfile form "$form" --argjson explanation "$explanation" --arg shownAt "$shown_at" --arg phrase "$phrase" \
  --arg watch "$watch" '{
    form: $form[0],
    consent: ({explanationVersion: $explanation.version, shownAt: $shownAt, acknowledgedItems: [$explanation.items[].id],
      phrase: $phrase} + (if $watch == "yes" then {statusWatch: $explanation.statusWatch.version} else {} end))
  }' >"$folder/request.json"
call "$api/applications" -H 'Content-Type: application/json' --data-binary @"$folder/request.json" >"$folder/application.json"
id="$(jq -r .id "$folder/application.json")"
jq -r '"Authorization: Bearer \(.token)"' "$folder/application.json" >"$folder/authorization" # not on a command line

# 3. the text, byte by byte what the card signs
curl -sSf -H @"$folder/authorization" "$api/applications/$id/content" -o "$folder/application.txt"
cat "$folder/application.txt"
agree 'Sign this text with your card?'

# 4. sign; the password goes to the card and nowhere else
"$toroku" card sign --reader "$@" --format cms --in "$folder/application.txt" --out "$folder/application.p7s"

# 5. hand the signature in, and follow the case
call "$api/applications/$id/signature" -H @"$folder/authorization" -H 'Content-Type: application/pkcs7-signature' \
  -H "Displayed-SHA256: $(sha256sum <"$folder/application.txt" | cut -d' ' -f1)" \
  --data-binary @"$folder/application.p7s" >"$folder/receipt.json"
state=
for _ in $(seq 60); do
  now="$(call "$api/applications/$id" -H @"$folder/authorization" | jq -r .state)"
  [ "$now" = "$state" ] || printf '%s\n' "$now"
  state="$now"
  case "$state" in ISSUED | REJECTED | REFERRED) break ;; esac
  sleep 1
done

cat <<TEXT
Application $id, token and papers: $folder
REFERRED waits for people; ask again later. When it is ISSUED, fetch the key and certificate and confirm the receipt:
  curl -sf $api/applications/$id/pick-up -H @$folder/authorization -H 'Content-Type: application/json' -d @- -o mine.p12 <<<'{"passphrase": "…"}'
  curl -s -X POST $api/applications/$id/receipt -H @$folder/authorization
TEXT
