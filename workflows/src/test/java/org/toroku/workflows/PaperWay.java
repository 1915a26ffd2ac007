package org.toroku.workflows;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** A story on paper, told by what people do: each act with the elements to which it leads the case. */
final class PaperWay {

    /** From the start to the wait for the documents. */
    static final String[] APPLIED = {
        "paper-application-made",
        "open-paper-file",
        "assessment-due",
        "assess-paper-application",
        "paper-assessment-started",
        "approval-to-renew",
        "documents-due",
        "await-documents"
    };

    private static final String[] CHECKED = {"evidence-due", "check-evidence", "my-number-shown"};

    private final Story story;
    private int letters;

    private PaperWay(Story story) {
        this.story = story;
    }

    /** Documents are reminded of 30 minutes after the start and overdue after 60; a letter gives 100 and 120. */
    static PaperWay prepared(String title, String method) {
        var way = new PaperWay(Story.of(title, ProcessIds.ENROL_PAPER));
        way.story.then(current -> {
            current.tell("open-paper-file", dates(current, method, 30, 60));
            current.tell("send-defect-letter", dates(current, method, 100, 120));
        });
        return way;
    }

    Story story() {
        return story;
    }

    PaperWay via(String... elements) {
        story.via(elements);
        return this;
    }

    PaperWay then(Consumer<EngineCase> act) {
        story.then(act);
        return this;
    }

    PaperWay documentsArrive() {
        return publish(Messages.DOCUMENTS_ARRIVED).via(CHECKED).via("examination-due", "examine-paper-application");
    }

    PaperWay documentsShowMyNumber() {
        return publish(Messages.DOCUMENTS_ARRIVED).via(CHECKED).via("return-documents");
    }

    /** The decider found the file changed. */
    PaperWay sentBack() {
        return decided(Variables.REEXAMINE, CHECKED);
    }

    PaperWay documentsGoBack() {
        return then(current -> current.complete(
                        TaskIds.RETURN_DOCUMENTS, dates(current, Variables.SEAL_CERTIFICATE, 100, 120)))
                .via("documents-due", "await-documents");
    }

    PaperWay documentsNeverCome() {
        return via(
                "documents-overdue",
                "expire-paper-application",
                "documents-never-came",
                "paper-application-expired",
                "expiry-recorded");
    }

    PaperWay examined(String examination, String... next) {
        return complete(TaskIds.EXAMINE_PAPER_APPLICATION, Map.of(Variables.EXAMINATION, examination))
                .via("examination-result")
                .via(next);
    }

    /** Held for 20 minutes from now. */
    PaperWay held() {
        return then(current -> current.complete(
                        TaskIds.EXAMINE_PAPER_APPLICATION,
                        Map.of(
                                Variables.EXAMINATION,
                                Variables.HOLD,
                                Variables.HELD_UNTIL,
                                current.in(Duration.ofMinutes(20)))))
                .via("examination-result", "held-until");
    }

    PaperWay recommended() {
        return examined(Variables.RECOMMEND_ACCEPT, "recheck-paper-application");
    }

    PaperWay rechecked(String recheck, String... next) {
        return complete(TaskIds.RECHECK_PAPER_APPLICATION, Map.of(Variables.RECHECK, recheck))
                .via("recheck-agrees")
                .via(next);
    }

    PaperWay toDecision() {
        return rechecked(Variables.SAME, "inquiry-needed", "decision-due", "decide-on-paper-application");
    }

    PaperWay toInquiry() {
        return rechecked(Variables.SAME, "inquiry-needed", "inquiry-due", "send-inquiry");
    }

    /** The next letter; its reply is reminded of after 30 minutes and overdue after 60. */
    PaperWay inquirySent() {
        int letter = ++letters;
        return then(current -> current.complete(
                        TaskIds.SEND_INQUIRY,
                        Map.of(
                                Variables.INQUIRY_LETTER,
                                letter,
                                Variables.REPLY_REMINDER_AT,
                                current.in(Duration.ofMinutes(30)),
                                Variables.REPLY_DEADLINE,
                                current.in(Duration.ofMinutes(60)))))
                .via("await-inquiry-reply");
    }

    PaperWay inquiryReturned(int attempts, String... next) {
        Map<String, Object> news = Map.of(Variables.INQUIRY_LETTER, letters, Variables.INQUIRY_ATTEMPTS, attempts);
        return then(current -> current.publish(Messages.INQUIRY_RETURNED, news))
                .via("inquiry-undeliverable", "inquiry-to-resend")
                .via(next);
    }

    PaperWay replied(String replyExamination, String... next) {
        Map<String, Object> news = Map.of(Variables.INQUIRY_LETTER, letters);
        return then(current -> current.publish(Messages.INQUIRY_ANSWERED, news))
                .via("examine-inquiry-reply")
                .complete(TaskIds.EXAMINE_INQUIRY_REPLY, Map.of(Variables.REPLY_EXAMINATION, replyExamination))
                .via("reply-genuine")
                .via(next);
    }

    PaperWay decided(String decision, String... next) {
        return complete(TaskIds.DECIDE_ON_PAPER_APPLICATION, Map.of(Variables.DECISION, decision))
                .via("decision-made")
                .via(next);
    }

    PaperWay accepted() {
        return decided(Variables.ACCEPT, "paper-assessment-finished", "paper-application-accepted", "send-pickup-code");
    }

    PaperWay rejected() {
        return decided(
                Variables.REJECT,
                "paper-assessment-finished",
                "paper-application-accepted",
                "notify-paper-rejection",
                "paper-application-rejected");
    }

    PaperWay codeSent() {
        return complete(TaskIds.SEND_PICKUP_CODE, Map.of())
                .via("issue-paper-certificate", "issue-required", "order-certificate", "order-fulfilled");
    }

    PaperWay invited() {
        return via("notify-issue", "await-receipt");
    }

    PaperWay received() {
        return publish(Messages.RECEIPT_CONFIRMED)
                .via("destroy-subscriber-key", "certificate-received")
                .via("paper-certificate-issued", "paper-enrolment-completed");
    }

    PaperWay withdrawn() {
        return publish(Messages.APPLICATION_WITHDRAWN)
                .via("paper-application-withdrawn", "notify-paper-withdrawal", "paper-withdrawal-confirmed");
    }

    PaperWay found(String evidence) {
        return then(current -> current.tell("check-evidence", Map.of(Variables.EVIDENCE, evidence)));
    }

    PaperWay pass(int minutes) {
        return then(current -> current.pass(Duration.ofMinutes(minutes)));
    }

    PaperWay publish(String message) {
        return then(current -> current.publish(message, Map.of()));
    }

    PaperWay complete(String task, Map<String, Object> variables) {
        return then(current -> current.complete(task, variables));
    }

    static Map<String, Object> dates(EngineCase current, String method, int reminderAfter, int deadlineAfter) {
        return Map.of(
                Variables.METHOD, method,
                Variables.DOCUMENTS_REMINDER_AT, current.in(Duration.ofMinutes(reminderAfter)),
                Variables.DOCUMENTS_DEADLINE, current.in(Duration.ofMinutes(deadlineAfter)));
    }
}
