package org.toroku.workflows.proof;

import static org.toroku.workflows.proof.Hostile.boundary;
import static org.toroku.workflows.proof.Hostile.diagram;
import static org.toroku.workflows.proof.Hostile.node;
import static org.toroku.workflows.proof.Hostile.timer;
import static org.toroku.workflows.proof.Hostile.twoEvents;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Constructs that would be a way around every proof, disguised or not. */
class HostileConstructsTest {
    private static final String CARD = "process:enrol-my-number-card";

    static Stream<Hostile> diagrams() {
        return Stream.of(events(), activities(), extensions(), files()).flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void isRefused(Hostile hostile) {
        hostile.isRefused();
    }

    private static Stream<Hostile> events() {
        return Stream.of(
                diagram(
                        "an event sub-process issues whenever a message comes",
                        "issue-on-message",
                        d -> d.add(CARD, node("subProcess", "issue-on-message", twoEvents("called")))
                                .set("issue-on-message", "triggeredByEvent", "true"),
                        Codes.EVENT_SUB_PROCESS),
                diagram(
                        "a signal begins cases",
                        "application-received",
                        d -> d.define("application-received", "<bpmn:signal id='go' name='go'/>")
                                .add("application-received", "<bpmn:signalEventDefinition signalRef='go'/>"),
                        Codes.SIGNAL),
                diagram(
                        "a signal ends the waiting",
                        "signal-came",
                        d -> d.add(
                                CARD,
                                boundary("signal-came", "assess-application", true, "<bpmn:signalEventDefinition/>")),
                        Codes.SIGNAL),
                diagram(
                        "a message begins a case past the counter",
                        "application-received",
                        d -> d.add(
                                "application-received",
                                "<bpmn:messageEventDefinition messageRef='message-application-withdrawn'/>"),
                        Codes.MISPLACED_ELEMENT),
                diagram(
                        "a task that begins a case",
                        "await-receipt",
                        d -> d.set("await-receipt", "instantiate", "true"),
                        Codes.START_BY_EVENT),
                diagram(
                        "a second start",
                        "",
                        d -> d.add(CARD, node("startEvent", "second-start"))
                                .connect("second-start", "issue-certificate"),
                        Codes.START_UNCLEAR),
                diagram(
                        "an end that kills what runs beside it",
                        "certificate-received",
                        d -> d.add("certificate-received", "<bpmn:terminateEventDefinition/>"),
                        Codes.TERMINATE_END),
                diagram(
                        "an escalation that leaves without ending",
                        "identity-rejected",
                        d -> d.add("identity-rejected", "<bpmn:escalationEventDefinition/>"),
                        Codes.ESCALATION),
                diagram(
                        "a compensation that issues",
                        "undo-rejection",
                        d -> d.add(
                                CARD,
                                boundary(
                                        "undo-rejection",
                                        "notify-rejection",
                                        true,
                                        "<bpmn:compensateEventDefinition/>")),
                        Codes.COMPENSATION),
                diagram(
                        "a task that runs as compensation",
                        "notify-rejection",
                        d -> d.set("notify-rejection", "isForCompensation", "true"),
                        Codes.COMPENSATION),
                diagram(
                        "a jump without a line",
                        "rejected-by-rule",
                        d -> d.add("rejected-by-rule", "<bpmn:linkEventDefinition name='accepted'/>"),
                        Codes.LINK_EVENT),
                diagram(
                        "an event that fires by data",
                        "condition-met",
                        d -> d.add(
                                CARD,
                                boundary(
                                        "condition-met",
                                        "assess-application",
                                        true,
                                        "<bpmn:conditionalEventDefinition/>")),
                        Codes.CONDITIONAL_EVENT),
                diagram(
                        "a message thrown in the midst",
                        "message-thrown",
                        d -> d.add(CARD, node("intermediateThrowEvent", "message-thrown")),
                        Codes.THROW_EVENT),
                diagram(
                        "an event of two kinds",
                        "receipt-overdue",
                        d -> d.add("receipt-overdue", timer("=receiptReminderAt")),
                        Codes.SAID_TWICE),
                diagram(
                        "an event that is date and message",
                        "receipt-overdue",
                        d -> d.add(
                                "receipt-overdue",
                                "<bpmn:messageEventDefinition messageRef='message-receipt-confirmed'/>"),
                        Codes.SAID_TWICE),
                diagram(
                        "an event that waits for nothing",
                        "wait-for-status",
                        d -> d.drop("wait-for-status", "timerEventDefinition"),
                        Codes.WRONG_CONNECTION));
    }

    private static Stream<Hostile> activities() {
        return Stream.of(
                diagram(
                        "the decision for each of no deciders",
                        "decide-application",
                        d -> d.add(
                                "decide-application",
                                "<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics"
                                        + " inputCollection='=[]'/></bpmn:extensionElements>"
                                        + "</bpmn:multiInstanceLoopCharacteristics>"),
                        Codes.MULTI_INSTANCE),
                diagram(
                        "a verification that repeats itself, or does not",
                        "verify-identity",
                        d -> d.add("verify-identity", "<bpmn:standardLoopCharacteristics/>"),
                        Codes.MULTI_INSTANCE),
                diagram(
                        "an assessment in any order",
                        "assess-application",
                        d -> d.become("assess-application", "adHocSubProcess"),
                        Codes.AD_HOC),
                diagram(
                        "an assessment as a transaction",
                        "assess-application",
                        d -> d.become("assess-application", "transaction"),
                        Codes.TRANSACTION),
                diagram(
                        "a script that sets what it likes",
                        "match-application",
                        d -> d.become("match-application", "scriptTask"),
                        Codes.SCRIPT_TASK),
                diagram(
                        "an expression that is a script",
                        "match-application",
                        d -> d.extend(
                                "match-application",
                                "<zeebe:script expression='=\"ACCEPT\"' resultVariable='decision'/>"),
                        Codes.SCRIPT_TASK),
                diagram(
                        "a rule evaluated by the engine",
                        "decide-automatically",
                        d -> d.become("decide-automatically", "businessRuleTask"),
                        Codes.BUSINESS_RULE_TASK),
                diagram(
                        "a decision table called by the engine",
                        "decide-automatically",
                        d -> d.extend(
                                "decide-automatically",
                                "<zeebe:calledDecision decisionId='yes' resultVariable='decision'/>"),
                        Codes.BUSINESS_RULE_TASK),
                diagram(
                        "a task that sends",
                        "notify-rejection",
                        d -> d.become("notify-rejection", "sendTask"),
                        Codes.SEND_TASK),
                diagram(
                        "a verification that the engine walks through",
                        "verify-identity",
                        d -> d.become("verify-identity", "manualTask"),
                        Codes.UNDEFINED_TASK),
                diagram(
                        "a gateway that takes some ways",
                        "application-accepted",
                        d -> d.become("application-accepted", "inclusiveGateway"),
                        Codes.INCLUSIVE_GATEWAY),
                diagram(
                        "pools with messages between them",
                        "together",
                        d -> d.define("application-accepted", "<bpmn:collaboration id='together'/>"),
                        Codes.COLLABORATION),
                diagram(
                        "tokens multiplied",
                        "verify-identity",
                        d -> d.set("verify-identity", "completionQuantity", "2"),
                        Codes.UNKNOWN_ATTRIBUTE),
                diagram(
                        "an activity nobody knows yet",
                        "verify-identity",
                        d -> d.become("verify-identity", "agentTask"),
                        Codes.UNKNOWN_ELEMENT));
    }

    private static Stream<Hostile> extensions() {
        return Stream.of(
                diagram(
                        "a listener that runs the code of others",
                        "order-certificate",
                        d -> d.extend(
                                "order-certificate",
                                "<zeebe:executionListeners><zeebe:executionListener eventType='start' type='theirs'/>"
                                        + "</zeebe:executionListeners>"),
                        Codes.EXECUTION_LISTENER),
                diagram(
                        "a listener that poses as the guard of the inbox",
                        "decide-on-application",
                        d -> d.extend(
                                "decide-on-application",
                                "<zeebe:taskListeners><zeebe:taskListener eventType='completing'"
                                        + " type='user-task-completing'/></zeebe:taskListeners>"),
                        Codes.TASK_LISTENER),
                diagram(
                        "a header with a name in it",
                        "match-application",
                        d -> d.extend(
                                "match-application",
                                "<zeebe:taskHeaders><zeebe:header key='who' value='=applicantName'/></zeebe:taskHeaders>"),
                        Codes.TASK_HEADER),
                diagram(
                        "a form of the engine",
                        "decide-on-application",
                        d -> d.extension("decide-on-application", "formDefinition", "formId", "theirs"),
                        Codes.FORM_OF_THE_ENGINE),
                diagram(
                        "a due date of the engine",
                        "decide-on-application",
                        d -> d.extend("decide-on-application", "<zeebe:taskSchedule dueDate='=now()'/>"),
                        Codes.TASK_SCHEDULE),
                diagram(
                        "a file from elsewhere",
                        "match-application",
                        d -> d.extend("match-application", "<zeebe:linkedResources/>"),
                        Codes.EXTERNAL_RESOURCE),
                diagram(
                        "two jobs in one task",
                        "match-application",
                        d -> d.extend(
                                "match-application", "<zeebe:taskDefinition type='issue-certificate' retries='3'/>"),
                        Codes.SAID_TWICE),
                diagram(
                        "a job in a gateway",
                        "application-accepted",
                        d -> d.extend(
                                "application-accepted", "<zeebe:taskDefinition type='issue-certificate' retries='3'/>"),
                        Codes.MISPLACED_ELEMENT),
                diagram(
                        "the same variable mapped twice",
                        "verify-identity",
                        d -> d.within(
                                "verify-identity",
                                "ioMapping",
                                "<zeebe:output source='=verification' target='verification'/>"),
                        Codes.SAID_TWICE),
                diagram(
                        "an element of another vocabulary",
                        "match-application",
                        d -> d.extend("match-application", "<x:issue xmlns:x='urn:example'/>"),
                        Codes.UNKNOWN_NAMESPACE),
                diagram(
                        "an attribute of another vocabulary",
                        "match-application",
                        d -> {
                            d.element("match-application").setAttributeNS("urn:example", "x:class", "Issue");
                        },
                        Codes.UNKNOWN_NAMESPACE),
                diagram(
                        "an element inside the diagram, where nobody looks",
                        "enrol-my-number-card-definitions",
                        d -> d.define(
                                "application-received",
                                "<di:BPMNDiagram xmlns:di='http://www.omg.org/spec/BPMN/20100524/DI'>"
                                        + "<bpmn:serviceTask/></di:BPMNDiagram>"),
                        Codes.UNKNOWN_ELEMENT));
    }

    private static Stream<Hostile> files() {
        return Stream.of(
                diagram(
                        "definitions of another file",
                        "enrol-my-number-card-definitions",
                        d -> d.define(
                                "application-received",
                                "<bpmn:import importType='x' location='http://example.org/x.bpmn' namespace='x'/>"),
                        Codes.IMPORT),
                diagram(
                        "a second process in a file",
                        "",
                        d -> d.define(
                                "application-received",
                                "<bpmn:process id='issue-quietly' isExecutable='true'>" + twoEvents("quiet")
                                        + "</bpmn:process>"),
                        Codes.SECOND_PROCESS),
                diagram(
                        "words between the elements",
                        "assess-application",
                        d -> d.element("assess-application")
                                .appendChild(d.element("assess-application")
                                        .getOwnerDocument()
                                        .createTextNode("=issue")),
                        Codes.MISPLACED_ELEMENT));
    }
}
