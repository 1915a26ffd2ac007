package org.toroku.workflows;

import static org.toroku.workflows.Messages.APPLICATION_WITHDRAWN;
import static org.toroku.workflows.Messages.RECEIPT_CONFIRMED;
import static org.toroku.workflows.TaskIds.DECIDE_ON_APPLICATION;
import static org.toroku.workflows.TaskIds.EXAMINE_APPLICATION;
import static org.toroku.workflows.Variables.*;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Every way that a case of route 2 can go. */
final class Stories {

    private static final String[] RECEIVED = {
        "application-received",
        "store-documents",
        "assess-application",
        "assessment-started",
        "status-asked-again",
        "verify-identity",
        "identity-verified"
    };
    private static final String[] ASSESSED_AGAIN = {
        "assess-application", "assessment-started", "status-asked-again", "verify-identity", "identity-verified"
    };
    private static final String[] STATUS_AGAIN = {"status-asked-again", "verify-identity", "identity-verified"};
    private static final String[] MATCHED = {
        "match-application", "decide-application", "decision-required", "decide-automatically", "decided-by-rule"
    };
    private static final String[] ACCEPTED_BY_RULE = {
        "accepted-by-rule",
        "assessment-finished",
        "application-accepted",
        "issue-certificate",
        "issue-required",
        "order-certificate",
        "order-fulfilled"
    };
    private static final String[] ACCEPTED_BY_PEOPLE = {
        "accepted-by-people",
        "assessment-finished",
        "application-accepted",
        "issue-certificate",
        "issue-required",
        "order-certificate",
        "order-fulfilled"
    };
    private static final String[] REJECTED_TO_THE_END = {
        "assessment-finished", "application-accepted", "notify-rejection", "application-rejected"
    };
    private static final String[] INVITED = {"notify-issue", "await-receipt"};
    private static final String[] REMINDED = {"receipt-reminder-due", "remind-of-receipt", "reminder-sent"};
    private static final String[] CLOSED = {
        "destroy-subscriber-key", "certificate-received", "certificate-issued", "enrolment-completed"
    };
    private static final String[] REVOKED = {
        "receipt-overdue",
        "revoke-unreceived",
        "destroy-unreceived-key",
        "notify-revocation",
        "certificate-revoked",
        "certificate-issued",
        "enrolment-completed"
    };
    private static final String[] WITHDRAWN = {"application-withdrawn", "notify-withdrawal", "withdrawal-confirmed"};

    private Stories() {}

    static List<Story> all() {
        return List.of(
                story("accepted by rule, receipt confirmed", verified(), decided(ACCEPT), ordered(ISSUED))
                        .via(RECEIVED)
                        .via(MATCHED)
                        .via(ACCEPTED_BY_RULE)
                        .via(INVITED)
                        .then(publish(RECEIPT_CONFIRMED))
                        .via(CLOSED),
                story("status unknown at first, rejected by rule", pending(10, 60), verified(), decided(REJECT))
                        .via(RECEIVED)
                        .via("wait-for-status")
                        .then(pass(10))
                        .via(STATUS_AGAIN)
                        .via(MATCHED)
                        .via("rejected-by-rule")
                        .via(REJECTED_TO_THE_END),
                story("status unknown until the deadline", pending(10, 15), pending(600, 5), rejected())
                        .via(RECEIVED)
                        .via("wait-for-status")
                        .then(pass(10))
                        .via(STATUS_AGAIN)
                        .via("wait-for-status")
                        .then(pass(15))
                        .via(STATUS_AGAIN)
                        .via("identity-rejected", "application-accepted", "notify-rejection", "application-rejected"),
                story("identity not verified", rejected())
                        .via(RECEIVED)
                        .via("identity-rejected", "application-accepted", "notify-rejection", "application-rejected"),
                story("accepted by people, cancelled before signing", verified(), decided(REFER), ordered(CANCELLED))
                        .via(RECEIVED)
                        .via(MATCHED)
                        .via("card-examination-due", "examine-application")
                        .then(complete(EXAMINE_APPLICATION, Map.of(EXAMINATION, RECOMMEND_ACCEPT)))
                        .via("decide-on-application")
                        .then(complete(DECIDE_ON_APPLICATION, Map.of(DECISION, ACCEPT)))
                        .via("accepted-by-decider")
                        .via(ACCEPTED_BY_PEOPLE)
                        .via("notify-cancellation", "issue-cancelled", "certificate-issued", "enrolment-cancelled"),
                story(
                                "approval void once, decided again, then cancelled",
                                verified(),
                                decided(ACCEPT),
                                ordered(REAPPROVE),
                                ordered(CANCELLED))
                        .via(RECEIVED)
                        .via(MATCHED)
                        .via(ACCEPTED_BY_RULE)
                        .via("approval-void", "certificate-issued")
                        .via(ASSESSED_AGAIN)
                        .via(MATCHED)
                        .via(ACCEPTED_BY_RULE)
                        .via("notify-cancellation", "issue-cancelled", "certificate-issued", "enrolment-cancelled"),
                story("rejected by people", verified(), decided(REFER))
                        .via(RECEIVED)
                        .via(MATCHED)
                        .via("card-examination-due", "examine-application")
                        .then(complete(EXAMINE_APPLICATION, Map.of(EXAMINATION, RECOMMEND_REJECT)))
                        .via("decide-on-application")
                        .then(complete(DECIDE_ON_APPLICATION, Map.of(DECISION, REJECT)))
                        .via("accepted-by-decider", "rejected-by-people")
                        .via(REJECTED_TO_THE_END),
                story("examined again before people accept", verified(), decided(REFER), ordered(CANCELLED))
                        .via(RECEIVED)
                        .via(MATCHED)
                        .via("card-examination-due", "examine-application")
                        .then(complete(EXAMINE_APPLICATION, Map.of(EXAMINATION, RECOMMEND_REJECT)))
                        .via("decide-on-application")
                        .then(complete(DECIDE_ON_APPLICATION, Map.of(DECISION, REEXAMINE)))
                        .via("accepted-by-decider", "card-examination-due", "examine-application")
                        .then(complete(EXAMINE_APPLICATION, Map.of(EXAMINATION, RECOMMEND_ACCEPT)))
                        .via("decide-on-application")
                        .then(complete(DECIDE_ON_APPLICATION, Map.of(DECISION, ACCEPT)))
                        .via("accepted-by-decider")
                        .via(ACCEPTED_BY_PEOPLE)
                        .via("notify-cancellation", "issue-cancelled", "certificate-issued", "enrolment-cancelled"),
                story("withdrawn while the status is unknown", pending(10, 60))
                        .via(RECEIVED)
                        .via("wait-for-status")
                        .then(publish(APPLICATION_WITHDRAWN))
                        .via(WITHDRAWN),
                story("withdrawn while people examine", verified(), decided(REFER))
                        .via(RECEIVED)
                        .via(MATCHED)
                        .via("card-examination-due", "examine-application")
                        .then(publish(APPLICATION_WITHDRAWN))
                        .via(WITHDRAWN),
                story("withdrawn too late, received after a reminder", verified(), decided(ACCEPT), ordered(ISSUED))
                        .via(RECEIVED)
                        .via(MATCHED)
                        .via(ACCEPTED_BY_RULE)
                        .via(INVITED)
                        .then(publish(APPLICATION_WITHDRAWN))
                        .then(pass(30))
                        .via(REMINDED)
                        .then(publish(RECEIPT_CONFIRMED))
                        .via(CLOSED),
                story("receipt confirmed before anybody waits for it", verified(), decided(ACCEPT), ordered(ISSUED))
                        .then(publish(RECEIPT_CONFIRMED))
                        .via(RECEIVED)
                        .via(MATCHED)
                        .via(ACCEPTED_BY_RULE)
                        .via(INVITED)
                        .via(CLOSED),
                story("reminded in vain, revoked", verified(), decided(ACCEPT), ordered(ISSUED))
                        .via(RECEIVED)
                        .via(MATCHED)
                        .via(ACCEPTED_BY_RULE)
                        .via(INVITED)
                        .then(pass(30))
                        .via(REMINDED)
                        .then(pass(30))
                        .via(REVOKED));
    }

    static Consumer<EngineCase> verified() {
        return current -> current.tell("verify-identity", Map.of(VERIFICATION, VERIFIED));
    }

    static Consumer<EngineCase> rejected() {
        return current -> current.tell("verify-identity", Map.of(VERIFICATION, REJECTED));
    }

    /** Status unknown; both times in minutes from the start of the case. */
    static Consumer<EngineCase> pending(int retryAfter, int deadlineAfter) {
        return current -> current.tell(
                "verify-identity",
                Map.of(
                        VERIFICATION, PENDING,
                        STATUS_RETRY_AT, current.in(Duration.ofMinutes(retryAfter)),
                        STATUS_DEADLINE, current.in(Duration.ofMinutes(deadlineAfter))));
    }

    static Consumer<EngineCase> decided(String decision) {
        return current -> current.tell("decide-automatically", Map.of(DECISION, decision));
    }

    /** The reminder is due in 30 minutes, the deadline in 60. */
    static Consumer<EngineCase> ordered(String issuance) {
        return current -> current.tell(
                "order-certificate",
                Map.of(
                        ISSUANCE, issuance,
                        RECEIPT_REMINDER_AT, current.in(Duration.ofMinutes(30)),
                        RECEIPT_DEADLINE, current.in(Duration.ofMinutes(60))));
    }

    @SafeVarargs
    private static Story story(String title, Consumer<EngineCase>... answers) {
        Story story = Story.of(title, ProcessIds.ENROL_MY_NUMBER_CARD);
        for (Consumer<EngineCase> answer : answers) {
            story.then(answer);
        }
        return story;
    }

    private static Consumer<EngineCase> publish(String message) {
        return current -> current.publish(message, Map.of());
    }

    private static Consumer<EngineCase> pass(int minutes) {
        return current -> current.pass(Duration.ofMinutes(minutes));
    }

    private static Consumer<EngineCase> complete(String task, Map<String, Object> variables) {
        return current -> current.complete(task, variables);
    }
}
