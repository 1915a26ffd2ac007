package org.toroku.ui.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.pki.Der;
import org.toroku.renewal.RenewalCounter;
import org.toroku.renewal.RenewalDesk;

/** Renewals in memory: whatever is asked for is offered, unless told otherwise. */
public final class FakeRenewals implements RenewalCounter, RenewalDesk {
    private static final Instant CEILING = Instant.parse("2031-11-22T23:59:59Z");

    private final FakeCounter counter;
    private final Set<UUID> renewals = new HashSet<>();
    private final Map<UUID, Offer> offers = new HashMap<>();
    private final List<ApplicationForm> stated = new ArrayList<>();

    public FakeRenewals(FakeCounter counter) {
        this.counter = counter;
    }

    public void offer(UUID applicationId, Offer offer) {
        offers.put(applicationId, offer);
    }

    public List<ApplicationForm> stated() {
        return List.copyOf(stated);
    }

    @Override
    public boolean isRenewal(Access access) {
        return renewals.contains(access.applicationId());
    }

    @Override
    public Offer offer(Access access) {
        return Objects.requireNonNull(offers.getOrDefault(
                access.applicationId(),
                new Offer.Renewable(
                        FakeCases.FORM,
                        Der.of(new byte[] {0x30, 0}),
                        "M-2026-000001",
                        Instant.parse("2026-11-23T00:00:00Z"),
                        CEILING)));
    }

    @Override
    public Applied apply(ApplicationForm form, Consent consent, ClientFacts facts, Der certificate) {
        stated.add(form);
        Applied applied = counter.apply(form, consent, facts);
        if (applied instanceof Applied.Accepted accepted) {
            renewals.add(accepted.access().applicationId());
        }
        return applied;
    }

    @Override
    public Optional<Shown> of(Officer officer, UUID caseId) {
        return Optional.empty();
    }
}
