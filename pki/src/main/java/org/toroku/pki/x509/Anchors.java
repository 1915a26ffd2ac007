package org.toroku.pki.x509;

import java.util.List;
import java.util.Locale;
import org.toroku.pki.Der;
import org.toroku.pki.identity.Reasons;

/**
 * The pinned signing CAs, all generations. An issuer is recognised by its key: a name can be copied, a signature cannot
 * (RFC 5280 6.1.1(d)).
 */
public final class Anchors {
    private final List<ParsedCertificate> anchors;
    private final boolean testMode;

    private Anchors(List<ParsedCertificate> anchors, boolean testMode) {
        this.anchors = anchors;
        this.testMode = testMode;
    }

    /**
     * @param testMode whether anchors with TEST in their name are trusted
     * @throws IllegalArgumentException for an anchor that cannot be read, or none at all
     */
    public static Anchors of(List<Der> anchors, boolean testMode) {
        if (anchors.isEmpty()) {
            throw new IllegalArgumentException("no trust anchor configured");
        }
        return new Anchors(
                anchors.stream()
                        .map(der -> ParsedCertificate.read(der)
                                .orElseThrow(
                                        () -> new IllegalArgumentException("anchor is no DER certificate: " + der)))
                        .toList(),
                testMode);
    }

    public Issuer issuerOf(ParsedCertificate certificate) {
        List<ParsedCertificate> named = anchors.stream()
                .filter(anchor -> anchor.subject().equals(certificate.issuer()))
                .toList();
        if (named.isEmpty()) {
            return new Issuer.Unknown(Reasons.ISSUER_UNKNOWN);
        }
        return named.stream()
                .filter(certificate::isSignedBy)
                .findFirst()
                .<Issuer>map(this::trusted)
                .orElseGet(() -> new Issuer.Unknown(Reasons.ISSUER_KEY_MISMATCH));
    }

    private Issuer trusted(ParsedCertificate anchor) {
        boolean test = anchor.subject().toString().toUpperCase(Locale.ROOT).contains("TEST");
        return test && !testMode ? new Issuer.Unknown(Reasons.TEST_ANCHOR) : new Issuer.Known(anchor);
    }
}
