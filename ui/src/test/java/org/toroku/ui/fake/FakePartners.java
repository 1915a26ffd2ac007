package org.toroku.ui.fake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.partner.Partner;
import org.toroku.partner.PartnerDesk;

/** One active partner. */
public final class FakePartners implements PartnerDesk {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    @Override
    public List<Partner> all(Officer officer) {
        return List.of(new Partner(
                new UUID(6, 1),
                "とうろく銀行",
                "契約 第2号",
                Partner.State.ACTIVE,
                100,
                50,
                LongNames.officer("tanaka"),
                Optional.of("ito"),
                "",
                NOW));
    }

    @Override
    public List<Call> calls(Officer officer, UUID partner, int limit) {
        return List.of(new Call("apply", Optional.empty(), 201, NOW));
    }

    @Override
    public Act propose(Officer officer, Proposal proposal) {
        return new Act.Done();
    }

    @Override
    public Act confirm(Officer officer, UUID partner) {
        return new Act.Done();
    }

    @Override
    public Act disable(Officer officer, UUID partner, String reason) {
        return reason.isBlank() ? new Act.Refused("reason-missing") : new Act.Done();
    }

    @Override
    public Act proposeAgain(Officer officer, UUID partner, int perDay, int openMost, String reason) {
        return new Act.Done();
    }

    @Override
    public Act newSecret(Officer officer, UUID partner) {
        return new Act.Secret(partner, "a-secret");
    }
}
