package org.toroku.renewal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;

/** Shows officers what a renewal rests on. */
public interface RenewalDesk {
    /** Empty where the case renews nothing, where it is the officer's own case, and for who may not look. */
    Optional<Shown> of(Officer officer, UUID caseId);

    /**
     * @param renewedCase case number of the certificate that is renewed
     * @param serial of that certificate
     * @param anchorCase case number of the proofing in full
     * @param ceiling last second in which the new certificate may be valid
     * @param chain case numbers from the proofing on, oldest first
     */
    record Shown(
            String renewedCase,
            String serial,
            String anchorCase,
            Instant anchorIssuedAt,
            Instant ceiling,
            List<String> chain) {
        public Shown {
            chain = List.copyOf(chain);
        }
    }
}
