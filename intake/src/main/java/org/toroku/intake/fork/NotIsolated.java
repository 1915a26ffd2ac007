package org.toroku.intake.fork;

import java.util.List;

/** No worker can be kept from the network on this machine, and the settings require it. */
public final class NotIsolated extends RuntimeException {
    private final transient List<String> attempts;

    NotIsolated(List<String> attempts) {
        super("workers for documents cannot be isolated from the network: " + String.join("; ", attempts));
        this.attempts = List.copyOf(attempts);
    }

    /** What was tried and what came of it, a line each. */
    public List<String> attempts() {
        return attempts;
    }
}
