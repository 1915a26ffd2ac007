package org.toroku.ui.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.paper.Act;
import org.toroku.paper.ReturnNotices;

/** One letter that came back too late. */
public final class FakeReturns implements ReturnNotices {
    private final List<String> settled = new ArrayList<>();

    public List<String> settled() {
        return List.copyOf(settled);
    }

    @Override
    public List<Notice> open(Officer officer) {
        return settled.isEmpty()
                ? List.of(new Notice(
                        new UUID(7, 42),
                        "P-2026-000042",
                        "PICKUP_CODE misdelivered",
                        Instant.parse("2026-11-24T03:00:00Z")))
                : List.of();
    }

    @Override
    public Act settle(Officer officer, UUID caseId, String finding) {
        if (finding.isBlank()) {
            return new Act.Refused("finding-missing");
        }
        settled.add(officer.username() + ": " + finding);
        return new Act.Done("");
    }
}
