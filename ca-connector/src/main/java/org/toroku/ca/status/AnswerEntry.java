package org.toroku.ca.status;

import java.nio.ByteBuffer;

/**
 * What the index of a file of answers says about one of them.
 *
 * @param thisUpdate second since 1970, as is {@code nextUpdate}
 * @param offset where its DER begins in the file
 */
record AnswerEntry(
        SerialKey serial, CertificateState state, long thisUpdate, long nextUpdate, long offset, int length) {
    static final int BYTES = 64;

    /** A clock that was set right by so many seconds is no reason to do anything. */
    static final long SMALL_STEP = 300;

    /** Signed by a clock that was ahead: verifiers whose clocks are right do not take it. */
    boolean fromFuture(long now) {
        return thisUpdate > now + SMALL_STEP;
    }

    void writeTo(ByteBuffer out) {
        out.putInt(serial.top()).putLong(serial.middle()).putLong(serial.low());
        out.putInt(state.revoked() ? 1 : 0).putInt(state.reason()).putLong(state.revokedAt());
        out.putLong(thisUpdate).putLong(nextUpdate);
        out.putLong(offset).putInt(length);
    }

    static AnswerEntry readFrom(ByteBuffer in) {
        SerialKey serial = new SerialKey(in.getInt(), in.getLong(), in.getLong());
        boolean revoked = in.getInt() == 1;
        int reason = in.getInt();
        return new AnswerEntry(
                serial,
                CertificateState.of(revoked, in.getLong(), reason),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getInt());
    }

    AnswerEntry at(long elsewhere) {
        return new AnswerEntry(serial, state, thisUpdate, nextUpdate, elsewhere, length);
    }
}
