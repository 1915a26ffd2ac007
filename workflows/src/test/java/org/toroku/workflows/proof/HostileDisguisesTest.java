package org.toroku.workflows.proof;

import static org.toroku.workflows.proof.Hostile.boundary;
import static org.toroku.workflows.proof.Hostile.diagram;
import static org.toroku.workflows.proof.Hostile.node;
import static org.toroku.workflows.proof.Hostile.service;
import static org.toroku.workflows.proof.Hostile.timer;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Diagrams that look as if they did what the house does: news that nobody heeds, loops that never end, words of others. */
class HostileDisguisesTest {
    private static final String CARD = "process:enrol-my-number-card";
    private static final String PAPER = "process:enrol-paper";
    private static final String DECIDED = "accepted-by-decider-to-accepted-by-people";

    static Stream<Hostile> diagrams() {
        return Stream.of(unheeded(), endless(), untold(), undone(), posing(), written(), waiting())
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void isRefused(Hostile hostile) {
        hostile.isRefused();
    }

    /** A message that is taken beside the case is gone: the case goes on as if nobody had written. */
    private static Stream<Hostile> unheeded() {
        return Stream.of(
                diagram(
                        "a withdrawal is confirmed, and the certificate issued all the same",
                        "application-withdrawn",
                        d -> d.set("application-withdrawn", "cancelActivity", "false"),
                        Codes.MESSAGE_BESIDE_CASE),
                diagram(
                        "documents that come while people decide are put aside",
                        "more-arrived",
                        d -> d.add(
                                        "assess-paper-application",
                                        boundary(
                                                "more-arrived",
                                                "decide-on-paper-application",
                                                false,
                                                "<bpmn:messageEventDefinition messageRef='message-documents-arrived'/>"))
                                .extend(
                                        "more-arrived",
                                        "<zeebe:ioMapping><zeebe:output source='=\"documents-arrived\"' target='lastMessage'/></zeebe:ioMapping>")
                                .add("assess-paper-application", node("endEvent", "put-aside"))
                                .connect("more-arrived", "put-aside"),
                        Codes.MESSAGE_BESIDE_CASE),
                diagram(
                        "nobody hears of a certificate that was revoked meanwhile",
                        "certificate-revoked-meanwhile",
                        d -> d.set("certificate-revoked-meanwhile", "cancelActivity", "false")
                                .add("judge-request", node("endEvent", "heard-and-forgotten"))
                                .lead(
                                        d.element("certificate-revoked-meanwhile")
                                                .getElementsByTagNameNS(Draft.BPMN, "outgoing")
                                                .item(0)
                                                .getTextContent(),
                                        "heard-and-forgotten"),
                        Codes.MESSAGE_BESIDE_CASE,
                        Codes.JUDGEMENT_OUTLIVED));
    }

    private static Stream<Hostile> endless() {
        return Stream.of(
                diagram(
                        "a date that has passed is waited for again and again",
                        "wait-again",
                        d -> turn(d, node("intermediateCatchEvent", "wait-again", timer("=statusDeadline"))),
                        Codes.DATE_WAITED_AGAIN),
                diagram(
                        "a task that its own date takes away and brings back",
                        "examination-overdue",
                        d -> d.add(
                                        "process:decide-application",
                                        boundary(
                                                "examination-overdue",
                                                "examine-application",
                                                true,
                                                timer("=statusDeadline")))
                                .connect("examination-overdue", "card-examination-due"),
                        Codes.DATE_WAITED_AGAIN),
                diagram(
                        "a task that comes back whenever somebody was reminded",
                        "examination-overdue",
                        d -> d.add("process:decide-application", service("match-meanwhile", "match-application"))
                                .add(
                                        "process:decide-application",
                                        boundary(
                                                "examination-overdue",
                                                "examine-application",
                                                true,
                                                timer("=statusDeadline")))
                                .connect("examination-overdue", "match-meanwhile")
                                .connect("match-meanwhile", "card-examination-due"),
                        Codes.DATE_WAITED_AGAIN),
                diagram(
                        "dates of a choice of events that have all passed",
                        "one-date",
                        d -> turn(d, node("eventBasedGateway", "wait-again"))
                                .add(
                                        "assess-application",
                                        node("intermediateCatchEvent", "one-date", timer("=statusDeadline")))
                                .add(
                                        "assess-application",
                                        node("intermediateCatchEvent", "other-date", timer("=statusRetryAt")))
                                .cut("wait-again-to-second-turn")
                                .connect("wait-again", "one-date")
                                .connect("wait-again", "other-date")
                                .connect("one-date", "second-turn")
                                .connect("other-date", "second-turn"),
                        Codes.DATE_WAITED_AGAIN),
                diagram(
                        "a step that is done again for ever",
                        "first-turn",
                        d -> turn(d, service("match-again", "match-application")),
                        Codes.NEVER_ENDS),
                diagram(
                        "people who examine for ever",
                        "looked-enough",
                        d -> d.add("process:decide-application", node("exclusiveGateway", "looked-enough"))
                                .lead("examine-application-to-decide-on-application", "looked-enough")
                                .connect("looked-enough", "decide-on-application", "=issuance != null")
                                .connect("looked-enough", "card-examination-due", "=issuance = null"),
                        Codes.NEVER_ENDS));
    }

    /** A turn before the first verification, out of which a value leads that nobody ever gives there. */
    private static Draft turn(Draft draft, String working) {
        int begin = working.indexOf("id='") + 4;
        String id = working.substring(begin, working.indexOf('\'', begin));
        return draft.add("assess-application", node("exclusiveGateway", "first-turn"))
                .add("assess-application", working)
                .add("assess-application", node("exclusiveGateway", "second-turn"))
                .lead("assessment-started-to-status-asked-again", "first-turn")
                .connect("first-turn", id)
                .connect(id, "second-turn")
                .connect("second-turn", "first-turn", "=recheck = null")
                .connect("second-turn", "status-asked-again", "=recheck != null");
    }

    private static Stream<Hostile> untold() {
        return Stream.of(
                diagram(
                        "reminded once, and never told of the rejection",
                        "paper-application-rejected",
                        d -> d.remove("remind-of-documents")
                                .remove("documents-reminder-due")
                                .add(PAPER, service("remind-of-documents", "notify-applicant"))
                                .remove("documents-reminder-sent")
                                .lead("paper-application-accepted-to-notify-paper-rejection", "remind-of-documents")
                                .remove("notify-paper-rejection")
                                .connect("remind-of-documents", "paper-application-rejected"),
                        Codes.END_WITHOUT_NOTICE),
                diagram(
                        "told of a revocation that nobody asked for",
                        "application-rejected",
                        d -> rejectedWith(d, "tell-of-revocation"),
                        Codes.END_WITHOUT_NOTICE),
                diagram(
                        "a card application expires like one on paper",
                        "application-rejected",
                        d -> rejectedWith(d, "expire-application"),
                        Codes.END_WITHOUT_NOTICE),
                diagram(
                        "a notice of an application about a request for revocation",
                        "revocation-request-closed",
                        d -> d.without("enrol-my-number-card")
                                .add("process:revoke-certificate", service("notify-rejection", "notify-applicant"))
                                .lead("revocation-judged-to-tell-of-refusal", "notify-rejection")
                                .remove("tell-of-refusal")
                                .connect("notify-rejection", "revocation-request-closed"),
                        Codes.END_WITHOUT_NOTICE));
    }

    private static Draft rejectedWith(Draft draft, String job) {
        return draft.add(CARD, service("tell-somebody", job))
                .lead("application-accepted-to-notify-rejection", "tell-somebody")
                .remove("notify-rejection")
                .connect("tell-somebody", "application-rejected");
    }

    private static Stream<Hostile> undone() {
        return Stream.of(
                diagram(
                        "time ends a parallel block in which it was accepted",
                        "application-rejected",
                        d -> d.add("assess-application", node("parallelGateway", "split-off"))
                                .add("assess-application", node("parallelGateway", "come-together"))
                                .add(
                                        "assess-application",
                                        node("intermediateCatchEvent", "long-pause", timer("=statusDeadline")))
                                .lead("match-application-to-decide-application", "split-off")
                                .connect("split-off", "decide-application")
                                .connect("split-off", "long-pause")
                                .lead("decide-application-to-assessment-finished", "come-together")
                                .connect("long-pause", "come-together")
                                .connect("come-together", "assessment-finished")
                                .add(CARD, boundary("too-late", "assess-application", true, timer("=statusDeadline")))
                                .connect("too-late", "notify-rejection"),
                        Codes.END_DESPITE_ACCEPTANCE),
                diagram(
                        "a number is compared before anybody counted",
                        "decided-by-rule",
                        d -> d.when("decided-by-rule-to-accepted-by-rule", "=decision = \"ACCEPT\"")
                                .when(
                                        "decided-by-rule-to-rejected-by-rule",
                                        "=decision = \"REJECT\" and inquiryAttempts < 3")
                                .when(
                                        "decided-by-rule-to-card-examination-due",
                                        "=decision = \"REFER\" or (decision = \"REJECT\" and (inquiryAttempts >= 3 or inquiryAttempts = null))"),
                        Codes.OUTCOME_WITHOUT_WAY),
                diagram(
                        "the first of two deciders was for it, and the request ends",
                        "revocation-request-closed",
                        d -> d.lead("revocation-judged-once-to-confirm-revocation", "revocation-judgement-finished")
                                .remove("confirm-revocation")
                                .remove("certificate-revoked-before-confirmation")
                                .when(
                                        "revocation-judged-to-tell-of-refusal",
                                        "=decision = null or decision != \"REVOKE\""),
                        Codes.END_WITHOUT_JUDGEMENT));
    }

    private static Stream<Hostile> posing() {
        return Stream.of(
                diagram(
                        "a step by the name of a deciding task",
                        "confirm-revocation",
                        d -> d.without("revoke-certificate")
                                .add("assess-application", service("confirm-revocation", "match-application"))
                                .insert(
                                        "match-application-to-decide-application",
                                        "confirm-revocation",
                                        "confirm-revocation"),
                        Codes.ID_OF_ANOTHER),
                diagram(
                        "a step by the name of a notice",
                        "notify-key-rejection",
                        d -> d.without("enrol-simultaneous-key")
                                .add("assess-application", service("notify-key-rejection", "match-application"))
                                .insert(
                                        "match-application-to-decide-application",
                                        "notify-key-rejection",
                                        "notify-key-rejection"),
                        Codes.ID_OF_ANOTHER),
                diagram(
                        "two marks of four eyes",
                        "decide-on-application",
                        d -> d.within(
                                "decide-on-application",
                                "properties",
                                "<zeebe:property name='four_eyes' value='send-inquiry'/>"),
                        Codes.SAID_TWICE),
                diagram(
                        "an additional check that is the first of four eyes",
                        "decide-on-application",
                        d -> DrawnChecks.into(d)
                                .dropProperty("decide-on-application", "four_eyes")
                                .within(
                                        "decide-on-application",
                                        "properties",
                                        "<zeebe:property name='four_eyes' value='confirm-by-phone'/>"),
                        Codes.FOUR_EYES_MISSING),
                diagram(
                        "an additional check beside the case",
                        "receipt-reminder-due",
                        d -> d.add("process:issue-certificate", DrawnChecks.task("look-later"))
                                .add("process:issue-certificate", DrawnChecks.gateway("looked-later"))
                                .lead("receipt-reminder-due-to-remind-of-receipt", "look-later")
                                .connect("look-later", "looked-later")
                                .connect("looked-later", "remind-of-receipt", "=additionalCheck = \"PASSED\"")
                                .connect("looked-later", "reminder-sent", "=additionalCheck != \"PASSED\""),
                        Codes.BESIDE_CASE));
    }

    /** What the engine would read as a little more than it looks like. */
    private static Stream<Hostile> written() {
        return Stream.of(
                diagram(
                        "a part of the decision",
                        "decide-automatically",
                        d -> d.extension("decide-automatically", "output", "target", "decision.value"),
                        Codes.UNKNOWN_VARIABLE,
                        Codes.OUTCOME_WITHOUT_WAY),
                diagram(
                        "a job with a space behind it",
                        "match-application",
                        d -> d.extension("match-application", "taskDefinition", "type", "match-application "),
                        Codes.UNKNOWN_JOB_TYPE),
                diagram(
                        "the version tag of another deployment",
                        "decide-application",
                        d -> d.extension("decide-application", "calledElement", "bindingType", "versionTag")
                                .extension("decide-application", "calledElement", "versionTag", "2020-01-01.1"),
                        Codes.BINDING_NOT_DEPLOYMENT),
                diagram(
                        "a version tag by expression",
                        "",
                        d -> d.extension("process:decide-application", "versionTag", "value", "=lastMessage"),
                        Codes.VERSION_MISSING),
                diagram(
                        "an event sub-process by the other word for true",
                        "decide-again",
                        d -> d.add("assess-application", node("subProcess", "decide-again"))
                                .set("decide-again", "triggeredByEvent", "1"),
                        Codes.EVENT_SUB_PROCESS),
                diagram(
                        "an event that interrupts by the other word for false",
                        "application-withdrawn",
                        d -> d.set("application-withdrawn", "cancelActivity", "0"),
                        Codes.WRONG_CONNECTION),
                diagram(
                        "a start by condition",
                        "application-received",
                        d -> d.add("application-received", "<bpmn:conditionalEventDefinition/>"),
                        Codes.CONDITIONAL_EVENT),
                diagram(
                        "a start by date",
                        "application-received",
                        d -> d.add("application-received", timer("=statusDeadline")),
                        Codes.MISPLACED_ELEMENT),
                diagram(
                        "a documents' worth of instances",
                        "store-documents",
                        d -> d.add(
                                "store-documents",
                                "<bpmn:multiInstanceLoopCharacteristics isSequential='true'><bpmn:extensionElements>"
                                        + "<zeebe:loopCharacteristics inputCollection='=documents' inputElement='decision'/>"
                                        + "</bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>"),
                        Codes.MULTI_INSTANCE),
                diagram(
                        "an order of tasks that the engine sets",
                        "decide-on-application",
                        d -> d.extend("decide-on-application", "<zeebe:priorityDefinition priority='=100'/>"),
                        Codes.TASK_SCHEDULE),
                diagram(
                        "a person who may decide all",
                        "decide-on-application",
                        d -> d.extension("decide-on-application", "assignmentDefinition", "candidateUsers", "yamada"),
                        Codes.ASSIGNEE_NAMED),
                diagram(
                        "mappings of a subprocess",
                        "assess-application",
                        d -> d.extend(
                                "assess-application",
                                "<zeebe:ioMapping><zeebe:output source='=\"ACCEPT\"' target='decision'/></zeebe:ioMapping>"),
                        Codes.MISPLACED_ELEMENT),
                diagram(
                                "data of the engine's own",
                                CARD.substring(8),
                                d -> d.add(CARD, "<bpmn:dataObject id='their-data'/>"),
                                Codes.UNKNOWN_ELEMENT)
                        .at("their-data"),
                diagram(
                                "an id with a letter that looks like another",
                                "?",
                                d -> d.set("match-application", "id", "m\u0430tch-application"),
                                Codes.ID_UNREADABLE,
                                Codes.FLOW_WITHOUT_ENDS,
                                Codes.FLOWS_DISAGREE)
                        .at("m\u0430tch-application"),
                diagram(
                        "a diagram that sends its reader to the network",
                        "assess-application-shape",
                        d -> shape(d).setAttributeNS(
                                        "http://www.w3.org/2001/XMLSchema-instance",
                                        "xsi:schemaLocation",
                                        "urn:x http://127.0.0.1:9/x.xsd"),
                        Codes.UNKNOWN_ATTRIBUTE),
                diagram(
                        "a diagram with words of the process",
                        "assess-application-shape",
                        d -> shape(d).setAttributeNS(Draft.BPMN, "bpmn:messageRef", "message-application-withdrawn"),
                        Codes.UNKNOWN_ATTRIBUTE));
    }

    private static org.w3c.dom.Element shape(Draft draft) {
        return (org.w3c.dom.Element) draft.element("assess-application")
                .getOwnerDocument()
                .getElementsByTagNameNS("http://www.omg.org/spec/BPMN/20100524/DI", "BPMNShape")
                .item(0);
    }

    private static Stream<Hostile> waiting() {
        return Stream.of(
                date("now", "=now()"),
                date("long ago", "1970-01-01T00:00:00Z"),
                date(
                        "the earlier of a date and long ago",
                        "=min(date and time(receiptDeadline), date and time(\"1970-01-01T00:00:00Z\"))"),
                date("a date with something behind it", "=receiptDeadline "),
                date("a hundred years", "=date and time(receiptDeadline) + duration(\"P100Y\")"),
                condition("a space that is none", "=decision\u00a0= \"ACCEPT\""),
                condition(
                        "a word in small letters that becomes true", "=decision = \"ACCEPT\" or is defined(decision)"),
                condition("an equals sign that is none", "=decision \uff1d \"ACCEPT\""),
                condition("an unfinished comment", "=decision = \"ACCEPT\" /* or true"));
    }

    private static Hostile date(String what, String date) {
        return diagram(
                "waits for " + what,
                "receipt-overdue",
                d -> d.say("receipt-overdue", "timeDate", date),
                Codes.TIMER_NOT_FROM_VARIABLE);
    }

    private static Hostile condition(String what, String condition) {
        return diagram("asks with " + what, DECIDED, d -> d.when(DECIDED, condition), Codes.EXPRESSION_REFUSED);
    }
}
