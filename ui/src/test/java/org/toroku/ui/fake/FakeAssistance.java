package org.toroku.ui.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.assistance.AssistedDesk;
import org.toroku.assistance.AttendanceDesk;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Consent;

/** One session in memory; {@link #CODE} opens it. */
public final class FakeAssistance implements AttendanceDesk, AssistedDesk {
    public static final String CODE = "7KQ-2M9-XW4";
    private static final String TICKET = "b".repeat(64);
    private static final String NUMBER = "T-2026-000007";

    private final EnrolmentDesk counter;
    private final Clock clock;
    private Optional<Shown> session = Optional.empty();
    private Optional<Attended> attended = Optional.empty();
    private Optional<ApplicationForm> applied = Optional.empty();

    public FakeAssistance(EnrolmentDesk counter, Clock clock) {
        this.counter = counter;
        this.clock = clock;
    }

    /** As the applicant got meanwhile. */
    public void be(State state) {
        Instant now = clock.instant();
        session = Optional.of(new Shown(
                new UUID(8, 1),
                NUMBER,
                Setting.COUNTER,
                Optional.of("本店 2番窓口"),
                state,
                state == State.CODE_OPEN || state == State.ENTERED ? Optional.empty() : Optional.of("M-2026-000042"),
                now,
                now.plus(Duration.ofMinutes(10)),
                now.plus(Duration.ofMinutes(90)),
                now.plus(Duration.ofHours(5))));
    }

    public void end() {
        session = Optional.empty();
    }

    public void show(Optional<Others> others, Optional<StopReason> stopped) {
        be(others.isPresent() ? State.STATED : stopped.isPresent() ? State.STOPPED : State.SIGNED);
        attended = Optional.of(new Attended(
                session.orElseThrow(),
                LongNames.officer("kobayashi"),
                PhotoDocument.MY_NUMBER_CARD,
                Language.JAPANESE,
                others,
                stopped,
                others.isPresent() || stopped.isPresent() ? Optional.of(clock.instant()) : Optional.empty()));
    }

    public void hide() {
        attended = Optional.empty();
        end();
    }

    public Optional<ApplicationForm> applied() {
        return applied;
    }

    @Override
    public Opening open(Officer officer, Start start) {
        be(State.CODE_OPEN);
        return new Opening.Opened(session.orElseThrow(), CODE);
    }

    @Override
    public Optional<Shown> current(Officer officer) {
        return session.filter(shown -> switch (shown.state()) {
            case CODE_OPEN, ENTERED, APPLIED, SIGNED -> true;
            case CODE_EXPIRED, STATED, STOPPED, ENDED, UNSTATED -> false;
        });
    }

    @Override
    public List<Shown> recent(Officer officer) {
        return session.stream().toList();
    }

    @Override
    public Act state(Officer officer, UUID id, Observed observed) {
        be(State.STATED);
        return new Act.Done();
    }

    @Override
    public Act stop(Officer officer, UUID id, StopReason reason) {
        be(State.STOPPED);
        return new Act.Done();
    }

    @Override
    public Optional<Attended> of(Officer officer, UUID caseId) {
        return attended;
    }

    @Override
    public Entry enter(String code, ClientFacts facts) {
        if (!code.replace("-", "").strip().equals(CODE.replace("-", ""))) {
            return new Entry.Refused("code-wrong");
        }
        be(State.ENTERED);
        return new Entry.Entered(TICKET, NUMBER, session.orElseThrow().endsAt());
    }

    @Override
    public Ticket look(String ticket) {
        return session.filter(shown -> shown.state() == State.ENTERED && ticket.equals(TICKET))
                .<Ticket>map(shown -> new Ticket.Open(shown.number(), shown.endsAt()))
                .orElseGet(() -> new Ticket.Dead("ended"));
    }

    @Override
    public Answer apply(String ticket, ApplicationForm form, Consent consent, ClientFacts facts) {
        if (look(ticket) instanceof Ticket.Dead(var reason)) {
            return new Answer.Dead(reason);
        }
        applied = Optional.of(form);
        be(State.APPLIED);
        return new Answer.Answered(counter.apply(form, consent, facts));
    }
}
