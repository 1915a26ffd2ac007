package org.toroku.living;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.MyNumberText;
import org.toroku.audit.Printable;
import org.toroku.audit.Refusals;
import org.toroku.audit.RowAlteredException;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.OnDuty;
import org.toroku.decision.OwnCase;
import org.toroku.enrolment.ApplicationIntake;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.issuance.IssuanceRecord;
import org.toroku.officers.Roles;

/** Consents in the database. Withdrawing one and asking upon it hold the same row, so that one comes first. */
@Component
class StoredLivingDesk implements LivingDesk {
    private static final Logger LOG = LoggerFactory.getLogger(StoredLivingDesk.class);
    private static final Set<String> WITHDRAWING = Set.of(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER);
    private static final int LONGEST_WORDS = 2000;

    private final ConsentLedger consents;
    private final WatchLedger watches;
    private final ApplicationIntake intake;
    private final People people;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** Who may look and act, and until when there is something to ask about. */
    @Component("livingPeople")
    record People(DecisionDesk decisions, OnDuty duty, OwnCase own, IssuanceRecord issued) {}

    StoredLivingDesk(
            ConsentLedger consents,
            WatchLedger watches,
            ApplicationIntake intake,
            People people,
            TransactionTemplate transaction,
            Clock clock) {
        this.consents = consents;
        this.watches = watches;
        this.intake = intake;
        this.people = people;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Optional<Shown> of(Access access) {
        return intake.admits(access) ? shown(access.applicationId()) : Optional.empty();
    }

    @Override
    public Optional<Shown> of(Officer officer, UUID caseId) {
        return people.decisions().mayLook(officer, caseId) ? shown(caseId) : Optional.empty();
    }

    private Optional<Shown> shown(UUID caseId) {
        return consents.of(caseId).map(consent -> {
            WatchLedger.Standing standing = watches.standing(caseId);
            Instant endsAt = people.issued()
                    .of(caseId)
                    .map(IssuanceRecord.Issued::notAfter)
                    .filter(consent.endsAt()::isAfter)
                    .orElse(consent.endsAt());
            return new Shown(
                    consent.givenAt(),
                    endsAt,
                    consent.textVersion(),
                    consent.contentSha256(),
                    consent.withdrawn(),
                    standing.askedAt(),
                    standing.answer());
        });
    }

    @Override
    public Withdrawal withdraw(Access access) {
        return intake.admits(access)
                ? withdrawn(access.applicationId(), How.HOLDER, new Actor.Applicant(), "", "")
                : new Withdrawal.NoSuchApplication();
    }

    @Override
    public Withdrawal withdraw(Officer officer, UUID caseId, String why) {
        return Refusals.noted(officer.username(), caseId, objection(officer, caseId))
                .or(() -> objection(why))
                .<Withdrawal>map(Withdrawal.Refused::new)
                .orElseGet(() -> withdrawn(
                        caseId, How.OFFICER, new Actor.Human(officer.username()), officer.username(), why.strip()));
    }

    private Optional<String> objection(Officer officer, UUID caseId) {
        if (!people.duty().holdsAny(officer, WITHDRAWING)) {
            return Optional.of("role");
        }
        return people.own().of(caseId, officer.username()) ? Optional.of("own-case") : Optional.empty();
    }

    private static Optional<String> objection(String why) {
        if (why.isBlank()) {
            return Optional.of("words-missing");
        }
        if (MyNumberText.in(why)) {
            return Optional.of("my-number");
        }
        return why.length() > LONGEST_WORDS || !Printable.sentences(why)
                ? Optional.of("unprintable")
                : Optional.empty();
    }

    private Withdrawal withdrawn(UUID caseId, How how, Actor by, String officer, String why) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            return inTransaction(caseId, how, by, officer, why, now);
        } catch (RowAlteredException altered) {
            // the holder's wish does not wait until it is known who altered what
            LOG.atError()
                    .addKeyValue("alarm", "living-case-altered")
                    .addKeyValue("case", caseId)
                    .log("A consent that is withdrawn is not what the book sealed; the book says that it is withdrawn");
            transaction.executeWithoutResult(_ -> consents.withdrawBesideRow(caseId, how, by));
            return new Withdrawal.Done(consents.inBook(caseId).orElseThrow().at());
        }
    }

    private Withdrawal inTransaction(UUID caseId, How how, Actor by, String officer, String why, Instant now) {
        return Objects.requireNonNull(transaction.execute(_ -> consents.lock(caseId)
                .<Withdrawal>map(consent -> new Withdrawal.Done(
                        consent.withdrawn().map(Withdrawn::at).orElseGet(() -> {
                            consents.withdraw(caseId, how, by, officer, why, now);
                            return now;
                        })))
                .orElseGet(() -> new Withdrawal.Refused("nothing-given"))));
    }
}
