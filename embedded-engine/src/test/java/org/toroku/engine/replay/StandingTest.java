package org.toroku.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.engine.replay.Office.BEGIN;

import io.camunda.zeebe.model.bpmn.Bpmn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.toroku.engine.replay.Course.Ask;
import org.toroku.engine.replay.Course.End;
import org.toroku.engine.replay.Office.Case;
import org.toroku.engine.replay.Office.Variant;

/** Open cases of a small office, led to where they stand at a moment. */
class StandingTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);

    private static Course stand(List<Model> models, Case open, Instant until) {
        return Replay.stand(models, List.of(open.recording()), until, PATIENCE, done -> true)
                .getFirst();
    }

    private static List<String> open(Course course) {
        return course.asks().stream()
                .filter(ask -> ask.over().isEmpty())
                .map(Ask::element)
                .toList();
    }

    @Test
    void aCaseStandsAtTheTaskThatIsOpen() {
        Course course = stand(Variant.live().models(), new Case("open", BEGIN), BEGIN.plus(DAY));
        assertThat(course.end()).isEqualTo(new End.Standing(List.of()));
        assertThat(open(course)).containsExactly("review");
    }

    @Test
    void aCaseStandsWhereItWaitsForNews() {
        Case issued = new Case("issued", BEGIN).reviewed("ACCEPT", DAY).issued(DAY.plusSeconds(1));
        Course course = stand(Variant.live().models(), issued, BEGIN.plus(DAY.multipliedBy(3)));
        assertThat(open(course)).containsExactly("await-receipt");
        assertThat(course.unused()).isZero();
    }

    @Test
    void aStepThatWasNeverDoneIsWhereItStands() {
        Case reviewed = new Case("reviewed", BEGIN).reviewed("ACCEPT", DAY);
        List<Model> asking = Variant.live()
                .beforeReview(checked -> checked.serviceTask("ask-register", step -> step.zeebeJobType("register")))
                .models();
        assertThat(open(stand(Variant.live().models(), reviewed, BEGIN.plus(DAY.multipliedBy(2)))))
                .containsExactly("issue");
        Course moved = stand(asking, reviewed, BEGIN.plus(DAY.multipliedBy(2)));
        assertThat(open(moved)).containsExactly("ask-register");
        assertThat(moved.unused()).isEqualTo(1);
    }

    /** Only dates that have come move a case. */
    @Test
    void aDateMovesItOnceItHasCome() {
        List<Model> strict = Variant.live().deadline("early").models();
        Case open = new Case("open", BEGIN);
        assertThat(stand(strict, open, BEGIN.plus(DAY.multipliedBy(4))).end()).isInstanceOf(End.Standing.class);
        assertThat(stand(strict, open, BEGIN.plus(DAY.multipliedBy(6))).end())
                .isEqualTo(new End.Reached(List.of("expired")));
    }

    @Test
    void aTimerOnTheWayIsAPlace() {
        List<Model> resting = Variant.live()
                .beforeReview(checked -> checked.intermediateCatchEvent(
                        "rest", pause -> pause.timerWithDateExpression("date and time(early)")))
                .models();
        Case open = new Case("open", BEGIN);
        assertThat(stand(resting, open, BEGIN.plus(DAY)).end()).isEqualTo(new End.Standing(List.of("rest")));
        assertThat(open(stand(resting, open, BEGIN.plus(DAY.multipliedBy(6))))).containsExactly("review");
    }

    @Test
    void modelsThatCannotGoOnSaySo() {
        Model main = Office.file(Bpmn.createExecutableProcess("office")
                .startEvent()
                .serviceTask("check", step -> step.zeebeJobType("check"))
                .exclusiveGateway("accepted")
                .conditionExpression("decision = \"ACCEPT\"")
                .endEvent("done")
                .done());
        assertThat(stand(List.of(main), new Case("open", BEGIN), BEGIN.plus(DAY))
                        .end())
                .isInstanceOf(End.Stuck.class);
    }
}
