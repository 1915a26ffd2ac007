package org.toroku.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.enrolment.ApplicationState.ACCEPTED;
import static org.toroku.enrolment.ApplicationState.AWAITING_DOCUMENTS;
import static org.toroku.enrolment.ApplicationState.AWAITING_KEY;
import static org.toroku.enrolment.ApplicationState.AWAITING_REPLY;
import static org.toroku.enrolment.ApplicationState.AWAITING_SIGNATURE;
import static org.toroku.enrolment.ApplicationState.CANCELLED;
import static org.toroku.enrolment.ApplicationState.DELIVERED;
import static org.toroku.enrolment.ApplicationState.EXPIRED;
import static org.toroku.enrolment.ApplicationState.ISSUED;
import static org.toroku.enrolment.ApplicationState.RECEIVED;
import static org.toroku.enrolment.ApplicationState.REFERRED;
import static org.toroku.enrolment.ApplicationState.REJECTED;
import static org.toroku.enrolment.ApplicationState.REVOKED;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.counter.TrackerDesk.Step.Progress;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Routes;

class CourseOfCaseTest {
    private static String course(String route, boolean inquiry, ApplicationState... reached) {
        return told(new CourseOfCase(route, inquiry, List.of(reached)).steps(false));
    }

    private static String told(List<TrackerDesk.Step> steps) {
        return steps.stream().map(step -> step.kind() + " " + step.progress()).collect(Collectors.joining(", "));
    }

    @Test
    void showsTheWholeWayFromTheFirstMoment() {
        assertThat(course(Routes.MY_NUMBER_CARD, false, AWAITING_SIGNATURE))
                .isEqualTo("SIGN NOW, EXAMINE TO_COME, ISSUE TO_COME, PICK_UP TO_COME");
        assertThat(course(Routes.PAPER, true, AWAITING_DOCUMENTS))
                .isEqualTo("POST NOW, EXAMINE TO_COME, REPLY TO_COME, DECIDE TO_COME, ISSUE TO_COME, PICK_UP TO_COME");
    }

    @Test
    void saysOfWhatWasAskedForAgainThatItIsTheTurnOfTheApplicant() {
        assertThat(course(Routes.PAPER, false, AWAITING_DOCUMENTS, RECEIVED, REFERRED, AWAITING_DOCUMENTS))
                .isEqualTo("POST NOW, EXAMINE TO_COME, ISSUE TO_COME, PICK_UP TO_COME");
    }

    @Test
    void namesTheDecisionApartWhereAnInquiryLiesBetween() {
        assertThat(course(Routes.PAPER, true, AWAITING_DOCUMENTS, RECEIVED, REFERRED, AWAITING_REPLY, REFERRED))
                .isEqualTo("POST DONE, EXAMINE DONE, REPLY DONE, DECIDE NOW, ISSUE TO_COME, PICK_UP TO_COME");
    }

    @Test
    void doesNotTellAsDoneWhatNeverHappened() {
        assertThat(course(Routes.PAPER, true, AWAITING_DOCUMENTS, RECEIVED, REFERRED, ACCEPTED))
                .isEqualTo("POST DONE, EXAMINE DONE, ISSUE NOW, PICK_UP TO_COME");
    }

    @Test
    void tellsOfACodeOnlyWhereOneIsPosted() {
        assertThat(course(Routes.SIMULTANEOUS_KEY, false, AWAITING_SIGNATURE, RECEIVED, AWAITING_KEY))
                .isEqualTo("SIGN DONE, CODE NOW, EXAMINE TO_COME, ISSUE TO_COME, PICK_UP TO_COME");
        assertThat(course(Routes.SIMULTANEOUS_KEY, false, AWAITING_SIGNATURE, RECEIVED))
                .doesNotContain("CODE");
    }

    /** Owners may put a step into the model of a route that it never had. */
    @Test
    void staysTrueWhereAModelWasChanged() {
        assertThat(course(Routes.MY_NUMBER_CARD, false, AWAITING_SIGNATURE, RECEIVED, REFERRED, AWAITING_REPLY))
                .isEqualTo("SIGN DONE, EXAMINE DONE, REPLY NOW, DECIDE TO_COME, ISSUE TO_COME, PICK_UP TO_COME");
    }

    @Test
    void marksAStandstillInsteadOfAStepThatGoesOn() {
        var steps = new CourseOfCase(
                        Routes.MY_NUMBER_CARD, false, List.of(AWAITING_SIGNATURE, RECEIVED, REFERRED, ACCEPTED))
                .steps(true);
        assertThat(told(steps)).isEqualTo("SIGN DONE, EXAMINE DONE, ISSUE STANDS_STILL, PICK_UP TO_COME");
    }

    @Test
    void saysWhereAnApplicationEndedAndPromisesNothingAfterIt() {
        assertThat(course(Routes.MY_NUMBER_CARD, false, AWAITING_SIGNATURE, RECEIVED, REFERRED, REJECTED))
                .isEqualTo("SIGN DONE, EXAMINE ENDED");
        assertThat(course(Routes.MY_NUMBER_CARD, false, AWAITING_SIGNATURE, RECEIVED, ACCEPTED, CANCELLED))
                .isEqualTo("SIGN DONE, EXAMINE DONE, ISSUE ENDED");
        assertThat(course(Routes.PAPER, false, AWAITING_DOCUMENTS, EXPIRED)).isEqualTo("POST ENDED");
    }

    @Test
    void aReceivedCertificateIsDoneAlsoAfterItWasRevoked() {
        String done = "SIGN DONE, EXAMINE DONE, ISSUE DONE, PICK_UP DONE";
        assertThat(course(Routes.MY_NUMBER_CARD, false, AWAITING_SIGNATURE, RECEIVED, ACCEPTED, ISSUED, DELIVERED))
                .isEqualTo(done);
        assertThat(course(
                        Routes.MY_NUMBER_CARD,
                        false,
                        AWAITING_SIGNATURE,
                        RECEIVED,
                        ACCEPTED,
                        ISSUED,
                        DELIVERED,
                        REVOKED))
                .isEqualTo(done);
        assertThat(course(Routes.MY_NUMBER_CARD, false, AWAITING_SIGNATURE, RECEIVED, ACCEPTED, ISSUED, REVOKED))
                .endsWith("PICK_UP ENDED");
    }

    @ParameterizedTest
    @EnumSource(ApplicationState.class)
    void everyStateHasAtMostOneStepThatIsNow(ApplicationState state) {
        var steps = new CourseOfCase(Routes.PAPER, false, List.of(AWAITING_DOCUMENTS, state)).steps(false);
        assertThat(steps.stream()
                        .filter(step -> EnumSet.of(Progress.NOW, Progress.ENDED).contains(step.progress())))
                .hasSize(state == DELIVERED ? 0 : 1);
    }
}
