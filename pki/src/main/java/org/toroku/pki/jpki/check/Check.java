package org.toroku.pki.jpki.check;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.pki.identity.CheckResult;
import org.toroku.pki.identity.Reasons;

/** One check of a signed application. Implementations are thread-safe. */
public interface Check {
    /** Stable id in kebab-case. */
    String id();

    /** The article or RFC clause that demands the check. */
    String clause();

    /** Why {@code presented} is refused, one of {@link Reasons}; empty where it passes. */
    Optional<String> refusal(Presented presented);

    /** Runs the check; what it cannot process counts as refused. */
    default CheckResult run(Presented presented) {
        try {
            return refusal(presented)
                    .<CheckResult>map(reason -> new CheckResult.Failed(id(), clause(), reason))
                    .orElseGet(() -> new CheckResult.Passed(id(), clause()));
        } catch (RuntimeException hostile) {
            // The library meets hostile structures with unchecked exceptions. Their messages may quote the input.
            Logger log = LoggerFactory.getLogger(Check.class);
            log.atWarn()
                    .addKeyValue("check", id())
                    .addKeyValue("exception", hostile.getClass().getName())
                    .log("check could not process its input");
            return new CheckResult.Failed(id(), clause(), Reasons.NOT_PROCESSABLE);
        }
    }
}
