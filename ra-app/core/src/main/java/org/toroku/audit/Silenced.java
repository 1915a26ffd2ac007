package org.toroku.audit;

import org.jspecify.annotations.Nullable;

/** A fault for the log, with its kinds and places and without its messages, which may quote what somebody wrote. */
public final class Silenced extends Exception {
    private static final long serialVersionUID = 1;

    private Silenced(String kind, @Nullable Throwable cause) {
        super(kind, cause);
    }

    public static Silenced of(Throwable fault) {
        Silenced silenced =
                new Silenced(fault.getClass().getName(), fault.getCause() == null ? null : of(fault.getCause()));
        silenced.setStackTrace(fault.getStackTrace());
        return silenced;
    }
}
