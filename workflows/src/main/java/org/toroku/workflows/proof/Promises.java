package org.toroku.workflows.proof;

import java.util.Map;
import java.util.function.Supplier;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.Variables;

/** What must have happened before a certificate is ordered or revoked, a decision is made, and a case ends. */
final class Promises {
    private final Findings findings;

    Promises(Findings findings) {
        this.findings = findings;
    }

    /** A node is about to work. */
    void before(Step step) {
        if (step.node().kind == Kind.SERVICE && step.node().jobType.equals(JobTypes.ISSUE_CERTIFICATE)) {
            issue(step);
        }
        if (step.node().isAdditionalCheck()) {
            additionalCheck(step);
        }
        if (step.node().kind == Kind.SERVICE && step.node().jobType.equals(JobTypes.REVOKE_ON_REQUEST)) {
            revoke(step);
        }
    }

    /** What is looked at afterwards holds nothing back; and on paper officers may not see what they are to key unseen. */
    private void additionalCheck(Step step) {
        if (step.frame().route() == Route.PAPER) {
            report(Codes.CHECK_ON_PAPER, step, "");
        }
        // what is asked and answered there is about a request, of which the room of the check knows nothing
        if (step.frame().route() == Route.REVOCATION) {
            report(Codes.CHECK_ON_REVOCATION, step, "");
        }
        if (Facts.of(step.state(), Facts.DOCUMENTS) == Facts.USED) {
            report(Codes.CHECK_AFTER_ISSUE, step, "");
        }
    }

    /** There is no way back from a revocation, so that as much has to come before it as before a certificate. */
    private void revoke(Step step) {
        if (step.frame().route() != Route.REVOCATION) {
            report(Codes.REVOKE_ELSEWHERE, step, "");
            return;
        }
        switch (Facts.of(step.state(), Facts.DECISION)) {
            case Facts.NEVER -> report(Codes.REVOKE_WITHOUT_JUDGEMENT, step, "");
            case Facts.REFUSED -> report(Codes.REVOKE_DESPITE_REFUSAL, step, () -> said(step, Variables.DECISION));
            default -> {}
        }
    }

    private void issue(Step step) {
        Route route = step.frame().route();
        if (Facts.of(step.state(), Facts.DOCUMENTS) == Facts.NEVER) {
            report(Codes.ISSUE_WITHOUT_DOCUMENTS, step, route.keeping);
        }
        String outcome = route == Route.PAPER ? Variables.EVIDENCE : Variables.VERIFICATION;
        switch (Facts.of(step.state(), Facts.IDENTITY)) {
            case Facts.NEVER -> report(Codes.ISSUE_WITHOUT_IDENTITY, step, route.proving);
            case Facts.REFUSED -> report(Codes.ISSUE_DESPITE_IDENTITY, step, () -> said(step, outcome));
            default -> {}
        }
        if (route.ownKey && Facts.of(step.state(), Facts.KEY) != Facts.GOOD) {
            report(Codes.ISSUE_WITHOUT_KEY, step, () -> said(step, Variables.KEY_CHECK));
        }
        switch (Facts.of(step.state(), Facts.DECISION)) {
            case Facts.NEVER -> report(Codes.ISSUE_WITHOUT_DECISION, step, "");
            case Facts.REFUSED -> report(Codes.ISSUE_DESPITE_DECISION, step, () -> said(step, Variables.DECISION));
            case Facts.USED -> report(Codes.ISSUE_AGAIN, step, () -> said(step, Variables.ISSUANCE));
            default -> {}
        }
    }

    /** Only an acceptance needs an examination by somebody else; a rejection harms nobody's trust. */
    void answered(Step step, Vocabulary.Answer answer) {
        Route route = step.frame().route();
        if (step.node().id.equals(route.decision())
                && answer.says(Variables.DECISION, Variables.ACCEPT)
                && Facts.of(step.state(), Facts.EXAMINED) == Facts.NEVER) {
            report(Codes.DECISION_WITHOUT_EXAMINATION, step, route.examination());
        }
    }

    void ended(Step step) {
        if (Facts.of(step.state(), Facts.DOCUMENTS) == Facts.NEVER) {
            report(Codes.END_WITHOUT_DOCUMENTS, step, step.frame().route().keeping);
        }
        if (Facts.of(step.state(), Facts.TOLD) == Facts.NEVER) {
            report(Codes.END_WITHOUT_NOTICE, step, "");
        }
        if (step.frame().route() == Route.REVOCATION) {
            judgementCarriedOut(step);
        } else if (Facts.of(step.state(), Facts.DECISION) == Facts.GOOD) {
            report(Codes.END_DESPITE_ACCEPTANCE, step, () -> said(step, Variables.DECISION));
        }
    }

    private void judgementCarriedOut(Step step) {
        switch (Facts.of(step.state(), Facts.DECISION)) {
            case Facts.GOOD -> report(Codes.END_WITHOUT_REVOCATION, step, () -> said(step, Variables.DECISION));
            case Facts.USED -> {
                if (Facts.of(step.state(), Facts.KEY) != Facts.GOOD) {
                    report(Codes.END_WITHOUT_PUBLICATION, step, "");
                }
            }
            case Facts.NEVER -> {
                // unless the certificate was revoked otherwise, somebody has to have judged
                if (Facts.of(step.state(), Facts.IDENTITY) != Facts.GOOD) {
                    report(Codes.END_WITHOUT_JUDGEMENT, step, "");
                }
            }
            default -> {}
        }
    }

    private static String said(Step step, String variable) {
        return variable + " = " + step.lastAnswer(variable);
    }

    private void report(String code, Step step, String what) {
        report(code, step, () -> what);
    }

    private void report(String code, Step step, Supplier<String> what) {
        String route = step.frame().route().processId;
        findings.once(
                code, step.node(), route, () -> Violation.at(code, step, Map.of("what", what.get(), "route", route)));
    }
}
