package org.toroku.ca.pkcs11;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where a token is and how it may be used.
 *
 * @param library PKCS#11 module
 * @param label token label; slots are found by it
 * @param pinFile file with the user PIN on its first line, readable by the service account only
 * @param deadline longest wait for one operation, queueing and repair included
 * @param maxSessions operations at the same time, at least 1; at least two fewer than the token's session limit
 */
public record TokenSettings(Path library, String label, Path pinFile, Duration deadline, int maxSessions) {
    public TokenSettings {
        if (maxSessions < 1 || deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("a token needs a session and a positive deadline");
        }
    }
}
