package org.toroku.ui.fake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.PersonDesk;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Routes;

/** One certificate of the same card, and an application of the same name. */
public final class FakePersons implements PersonDesk {
    private static final Instant AT = Instant.parse("2026-10-02T03:00:00Z");

    @Override
    public List<Other> others(Officer officer, UUID caseId) {
        return List.of(
                new Other(
                        "P-2026-000003",
                        Routes.PAPER,
                        ApplicationState.REJECTED,
                        AT,
                        Likeness.STATED,
                        Optional.empty()),
                new Other(
                        "M-2026-000017",
                        Routes.MY_NUMBER_CARD,
                        ApplicationState.DELIVERED,
                        AT.minusSeconds(86_400),
                        Likeness.CARD,
                        Optional.of(new Certificate("5f3a9c0011d2", AT.plusSeconds(31_536_000)))));
    }
}
