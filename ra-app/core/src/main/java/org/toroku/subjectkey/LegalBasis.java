package org.toroku.subjectkey;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What lets a public key be certified that came inside the signed application.
 *
 * @param basis JPKI_26_5_I (JPKI則26(5)イ, for businesses of its art. 17(1)(v)), or ACT_AMENDED once 則6(3の2) allows it
 * @param reference where the operator's right to rely on it is written, e.g. the notification or the change approval
 * @param from first day, Japanese time
 * @param until last day, Japanese time; none where open
 */
public record LegalBasis(
        Kind basis,
        String reference,
        LocalDate from,
        @Nullable LocalDate until) {
    static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    public LegalBasis {
        if (reference.isBlank()) {
            throw new IllegalArgumentException("a legal basis needs a reference: " + basis);
        }
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("a legal basis ends before it begins: " + basis);
        }
    }

    public enum Kind {
        JPKI_26_5_I,
        ACT_AMENDED
    }

    boolean inForce(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, JAPAN);
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
