package org.toroku.intake.wire;

import java.io.IOException;

/** A worker says what it must not say. It is treated as taken over. */
public final class InvalidAnswer extends IOException {
    public InvalidAnswer(String what) {
        super(what);
    }
}
