package org.toroku.ca.lint;

import java.time.Instant;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.x509.Time;

/** Dates until 2049 are UTCTime and later ones GeneralizedTime, both in Greenwich time with seconds and without fractions. */
final class ValidityEncoding implements LintRule {
    private static final Instant GENERALIZED_FROM = Instant.parse("2050-01-01T00:00:00Z");

    @Override
    public String id() {
        return "validity-encoding";
    }

    @Override
    public String clause() {
        return "RFC 5280 4.1.2.5";
    }

    @Override
    public String field() {
        return "notAfterCeiling";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        return wellEncoded(draft.tbs().getStartDate())
                && wellEncoded(draft.tbs().getEndDate());
    }

    private static boolean wellEncoded(Time time) {
        boolean late = !time.getDate().toInstant().isBefore(GENERALIZED_FROM);
        ASN1Primitive encoded = time.toASN1Primitive();
        return switch (encoded) {
            case ASN1UTCTime utc -> !late && utc.toString().matches("\\d{12}Z");
            case ASN1GeneralizedTime generalized ->
                late && generalized.getTimeString().matches("\\d{14}Z");
            default -> false;
        };
    }
}
