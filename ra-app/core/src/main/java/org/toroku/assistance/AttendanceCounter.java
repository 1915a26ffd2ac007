package org.toroku.assistance;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.assistance.AssistedSession.Closing;
import org.toroku.assistance.AssistedSession.Times;
import org.toroku.assistance.AssistedSession.Where;
import org.toroku.audit.MyNumberText;
import org.toroku.audit.Printable;
import org.toroku.audit.Refusals;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.OnDuty;
import org.toroku.decision.OwnCase;
import org.toroku.officers.Roles;

/** Opens and closes sessions. An officer sees their own sessions; of a case its readers see who attended. */
@Component
class AttendanceCounter implements AttendanceDesk {
    private static final Set<String> READERS = Set.of(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR);
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final int LONGEST_DESK = 40;

    private final SessionLedger ledger;
    private final SessionDigests digests;
    private final AssistanceSettings settings;
    private final Rights rights;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Who may do what. */
    @Component
    record Rights(OnDuty duty, OwnCase own) {}

    AttendanceCounter(
            SessionLedger ledger,
            SessionDigests digests,
            AssistanceSettings settings,
            Rights rights,
            TransactionTemplate transaction,
            Clock clock) {
        this.ledger = ledger;
        this.digests = digests;
        this.settings = settings;
        this.rights = rights;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Opening open(Officer officer, Start start) {
        Optional<String> objection = objection(officer).or(() -> objection(start));
        if (objection.isPresent()) {
            return new Opening.Refused(objection.get());
        }
        String code = SessionCode.fresh(random);
        return Objects.requireNonNull(transaction.execute(status -> {
            ledger.oneByOne(officer.username());
            Instant now = now();
            if (running(officer, now).isPresent()) {
                return new Opening.Refused("already-attending");
            }
            AssistedSession session = session(officer, start, now);
            ledger.insert(session, digests.ofCode(code));
            return new Opening.Opened(shown(session, now), SessionCode.grouped(code));
        }));
    }

    private AssistedSession session(Officer officer, Start start, Instant now) {
        Instant ends = now.plus(settings.sessionLasts());
        boolean counter = start.setting() == Setting.COUNTER;
        return new AssistedSession(
                UUID.randomUUID(),
                ledger.nextNumber(now.atZone(JAPAN).getYear()),
                officer.username(),
                new Where(start.setting(), counter ? Optional.of(start.desk().strip()) : Optional.empty()),
                start.document(),
                start.language(),
                new Times(now, now.plus(settings.codeValidFor()), ends, ends.plus(settings.statementWithin())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Optional<String> objection(Officer officer) {
        return Refusals.noted(
                officer.username(),
                "assisted-session",
                rights.duty().holdsAny(officer, ATTENDANTS) ? Optional.empty() : Optional.of("role"));
    }

    private static Optional<String> objection(Start start) {
        if (!start.recognised()) {
            return Optional.of("not-recognised");
        }
        if (start.setting() == Setting.VISIT) {
            return Optional.empty();
        }
        if (start.desk().isBlank()) {
            return Optional.of("desk-missing");
        }
        if (MyNumberText.in(start.desk())) {
            return Optional.of("my-number");
        }
        return start.desk().strip().length() <= LONGEST_DESK && Printable.line(start.desk())
                ? Optional.empty()
                : Optional.of("unprintable");
    }

    private Optional<AssistedSession> running(Officer officer, Instant now) {
        return ledger.of(officer.username()).stream()
                .filter(session -> switch (session.state(now)) {
                    case CODE_OPEN, ENTERED, APPLIED, SIGNED -> true;
                    case CODE_EXPIRED, STATED, STOPPED, ENDED, UNSTATED -> false;
                })
                .findFirst();
    }

    @Override
    public Optional<Shown> current(Officer officer) {
        Instant now = now();
        return rights.duty().holdsAny(officer, ATTENDANTS)
                ? running(officer, now).map(session -> shown(session, now))
                : Optional.empty();
    }

    @Override
    public List<Shown> recent(Officer officer) {
        Instant now = now();
        return rights.duty().holdsAny(officer, ATTENDANTS)
                ? ledger.of(officer.username()).stream()
                        .map(session -> shown(session, now))
                        .toList()
                : List.of();
    }

    @Override
    public Act state(Officer officer, UUID session, Observed observed) {
        return close(officer, session, (found, now) -> switch (found.state(now)) {
            case SIGNED ->
                observed.good()
                        ? written(found, new Closing(Optional.of(observed.others()), Optional.empty(), now))
                        : new Act.Refused("not-observed");
            case CODE_OPEN, ENTERED, APPLIED -> new Act.Refused("not-signed");
            case UNSTATED -> new Act.Refused("too-late");
            case STATED, STOPPED -> new Act.Refused("already-closed");
            case CODE_EXPIRED, ENDED -> new Act.Refused("over");
        });
    }

    @Override
    public Act stop(Officer officer, UUID session, StopReason reason) {
        return close(officer, session, (found, now) -> switch (found.state(now)) {
            // what an officer saw against it counts also when it is said late
            case CODE_OPEN, ENTERED, APPLIED, SIGNED, UNSTATED ->
                written(found, new Closing(Optional.empty(), Optional.of(reason), now));
            case STATED, STOPPED -> new Act.Refused("already-closed");
            case CODE_EXPIRED, ENDED -> new Act.Refused("over");
        });
    }

    private Act written(AssistedSession session, Closing closing) {
        ledger.close(session, closing);
        return new Act.Done();
    }

    /** The session of another officer is one that does not exist. */
    private Act close(Officer officer, UUID id, BiFunction<AssistedSession, Instant, Act> writes) {
        Optional<String> objection = objection(officer);
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        return Objects.requireNonNull(transaction.execute(status -> ledger.lock(id)
                .filter(session -> session.officer().equals(officer.username()))
                .map(session -> writes.apply(session, now()))
                .orElseGet(() -> new Act.Refused("not-found"))));
    }

    @Override
    public Optional<Attended> of(Officer officer, UUID caseId) {
        if (!rights.duty().holdsAny(officer, READERS) || rights.own().of(caseId, officer.username())) {
            return Optional.empty();
        }
        Instant now = now();
        return ledger.ofApplication(caseId)
                .map(session -> new Attended(
                        shown(session, now),
                        session.officer(),
                        session.document(),
                        session.language(),
                        session.closing().flatMap(Closing::others),
                        session.closing().flatMap(Closing::stopped),
                        session.closing().map(Closing::at)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Shown shown(AssistedSession session, Instant now) {
        return new Shown(
                session.id(),
                session.number(),
                session.where().setting(),
                session.where().desk(),
                session.state(now),
                session.bound().map(AssistedSession.Bound::caseNumber),
                session.times().openedAt(),
                session.times().codeUntil(),
                session.times().endsAt(),
                session.times().statementUntil());
    }
}
