package org.toroku.ca.mirror;

import java.io.IOException;

/** What stands in the store must not be replaced by what is here. */
final class StoreRefused extends IOException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    StoreRefused(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
