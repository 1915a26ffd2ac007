package org.toroku.ca.apart;

import java.time.Instant;
import java.util.Optional;
import org.toroku.ca.RevocationReason;
import org.toroku.pki.Der;

/** What the CA answers, as it travels; which of them answer what, {@link ApartCa} decides. */
sealed interface Answer {
    record Issued(Der certificate, String serial, Instant notBefore, Instant notAfter) implements Answer {}

    record Revoked(String serial, Instant at, RevocationReason reason) implements Answer {}

    record Refused(String field, String reason) implements Answer {}

    /** There is nothing of that name. */
    record Unknown() implements Answer {}

    record Voided() implements Answer {}

    record Packaged(Der pkcs12) implements Answer {}

    record Gone(String reason) implements Answer {}

    record Destroyed(Instant at) implements Answer {}

    record YesOrNo(boolean yes) implements Answer {}

    record HeadIs(long seq, Der hash) implements Answer {}

    record Ready() implements Answer {}

    record Degraded(String reason) implements Answer {}

    /**
     * How far publication is.
     *
     * @param revokedSince of the oldest revocation that is not published
     * @param generation newest publication, 0 where there is none
     */
    record Standing(Optional<Instant> revokedSince, long generation) implements Answer {}

    /** Not now; {@code reason} is a kebab-case code. */
    record Not(String reason) implements Answer {}
}
