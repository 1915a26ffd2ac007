package org.toroku.enrolment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells where an application stands. */
@Component
public class StandingDesk {
    private final ApplicationLedger ledger;

    StandingDesk(ApplicationLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * @param contentExpiresAt until when the content may be signed
     * @param since when the present state was reached
     */
    public record Standing(
            String caseNumber,
            String route,
            Instant contentExpiresAt,
            ApplicationState state,
            List<String> reasons,
            Instant since,
            List<EnrolmentDesk.Milestone> milestones) {}

    public Standing of(UUID applicationId) {
        ApplicationLedger.Standing standing = ledger.standing(applicationId);
        ApplicationLedger.Held held = ledger.held(applicationId).orElseThrow();
        return new Standing(
                held.caseNumber(),
                held.route(),
                held.expiresAt(),
                standing.state(),
                standing.reasons(),
                standing.since(),
                standing.milestones());
    }
}
