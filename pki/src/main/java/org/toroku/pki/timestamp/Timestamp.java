package org.toroku.pki.timestamp;

import java.time.Instant;
import org.toroku.pki.Der;

/** What became of asking for a timestamp, or of judging one. */
public sealed interface Timestamp {
    /**
     * A timestamp that counts.
     *
     * @param response TimeStampResp as the authority sent it
     * @param at what the authority says
     */
    record Good(Der response, Instant at) implements Timestamp {}

    /** There is none, or none that counts. */
    record Bad(Flaw flaw) implements Timestamp {}

    /** Why there is no timestamp. */
    enum Flaw {
        TIMED_OUT,
        UNREACHABLE,
        SERVER_ERROR,
        REDIRECTED,
        HTTP_STATUS,
        TOO_LARGE,
        INTERRUPTED,
        /** It is no TimeStampResp with a token. */
        UNREADABLE,
        /** The authority refused. */
        NOT_GRANTED,
        /** It is about something else. */
        OTHER_IMPRINT,
        /** It answers another question, perhaps one of long ago. */
        OTHER_NONCE,
        OTHER_POLICY,
        /** The certificate that it names is neither in it nor configured. */
        CERTIFICATE_MISSING,
        /** The certificate is not for timestamps, and for nothing else, critically (RFC 3161 section 2.3). */
        OTHER_PURPOSE,
        CERTIFICATE_NOT_VALID_THEN,
        WEAK_ALGORITHM,
        SIGNATURE_WRONG,
        /** The certificate does not lead to a configured root. */
        ISSUER_UNKNOWN,
        /** The time is not that of this clock. */
        OTHER_TIME
    }
}
