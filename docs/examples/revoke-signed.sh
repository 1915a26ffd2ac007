#!/usr/bin/env bash
# Has a certificate revoked over the REST API by its holder's signature: an example for who writes an app. There is no way
# back. Needs curl, jq and openssl. Signs with the certificate's own key, or with a program for the My Number Card.
#
#   docs/examples/revoke-signed.sh CERTIFICATE.pem KEY.pem REASON     with the private key of the certificate
#   docs/examples/revoke-signed.sh CERTIFICATE.pem card REASON [...]  with the card in a reader (./toroku card sign --reader ...)
#
# REASON      keyCompromise, affiliationChanged, superseded, cessationOfOperation or unspecified
# TOROKU_URL  where Toroku is, http://127.0.0.1:8080 if not set
# TOROKU      the launcher, ./toroku if not set
set -euo pipefail

usage="usage: $0 CERTIFICATE.pem KEY.pem|card REASON"
certificate="${1:?$usage}"
key="${2:?$usage}"
reason="${3:?$usage}"
shift 3
api="${TOROKU_URL:-http://127.0.0.1:8080}/api/v1"
toroku="${TOROKU:-./toroku}"

umask 077
folder="$(mktemp -d "${TMPDIR:-/tmp}/toroku-revocation.XXXXXX")"
trap 'rm -rf "$folder"' EXIT

call() { # path, body; problems are told as the service words them
  local answer
  answer="$(curl -sS -H 'Accept-Language: ja' -H 'Content-Type: application/json' -w '\n%{http_code}' "$api$1" -d @- <<<"$2")"
  case "${answer##*$'\n'}" in
    2*) printf '%s' "${answer%$'\n'*}" ;;
    *) printf '%s\n' "${answer%$'\n'*}" | jq -r '"\(.title // "Problem"): \(.detail // .code // "")"' >&2; return 1 ;;
  esac
}

# 1. the text, byte by byte what is signed
serial="$(openssl x509 -in "$certificate" -noout -serial | cut -d= -f2)"
prepared="$(call /signed-revocations/text "$(jq -n --arg serial "$serial" --arg reason "$reason" '{serial: $serial, reason: $reason}')")"
jq -r .content <<<"$prepared" | base64 -d >"$folder/revocation.txt"
cat "$folder/revocation.txt"
printf 'Sign this text? It cannot be undone. [yes/no] '
read -r said
[ "$said" = yes ] || { printf 'Nothing was signed.\n'; exit 1; }

# 2. sign
if [ "$key" = card ]; then
  "$toroku" card sign --reader "$@" --format cms --in "$folder/revocation.txt" --out "$folder/revocation.p7s"
else
  openssl cms -sign -binary -md sha256 -nosmimecap -in "$folder/revocation.txt" -signer "$certificate" -inkey "$key" \
    -outform DER -out "$folder/revocation.p7s"
fi

# 3. hand it in; the same again tells what became of it
signed="$(jq -n --arg ticket "$(jq -r .ticket <<<"$prepared")" --arg cms "$(base64 -w 0 <"$folder/revocation.p7s")" '{ticket: $ticket, cms: $cms}')"
answer="$(call /signed-revocations "$signed")"
for _ in $(seq 60); do
  [ "$(jq -r '.outcome == "RECEIVED" or .outcome == "ACCEPTED" and .revokedAt == null' <<<"$answer")" = true ] || break
  sleep 1
  answer="$(call /signed-revocations "$signed")"
done
jq . <<<"$answer"
