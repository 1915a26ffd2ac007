package org.toroku.ca.status;

import java.time.Instant;
import org.toroku.pki.Der;

/** What the responder says; {@code der} is the OCSPResponse (RFC 6960 section 4.2.1). */
public sealed interface OcspAnswer {
    Der der();

    /** A signed answer about one certificate. */
    record Signed(Der der, Instant thisUpdate, Instant nextUpdate) implements OcspAnswer {}

    /** Unsigned: nothing is said about any certificate. */
    record Unsigned(Der der, Why why) implements OcspAnswer {}

    /** OCSPResponseStatus; {@code UNAUTHORIZED} is also what RFC 5019 section 2.2.3 says to a serial nobody knows. */
    enum Why {
        MALFORMED_REQUEST(1),
        TRY_LATER(3),
        UNAUTHORIZED(6);

        private final int status;

        Why(int status) {
            this.status = status;
        }

        OcspAnswer answer() {
            byte[] code = DerOut.of(DerOut.ENUMERATED, new byte[] {(byte) status});
            return new Unsigned(Der.of(DerOut.of(DerOut.SEQUENCE, code)), this);
        }
    }
}
