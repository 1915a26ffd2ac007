package org.toroku.revocation;

import java.time.Instant;
import java.util.Optional;

/** What verifiers are told about certificates. */
public interface Publications {
    /** Since when list and answers say of {@code serial} what was revoked at {@code revokedAt}; empty while they do not. */
    Optional<Instant> since(String serial, Instant revokedAt);
}
