package org.toroku.workflows;

import static org.toroku.workflows.Messages.APPLICATION_WITHDRAWN;
import static org.toroku.workflows.Messages.IDENTIFICATION_CODE_VOID;
import static org.toroku.workflows.Messages.PUBLIC_KEY_RECEIVED;
import static org.toroku.workflows.TaskIds.SEND_IDENTIFICATION_CODE;
import static org.toroku.workflows.Variables.*;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Every way that a case of route 3 can go. */
final class KeyStories {

    private static final String[] ASSESSED = {
        "assess-key-application",
        "key-assessment-started",
        "key-status-asked-again",
        "verify-key-applicant",
        "key-applicant-verified"
    };
    private static final String[] BASIS = {"match-key-application", "check-legal-basis", "key-in-application-usable"};
    private static final String[] CODE_ISSUED = {"code-due", "issue-identification-code", "code-to-send"};
    private static final String[] CODE_SENT = {"send-identification-code"};
    private static final String[] KEY_CHECKED = {"key-at-hand", "check-public-key", "public-key-sound"};
    private static final String[] DECIDED = {
        "decide-application-with-key", "decision-required", "decide-automatically", "decided-by-rule"
    };
    private static final String[] ORDERED = {
        "accepted-by-rule",
        "key-assessment-finished",
        "key-application-accepted",
        "issue-certificate-for-key",
        "issue-required",
        "order-certificate",
        "order-fulfilled"
    };
    private static final String[] CANCELLED_TO_THE_END = {
        "notify-cancellation", "issue-cancelled", "key-certificate-issued", "key-enrolment-cancelled"
    };
    private static final String[] REJECTED_TO_THE_END = {
        "key-application-accepted", "notify-key-rejection", "key-application-rejected"
    };
    private static final String[] WITHDRAWN = {
        "key-application-withdrawn", "notify-key-withdrawal", "key-withdrawal-confirmed"
    };

    private KeyStories() {}

    static List<Story> all() {
        return List.of(
                story(
                                "key in the application, status known at the second time, received",
                                verification(PENDING),
                                verification(VERIFIED),
                                keyDelivery(SIGNED),
                                keyCheck(KEY_ACCEPTED),
                                Stories.decided(ACCEPT),
                                Stories.ordered(ISSUED))
                        .via("key-application-received", "store-key-documents")
                        .via(ASSESSED)
                        .via("wait-for-key-status")
                        .then(current -> current.pass(Duration.ofMinutes(1)))
                        .via("key-status-asked-again", "verify-key-applicant", "key-applicant-verified")
                        .via(BASIS)
                        .via(KEY_CHECKED)
                        .via(DECIDED)
                        .via(ORDERED)
                        .via("notify-issue", "await-receipt")
                        .then(current -> current.publish(Messages.RECEIPT_CONFIRMED, Map.of()))
                        .via("destroy-subscriber-key", "certificate-received")
                        .via("key-certificate-issued", "key-enrolment-completed"),
                story("identity not verified", verification(REJECTED))
                        .via("key-application-received", "store-key-documents")
                        .via(ASSESSED)
                        .via("key-applicant-rejected")
                        .via(REJECTED_TO_THE_END),
                story("key not sound", verification(VERIFIED), keyDelivery(SIGNED), keyCheck(REJECTED))
                        .via("key-application-received", "store-key-documents")
                        .via(ASSESSED)
                        .via(BASIS)
                        .via(KEY_CHECKED)
                        .via("public-key-rejected")
                        .via(REJECTED_TO_THE_END),
                story(
                                "basis withdrawn after the approval, then by code",
                                verification(VERIFIED),
                                keyDelivery(SIGNED),
                                keyDelivery(CODE),
                                keyCheck(KEY_ACCEPTED),
                                Stories.decided(ACCEPT),
                                Stories.ordered(REAPPROVE),
                                Stories.ordered(CANCELLED),
                                code(SEND))
                        .via("key-application-received", "store-key-documents")
                        .via(ASSESSED)
                        .via(BASIS)
                        .via(KEY_CHECKED)
                        .via(DECIDED)
                        .via(ORDERED)
                        .via("approval-void", "key-certificate-issued")
                        .via(ASSESSED)
                        .via(BASIS)
                        .via(CODE_ISSUED)
                        .via(CODE_SENT)
                        .then(sent(1))
                        .via("await-public-key")
                        .then(news(PUBLIC_KEY_RECEIVED, 1))
                        .via(KEY_CHECKED)
                        .via(DECIDED)
                        .via(ORDERED)
                        .via(CANCELLED_TO_THE_END),
                story(
                                "first code void, news of it once more ignored, reminded, key after the second code",
                                verification(VERIFIED),
                                keyDelivery(CODE),
                                keyCheck(KEY_ACCEPTED),
                                Stories.decided(ACCEPT),
                                Stories.ordered(CANCELLED),
                                code(SEND))
                        .via("key-application-received", "store-key-documents")
                        .via(ASSESSED)
                        .via(BASIS)
                        .via(CODE_ISSUED)
                        .via(CODE_SENT)
                        .then(sent(1))
                        .via("await-public-key")
                        .then(news(IDENTIFICATION_CODE_VOID, 1))
                        .via("code-void")
                        .via(CODE_ISSUED)
                        .via(CODE_SENT)
                        .then(sent(2))
                        .via("await-public-key")
                        .then(news(PUBLIC_KEY_RECEIVED, 1))
                        .then(current -> current.pass(Duration.ofMinutes(30)))
                        .via("key-reminder-due", "remind-of-public-key", "key-reminder-sent")
                        .then(news(PUBLIC_KEY_RECEIVED, 2))
                        .via(KEY_CHECKED)
                        .via(DECIDED)
                        .via(ORDERED)
                        .via(CANCELLED_TO_THE_END),
                story("no key in time", verification(VERIFIED), keyDelivery(CODE), keyCheck(REJECTED), code(SEND))
                        .via("key-application-received", "store-key-documents")
                        .via(ASSESSED)
                        .via(BASIS)
                        .via(CODE_ISSUED)
                        .via(CODE_SENT)
                        .then(sent(1))
                        .via("await-public-key")
                        .then(current -> current.pass(Duration.ofMinutes(30)))
                        .via("key-reminder-due", "remind-of-public-key", "key-reminder-sent")
                        .then(current -> current.pass(Duration.ofMinutes(30)))
                        .via("key-overdue")
                        .via(KEY_CHECKED)
                        .via("public-key-rejected")
                        .via(REJECTED_TO_THE_END),
                story("too many codes", verification(VERIFIED), keyDelivery(CODE), code(GIVEN_UP))
                        .via("key-application-received", "store-key-documents")
                        .via(ASSESSED)
                        .via(BASIS)
                        .via(CODE_ISSUED)
                        .via("code-delivery-given-up")
                        .via(REJECTED_TO_THE_END),
                story("withdrawn while the key is waited for", verification(VERIFIED), keyDelivery(CODE), code(SEND))
                        .via("key-application-received", "store-key-documents")
                        .via(ASSESSED)
                        .via(BASIS)
                        .via(CODE_ISSUED)
                        .via(CODE_SENT)
                        .then(sent(1))
                        .via("await-public-key")
                        .then(current -> current.publish(APPLICATION_WITHDRAWN, Map.of()))
                        .via(WITHDRAWN));
    }

    /** An unknown status is asked for again after a minute, an hour at most. */
    private static Consumer<EngineCase> verification(String outcome) {
        return current -> current.tell(
                "verify-key-applicant",
                outcome.equals(PENDING)
                        ? Map.of(
                                VERIFICATION, outcome,
                                STATUS_RETRY_AT, current.in(Duration.ofMinutes(1)),
                                STATUS_DEADLINE, current.in(Duration.ofMinutes(60)))
                        : Map.of(VERIFICATION, outcome));
    }

    private static Consumer<EngineCase> keyDelivery(String outcome) {
        return current -> current.tell("check-legal-basis", Map.of(KEY_DELIVERY, outcome));
    }

    private static Consumer<EngineCase> code(String outcome) {
        return current -> current.tell(
                "issue-identification-code",
                outcome.equals(GIVEN_UP)
                        ? Map.of(CODE_DELIVERY, outcome, KEY_CHECK, REJECTED)
                        : Map.of(CODE_DELIVERY, outcome));
    }

    private static Consumer<EngineCase> keyCheck(String outcome) {
        return current -> current.tell("check-public-key", Map.of(KEY_CHECK, outcome));
    }

    /** The reminder is due in 30 minutes, the deadline in 60. */
    private static Consumer<EngineCase> sent(int letter) {
        return current -> current.complete(
                SEND_IDENTIFICATION_CODE,
                Map.of(
                        CODE_LETTER, letter,
                        KEY_REMINDER_AT, current.in(Duration.ofMinutes(30)),
                        KEY_DEADLINE, current.in(Duration.ofMinutes(60))));
    }

    private static Consumer<EngineCase> news(String message, int letter) {
        return current -> current.publish(message, Map.of(CODE_LETTER, letter));
    }

    @SafeVarargs
    private static Story story(String title, Consumer<EngineCase>... answers) {
        Story story = Story.of("with a key: " + title, ProcessIds.ENROL_SIMULTANEOUS_KEY);
        for (Consumer<EngineCase> answer : answers) {
            story.then(answer);
        }
        return story;
    }
}
