package org.toroku.assistance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.assistance.AssistedDesk.Answer;
import org.toroku.assistance.AssistedDesk.Entry;
import org.toroku.assistance.AssistedDesk.Ticket;
import org.toroku.assistance.AttendanceDesk.Act;
import org.toroku.assistance.AttendanceDesk.Opening;
import org.toroku.assistance.AttendanceDesk.State;
import org.toroku.assistance.AttendanceDesk.StopReason;
import org.toroku.audit.RowAlteredException;
import org.toroku.decision.Attendance;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationForm.Operator;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;
import org.toroku.enrolment.EnrolmentDesk.Submitted;
import org.toroku.issuance.CardHouse;
import org.toroku.officers.Roles;

/** Everything that must not come of a session, and what is left when something stops in the middle of it. */
class AssistedFaultsTest {
    private static CounterScene scene;

    @BeforeAll
    static void open() {
        scene = new CounterScene();
    }

    @AfterAll
    static void close() {
        scene.house().assertBookIntact();
        scene.close();
    }

    private static Entry refused(String reason) {
        return new Entry.Refused(reason);
    }

    @Test
    void aCodeIsTypedOnceAndInTime() {
        Officer officer = scene.attendant();
        Opening.Opened opened = scene.opened(officer);
        String code = opened.code();
        String slip = (code.charAt(0) == 'A' ? "B" : "A") + code.substring(1);
        assertThat(scene.enter(slip)).as("a slip costs no try").isEqualTo(refused("code-mistyped"));
        assertThat(scene.ticket(" " + code.toLowerCase(java.util.Locale.ROOT).replace("-", "ー") + " "))
                .hasSize(64);
        assertThat(scene.enter(code)).isEqualTo(refused("code-used"));

        Opening.Opened late = scene.opened(scene.attendant());
        scene.house().pass(Duration.ofMinutes(10));
        assertThat(scene.enter(late.code())).isEqualTo(refused("code-expired"));
        assertThat(scene.house()
                        .sql()
                        .sql("SELECT count(*) FROM assisted_session s WHERE to_jsonb(s)::text LIKE ?")
                        .param("%" + code.replace("-", "") + "%")
                        .query(Integer.class)
                        .single())
                .as("the code itself is nowhere")
                .isZero();
    }

    @Test
    void aCodeThatIsTypedTwiceAtOnceOpensTheSessionOnce() throws Exception {
        Opening.Opened opened = scene.opened(scene.attendant());
        Callable<Entry> typing = () -> scene.enter(opened.code());
        try (var hands = Executors.newFixedThreadPool(2)) {
            List<Future<Entry>> answers = hands.invokeAll(List.of(typing, typing));
            assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
                    .filteredOn(Entry.Entered.class::isInstance)
                    .hasSize(1);
        }
    }

    /** A counter's devices share a network: one who guesses there must not close it for an hour. */
    @Test
    void whoGuessesWaitsLongerEachTimeAndClosesNoCounter() {
        ClientFacts counter = scene.house().newcomer();
        for (int i = 0; i < 10; i++) {
            assertThat(guess(counter)).isEqualTo(refused("code-wrong"));
        }
        Opening.Opened opened = scene.opened(scene.attendant());
        for (int seconds : new int[] {10, 20, 40, 60, 60}) {
            assertThat(scene.assisted().enter(opened.code(), counter))
                    .isInstanceOfSatisfying(
                            Entry.TooMany.class,
                            later -> assertThat(later.retryAfter())
                                    .isPositive()
                                    .isLessThanOrEqualTo(Duration.ofSeconds(seconds)));
            assertThat(guess(counter)).as("neither looked at nor counted").isInstanceOf(Entry.TooMany.class);
            scene.house().pass(Duration.ofSeconds(seconds));
            assertThat(guess(counter)).isEqualTo(refused("code-wrong"));
        }
        assertThat(scene.enter(opened.code())).as("others are served").isInstanceOf(Entry.Entered.class);

        Opening.Opened next = scene.opened(scene.attendant());
        scene.house().pass(Duration.ofMinutes(1));
        assertThat(scene.assisted().enter(next.code(), counter)).isInstanceOf(Entry.Entered.class);
    }

    private static Entry guess(ClientFacts from) {
        return scene.assisted().enter(SessionCode.fresh(new java.security.SecureRandom()), from);
    }

    @Test
    void aSessionHasOneApplication() {
        String ticket = scene.ticket(scene.opened(scene.attendant()).code());
        assertThat(scene.assisted().look(ticket)).isInstanceOf(Ticket.Open.class);
        scene.applied(ticket);
        assertThat(scene.apply(ticket)).isEqualTo(new Answer.Dead("used"));
        assertThat(scene.assisted().look(ticket)).isEqualTo(new Ticket.Dead("used"));
        assertThat(scene.apply("0".repeat(64))).isEqualTo(new Answer.Dead("unknown"));
        assertThat(scene.apply("")).isEqualTo(new Answer.Dead("unknown"));
    }

    @Test
    void twoApplicationsAtOnceWithOneTicketBecomeOne() throws Exception {
        String ticket = scene.ticket(scene.opened(scene.attendant()).code());
        Callable<Answer> applying = () -> scene.apply(ticket);
        try (var hands = Executors.newFixedThreadPool(2)) {
            List<Future<Answer>> answers = hands.invokeAll(List.of(applying, applying));
            assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
                    .containsOnlyOnce(new Answer.Dead("used"))
                    .filteredOn(Answer.Answered.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    void nobodyStatesAnOfficerWithoutASession() {
        var form = CardHouse.form().operatedBy(Operator.ASSISTED_BY_OFFICER);
        assertThat(scene.house()
                        .counter()
                        .apply(form, scene.house().consent(), scene.house().newcomer()))
                .isEqualTo(new Applied.Invalid(List.of(new FieldProblem("operator", "session-missing"))));
    }

    @Test
    void aProxyIsStoppedInASessionToo() {
        String ticket = scene.ticket(scene.opened(scene.attendant()).code());
        assertThat(scene.assisted()
                        .apply(
                                ticket,
                                CardHouse.form().operatedBy(Operator.PROXY),
                                scene.house().consent(),
                                scene.house().newcomer()))
                .isEqualTo(new Answer.Answered(new Applied.ProxyStops()));
    }

    @Test
    void anOfficerDoesNotAttendTheirOwnApplication() {
        Officer hanako = scene.attendant();
        scene.save(hanako, CardHouse.form().fullName(), true);
        Opening.Opened opened = scene.opened(hanako);
        assertThat(scene.apply(scene.ticket(opened.code()))).isEqualTo(new Answer.Dead("own-case"));
        assertThat(scene.state(hanako, opened.session().id())).isEqualTo(State.ENTERED);
    }

    @Test
    void whereTheOfficerIsDisabledTheSessionGoesNoFurther() {
        Officer first = scene.attendant();
        Opening.Opened beforeCode = scene.opened(first);
        scene.save(first, "職員", false);
        assertThat(scene.enter(beforeCode.code())).isEqualTo(refused("ended"));

        Officer second = scene.attendant();
        String ticket = scene.ticket(scene.opened(second).code());
        scene.save(second, "職員", false);
        assertThat(scene.apply(ticket)).isEqualTo(new Answer.Dead("ended"));

        Officer third = scene.attendant();
        Applied.Accepted applied =
                scene.applied(scene.ticket(scene.opened(third).code()));
        scene.save(third, "職員", false);
        assertThat(scene.submit(applied)).isEqualTo(new Submitted.Refused("assistance-ended"));

        Officer fourth = scene.attendant();
        Opening.Opened opened = scene.opened(fourth);
        UUID caseId = scene.signed(opened);
        scene.save(fourth, "職員", false);
        assertThat(scene.attendance().state(fourth, opened.session().id(), CounterScene.GOOD))
                .isEqualTo(new Act.Refused("role"));
        assertThat(scene.house().part(Attendance.class).objection(caseId)).contains("assistance-open");
    }

    @Test
    void whatTheOfficerStoppedIsNotSigned() {
        Officer officer = scene.attendant();
        Opening.Opened opened = scene.opened(officer);
        Applied.Accepted applied = scene.applied(scene.ticket(opened.code()));
        assertThat(scene.attendance().stop(officer, opened.session().id(), StopReason.UNDER_PRESSURE))
                .isEqualTo(new Act.Done());
        assertThat(scene.submit(applied)).isEqualTo(new Submitted.Refused("assistance-ended"));
        assertThat(scene.house().state(applied.access().applicationId()))
                .isEqualTo(ApplicationState.AWAITING_SIGNATURE);
    }

    @Test
    void whoGoesAwayLeavesASessionThatEndsByItself() {
        Officer officer = scene.attendant();
        Opening.Opened entered = scene.opened(officer);
        String ticket = scene.ticket(entered.code());
        Officer other = scene.attendant();
        Opening.Opened bound = scene.opened(other);
        Applied.Accepted applied = scene.applied(scene.ticket(bound.code()));
        scene.house().pass(Duration.ofMinutes(90));
        assertThat(scene.state(officer, entered.session().id())).isEqualTo(State.ENDED);
        assertThat(scene.state(other, bound.session().id())).isEqualTo(State.ENDED);
        assertThat(scene.apply(ticket)).isEqualTo(new Answer.Dead("ended"));
        assertThat(scene.submit(applied)).isInstanceOf(Submitted.Refused.class);
        assertThat(scene.attendance().stop(other, bound.session().id(), StopReason.TECHNICAL))
                .isEqualTo(new Act.Refused("over"));
        scene.opened(officer);
    }

    @Test
    void aSessionEndsForTheSignatureBeforeTheContentDoes() {
        Opening.Opened opened = scene.opened(scene.attendant());
        String ticket = scene.ticket(opened.code());
        scene.house().pass(Duration.ofMinutes(89));
        Applied.Accepted applied = scene.applied(ticket);
        scene.house().pass(Duration.ofMinutes(1));
        assertThat(scene.submit(applied)).isEqualTo(new Submitted.Refused("assistance-ended"));
    }

    /** The database dies in the middle of the one commit that makes and binds the application. */
    @Test
    void whatDiesWhileItIsBoundLeavesNothingAndTheTicketGood() {
        String ticket = scene.ticket(scene.opened(scene.attendant()).code());
        int before = applications();
        scene.house()
                .sql()
                .sql("ALTER TABLE assisted_binding ADD CONSTRAINT dies CHECK (false) NOT VALID")
                .update();
        try {
            assertThatThrownBy(() -> scene.apply(ticket)).isInstanceOf(RuntimeException.class);
        } finally {
            scene.house()
                    .sql()
                    .sql("ALTER TABLE assisted_binding DROP CONSTRAINT dies")
                    .update();
        }
        assertThat(applications()).isEqualTo(before);
        assertThat(scene.submit(scene.applied(ticket))).isInstanceOf(Submitted.Received.class);
    }

    private static int applications() {
        return scene.house()
                .sql()
                .sql("SELECT count(*) FROM application")
                .query(Integer.class)
                .single();
    }

    @Test
    void aSessionThatWasProlongedPastTheBookReceivesNothing() {
        Officer officer = scene.attendant(Roles.EXAMINER);
        Opening.Opened opened = scene.opened(officer);
        UUID session = opened.session().id();
        Applied.Accepted applied = scene.applied(scene.ticket(opened.code()));
        prolong(session, "+");
        try {
            assertThatThrownBy(() -> scene.submit(applied)).isInstanceOf(RowAlteredException.class);
        } finally {
            prolong(session, "-");
        }
        assertThat(scene.submit(applied)).isInstanceOf(Submitted.Received.class);
    }

    private static void prolong(UUID session, String sign) {
        scene.house()
                .sql()
                .sql("UPDATE assisted_session SET ends_at = ends_at " + sign + " interval '1 hour' WHERE id = ?")
                .param(session)
                .update();
    }

    /** Somebody puts a good statement past the book: nothing is accepted on it. */
    @Test
    void aForgedStatementIsFoundBeforeAnythingIsAccepted() {
        Officer officer = scene.attendant();
        Opening.Opened opened = scene.opened(officer);
        UUID session = opened.session().id();
        UUID caseId = scene.signed(opened);
        scene.house()
                .sql()
                .sql("INSERT INTO assisted_closing VALUES (?, 'STATED', 'NOBODY', NULL, now())")
                .param(session)
                .update();
        try {
            var decide = scene.house().decideTaskAfterExamination(caseId);
            assertThat(scene.house().accept(decide, CardHouse.CARL))
                    .isEqualTo(new org.toroku.decision.DecisionDesk.Act.Refused("case-altered"));
        } finally {
            scene.house()
                    .sql()
                    .sql("DELETE FROM assisted_closing WHERE session_id = ?")
                    .param(session)
                    .update();
        }
        assertThat(Set.of(scene.state(officer, session))).containsExactly(State.SIGNED);
    }
}
