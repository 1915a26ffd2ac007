package org.toroku.partner;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.Printable;
import org.toroku.audit.Refusals;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.OnDuty;
import org.toroku.officers.Persons;
import org.toroku.officers.Roles;

/** Admits partners: two managers for everything that opens, one for what closes. */
@Component
class PartnerOffice implements PartnerDesk {
    private static final Set<String> READERS = Set.of(Roles.MANAGER, Roles.AUDITOR);
    private static final int LONGEST = 200;
    private static final int MOST = 1_000_000;

    private final PartnerLedger ledger;
    private final PartnerCases cases;
    private final PartnerSecrets secrets;
    private final PartnerSettings settings;
    private final OnDuty duty;
    private final Rows rows;

    /** What the book vouches for, who counts as a second manager, and how it is changed. */
    @Component
    record Rows(BookVerifier verifier, Persons persons, TransactionTemplate transaction) {}

    PartnerOffice(
            PartnerLedger ledger,
            PartnerCases cases,
            PartnerSecrets secrets,
            PartnerSettings settings,
            OnDuty duty,
            Rows rows) {
        this.ledger = ledger;
        this.cases = cases;
        this.secrets = secrets;
        this.settings = settings;
        this.duty = duty;
        this.rows = rows;
    }

    @Override
    public List<Partner> all(Officer officer) {
        return duty.holdsAny(officer, READERS) ? ledger.all() : List.of();
    }

    @Override
    public List<Call> calls(Officer officer, UUID partner, int limit) {
        return duty.holdsAny(officer, READERS) ? cases.calls(partner, limit) : List.of();
    }

    @Override
    public Act propose(Officer officer, Proposal raw) {
        if (foreign(officer, "partners")) {
            return new Act.Refused("role");
        }
        Proposal proposal = new Proposal(raw.name().strip(), raw.evidence().strip(), raw.perDay(), raw.openMost());
        return problem("name", proposal.name())
                .or(() -> problem("evidence", proposal.evidence()))
                .or(() -> quota(proposal.perDay(), proposal.openMost()))
                .<Act>map(Act.Refused::new)
                .orElseGet(() -> Boolean.TRUE.equals(
                                rows.transaction().execute(status -> ledger.propose(proposal, officer.username())))
                        ? new Act.Done()
                        : new Act.Refused("name-taken"));
    }

    @Override
    public Act confirm(Officer officer, UUID partner) {
        return change(officer, partner, found -> {
            if (found.state() != Partner.State.PROPOSED) {
                return new Act.Refused("wrong-state");
            }
            if (rows.persons().areOne(officer.username(), found.proposedBy())) {
                return new Act.Refused("same-person");
            }
            ledger.activate(partner, officer.username());
            return new Act.Done();
        });
    }

    @Override
    public Act disable(Officer officer, UUID partner, String reason) {
        return problem("reason-missing", reason.strip())
                .<Act>map(Act.Refused::new)
                .orElseGet(() -> change(officer, partner, found -> {
                    if (found.state() == Partner.State.DISABLED) {
                        return new Act.Refused("wrong-state");
                    }
                    ledger.disable(partner, officer.username(), reason.strip());
                    return new Act.Done();
                }));
    }

    @Override
    public Act proposeAgain(Officer officer, UUID partner, int perDay, int openMost, String reason) {
        return problem("reason-missing", reason.strip())
                .or(() -> quota(perDay, openMost))
                .<Act>map(Act.Refused::new)
                .orElseGet(() -> change(officer, partner, found -> {
                    ledger.proposeAgain(partner, perDay, openMost, officer.username(), reason.strip());
                    return new Act.Done();
                }));
    }

    @Override
    public Act newSecret(Officer officer, UUID partner) {
        return change(officer, partner, found -> {
            if (found.state() != Partner.State.ACTIVE) {
                return new Act.Refused("wrong-state");
            }
            String secret = secrets.fresh();
            ledger.rotate(partner, secrets.hash(secret), settings.rotationOverlap(), officer.username());
            return new Act.Secret(partner, secret);
        });
    }

    private Act change(Officer officer, UUID partner, Function<Partner, Act> writes) {
        if (foreign(officer, partner)) {
            return new Act.Refused("role");
        }
        if (ledger.find(partner).isEmpty()) {
            return new Act.Refused("not-found");
        }
        if (rows.verifier().verifyCase(partner) instanceof BookVerifier.Report.Altered) {
            return new Act.Refused("altered");
        }
        return Objects.requireNonNull(rows.transaction()
                .execute(status -> ledger.lock(partner).map(writes).orElseGet(() -> new Act.Refused("not-found"))));
    }

    private boolean foreign(Officer officer, Object subject) {
        Optional<String> objection = duty.holds(officer, Roles.MANAGER) ? Optional.empty() : Optional.of("role");
        return Refusals.noted(officer.username(), subject, objection).isPresent();
    }

    private static Optional<String> quota(int perDay, int openMost) {
        boolean fine = perDay >= 0 && perDay <= MOST && openMost >= 0 && openMost <= MOST;
        return fine ? Optional.empty() : Optional.of("quota");
    }

    private static Optional<String> problem(String field, String text) {
        boolean fine = !text.isBlank() && text.codePointCount(0, text.length()) <= LONGEST && Printable.line(text);
        return fine ? Optional.empty() : Optional.of(field);
    }
}
