#!/usr/bin/env bash
# Signs the receipt of a certificate over the REST API with the key that was received: an example for who writes an app. The copy of
# the key at the CA, if it made one, is destroyed with it. Needs curl, jq and openssl.
#
#   docs/examples/sign-receipt.sh ID AUTHORIZATION CERTIFICATE.pem KEY.pem   with the private key of the certificate
#   docs/examples/sign-receipt.sh ID AUTHORIZATION card [...]                with the card in a reader (./toroku card sign --reader ...)
#
# ID             of the application
# AUTHORIZATION  file with the header line "Authorization: Bearer TOKEN", as apply-with-card.sh leaves it
# TOROKU_URL     where Toroku is, http://127.0.0.1:8080 if not set
# TOROKU         the launcher, ./toroku if not set
#
# Key and certificate out of the file that was picked up:
#   openssl pkcs12 -in mine.p12 -nokeys -clcerts -out certificate.pem
#   openssl pkcs12 -in mine.p12 -nocerts -noenc -out key.pem
set -euo pipefail

usage="usage: $0 ID AUTHORIZATION CERTIFICATE.pem KEY.pem, or $0 ID AUTHORIZATION card"
id="${1:?$usage}"
authorization="${2:?$usage}"
certificate="${3:?$usage}"
shift 3
if [ "$certificate" != card ]; then
  key="${1:?$usage}"
  shift
fi
receipt="${TOROKU_URL:-http://127.0.0.1:8080}/api/v1/applications/$id/receipt"
toroku="${TOROKU:-./toroku}"

umask 077
folder="$(mktemp -d "${TMPDIR:-/tmp}/toroku-receipt.XXXXXX")"
trap 'rm -rf "$folder"' EXIT

call() { # curl arguments…; problems are told as the service words them
  local answer
  answer="$(curl -sS -H 'Accept-Language: ja' -H @"$authorization" -w '\n%{http_code}' "$@")"
  case "${answer##*$'\n'}" in
    2*) printf '%s' "${answer%$'\n'*}" ;;
    *) printf '%s\n' "${answer%$'\n'*}" | jq -r '"\(.title // "Problem"): \(.detail // .code // "")"' >&2; return 1 ;;
  esac
}

# 1. the text, byte by byte what is signed; made only after the pick-up
prepared="$(call -X POST -H 'Content-Length: 0' "$receipt/text")"
jq -r .content <<<"$prepared" | base64 -d >"$folder/receipt.txt"
cat "$folder/receipt.txt"
printf 'Sign this text? Nothing can be picked up any more afterwards. [yes/no] '
read -r said
[ "$said" = yes ] || { printf 'Nothing was signed.\n'; exit 1; }

# 2. sign
if [ "$certificate" = card ]; then
  "$toroku" card sign --reader "$@" --format cms --in "$folder/receipt.txt" --out "$folder/receipt.p7s"
else
  openssl cms -sign -binary -md sha256 -nosmimecap -in "$folder/receipt.txt" -signer "$certificate" -inkey "$key" \
    -outform DER -out "$folder/receipt.p7s"
fi

# 3. hand it in; where it cannot be verified now, the same may be sent again until the text ends
jq -n --arg ticket "$(jq -r .ticket <<<"$prepared")" --arg cms "$(base64 -w 0 <"$folder/receipt.p7s")" '{ticket: $ticket, cms: $cms}' |
  call -H 'Content-Type: application/json' -d @- "$receipt/signature" | jq .
