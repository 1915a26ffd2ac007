package org.toroku.workflows.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.workflows.proof.Hostile.boundary;
import static org.toroku.workflows.proof.Hostile.diagram;
import static org.toroku.workflows.proof.Hostile.node;
import static org.toroku.workflows.proof.Hostile.process;
import static org.toroku.workflows.proof.Hostile.service;
import static org.toroku.workflows.proof.Hostile.timer;
import static org.toroku.workflows.proof.Hostile.twoEvents;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Diagrams whose every element looks right: only the ways through them are wrong. */
class HostilePathsTest {
    private static final String ISSUE = "order-certificate";
    private static final String BY_DECISION = "=decision = \"ACCEPT\"";

    static Stream<Hostile> diagrams() {
        return Stream.of(identity(), decision(), shortcuts(), parallel(), keeping())
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void isRefusedWithTheWay(Hostile hostile) {
        hostile.isRefused();
    }

    private static Stream<Hostile> identity() {
        return Stream.of(
                diagram(
                                "a rejected identity goes on to the decision",
                                ISSUE,
                                d -> askDecisionOnly(
                                        d.lead("identity-verified-to-identity-rejected", "match-application")
                                                .remove("identity-rejected")),
                                Codes.ISSUE_DESPITE_IDENTITY)
                        .by(
                                "application-received",
                                "store-documents",
                                "assess-application",
                                "verify-identity",
                                "identity-verified",
                                "identity-verified-to-identity-rejected",
                                "match-application",
                                "decide-application",
                                "decide-automatically",
                                "accepted-by-rule",
                                "application-accepted",
                                "issue-certificate",
                                "issue-required",
                                ISSUE),
                diagram(
                                "condition inverted",
                                "application-accepted",
                                d -> d.when("identity-verified-to-match-application", "=verification = \"REJECTED\"")
                                        .when("identity-verified-to-identity-rejected", "=verification = \"VERIFIED\""),
                                Codes.OUTCOME_WITHOUT_WAY,
                                Codes.END_DESPITE_ACCEPTANCE)
                        .by("application-received", "identity-rejected", "application-accepted"),
                diagram(
                                "a pending identity is taken for good",
                                ISSUE,
                                d -> askDecisionOnly(
                                        d.lead("wait-for-status-to-status-asked-again", "match-application")),
                                Codes.ISSUE_DESPITE_IDENTITY,
                                Codes.ISSUE_WITHOUT_DECISION,
                                Codes.OUTCOME_WITHOUT_WAY)
                        .by("application-received", "wait-for-status", "decide-automatically", ISSUE),
                diagram(
                                "a gateway that leads around the verification",
                                ISSUE,
                                d -> askDecisionOnly(d.add("assess-application", node("exclusiveGateway", "first-time"))
                                        .lead("assessment-started-to-status-asked-again", "first-time")
                                        .connect("first-time", "match-application", "=issuance = null")
                                        .connect("first-time", "status-asked-again", "=issuance != null")),
                                Codes.ISSUE_WITHOUT_IDENTITY,
                                Codes.ISSUE_DESPITE_IDENTITY,
                                Codes.ISSUE_WITHOUT_DECISION)
                        .by("application-received", "first-time", "match-application", ISSUE),
                diagram(
                        "a renewal proven as a card is",
                        ISSUE,
                        d -> d.extension("verify-renewal", "taskDefinition", "type", "verify-identity"),
                        Codes.ISSUE_WITHOUT_IDENTITY),
                diagram(
                                "documents that show a My Number are examined",
                                ISSUE,
                                d -> d.lead("my-number-shown-to-return-documents", "examination-due")
                                        .remove("return-documents"),
                                Codes.ISSUE_DESPITE_IDENTITY)
                        .by("paper-application-made", "check-evidence", "my-number-shown", ISSUE),
                diagram(
                                "what comes by post after the acceptance is not looked at",
                                ISSUE,
                                d -> d.add(
                                                "process:enrol-paper",
                                                "<bpmn:receiveTask id='await-more' name='待つ' messageRef='message-documents-arrived'>"
                                                        + "<bpmn:extensionElements><zeebe:ioMapping><zeebe:output"
                                                        + " source='=\"documents-arrived\"' target='lastMessage'/></zeebe:ioMapping>"
                                                        + "<zeebe:properties><zeebe:property name='name_en' value='Await'/>"
                                                        + "<zeebe:property name='wait_without_deadline' value='Test'/>"
                                                        + "</zeebe:properties></bpmn:extensionElements></bpmn:receiveTask>")
                                        .insert(
                                                "paper-application-accepted-to-send-pickup-code",
                                                "await-more",
                                                "await-more"),
                                Codes.ISSUE_WITHOUT_IDENTITY,
                                Codes.ISSUE_WITHOUT_DECISION,
                                Codes.DECISION_WITHOUT_EXAMINATION)
                        .by("paper-application-made", "await-more", ISSUE),
                diagram(
                        "a rejected key goes on to the decision",
                        ISSUE,
                        d -> d.lead("public-key-sound-to-public-key-rejected", "decide-application-with-key")
                                .remove("public-key-rejected")
                                .when(
                                        "key-application-accepted-to-issue-certificate-for-key",
                                        "=verification = \"VERIFIED\" and decision = \"ACCEPT\"")
                                .when(
                                        "key-application-accepted-to-notify-key-rejection",
                                        "=verification = \"REJECTED\" or decision != \"ACCEPT\""),
                        Codes.ISSUE_WITHOUT_KEY,
                        Codes.ISSUE_WITHOUT_DECISION));
    }

    private static Stream<Hostile> decision() {
        return Stream.of(
                diagram(
                                "no decision at all",
                                ISSUE,
                                d -> d.lead("match-application-to-decide-application", "assessment-finished")
                                        .remove("decide-application")
                                        .when(
                                                "application-accepted-to-issue-certificate",
                                                "=verification = \"VERIFIED\"")
                                        .when(
                                                "application-accepted-to-notify-rejection",
                                                "=verification = \"REJECTED\""),
                                Codes.ISSUE_WITHOUT_DECISION)
                        .by("application-received", "match-application", "application-accepted", ISSUE),
                diagram(
                                "a called process that decides nothing",
                                ISSUE,
                                d -> d.file("bpmn/wave.bpmn", process("wave-through", twoEvents("waved")))
                                        .extension("decide-application", "calledElement", "processId", "wave-through")
                                        .when(
                                                "application-accepted-to-issue-certificate",
                                                "=verification = \"VERIFIED\"")
                                        .when(
                                                "application-accepted-to-notify-rejection",
                                                "=verification = \"REJECTED\""),
                                Codes.ISSUE_WITHOUT_DECISION)
                        .by("application-received", "decide-application", "waved-begun", "waved-ended", ISSUE),
                diagram(
                        "the rejected are issued a certificate",
                        ISSUE,
                        d -> d.lead("application-accepted-to-notify-rejection", "issue-certificate")
                                .remove("notify-rejection")
                                .remove("application-rejected"),
                        Codes.ISSUE_DESPITE_DECISION,
                        Codes.ISSUE_DESPITE_IDENTITY,
                        Codes.ISSUE_WITHOUT_DECISION),
                diagram(
                        "a tautology",
                        "accepted-by-decider",
                        d -> d.when(
                                "accepted-by-decider-to-accepted-by-people",
                                "=decision = \"ACCEPT\" or decision != \"ACCEPT\""),
                        Codes.OUTCOME_WITH_TWO_WAYS,
                        Codes.OUTCOME_WITHOUT_WAY),
                diagram(
                        "a tautology before issuing",
                        ISSUE,
                        d -> d.when(
                                "paper-application-accepted-to-send-pickup-code",
                                "=decision = \"ACCEPT\" or decision = \"REJECT\""),
                        Codes.OUTCOME_WITH_TWO_WAYS,
                        Codes.ISSUE_DESPITE_DECISION,
                        Codes.DECISION_WITHOUT_EXAMINATION),
                diagram(
                                "a void approval is used again",
                                ISSUE,
                                d -> d.lead("certificate-issued-to-assess-application", "issue-certificate"),
                                Codes.ISSUE_AGAIN)
                        .by("application-received", ISSUE, "approval-void", "certificate-issued", ISSUE),
                diagram(
                                "the loop comes back behind the decision",
                                ISSUE,
                                d -> d.lead("approval-to-renew-to-decision-due", "paper-assessment-finished"),
                                Codes.ISSUE_AGAIN)
                        .by("paper-application-made", ISSUE, "approval-to-renew", "paper-assessment-finished", ISSUE),
                diagram(
                                "nobody examines before the decision",
                                "decide-on-application",
                                d -> d.lead("card-examination-due-to-examine-application", "decide-on-application")
                                        .remove("examine-application"),
                                Codes.DECISION_WITHOUT_EXAMINATION)
                        .by("application-received", "decide-automatically", "decide-on-application"),
                diagram(
                        "examined only after the decision",
                        ISSUE,
                        d -> d.lead("card-examination-due-to-examine-application", "decide-on-application")
                                .lead("decide-on-application-to-accepted-by-decider", "examine-application")
                                .lead("examine-application-to-decide-on-application", "accepted-by-decider"),
                        Codes.DECISION_WITHOUT_EXAMINATION,
                        Codes.ISSUE_WITHOUT_DECISION),
                diagram(
                        "sent back, but to nobody who examines",
                        "decide-on-application",
                        d -> d.lead("accepted-by-decider-to-card-examination-due", "decide-on-application"),
                        Codes.DECISION_WITHOUT_EXAMINATION),
                diagram(
                        "a rule decides about papers",
                        ISSUE,
                        d -> d.add("assess-paper-application", service("decide-papers", "decide-automatically"))
                                .lead("decision-due-to-decide-on-paper-application", "decide-papers")
                                .connect("decide-papers", "decision-made")
                                .remove("decide-on-paper-application"),
                        Codes.ISSUE_DESPITE_DECISION,
                        Codes.OUTCOME_WITHOUT_WAY),
                diagram(
                                "the outcome of the called decision is not taken over",
                                "application-accepted",
                                d -> d.extension("decide-application", "output", "target", "issuance")
                                        .extension("decide-application", "output", "source", "=issuance"),
                                Codes.OUTCOME_WITHOUT_WAY)
                        .by("application-received", "decide-application", "application-accepted"),
                diagram(
                        "an outcome that no flow takes",
                        "accepted-by-decider",
                        d -> d.cut("accepted-by-decider-to-card-examination-due"),
                        Codes.OUTCOME_WITHOUT_WAY));
    }

    private static Stream<Hostile> shortcuts() {
        return Stream.of(
                diagram(
                                "an error of the assessment leads to issuing",
                                ISSUE,
                                d -> d.define(
                                                "identity-rejected",
                                                "<bpmn:error id='gone' name='gone' errorCode='gone'/>")
                                        .add("identity-rejected", "<bpmn:errorEventDefinition errorRef='gone'/>")
                                        .add(
                                                "process:enrol-my-number-card",
                                                boundary(
                                                        "assessment-failed",
                                                        "assess-application",
                                                        true,
                                                        "<bpmn:errorEventDefinition errorRef='gone'/>"))
                                        .connect("assessment-failed", "issue-certificate"),
                                Codes.ISSUE_DESPITE_IDENTITY,
                                Codes.ISSUE_WITHOUT_DECISION)
                        .by("application-received", "identity-rejected", "assessment-failed", ISSUE),
                diagram(
                        "an error of a job leads around it",
                        "job-failed",
                        d -> d.define("identity-rejected", "<bpmn:error id='gone' name='gone' errorCode='gone'/>")
                                .add(
                                        "assess-application",
                                        boundary(
                                                "job-failed",
                                                "verify-identity",
                                                true,
                                                "<bpmn:errorEventDefinition errorRef='gone'/>"))
                                .connect("job-failed", "match-application"),
                        Codes.ERROR_NOBODY_RAISES),
                diagram(
                        "an error that nothing catches",
                        "identity-rejected",
                        d -> d.define("identity-rejected", "<bpmn:error id='gone' name='gone' errorCode='gone'/>")
                                .add("identity-rejected", "<bpmn:errorEventDefinition errorRef='gone'/>"),
                        Codes.ERROR_UNCAUGHT),
                diagram(
                                "a withdrawal leads to issuing",
                                ISSUE,
                                d -> d.lead("application-withdrawn-to-notify-withdrawal", "issue-certificate")
                                        .remove("notify-withdrawal")
                                        .remove("withdrawal-confirmed"),
                                Codes.ISSUE_WITHOUT_IDENTITY,
                                Codes.ISSUE_WITHOUT_DECISION,
                                Codes.ISSUE_DESPITE_IDENTITY)
                        .by(
                                "application-received",
                                "application-received-to-store-documents",
                                "store-documents",
                                "store-documents-to-assess-application",
                                "assess-application",
                                "application-withdrawn",
                                "application-withdrawn-to-notify-withdrawal",
                                "issue-certificate",
                                "issue-required",
                                "issue-required-to-order-certificate",
                                ISSUE),
                diagram(
                                "time accepts while people decide",
                                "application-accepted",
                                d -> d.add(
                                                "process:decide-application",
                                                boundary(
                                                        "decision-overdue",
                                                        "decide-on-application",
                                                        true,
                                                        timer("=statusDeadline")))
                                        .connect("decision-overdue", "accepted-by-people"),
                                Codes.OUTCOME_WITHOUT_WAY)
                        .by("application-received", "decision-overdue", "accepted-by-people", "application-accepted"),
                diagram(
                                "a reminder that issues",
                                ISSUE,
                                d -> d.lead("receipt-reminder-due-to-remind-of-receipt", ISSUE)
                                        .remove("remind-of-receipt")
                                        .remove("reminder-sent"),
                                Codes.ISSUE_BESIDE_CASE)
                        .by("application-received", "receipt-reminder-due", ISSUE),
                diagram(
                                "a reminder that destroys the key",
                                "receipt-reminder-due",
                                d -> d.lead("receipt-reminder-due-to-remind-of-receipt", "destroy-subscriber-key")
                                        .remove("remind-of-receipt")
                                        .remove("reminder-sent"),
                                Codes.BESIDE_CASE)
                        .by("application-received", "receipt-reminder-due"),
                diagram(
                        "interrupted in the midst of the order, then ordered again",
                        ISSUE,
                        d -> d.add(
                                        "process:issue-certificate",
                                        boundary("order-late", ISSUE, true, timer("=receiptDeadline")))
                                .connect("order-late", ISSUE),
                        Codes.ISSUE_AGAIN),
                diagram(
                        "an event that takes what comes first accepts",
                        "application-accepted",
                        d -> d.add("assess-application", node("eventBasedGateway", "first-event"))
                                .add(
                                        "assess-application",
                                        node("intermediateCatchEvent", "first-date", timer("=statusDeadline")))
                                .add(
                                        "assess-application",
                                        node("intermediateCatchEvent", "second-date", timer("=statusRetryAt")))
                                .lead("match-application-to-decide-application", "first-event")
                                .connect("first-event", "first-date")
                                .connect("first-event", "second-date")
                                .connect("first-date", "assessment-finished")
                                .connect("second-date", "decide-application"),
                        Codes.OUTCOME_WITHOUT_WAY,
                        Codes.ISSUE_WITHOUT_DECISION));
    }

    private static Stream<Hostile> parallel() {
        return Stream.of(
                diagram(
                        "issuing beside a branch",
                        "split-off",
                        d -> block(d, "process:enrol-my-number-card")
                                .add("process:enrol-my-number-card", service("store-more", "store-documents"))
                                .lead("application-accepted-to-issue-certificate", "split-off")
                                .lead("issue-certificate-to-certificate-issued", "come-together")
                                .connect("split-off", "issue-certificate")
                                .connect("split-off", "store-more")
                                .connect("store-more", "come-together")
                                .connect("come-together", "certificate-issued"),
                        Codes.ISSUE_IN_PARALLEL),
                diagram(
                        "deciding while it is verified who it is",
                        "split-off",
                        d -> block(d, "assess-application")
                                .add("assess-application", service("verify-again", "verify-identity"))
                                .lead("match-application-to-decide-application", "split-off")
                                .connect("split-off", "decide-application")
                                .connect("split-off", "verify-again")
                                .lead("decide-application-to-assessment-finished", "come-together")
                                .connect("verify-again", "come-together")
                                .connect("come-together", "assessment-finished"),
                        Codes.PARALLEL_RACE),
                diagram(
                        "a branch that ends",
                        "come-together",
                        d -> block(d, "assess-application")
                                .add("assess-application", node("endEvent", "branch-ended"))
                                .lead("match-application-to-decide-application", "split-off")
                                .connect("split-off", "decide-application")
                                .connect("split-off", "come-together")
                                .lead("decide-application-to-assessment-finished", "branch-ended")
                                .connect("come-together", "assessment-finished"),
                        Codes.PARALLEL_UNPAIRED),
                diagram(
                        "branches that meet in a choice, so that two go on",
                        "split-off",
                        d -> d.add("assess-application", node("parallelGateway", "split-off"))
                                .add("assess-application", service("store-more", "store-documents"))
                                .lead("match-application-to-decide-application", "split-off")
                                .connect("split-off", "decide-application")
                                .connect("split-off", "store-more")
                                .connect("store-more", "decide-application"),
                        Codes.PARALLEL_UNPAIRED));
    }

    private static Stream<Hostile> keeping() {
        return Stream.of(
                diagram(
                        "documents are not kept",
                        ISSUE,
                        d -> d.lead("application-received-to-store-documents", "assess-application")
                                .remove("store-documents"),
                        Codes.ISSUE_WITHOUT_DOCUMENTS,
                        Codes.END_WITHOUT_DOCUMENTS),
                diagram(
                                "a withdrawal that nobody confirms",
                                "withdrawal-confirmed",
                                d -> d.lead("application-withdrawn-to-notify-withdrawal", "withdrawal-confirmed")
                                        .remove("notify-withdrawal"),
                                Codes.END_WITHOUT_NOTICE)
                        .by("application-received", "application-withdrawn", "withdrawal-confirmed"));
    }

    /** Facts of all branches hold behind the join, whatever is first. */
    @Test
    void branchesThatTouchNothingInCommonAreNoReasonToRefuse() {
        Draft draft = block(Draft.released(), "assess-application")
                .add("assess-application", service("store-more", "store-documents"))
                .lead("match-application-to-decide-application", "split-off")
                .connect("split-off", "decide-application")
                .connect("split-off", "store-more")
                .lead("decide-application-to-assessment-finished", "come-together")
                .connect("store-more", "come-together")
                .connect("come-together", "assessment-finished");
        assertThat(ModelProof.examine(draft.files())).isEmpty();
    }

    /** Both ways are proven, and what is added is a new called process: owners change how the house works. */
    @Test
    void aProvenChangeIsNoReasonToRefuse() {
        Draft draft = Draft.released()
                .file("bpmn/wave.bpmn", process("wave-through", twoEvents("waved")))
                .add(
                        "assess-application",
                        "<bpmn:callActivity id='order-a-pause' name='休む'><bpmn:extensionElements><zeebe:calledElement"
                                + " processId='wave-through' bindingType='deployment' propagateAllChildVariables='false'/>"
                                + Hostile.NAMED + "</bpmn:extensionElements></bpmn:callActivity>")
                .insert("match-application-to-decide-application", "order-a-pause", "order-a-pause");
        assertThat(ModelProof.examine(draft.files())).isEmpty();
    }

    private static Draft block(Draft draft, String scope) {
        return draft.add(scope, node("parallelGateway", "split-off"))
                .add(scope, node("parallelGateway", "come-together"));
    }

    private static Draft askDecisionOnly(Draft draft) {
        return draft.when("application-accepted-to-issue-certificate", BY_DECISION)
                .when("application-accepted-to-notify-rejection", "=decision = \"REJECT\"");
    }
}
