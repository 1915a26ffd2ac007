package org.toroku.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.workflows.TaskIds.DECIDE_ON_PAPER_APPLICATION;
import static org.toroku.workflows.TaskIds.EXAMINE_INQUIRY_REPLY;
import static org.toroku.workflows.TaskIds.EXAMINE_PAPER_APPLICATION;
import static org.toroku.workflows.TaskIds.RECHECK_PAPER_APPLICATION;
import static org.toroku.workflows.TaskIds.SEND_INQUIRY;
import static org.toroku.workflows.Variables.*;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds on the paper route beside the stories: outcomes that nobody knows, and cases that are started again. */
class PaperProcessTest {

    private static final List<String> EXAMINED = List.of(
            "paper-application-made",
            "open-paper-file",
            "assessment-due",
            "assess-paper-application",
            "paper-assessment-started",
            "approval-to-renew",
            "documents-due",
            "await-documents",
            "evidence-due",
            "check-evidence",
            "my-number-shown",
            "examination-due",
            "examine-paper-application");

    private static EngineRig rig;

    @BeforeAll
    static void startEngine() {
        rig = EngineRig.start();
    }

    @AfterAll
    static void stopEngine() {
        rig.close();
    }

    /** All messages of a case are published again when its engine was lost; by then its first dates may be long past. */
    @RepeatedTest(10)
    void neitherRemindsNorExpiresACaseThatIsStartedAgainAfterItsDocumentsCame() {
        EngineCase current = opened(-60, -30, COMPLETE);
        current.publish(Messages.DOCUMENTS_ARRIVED, Map.of());
        current.start(ProcessIds.ENROL_PAPER);
        current.awaitWay(EXAMINED);
        current.pass(Duration.ofMinutes(1));
        current.complete(EXAMINE_PAPER_APPLICATION, Map.of(EXAMINATION, RECOMMEND_ACCEPT));
        current.awaitVisit("recheck-paper-application");
        assertThat(current.way()).startsWith(EXAMINED.toArray(String[]::new)).hasSize(EXAMINED.size() + 2);
        current.cancel();
    }

    /** Return and reply are about different letters, so that even published at once each finds its own wait. */
    @RepeatedTest(10)
    void goesTheSameWayWhenACaseIsStartedAgainWhoseInquiryWasReturnedAndThenAnswered() {
        EngineCase current = opened(-60, -30, COMPLETE);
        current.publish(Messages.DOCUMENTS_ARRIVED, Map.of());
        current.publish(Messages.INQUIRY_RETURNED, Map.of(INQUIRY_LETTER, 1, INQUIRY_ATTEMPTS, 1));
        current.publish(Messages.INQUIRY_ANSWERED, Map.of(INQUIRY_LETTER, 2));
        toInquiry(current, -30);
        sendInquiry(current, 2, -30);
        current.awaitVisit("examine-inquiry-reply");
        current.pass(Duration.ofMinutes(1));
        current.complete(EXAMINE_INQUIRY_REPLY, Map.of(REPLY_EXAMINATION, GENUINE));
        current.awaitVisit("decide-on-paper-application");
        assertThat(current.way())
                .containsSubsequence(
                        "send-inquiry",
                        "inquiry-undeliverable",
                        "send-inquiry",
                        "examine-inquiry-reply",
                        "decision-due")
                .doesNotContain("reply-reminder-due", "reply-overdue");
        current.cancel();
    }

    /** The first letter was never answered, the second was: its answer must not be spent on the first wait. */
    @RepeatedTest(10)
    void doesNotWaitForASecondDeadlineWhenACaseIsStartedAgainAfterTwoRoundsOfInquiry() {
        EngineCase current = opened(-60, -30, COMPLETE);
        current.publish(Messages.DOCUMENTS_ARRIVED, Map.of());
        current.publish(Messages.DOCUMENTS_ARRIVED, Map.of());
        current.publish(Messages.INQUIRY_ANSWERED, Map.of(INQUIRY_LETTER, 2));
        toInquiry(current, -30);
        current.complete(DECIDE_ON_PAPER_APPLICATION, Map.of(DECISION, CORRECT));
        current.complete(EXAMINE_PAPER_APPLICATION, Map.of(EXAMINATION, RECOMMEND_ACCEPT));
        current.complete(RECHECK_PAPER_APPLICATION, Map.of(RECHECK, SAME));
        sendInquiry(current, 2, 600);
        current.complete(EXAMINE_INQUIRY_REPLY, Map.of(REPLY_EXAMINATION, GENUINE));
        current.complete(DECIDE_ON_PAPER_APPLICATION, Map.of(DECISION, REJECT));
        current.awaitEnd();
        assertThat(current.way())
                .containsSubsequence("await-inquiry-reply", "reply-overdue", "decide-on-paper-application")
                .filteredOn("examine-inquiry-reply"::equals)
                .hasSize(1);
    }

    /** As a case that an earlier release left behind. */
    @Test
    void takesALetterThatNobodyCountedForTheFirst() {
        EngineCase current = opened(30, 60, COMPLETE);
        current.publish(Messages.DOCUMENTS_ARRIVED, Map.of());
        current.publish(Messages.INQUIRY_ANSWERED, Map.of());
        current.start(ProcessIds.ENROL_PAPER);
        current.complete(EXAMINE_PAPER_APPLICATION, Map.of(EXAMINATION, RECOMMEND_ACCEPT));
        current.complete(RECHECK_PAPER_APPLICATION, Map.of(RECHECK, SAME));
        current.complete(
                SEND_INQUIRY,
                Map.of(
                        REPLY_REMINDER_AT, current.in(Duration.ofMinutes(30)),
                        REPLY_DEADLINE, current.in(Duration.ofMinutes(60))));
        current.awaitVisit("examine-inquiry-reply");
        current.cancel();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PERHAPS", "", "complete"})
    void stopsBeforeAnybodyExaminesWhenTheEvidenceIsNotKnown(String evidence) {
        EngineCase current = opened(30, 60, evidence);
        current.publish(Messages.DOCUMENTS_ARRIVED, Map.of());
        current.start(ProcessIds.ENROL_PAPER);
        assertThat(current.awaitIncidentAt("my-number-shown")).isEqualTo("CONDITION_ERROR");
        current.cancel();
    }

    @Test
    void stopsAtAnExaminationThatNobodyKnows() {
        EngineCase current = examining();
        current.complete(EXAMINE_PAPER_APPLICATION, Map.of(EXAMINATION, ACCEPT));
        assertThat(current.awaitIncidentAt("examination-result")).isEqualTo("CONDITION_ERROR");
        current.cancel();
    }

    @Test
    void stopsWhenAHoldHasNoEnd() {
        EngineCase current = examining();
        current.complete(EXAMINE_PAPER_APPLICATION, Map.of(EXAMINATION, HOLD));
        assertThat(current.awaitIncidentAt("held-until")).isEqualTo("EXTRACT_VALUE_ERROR");
        current.cancel();
    }

    @Test
    void stopsAtAReadingOrADecisionThatNobodyKnows() {
        EngineCase reading = examining();
        reading.complete(EXAMINE_PAPER_APPLICATION, Map.of(EXAMINATION, RECOMMEND_ACCEPT));
        reading.complete(RECHECK_PAPER_APPLICATION, Map.of());
        assertThat(reading.awaitIncidentAt("recheck-agrees")).isEqualTo("CONDITION_ERROR");
        reading.cancel();
        EngineCase deciding = examining();
        deciding.complete(EXAMINE_PAPER_APPLICATION, Map.of(EXAMINATION, RECOMMEND_REJECT));
        deciding.complete(DECIDE_ON_PAPER_APPLICATION, Map.of(DECISION, REFER));
        assertThat(deciding.awaitIncidentAt("decision-made")).isEqualTo("CONDITION_ERROR");
        deciding.cancel();
    }

    @Test
    void stopsAtAReturnWithoutNumberAndAtAReplyThatNobodyJudged() {
        EngineCase returned = opened(30, 60, COMPLETE);
        returned.publish(Messages.DOCUMENTS_ARRIVED, Map.of());
        toInquiry(returned, 30);
        returned.publish(Messages.INQUIRY_RETURNED, Map.of(INQUIRY_LETTER, 1));
        assertThat(returned.awaitIncidentAt("inquiry-to-resend")).isNotEmpty();
        returned.cancel();
        EngineCase answered = opened(30, 60, COMPLETE);
        answered.publish(Messages.DOCUMENTS_ARRIVED, Map.of());
        toInquiry(answered, 30);
        answered.publish(Messages.INQUIRY_ANSWERED, Map.of(INQUIRY_LETTER, 1));
        answered.complete(EXAMINE_INQUIRY_REPLY, Map.of());
        assertThat(answered.awaitIncidentAt("reply-genuine")).isEqualTo("CONDITION_ERROR");
        answered.cancel();
    }

    /** Decision and examination of an earlier round stay behind: they lead nowhere without a new act of a person. */
    @Test
    void asksForEveryActAgainAfterACorrection() {
        EngineCase current = examining();
        current.complete(EXAMINE_PAPER_APPLICATION, Map.of(EXAMINATION, RECOMMEND_REJECT));
        current.complete(DECIDE_ON_PAPER_APPLICATION, Map.of(DECISION, CORRECT));
        current.awaitVisit("send-defect-letter");
        current.publish(Messages.DOCUMENTS_ARRIVED, Map.of());
        current.complete(EXAMINE_PAPER_APPLICATION, Map.of(EXAMINATION, RECOMMEND_REJECT));
        current.complete(DECIDE_ON_PAPER_APPLICATION, Map.of(DECISION, REJECT));
        current.awaitEnd();
        assertThat(current.way())
                .filteredOn(DECIDE_ON_PAPER_APPLICATION::equals)
                .hasSize(2);
        assertThat(current.way()).filteredOn("check-evidence"::equals).hasSize(2);
    }

    private static EngineCase examining() {
        EngineCase current = opened(30, 60, COMPLETE);
        current.publish(Messages.DOCUMENTS_ARRIVED, Map.of());
        current.start(ProcessIds.ENROL_PAPER);
        return current;
    }

    private static void toInquiry(EngineCase current, int replyReminderAfter) {
        current.start(ProcessIds.ENROL_PAPER);
        current.complete(EXAMINE_PAPER_APPLICATION, Map.of(EXAMINATION, RECOMMEND_ACCEPT));
        current.complete(RECHECK_PAPER_APPLICATION, Map.of(RECHECK, SAME));
        sendInquiry(current, 1, replyReminderAfter);
    }

    private static void sendInquiry(EngineCase current, int letter, int replyReminderAfter) {
        current.complete(
                SEND_INQUIRY,
                Map.of(
                        INQUIRY_LETTER, letter,
                        REPLY_REMINDER_AT, current.in(Duration.ofMinutes(replyReminderAfter)),
                        REPLY_DEADLINE, current.in(Duration.ofMinutes(replyReminderAfter + 20))));
    }

    private static EngineCase opened(int reminderAfter, int deadlineAfter, String evidence) {
        EngineCase current = rig.prepare();
        current.tell("open-paper-file", PaperWay.dates(current, INQUIRY, reminderAfter, deadlineAfter));
        current.tell("send-defect-letter", PaperWay.dates(current, INQUIRY, 100, 120));
        current.tell("check-evidence", Map.of(EVIDENCE, evidence));
        return current;
    }
}
