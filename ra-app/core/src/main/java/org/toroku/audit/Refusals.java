package org.toroku.audit;

import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells operators who was refused for want of a right (ASVS 16.3.2). The book holds what was done; what was tried in
 * vain belongs into the log, where anybody may fill it without filling the book.
 */
public final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final Set<String> RIGHTS = Set.of("role", "own-case", "four-eyes", "attended", "token");

    private Refusals() {}

    /**
     * Notes an objection where it is one of right, and gives it back.
     *
     * @param subject id of what was asked for, or a fixed word; never text that somebody wrote
     */
    public static Optional<String> noted(String officer, Object subject, Optional<String> objection) {
        objection
                .filter(RIGHTS::contains)
                .ifPresent(reason -> LOG.atWarn()
                        .addKeyValue("officer", officer)
                        .addKeyValue("subject", subject)
                        .addKeyValue("reason", reason)
                        .log("Refused"));
        return objection;
    }
}
