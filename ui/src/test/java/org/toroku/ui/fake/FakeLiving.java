package org.toroku.ui.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.living.LivingDesk;

/** Consents in memory; who consented is put here. */
public final class FakeLiving implements LivingDesk {
    private final Clock clock;
    private final Map<UUID, Shown> given = new HashMap<>();

    public FakeLiving(Clock clock) {
        this.clock = clock;
    }

    public void consent(UUID caseId) {
        Instant now = clock.instant();
        given.put(
                caseId,
                new Shown(
                        now,
                        now.plus(Duration.ofDays(1825)),
                        "2026-11-27.1",
                        "4a0b1c2d",
                        Optional.empty(),
                        Optional.of(now),
                        Optional.of("good")));
    }

    @Override
    public Optional<Shown> of(Access access) {
        return Optional.ofNullable(given.get(access.applicationId()));
    }

    @Override
    public Withdrawal withdraw(Access access) {
        return withdraw(access.applicationId(), new Withdrawn(clock.instant(), How.HOLDER, "", ""));
    }

    @Override
    public Optional<Shown> of(Officer officer, UUID caseId) {
        return Optional.ofNullable(given.get(caseId));
    }

    @Override
    public Withdrawal withdraw(Officer officer, UUID caseId, String why) {
        return why.isBlank()
                ? new Withdrawal.Refused("words-missing")
                : withdraw(caseId, new Withdrawn(clock.instant(), How.OFFICER, officer.username(), why));
    }

    private Withdrawal withdraw(UUID caseId, Withdrawn withdrawn) {
        Shown shown = given.get(caseId);
        if (shown == null) {
            return new Withdrawal.Refused("nothing-given");
        }
        given.put(
                caseId,
                new Shown(
                        shown.givenAt(),
                        shown.endsAt(),
                        shown.textVersion(),
                        shown.contentSha256(),
                        Optional.of(withdrawn),
                        shown.askedAt(),
                        shown.answer()));
        return new Withdrawal.Done(withdrawn.at());
    }
}
