package org.toroku.workflows;

import static org.toroku.workflows.TaskIds.CONFIRM_REVOCATION;
import static org.toroku.workflows.TaskIds.JUDGE_REVOCATION;
import static org.toroku.workflows.Variables.CONFIRM;
import static org.toroku.workflows.Variables.DECISION;
import static org.toroku.workflows.Variables.JUDGEMENT_DUE_AT;
import static org.toroku.workflows.Variables.JUDGEMENT_LIMIT_AT;
import static org.toroku.workflows.Variables.REFER;
import static org.toroku.workflows.Variables.REFUSE;
import static org.toroku.workflows.Variables.REVOKE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Every way that a request for revocation can go. */
final class RevocationStories {
    private static final String[] ENTERED = {
        "revocation-requested",
        "open-revocation",
        "judge-signed-request",
        "judged-by-rule",
        "judge-request",
        "revocation-judgement-started",
        "judge-revocation"
    };
    private static final String[] JUDGED = {
        "revocation-opinions-joined", "revocation-judgement-finished", "revocation-judged"
    };
    private static final String[] REVOKED = {
        "revoke-on-request", "tell-of-revocation", "await-publication", "revocation-published"
    };
    private static final String[] NOT_MADE = {"tell-of-refusal", "revocation-request-closed"};

    private RevocationStories() {}

    static List<Story> all() {
        return List.of(
                opened("the holder signed it, and the rule accepts")
                        .then(current -> current.tell("judge-signed-request", Map.of(DECISION, REVOKE)))
                        .via(
                                "revocation-requested",
                                "open-revocation",
                                "judge-signed-request",
                                "judged-by-rule",
                                "revocation-judged")
                        .via(REVOKED),
                story("one decider revokes")
                        .via(ENTERED)
                        .then(judged(JUDGE_REVOCATION, REVOKE))
                        .via("revocation-judged-once")
                        .via(JUDGED)
                        .via(REVOKED),
                story("one decider refuses")
                        .via(ENTERED)
                        .then(judged(JUDGE_REVOCATION, REFUSE))
                        .via("revocation-judged-once")
                        .via(JUDGED)
                        .via(NOT_MADE),
                story("ex officio, raised twice before the second decider agrees")
                        .via(ENTERED)
                        .then(judged(JUDGE_REVOCATION, CONFIRM))
                        .via("revocation-judged-once", "confirm-revocation")
                        .then(pass(60))
                        .via("judgement-due", "raise-due-judgement", "due-judgement-raised")
                        .then(pass(23 * 60))
                        .via("judgement-overdue", "raise-late-judgement", "late-judgement-raised")
                        .then(judged(CONFIRM_REVOCATION, REVOKE))
                        .via(JUDGED)
                        .via(REVOKED),
                story("the second decider refuses")
                        .via(ENTERED)
                        .then(judged(JUDGE_REVOCATION, CONFIRM))
                        .via("revocation-judged-once", "confirm-revocation")
                        .then(judged(CONFIRM_REVOCATION, REFUSE))
                        .via(JUDGED)
                        .via(NOT_MADE),
                story("revoked by a letter while people judge")
                        .via(ENTERED)
                        .then(current -> current.publish(Messages.CERTIFICATE_REVOKED, Map.of()))
                        .via("certificate-revoked-meanwhile")
                        .via(JUDGED)
                        .via(NOT_MADE),
                story("revoked by a letter before the second decider agrees")
                        .via(ENTERED)
                        .then(judged(JUDGE_REVOCATION, CONFIRM))
                        .via("revocation-judged-once", "confirm-revocation")
                        .then(current -> current.publish(Messages.CERTIFICATE_REVOKED, Map.of()))
                        .via("certificate-revoked-before-confirmation")
                        .via(JUDGED)
                        .via(NOT_MADE));
    }

    private static Story story(String title) {
        return opened(title).then(current -> current.tell("judge-signed-request", Map.of(DECISION, REFER)));
    }

    private static Story opened(String title) {
        return Story.of("revocation: " + title, ProcessIds.REVOKE_CERTIFICATE)
                .then(current -> current.tell(
                        "open-revocation",
                        Map.of(
                                JUDGEMENT_DUE_AT, current.in(Duration.ofMinutes(60)),
                                JUDGEMENT_LIMIT_AT, current.in(Duration.ofHours(24)))));
    }

    private static Consumer<EngineCase> judged(String task, String judgement) {
        return current -> current.complete(task, Map.of(DECISION, judgement));
    }

    private static Consumer<EngineCase> pass(int minutes) {
        return current -> current.pass(Duration.ofMinutes(minutes));
    }
}
