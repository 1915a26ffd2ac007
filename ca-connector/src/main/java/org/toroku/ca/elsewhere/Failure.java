package org.toroku.ca.elsewhere;

import java.util.List;
import java.util.Set;

/**
 * A refusal of the other CA, in the words of RFC 9810 section 5.2.3 whatever protocol it speaks.
 *
 * @param codes kebab-case names of the bits of PKIFailureInfo, in their order
 * @param words what the other CA says about it, shortened and cleaned; for the log of operators only
 */
public record Failure(List<String> codes, String words) {
    public static final String BAD_REQUEST = "bad-request";
    public static final String NOT_AUTHORIZED = "not-authorized";
    public static final String WRONG_AUTHORITY = "wrong-authority";
    public static final String SYSTEM_UNAVAILABLE = "system-unavail";
    public static final String TRANSACTION_ID_IN_USE = "transaction-id-in-use";
    public static final String CERTIFICATE_CONFIRMED = "cert-confirmed";
    public static final String CERTIFICATE_REVOKED = "cert-revoked";
    public static final String UNKNOWN_CERTIFICATE = "bad-cert-id";

    /** What may be otherwise tomorrow, without another order: the state of the other CA, or what it thinks of the RA. */
    private static final Set<String> PASSING = Set.of(
            "bad-message-check",
            "bad-time",
            WRONG_AUTHORITY,
            "wrong-integrity",
            "bad-recipient-nonce",
            "time-not-available",
            "bad-sender-nonce",
            "signer-not-trusted",
            TRANSACTION_ID_IN_USE,
            "unsupported-version",
            NOT_AUTHORIZED,
            SYSTEM_UNAVAILABLE,
            "system-failure",
            "duplicate-cert-req");

    /** The other CA does not know the RA, or not its key or secret. */
    private static final Set<String> OF_US =
            Set.of("bad-message-check", WRONG_AUTHORITY, "wrong-integrity", "signer-not-trusted", NOT_AUTHORIZED);

    /** Of the message, not of what it asks for (RFC 9810 appendix F). */
    private static final Set<String> BEFORE = Set.of(
            "bad-alg",
            "bad-message-check",
            "bad-time",
            "bad-sender-nonce",
            WRONG_AUTHORITY,
            "wrong-integrity",
            "signer-not-trusted",
            "unsupported-version",
            NOT_AUTHORIZED);

    private static final int MOST_WORDS = 200;

    public Failure {
        codes = List.copyOf(codes);
    }

    /** One that says no more than {@code code}. */
    public static Failure of(String code) {
        return new Failure(List.of(code), "");
    }

    /** A stranger's text goes to the log: one line of bounded length. */
    public static String cleaned(String words) {
        String line = words.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
        return line.substring(0, Math.min(line.length(), MOST_WORDS));
    }

    public boolean has(String code) {
        return codes.contains(code);
    }

    /** Whether asking again with the same request can bring nothing else. */
    public boolean lasting() {
        return codes.stream().noneMatch(PASSING::contains);
    }

    /** Whether the message was refused as such, before anybody looked at what it asks for. */
    public boolean beforeProcessing() {
        return !codes.isEmpty() && BEFORE.containsAll(codes);
    }

    /** Whether nothing that the RA sends will be taken. */
    public boolean ofUs() {
        return codes.stream().anyMatch(OF_US::contains);
    }

    /** For answers of ours: {@code ca-rejection} or e.g. {@code ca-bad-cert-template}. */
    public String reason() {
        return "ca-" + (codes.isEmpty() ? "rejection" : codes.getFirst());
    }
}
