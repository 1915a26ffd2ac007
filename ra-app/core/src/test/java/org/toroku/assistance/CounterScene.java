package org.toroku.assistance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.toroku.assistance.AttendanceDesk.Act;
import org.toroku.assistance.AttendanceDesk.Language;
import org.toroku.assistance.AttendanceDesk.Observed;
import org.toroku.assistance.AttendanceDesk.Opening;
import org.toroku.assistance.AttendanceDesk.Others;
import org.toroku.assistance.AttendanceDesk.PhotoDocument;
import org.toroku.assistance.AttendanceDesk.Setting;
import org.toroku.assistance.AttendanceDesk.Start;
import org.toroku.assistance.AttendanceDesk.State;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.Submitted;
import org.toroku.issuance.CardHouse;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.Roles;

/** A card house with a counter at which officers attend. */
final class CounterScene implements AutoCloseable {
    static final Start START =
            new Start(Setting.COUNTER, "本店 2番窓口", PhotoDocument.MY_NUMBER_CARD, Language.JAPANESE, true);
    static final Observed GOOD = new Observed(true, true, true, true, Others.RELATIVE);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final CardHouse house = new CardHouse(Map.of("toroku.enrolment.per-network-per-hour", "100000"));

    CardHouse house() {
        return house;
    }

    AttendanceDesk attendance() {
        return house.part(AttendanceDesk.class);
    }

    AssistedDesk assisted() {
        return house.part(AssistedDesk.class);
    }

    /** An officer who attends nobody yet. */
    Officer attendant(String... roles) {
        Officer officer = new Officer(
                "attendant" + NUMBER.incrementAndGet(), roles.length == 0 ? Set.of(Roles.POST_ROOM) : Set.of(roles));
        house.employ(officer);
        return officer;
    }

    void save(Officer officer, String name, boolean enabled) {
        house.part(OfficerRegister.class)
                .save(new OfficerRegister.OfficerAccount(
                        officer.username(), name, "{noop}x", enabled, officer.roles()));
    }

    Opening.Opened opened(Officer officer) {
        Opening opening = attendance().open(officer, START);
        assertThat(opening).isInstanceOf(Opening.Opened.class);
        return (Opening.Opened) opening;
    }

    AssistedDesk.Entry enter(String code) {
        return assisted().enter(code, house.newcomer());
    }

    String ticket(String code) {
        AssistedDesk.Entry entry = enter(code);
        assertThat(entry).isInstanceOf(AssistedDesk.Entry.Entered.class);
        return ((AssistedDesk.Entry.Entered) entry).ticket();
    }

    AssistedDesk.Answer apply(String ticket) {
        return assisted().apply(ticket, CardHouse.form(), house.consent(), house.newcomer());
    }

    Applied.Accepted applied(String ticket) {
        AssistedDesk.Answer answer = apply(ticket);
        assertThat(answer).isInstanceOf(AssistedDesk.Answer.Answered.class);
        return (Applied.Accepted) ((AssistedDesk.Answer.Answered) answer).applied();
    }

    Submitted submit(Applied.Accepted applied) {
        return house.counter().submit(applied.access(), house.signature(applied));
    }

    /** An application that was made and signed in the session. */
    UUID signed(Opening.Opened opened) {
        Applied.Accepted applied = applied(ticket(opened.code()));
        assertThat(submit(applied)).isInstanceOf(Submitted.Received.class);
        return applied.access().applicationId();
    }

    State state(Officer officer, UUID session) {
        return attendance().recent(officer).stream()
                .filter(shown -> shown.id().equals(session))
                .findFirst()
                .orElseThrow()
                .state();
    }

    void stated(Officer officer, UUID session) {
        assertThat(attendance().state(officer, session, GOOD)).isEqualTo(new Act.Done());
    }

    @Override
    public void close() {
        house.close();
    }
}
