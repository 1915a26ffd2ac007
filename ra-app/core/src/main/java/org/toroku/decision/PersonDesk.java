package org.toroku.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;

/** Shows officers what else the house has of the person who applies. */
public interface PersonDesk {
    /** Applications shown at most. */
    int MOST = 20;

    /**
     * Other applications that seem to be by the same person, {@link #MOST} at most: those of the same card before those that
     * only say so, the newest first; nothing that was never handed in. None where it is the officer's own case, and for who
     * may not look.
     */
    List<Other> others(Officer officer, UUID caseId);

    /** By what an application seems to be the same person's. */
    enum Likeness {
        /** Both were proven with cards that certify the same name, birth date and sex. */
        CARD,
        /** Both forms say the same name and birth date; nothing is proven by that. */
        STATED
    }

    /** @param certificate issued for it, in force or not, which {@code state} tells */
    record Other(
            String caseNumber,
            String route,
            ApplicationState state,
            Instant appliedAt,
            Likeness likeness,
            Optional<Certificate> certificate) {}

    /** @param serial lower-case hexadecimal */
    record Certificate(String serial, Instant notAfter) {}
}
