package org.toroku.workflows;

import static org.toroku.workflows.Messages.APPLICATION_WITHDRAWN;
import static org.toroku.workflows.Variables.*;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Every way that a renewal can go. */
final class RenewalStories {

    private static final String[] RECEIVED = {"renewal-received", "store-renewal-documents"};
    private static final String[] ASSESSED = {
        "assess-renewal",
        "renewal-assessment-started",
        "renewal-status-asked-again",
        "verify-renewal",
        "renewal-verified"
    };
    private static final String[] DECIDED = {
        "match-renewal", "decide-renewal", "decision-required", "decide-automatically", "decided-by-rule"
    };
    private static final String[] ORDERED = {
        "accepted-by-rule",
        "renewal-assessment-finished",
        "renewal-accepted",
        "issue-renewed-certificate",
        "issue-required",
        "order-certificate",
        "order-fulfilled"
    };
    private static final String[] REJECTED_TO_THE_END = {
        "renewal-accepted", "notify-renewal-rejection", "renewal-rejected"
    };

    private RenewalStories() {}

    static List<Story> all() {
        return List.of(
                story(
                                "status known at the second time, accepted by rule, received",
                                verification(PENDING),
                                verification(VERIFIED),
                                Stories.decided(ACCEPT),
                                Stories.ordered(ISSUED))
                        .via(RECEIVED)
                        .via(ASSESSED)
                        .via("wait-for-renewal-status")
                        .then(current -> current.pass(Duration.ofMinutes(1)))
                        .via("renewal-status-asked-again", "verify-renewal", "renewal-verified")
                        .via(DECIDED)
                        .via(ORDERED)
                        .via("notify-issue", "await-receipt")
                        .then(current -> current.publish(Messages.RECEIPT_CONFIRMED, Map.of()))
                        .via("destroy-subscriber-key", "certificate-received")
                        .via("renewed-certificate-issued", "renewal-completed"),
                story("not to be renewed", verification(REJECTED))
                        .via(RECEIVED)
                        .via(ASSESSED)
                        .via("renewal-refused")
                        .via(REJECTED_TO_THE_END),
                story(
                                "approval void, then the certificate is revoked before the new one is signed",
                                verification(VERIFIED),
                                Stories.decided(ACCEPT),
                                Stories.ordered(REAPPROVE),
                                Stories.ordered(CANCELLED))
                        .via(RECEIVED)
                        .via(ASSESSED)
                        .via(DECIDED)
                        .via(ORDERED)
                        .via("approval-void", "renewed-certificate-issued")
                        .via(ASSESSED)
                        .via(DECIDED)
                        .via(ORDERED)
                        .via("notify-cancellation", "issue-cancelled")
                        .via("renewed-certificate-issued", "renewal-cancelled"),
                story("withdrawn while the status is unknown", verification(PENDING))
                        .via(RECEIVED)
                        .via(ASSESSED)
                        .via("wait-for-renewal-status")
                        .then(current -> current.publish(APPLICATION_WITHDRAWN, Map.of()))
                        .via("renewal-withdrawn", "notify-renewal-withdrawal", "renewal-withdrawal-confirmed"));
    }

    /** An unknown status is asked for again after a minute, an hour at most. */
    private static Consumer<EngineCase> verification(String outcome) {
        return current -> current.tell(
                "verify-renewal",
                outcome.equals(PENDING)
                        ? Map.of(
                                VERIFICATION, outcome,
                                STATUS_RETRY_AT, current.in(Duration.ofMinutes(1)),
                                STATUS_DEADLINE, current.in(Duration.ofMinutes(60)))
                        : Map.of(VERIFICATION, outcome));
    }

    @SafeVarargs
    private static Story story(String title, Consumer<EngineCase>... answers) {
        Story story = Story.of("renewal: " + title, ProcessIds.RENEW_CERTIFICATE);
        for (Consumer<EngineCase> answer : answers) {
            story.then(answer);
        }
        return story;
    }
}
