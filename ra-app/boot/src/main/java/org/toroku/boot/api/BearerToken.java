package org.toroku.boot.api;

import org.jspecify.annotations.Nullable;

/** What a caller sends as {@code Authorization: Bearer …}; empty where they send something else, which opens nothing. */
final class BearerToken {
    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    static String of(@Nullable String authorization) {
        return authorization != null && authorization.startsWith(SCHEME)
                ? authorization.substring(SCHEME.length()).strip()
                : "";
    }
}
