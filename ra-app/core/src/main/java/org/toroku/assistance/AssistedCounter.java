package org.toroku.assistance;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationForm.Operator;
import org.toroku.enrolment.ApplicationIntake;
import org.toroku.enrolment.AssistanceStatement;
import org.toroku.enrolment.Backing;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Consent;

/** Lets the applicant into the session by its code, and one application be made in it. */
@Component
class AssistedCounter implements AssistedDesk {
    private static final int TICKET_BYTES = 32;

    private final SessionLedger ledger;
    private final SessionDigests digests;
    private final WrongSessionCodes wrong;
    private final ApplicationIntake intake;
    private final Attendants attendants;
    private final Inside inside;
    private final SecureRandom random = new SecureRandom();

    /** Transactions and time. */
    @Component("assistedInside")
    record Inside(TransactionTemplate transaction, Clock clock) {}

    AssistedCounter(
            SessionLedger ledger,
            SessionDigests digests,
            WrongSessionCodes wrong,
            ApplicationIntake intake,
            Attendants attendants,
            Inside inside) {
        this.ledger = ledger;
        this.digests = digests;
        this.wrong = wrong;
        this.intake = intake;
        this.attendants = attendants;
        this.inside = inside;
    }

    /** The session took another turn while the application was being made. */
    private static final class DeadMeanwhileException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String reason;

        DeadMeanwhileException(String reason) {
            super("the session is " + reason);
            this.reason = reason;
        }
    }

    @Override
    public Entry enter(String code, ClientFacts facts) {
        Optional<String> plain = SessionCode.read(code);
        if (plain.isEmpty()) {
            return new Entry.Refused("code-mistyped");
        }
        String network = intake.networkOf(facts);
        return Objects.requireNonNull(inside.transaction().execute(status -> {
            Instant now = now();
            Optional<Duration> pause = wrong.pause(network, now);
            if (pause.isPresent()) {
                return new Entry.TooMany(wholeSeconds(pause.get()));
            }
            Optional<UUID> found = ledger.byCode(digests.ofCode(plain.get())).map(AssistedSession::id);
            if (found.isEmpty()) {
                wrong.add(network, now);
                return new Entry.Refused("code-wrong");
            }
            AssistedSession session = ledger.lock(found.get()).orElseThrow();
            return entered(session, now);
        }));
    }

    /** Rounded up: who waits as long as they are told is served. */
    private static Duration wholeSeconds(Duration pause) {
        return pause.plusSeconds(1).minusNanos(1).truncatedTo(ChronoUnit.SECONDS);
    }

    private Entry entered(AssistedSession session, Instant now) {
        if (session.enteredAt().isPresent()) {
            return new Entry.Refused("code-used");
        }
        return switch (session.state(now)) {
            case CODE_OPEN -> {
                if (!attendants.serve(session)) {
                    yield new Entry.Refused("ended");
                }
                byte[] bytes = new byte[TICKET_BYTES];
                random.nextBytes(bytes);
                String ticket = HexFormat.of().formatHex(bytes);
                ledger.enter(session, SessionDigests.ofTicket(ticket), now);
                yield new Entry.Entered(
                        ticket, session.number(), session.times().endsAt());
            }
            case CODE_EXPIRED -> new Entry.Refused("code-expired");
            case ENTERED, APPLIED, SIGNED, STATED, STOPPED, ENDED, UNSTATED -> new Entry.Refused("ended");
        };
    }

    @Override
    public Ticket look(String ticket) {
        return find(ticket)
                .map(session -> dead(session, now())
                        .<Ticket>map(Ticket.Dead::new)
                        .orElseGet(() -> new Ticket.Open(
                                session.number(), session.times().endsAt())))
                .orElseGet(() -> new Ticket.Dead("unknown"));
    }

    @Override
    public Answer apply(String ticket, ApplicationForm form, Consent consent, ClientFacts facts) {
        Optional<AssistedSession> found = find(ticket);
        Optional<String> dead =
                found.isEmpty() ? Optional.of("unknown") : found.flatMap(session -> dead(session, now()));
        if (dead.isPresent()) {
            return new Answer.Dead(dead.get());
        }
        AssistedSession session = found.orElseThrow();
        Backing backing = new Backing(
                Optional.empty(),
                Optional.of(new AssistanceStatement(session.number())),
                (application, number) -> bind(session.id(), application));
        try {
            Applied applied = intake.apply(
                    form.operator() == Operator.PROXY ? form : form.operatedBy(Operator.ASSISTED_BY_OFFICER),
                    consent,
                    withoutDevice(facts),
                    backing);
            return new Answer.Answered(applied);
        } catch (DeadMeanwhileException meanwhile) {
            return new Answer.Dead(meanwhile.reason);
        }
    }

    /** A counter's device serves many people, and says of none that they share theirs with others (concern 4.1). */
    private static ClientFacts withoutDevice(ClientFacts facts) {
        return new ClientFacts(Optional.empty(), facts.network(), facts.userAgent(), facts.locale());
    }

    /** In the transaction that makes the application: either both are there or neither. */
    private void bind(UUID id, UUID application) {
        AssistedSession session = ledger.lock(id).orElseThrow();
        Instant now = now();
        dead(session, now).ifPresent(reason -> {
            throw new DeadMeanwhileException(reason);
        });
        if (attendants.attendsOwn(session, application)) {
            throw new DeadMeanwhileException("own-case");
        }
        ledger.bind(session, application, now);
    }

    private Optional<AssistedSession> find(String ticket) {
        return ticket.isBlank() ? Optional.empty() : ledger.byTicket(SessionDigests.ofTicket(ticket));
    }

    private Optional<String> dead(AssistedSession session, Instant now) {
        return switch (session.state(now)) {
            case ENTERED -> attendants.serve(session) ? Optional.empty() : Optional.of("ended");
            case APPLIED, SIGNED, STATED, UNSTATED -> Optional.of("used");
            case CODE_OPEN, CODE_EXPIRED, STOPPED, ENDED -> Optional.of("ended");
        };
    }

    private Instant now() {
        return inside.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
