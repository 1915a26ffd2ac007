package org.toroku.ca.cmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.cmp.PKIFreeText;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;

/**
 * A refusal of the other CA (RFC 9810 section 5.2.3).
 *
 * @param codes kebab-case names of the bits of PKIFailureInfo, in their order
 * @param words what the other CA says about it, shortened and cleaned; for the log of operators only
 */
record Failure(List<String> codes, String words) {
    static final String TRANSACTION_ID_IN_USE = "transaction-id-in-use";
    static final String CERTIFICATE_CONFIRMED = "cert-confirmed";
    static final String CERTIFICATE_REVOKED = "cert-revoked";
    static final String UNKNOWN_CERTIFICATE = "bad-cert-id";

    /** By number of the bit. */
    private static final List<String> NAMES = List.of(
            "bad-alg",
            "bad-message-check",
            "bad-request",
            "bad-time",
            UNKNOWN_CERTIFICATE,
            "bad-data-format",
            "wrong-authority",
            "incorrect-data",
            "missing-time-stamp",
            "bad-pop",
            CERTIFICATE_REVOKED,
            CERTIFICATE_CONFIRMED,
            "wrong-integrity",
            "bad-recipient-nonce",
            "time-not-available",
            "unaccepted-policy",
            "unaccepted-extension",
            "add-info-not-available",
            "bad-sender-nonce",
            "bad-cert-template",
            "signer-not-trusted",
            TRANSACTION_ID_IN_USE,
            "unsupported-version",
            "not-authorized",
            "system-unavail",
            "system-failure",
            "duplicate-cert-req");

    /** What may be otherwise tomorrow, without another order: the state of the other CA, or what it thinks of the RA. */
    private static final Set<String> PASSING = Set.of(
            "bad-message-check",
            "bad-time",
            "wrong-authority",
            "wrong-integrity",
            "bad-recipient-nonce",
            "time-not-available",
            "bad-sender-nonce",
            "signer-not-trusted",
            TRANSACTION_ID_IN_USE,
            "unsupported-version",
            "not-authorized",
            "system-unavail",
            "system-failure",
            "duplicate-cert-req");

    /** The other CA does not know the RA, or not its key or secret. */
    private static final Set<String> OF_US =
            Set.of("bad-message-check", "wrong-authority", "wrong-integrity", "signer-not-trusted", "not-authorized");

    /** Of the message, not of what it asks for (RFC 9810 appendix F). */
    private static final Set<String> BEFORE = Set.of(
            "bad-alg",
            "bad-message-check",
            "bad-time",
            "bad-sender-nonce",
            "wrong-authority",
            "wrong-integrity",
            "signer-not-trusted",
            "unsupported-version",
            "not-authorized");

    private static final int MOST_WORDS = 200;

    Failure {
        codes = List.copyOf(codes);
    }

    static Failure of(PKIStatusInfo status) {
        List<String> codes = new ArrayList<>();
        ASN1BitString bits = status.getFailInfo();
        if (bits != null) {
            byte[] octets = bits.getBytes();
            for (int i = 0; i < NAMES.size() && i / 8 < octets.length; i++) {
                if ((octets[i / 8] & 0x80 >> i % 8) != 0) {
                    codes.add(NAMES.get(i));
                }
            }
        }
        return new Failure(codes, words(status.getStatusString()));
    }

    /** A stranger's text goes to the log: one line of bounded length. */
    private static String words(@org.jspecify.annotations.Nullable PKIFreeText text) {
        if (text == null || text.size() == 0) {
            return "";
        }
        String first = text.getStringAtUTF8(0).getString().replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
        return first.substring(0, Math.min(first.length(), MOST_WORDS));
    }

    boolean has(String code) {
        return codes.contains(code);
    }

    /** Whether asking again with the same request can bring nothing else. */
    boolean lasting() {
        return codes.stream().noneMatch(PASSING::contains);
    }

    /** Whether the message was refused as such, before anybody looked at what it asks for. */
    boolean beforeProcessing() {
        return !codes.isEmpty() && BEFORE.containsAll(codes);
    }

    /** Whether nothing that the RA sends will be taken. */
    boolean ofUs() {
        return codes.stream().anyMatch(OF_US::contains);
    }

    /** For answers of ours: {@code ca-rejection} or e.g. {@code ca-bad-cert-template}. */
    String reason() {
        return "ca-" + (codes.isEmpty() ? "rejection" : codes.getFirst());
    }
}
