package org.toroku.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toroku.engine.replay.Office.BEGIN;

import io.camunda.zeebe.model.bpmn.Bpmn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.toroku.engine.replay.Course.Ask;
import org.toroku.engine.replay.Course.End;
import org.toroku.engine.replay.Course.Kind;
import org.toroku.engine.replay.Office.Case;
import org.toroku.engine.replay.Office.Variant;

/** Recorded cases of a small office through its live models and through changed ones. */
class ReplayTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private static final Case ACCEPTED = new Case("accepted", BEGIN)
            .reviewed("ACCEPT", DAY.multipliedBy(7))
            .issued(DAY.multipliedBy(7).plusSeconds(2))
            .told("receipt", DAY.multipliedBy(9));
    private static final Case REJECTED = new Case("rejected", BEGIN.plus(HOUR)).reviewed("REJECT", DAY.multipliedBy(2));
    private static final Case EXPIRED = new Case("expired", BEGIN.plus(HOUR.multipliedBy(2)));
    private static final Case WITHDRAWN =
            new Case("withdrawn", BEGIN.plus(HOUR.multipliedBy(3))).told("withdrawal", DAY.multipliedBy(3));
    private static final Case NO_RECEIPT = new Case("no-receipt", BEGIN.plus(HOUR.multipliedBy(4)))
            .reviewed("ACCEPT", DAY)
            .issued(DAY.plusSeconds(1))
            .does("revoke", Map.of(), DAY.multipliedBy(15).plusSeconds(3));

    private static final List<Recording> ALL = java.util.stream.Stream.of(
                    ACCEPTED, REJECTED, EXPIRED, WITHDRAWN, NO_RECEIPT)
            .map(Case::recording)
            .toList();

    private static List<Course> live(List<Recording> recordings) {
        return Replay.run(
                Variant.live().models(),
                recordings.stream()
                        .map(each -> new Replay.Subject(each, Optional.empty()))
                        .toList(),
                PATIENCE,
                done -> true);
    }

    private static List<Course> through(Variant draft, List<Recording> recordings) {
        List<Course> live = live(recordings);
        assertThat(live).allMatch(Course::repeats);
        List<Replay.Subject> subjects = new ArrayList<>();
        for (int i = 0; i < recordings.size(); i++) {
            subjects.add(new Replay.Subject(recordings.get(i), Optional.of(live.get(i))));
        }
        return Replay.run(draft.models(), subjects, PATIENCE, done -> true);
    }

    private static Course through(Variant draft, Case recorded) {
        return through(draft, List.of(recorded.recording())).getFirst();
    }

    @Test
    void leadsCasesThroughTheLiveModelsAsTheyWereRecorded() {
        List<Course> courses = live(ALL);
        assertThat(courses)
                .extracting(Course::end)
                .containsExactly(
                        new End.Reached(List.of("done")),
                        new End.Reached(List.of("rejected")),
                        new End.Reached(List.of("expired")),
                        new End.Reached(List.of("given-up")),
                        new End.Reached(List.of("done")));
        assertThat(courses)
                .extracting(Course::duration)
                .containsExactly(
                        DAY.multipliedBy(9),
                        DAY.multipliedBy(2),
                        DAY.multipliedBy(10),
                        DAY.multipliedBy(3),
                        DAY.multipliedBy(15).plusSeconds(3));
        assertThat(courses).allMatch(Course::repeats);
        Course accepted = courses.getFirst();
        assertThat(accepted.asks())
                .extracting(Ask::kind, Ask::element)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.STEP, "check"),
                        org.assertj.core.groups.Tuple.tuple(Kind.TASK, "review"),
                        org.assertj.core.groups.Tuple.tuple(Kind.STEP, "issue"),
                        org.assertj.core.groups.Tuple.tuple(Kind.WAIT, "await-receipt"));
        assertThat(accepted.asks()).allMatch(Ask::answered);
        assertThat(accepted.tasks()).isEqualTo(1);
        assertThat(accepted.peoplesTime()).isEqualTo(DAY.multipliedBy(7).minusMillis(40));
        assertThat(courses.get(2).asks().getLast().answered()).isFalse();
    }

    @Test
    void theSameModelsMakeNoDifferenceTimeAfterTime() {
        List<Course> live = live(ALL);
        assertThat(live(ALL)).isEqualTo(live);
        assertThat(through(Variant.live(), ALL)).isEqualTo(live);
        assertThat(through(Variant.live(), ALL)).isEqualTo(live);
    }

    @Test
    void aTaskThatNobodyEverDidIsUndecided() {
        Variant second = Variant.live()
                .beforeReview(checked -> checked.userTask("second-look", person -> person.zeebeUserTask()));
        assertThat(through(second, ALL))
                .extracting(Course::end)
                .containsOnly(new End.Undecided(Kind.TASK, "second-look"));
    }

    @Test
    void aStepThatWasNeverDoneIsUndecided() {
        Variant asking = Variant.live()
                .beforeReview(checked -> checked.serviceTask("ask-register", step -> step.zeebeJobType("register")));
        Course course = through(asking, ACCEPTED);
        assertThat(course.end()).isEqualTo(new End.Undecided(Kind.STEP, "ask-register"));
        assertThat(course.ended()).isEqualTo(BEGIN.plusMillis(40));
    }

    @Test
    void anEarlierDeadlineOvertakesWhoeverNeededLonger() {
        Variant strict = Variant.live().deadline("early");
        List<Course> courses = through(strict, ALL);
        assertThat(courses.getFirst().end()).isEqualTo(new End.Reached(List.of("expired")));
        assertThat(courses.getFirst().duration()).isEqualTo(DAY.multipliedBy(5));
        assertThat(courses.get(1)).isEqualTo(live(ALL).get(1));
        assertThat(courses.get(2).duration()).isEqualTo(DAY.multipliedBy(5));
    }

    @Test
    void whetherALaterDeadlineWouldHaveBeenMetIsNotKnown() {
        Variant patient = Variant.live().deadline("generous");
        List<Course> courses = through(patient, ALL);
        assertThat(courses.get(2).end()).isEqualTo(new End.Undecided(Kind.TASK, "review"));
        assertThat(courses.get(2).duration()).isEqualTo(DAY.multipliedBy(10));
        assertThat(courses.get(3).end()).isEqualTo(new End.Reached(List.of("given-up")));
        assertThat(through(Variant.live().receiptDeadline("receiptGenerous"), NO_RECEIPT)
                        .end())
                .isEqualTo(new End.Undecided(Kind.WAIT, "await-receipt"));
        assertThat(through(Variant.live().receiptDeadline("receiptGenerous"), ACCEPTED)
                        .end())
                .isEqualTo(new End.Reached(List.of("done")));
    }

    @Test
    void anotherConditionLeadsToAnotherEnd() {
        List<Course> courses = through(Variant.live().accepted("decision = \"APPROVE\""), ALL);
        assertThat(courses.getFirst().end()).isEqualTo(new End.Reached(List.of("rejected")));
        assertThat(courses.get(1).end()).isEqualTo(new End.Reached(List.of("rejected")));
    }

    @Test
    void whatRestsOnARemovedTaskCannotGoOn() {
        Model main = new Model(
                "office.bpmn",
                Bpmn.convertToString(Bpmn.createExecutableProcess("office")
                                .startEvent()
                                .serviceTask("check", step -> step.zeebeJobType("check"))
                                .exclusiveGateway("accepted")
                                .conditionExpression("decision = \"ACCEPT\"")
                                .endEvent("done")
                                .done())
                        .getBytes(StandardCharsets.UTF_8));
        Recording recording = REJECTED.recording();
        Course live = live(List.of(recording)).getFirst();
        Course course = Replay.run(
                        List.of(main),
                        List.of(new Replay.Subject(recording, Optional.of(live))),
                        PATIENCE,
                        done -> true)
                .getFirst();
        assertThat(course.end()).isInstanceOfSatisfying(End.Stuck.class, stuck -> {
            assertThat(stuck.element()).isEqualTo("accepted");
        });
        assertThat(course.unused()).isEqualTo(1);
    }

    @Test
    void sameElementWithOtherWorkIsNotTheSame() {
        Model main = Office.file(Bpmn.createExecutableProcess("office")
                .startEvent()
                .serviceTask("check", step -> step.zeebeJobType("another-check"))
                .endEvent("done")
                .done());
        Recording recording = EXPIRED.recording();
        Course live = live(List.of(recording)).getFirst();
        assertThat(Replay.run(
                                List.of(main),
                                List.of(new Replay.Subject(recording, Optional.of(live))),
                                PATIENCE,
                                done -> true)
                        .getFirst()
                        .end())
                .isEqualTo(new End.Undecided(Kind.STEP, "check"));
    }

    @Test
    void aCaseThatTheLiveModelsLeadElsewhereIsNotRepeated() {
        Recording older = new Case("older", BEGIN)
                .does("former-step", Map.of(), Duration.ofSeconds(1))
                .reviewed("REJECT", DAY)
                .recording();
        Course course = live(List.of(older)).getFirst();
        assertThat(course.end()).isEqualTo(new End.Reached(List.of("rejected")));
        assertThat(course.repeats()).isFalse();
        assertThat(course.unused()).isEqualTo(1);
    }

    @Test
    void modelsThatAskTheEngineForTheTimeGetThatOfTheCase() {
        Model main = Office.file(Bpmn.createExecutableProcess("office")
                .startEvent()
                .serviceTask("check", step -> step.zeebeJobType("check"))
                .intermediateCatchEvent("rest", pause -> pause.timerWithDuration("P2D"))
                .exclusiveGateway("which")
                .conditionExpression("now() > date and time(early)")
                .endEvent("after-the-early-date")
                .moveToLastGateway()
                .conditionExpression("now() <= date and time(early)")
                .endEvent("before-the-early-date")
                .done());
        List<Course> courses = Replay.run(
                List.of(main),
                ALL.subList(2, 4).stream()
                        .map(each -> new Replay.Subject(each, Optional.empty()))
                        .toList(),
                PATIENCE,
                done -> true);
        assertThat(courses).extracting(Course::end).containsOnly(new End.Reached(List.of("before-the-early-date")));
        // the engine's clock stays a millisecond behind
        Duration expected = DAY.multipliedBy(2).plusMillis(39);
        assertThat(courses).extracting(Course::duration).containsOnly(expected);
    }

    /** Messages that interrupt are nothing that a case waits for, whichever file they are in. */
    @Test
    void readsEveryFileEvenOnceOneAsksForTheTime() {
        Model main = Office.file(Bpmn.createExecutableProcess("office")
                .startEvent()
                .serviceTask("check", step -> step.zeebeJobType("check"))
                .intermediateCatchEvent("rest", pause -> pause.timerWithDuration("PT1H"))
                .callActivity("call-handling", call -> call.zeebeProcessId("handling"))
                .endEvent("done")
                .done());
        Model handling = Office.file(Bpmn.createExecutableProcess("handling")
                .startEvent()
                .userTask("review", person -> person.zeebeUserTask())
                .endEvent("handled")
                .moveToActivity("review")
                .boundaryEvent("withdrawn")
                .message(message -> message.name("withdrawal").zeebeCorrelationKeyExpression("caseId"))
                .endEvent("given-up")
                .done());
        Course course = Replay.run(
                        List.of(main, handling),
                        List.of(new Replay.Subject(REJECTED.recording(), Optional.empty())),
                        PATIENCE,
                        done -> true)
                .getFirst();
        assertThat(course.end()).isEqualTo(new End.Reached(List.of("done")));
        assertThat(course.asks()).extracting(Ask::element).containsExactly("check", "review");
    }

    @Test
    void aProcessThatTheModelsDoNotHaveStopsItsCasesOnly() {
        Recording other = new Recording("elsewhere", BEGIN, Map.of(), List.of(), List.of());
        List<Course> courses = live(List.of(other, REJECTED.recording()));
        assertThat(courses)
                .extracting(Course::end)
                .containsExactly(new End.Stuck("elsewhere", "NO_PROCESS"), new End.Reached(List.of("rejected")));
    }

    @Test
    void stopsWhenToldTo() {
        List<Course> courses = Replay.run(
                Variant.live().models(),
                ALL.stream()
                        .map(each -> new Replay.Subject(each, Optional.empty()))
                        .toList(),
                PATIENCE,
                done -> done < 1);
        assertThat(courses)
                .extracting(Course::end)
                .contains(new End.Unfinished())
                .anyMatch(End.Reached.class::isInstance);
        assertThat(Replay.run(
                        Variant.live().models(),
                        List.of(new Replay.Subject(ACCEPTED.recording(), Optional.empty())),
                        Duration.ZERO,
                        done -> true))
                .extracting(Course::end)
                .containsExactly(new End.Unfinished());
    }

    @Test
    void saysWhatTheEngineDoesNotTake() {
        Model broken = Office.file(Bpmn.createExecutableProcess("office")
                .startEvent()
                .serviceTask("check", step -> step.zeebeJobTypeExpression("1 +"))
                .endEvent()
                .done());
        assertThatThrownBy(() -> Replay.run(List.of(broken), List.of(), PATIENCE, done -> true))
                .isInstanceOf(ModelsRefusedException.class)
                .hasMessageContaining("check");
    }
}
