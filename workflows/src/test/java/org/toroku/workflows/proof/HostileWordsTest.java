package org.toroku.workflows.proof;

import static org.toroku.workflows.proof.Hostile.diagram;
import static org.toroku.workflows.proof.Hostile.node;
import static org.toroku.workflows.proof.Hostile.process;
import static org.toroku.workflows.proof.Hostile.service;
import static org.toroku.workflows.proof.Hostile.twoEvents;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Diagrams of the right shape with wrong words in them. */
class HostileWordsTest {
    static Stream<Hostile> diagrams() {
        return Stream.of(mappings(), jobs(), people(), messages(), calls(), waits(), conditions(), shape())
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void isRefused(Hostile hostile) {
        hostile.isRefused();
    }

    private static Stream<Hostile> mappings() {
        return Stream.of(
                diagram(
                        "the model itself says who is verified",
                        "verify-identity",
                        d -> d.extension("verify-identity", "output", "source", "=\"VERIFIED\""),
                        Codes.OUTCOME_FORGED),
                diagram(
                        "a recommendation becomes the decision",
                        "decide-on-application",
                        d -> d.extension("decide-on-application", "output", "source", "=examination"),
                        Codes.OUTCOME_FORGED),
                diagram(
                        "a decision by a job that decides nothing",
                        "match-application",
                        d -> d.extend(
                                "match-application",
                                "<zeebe:ioMapping><zeebe:output source='=decision' target='decision'/></zeebe:ioMapping>"),
                        Codes.OUTCOME_OF_ANOTHER),
                diagram(
                        "a message brings the decision",
                        "application-withdrawn",
                        d -> d.within(
                                "application-withdrawn",
                                "ioMapping",
                                "<zeebe:output source='=decision' target='decision'/>"),
                        Codes.OUTCOME_OF_ANOTHER),
                diagram(
                        "a local decision shadows the real one",
                        "decide-automatically",
                        d -> d.within(
                                "decide-automatically",
                                "ioMapping",
                                "<zeebe:input source='=\"ACCEPT\"' target='decision'/>"),
                        Codes.INPUT_MAPPING),
                diagram(
                        "the case becomes another",
                        "match-application",
                        d -> d.extend(
                                "match-application",
                                "<zeebe:ioMapping><zeebe:output source='=caseId' target='caseId'/></zeebe:ioMapping>"),
                        Codes.OUTCOME_OF_ANOTHER),
                diagram(
                        "a name travels as a variable",
                        "match-application",
                        d -> d.extend(
                                "match-application",
                                "<zeebe:ioMapping><zeebe:output source='=applicantName' target='applicantName'/></zeebe:ioMapping>"),
                        Codes.UNKNOWN_VARIABLE),
                diagram(
                        "the outcome of a call is a constant",
                        "decide-application",
                        d -> d.extension("decide-application", "output", "source", "=\"ACCEPT\""),
                        Codes.OUTCOME_FORGED));
    }

    private static Stream<Hostile> jobs() {
        return Stream.of(
                diagram(
                        "a job of nobody",
                        "match-application",
                        d -> d.extension("match-application", "taskDefinition", "type", "match-applications"),
                        Codes.UNKNOWN_JOB_TYPE),
                diagram(
                        "a job chosen by data",
                        "match-application",
                        d -> d.extension("match-application", "taskDefinition", "type", "=lastMessage"),
                        Codes.JOB_TYPE_BY_EXPRESSION),
                diagram(
                        "a connector",
                        "match-application",
                        d -> d.extension("match-application", "taskDefinition", "type", "io.camunda:http-json:1"),
                        Codes.CONNECTOR),
                diagram(
                        "an inbound connector",
                        "application-received",
                        d -> d.within(
                                "application-received",
                                "properties",
                                "<zeebe:property name='inbound.type' value='webhook'/>"),
                        Codes.CONNECTOR),
                diagram(
                        "a bomb of retries",
                        "match-application",
                        d -> d.extension("match-application", "taskDefinition", "retries", "2147483647"),
                        Codes.RETRIES),
                diagram(
                        "retries by expression",
                        "match-application",
                        d -> d.extension("match-application", "taskDefinition", "retries", "=inquiryAttempts"),
                        Codes.RETRIES),
                diagram(
                        "a notice that nobody can write",
                        "notify-everybody",
                        d -> d.add("process:enrol-my-number-card", service("notify-everybody", "notify-applicant"))
                                .insert(
                                        "notify-rejection-to-application-rejected",
                                        "notify-everybody",
                                        "notify-everybody"),
                        Codes.UNKNOWN_NOTICE));
    }

    private static Stream<Hostile> people() {
        return Stream.of(
                diagram(
                        "applicants decide",
                        "decide-on-application",
                        d -> d.extension(
                                "decide-on-application", "assignmentDefinition", "candidateGroups", "applicant"),
                        Codes.UNKNOWN_GROUP),
                diagram(
                        "candidates by expression",
                        "decide-on-application",
                        d -> d.extension(
                                "decide-on-application", "assignmentDefinition", "candidateGroups", "=lastMessage"),
                        Codes.UNKNOWN_GROUP),
                diagram(
                        "examiners decide",
                        "decide-on-application",
                        d -> d.extension(
                                "decide-on-application", "assignmentDefinition", "candidateGroups", "examiner"),
                        Codes.WRONG_GROUP),
                diagram(
                        "one person decides all",
                        "decide-on-application",
                        d -> d.extension("decide-on-application", "assignmentDefinition", "assignee", "yamada"),
                        Codes.ASSIGNEE_NAMED),
                diagram(
                        "the mark of four eyes is gone",
                        "decide-on-application",
                        d -> d.dropProperty("decide-on-application", "four_eyes"),
                        Codes.FOUR_EYES_MISSING),
                diagram(
                        "four eyes of another task",
                        "decide-on-paper-application",
                        d -> d.dropProperty("decide-on-paper-application", "four_eyes")
                                .within(
                                        "decide-on-paper-application",
                                        "properties",
                                        "<zeebe:property name='four_eyes' value='send-inquiry'/>"),
                        Codes.FOUR_EYES_MISSING),
                diagram(
                        "a task past the inbox",
                        "decide-on-application",
                        d -> d.dropExtension("decide-on-application", "userTask"),
                        Codes.NOT_A_CAMUNDA_USER_TASK),
                diagram(
                        "a task with the view of another",
                        "decide-on-application",
                        d -> d.extension(
                                "decide-on-application", "formDefinition", "externalReference", "examine-application"),
                        Codes.UNKNOWN_USER_TASK),
                diagram(
                        "the same task twice",
                        "examine-application",
                        d -> d.add("process:renew-certificate", node("userTask", "examine-application")),
                        Codes.DUPLICATE_ID));
    }

    private static Stream<Hostile> messages() {
        return Stream.of(
                diagram(
                        "a message that brings whatever it likes",
                        "application-withdrawn",
                        d -> d.dropExtension("application-withdrawn", "ioMapping"),
                        Codes.MESSAGE_UNGUARDED),
                diagram(
                        "a message of nobody",
                        "await-receipt",
                        d -> d.set("message-receipt-confirmed", "name", "decision-made-elsewhere"),
                        Codes.UNKNOWN_MESSAGE,
                        Codes.OUTCOME_FORGED),
                diagram(
                        "a message for every case",
                        "await-receipt",
                        d -> d.extension("message-receipt-confirmed", "subscription", "correlationKey", "=\"all\""),
                        Codes.CORRELATION_KEY),
                diagram(
                        "news about an earlier letter",
                        "await-inquiry-reply",
                        d -> d.extension("message-inquiry-answered", "subscription", "correlationKey", "=caseId"),
                        Codes.CORRELATION_KEY),
                diagram(
                        "a message that says it is another",
                        "application-withdrawn",
                        d -> d.extension("application-withdrawn", "output", "source", "=\"receipt-confirmed\""),
                        Codes.MESSAGE_UNGUARDED,
                        Codes.OUTCOME_FORGED));
    }

    private static Stream<Hostile> calls() {
        return Stream.of(
                diagram(
                        "the newest version, whatever it is by then",
                        "decide-application",
                        d -> d.extension("decide-application", "calledElement", "bindingType", "latest"),
                        Codes.BINDING_NOT_DEPLOYMENT),
                diagram(
                        "a call by expression",
                        "decide-application",
                        d -> d.extension("decide-application", "calledElement", "processId", "=lastMessage"),
                        Codes.CALLED_BY_EXPRESSION),
                diagram(
                        "a process of another deployment",
                        "decide-application",
                        d -> d.extension("decide-application", "calledElement", "processId", "decide-elsewhere"),
                        Codes.CALLED_PROCESS_MISSING),
                diagram(
                        "a called process hands over all its variables",
                        "decide-application",
                        d -> d.extension("decide-application", "calledElement", "propagateAllChildVariables", "true"),
                        Codes.CALL_PASSES_ALL),
                diagram(
                        "a called process that knows nothing of its caller",
                        "decide-application",
                        d -> d.extension("decide-application", "calledElement", "propagateAllParentVariables", "false"),
                        Codes.CALL_PASSES_ALL),
                diagram(
                        "a process that calls itself",
                        "",
                        d -> d.file("bpmn/circle.bpmn", process("go-round", circle()))
                                .extension("decide-application", "calledElement", "processId", "go-round"),
                        Codes.CALL_CYCLE),
                diagram(
                        "a route inside a route",
                        "",
                        d -> d.extension("decide-renewal", "calledElement", "processId", "enrol-my-number-card"),
                        Codes.ROUTE_CALLED),
                diagram(
                        "a process that nothing calls",
                        "",
                        d -> d.file("bpmn/free.bpmn", process("issue-freely", twoEvents("freed"))),
                        Codes.PROCESS_UNCALLED),
                diagram(
                        "a clone of a process",
                        "",
                        d -> d.file("bpmn/clone.bpmn", process("decide-application", twoEvents("cloned"))),
                        Codes.PROCESS_TWICE),
                diagram(
                        "a process that is not executable",
                        "",
                        d -> d.set("process:decide-application", "isExecutable", "false"),
                        Codes.NOT_EXECUTABLE),
                diagram(
                        "a process without version",
                        "",
                        d -> d.dropExtension("process:decide-application", "versionTag"),
                        Codes.VERSION_MISSING));
    }

    private static Stream<Hostile> waits() {
        return Stream.of(
                diagram(
                        "nobody says why it waits for ever",
                        "examine-application",
                        d -> d.dropProperty("examine-application", "wait_without_deadline"),
                        Codes.WAIT_WITHOUT_DEADLINE),
                diagram(
                        "the deadline is gone",
                        "await-receipt",
                        d -> d.remove("receipt-overdue")
                                .remove("revoke-unreceived")
                                .remove("destroy-unreceived-key")
                                .remove("notify-revocation")
                                .remove("certificate-revoked"),
                        Codes.WAIT_WITHOUT_DEADLINE),
                diagram(
                        "a date that begins anew",
                        "receipt-overdue-timer",
                        d -> d.becomeNested("receipt-overdue", "timeDate", "timeDuration"),
                        Codes.RELATIVE_TIMER),
                diagram(
                        "a date in another century",
                        "receipt-overdue",
                        d -> d.say("receipt-overdue", "timeDate", "=date and time(\"2999-01-01T00:00:00Z\")"),
                        Codes.TIMER_NOT_FROM_VARIABLE),
                diagram(
                        "a date from a variable that is none",
                        "receipt-overdue",
                        d -> d.say("receipt-overdue", "timeDate", "=decision"),
                        Codes.TIMER_NOT_FROM_VARIABLE),
                diagram(
                        "a date that is computed",
                        "receipt-overdue",
                        d -> d.say("receipt-overdue", "timeDate", "=receiptDeadline + duration(\"P9Y\")"),
                        Codes.TIMER_NOT_FROM_VARIABLE));
    }

    private static Stream<Hostile> conditions() {
        String flow = "accepted-by-decider-to-accepted-by-people";
        return Stream.of(
                diagram(
                        "a default way",
                        "accepted-by-decider",
                        d -> d.set("accepted-by-decider", "default", flow),
                        Codes.GATEWAY_DEFAULT),
                diagram(
                        "a way without condition",
                        "accepted-by-decider",
                        d -> d.drop(flow, "conditionExpression"),
                        Codes.CONDITION_MISPLACED),
                diagram(
                        "a condition where nothing is chosen",
                        "match-application",
                        d -> d.add(
                                "match-application-to-decide-application",
                                "<bpmn:conditionExpression>=decision = \"ACCEPT\"</bpmn:conditionExpression>"),
                        Codes.CONDITION_MISPLACED),
                diagram(
                        "a bomb in FEEL",
                        flow,
                        d -> d.when(flow, "=some x in 1..1000000000 satisfies x = 1000000001"),
                        Codes.EXPRESSION_REFUSED),
                diagram(
                        "a loop in FEEL",
                        flow,
                        d -> d.when(flow, "=count(for x in 1..100000, y in 1..100000 return x) > 0"),
                        Codes.EXPRESSION_REFUSED),
                diagram(
                        "a context full of expressions",
                        flow,
                        d -> d.when(flow, "={a: decision}.a = \"ACCEPT\""),
                        Codes.EXPRESSION_REFUSED),
                diagram(
                        "parentheses for ever",
                        flow,
                        d -> d.when(flow, "=" + "(".repeat(100) + "decision = \"ACCEPT\"" + ")".repeat(100)),
                        Codes.EXPRESSION_REFUSED),
                diagram(
                        "more comparisons than anybody reads",
                        flow,
                        d -> d.when(flow, "=decision = \"ACCEPT\"" + " or decision = \"ACCEPT\"".repeat(100)),
                        Codes.EXPRESSION_REFUSED),
                diagram("always", flow, d -> d.when(flow, "=true"), Codes.EXPRESSION_REFUSED),
                diagram(
                        "two variables compared",
                        flow,
                        d -> d.when(flow, "=decision = examination"),
                        Codes.EXPRESSION_REFUSED),
                diagram(
                        "no expression but a text",
                        flow,
                        d -> d.when(flow, "decision = \"ACCEPT\""),
                        Codes.EXPRESSION_REFUSED),
                diagram(
                        "a value that nobody gives",
                        flow,
                        d -> d.when(flow, "=decision = \"APPROVED\""),
                        Codes.UNKNOWN_VALUE),
                diagram(
                        "a variable that nobody gives",
                        flow,
                        d -> d.when(flow, "=applicantIsFriend = \"YES\""),
                        Codes.UNKNOWN_VARIABLE));
    }

    private static Stream<Hostile> shape() {
        return Stream.of(
                diagram(
                        "a task that nothing leads to",
                        "verify-never",
                        d -> d.add("process:enrol-my-number-card", service("verify-never", "verify-identity"))
                                .connect("verify-never", "application-accepted"),
                        Codes.UNREACHABLE),
                diagram(
                        "a way that ends nowhere",
                        "store-more",
                        d -> d.add("process:enrol-my-number-card", service("store-more", "store-documents"))
                                .lead("notify-withdrawal-to-withdrawal-confirmed", "store-more")
                                .remove("withdrawal-confirmed"),
                        Codes.DEAD_END),
                diagram(
                        "a case that goes round for ever",
                        "card-examination-due",
                        d -> d.lead("accepted-by-decider-to-accepted-by-people", "card-examination-due")
                                .lead("accepted-by-decider-to-rejected-by-people", "card-examination-due")
                                .remove("accepted-by-people")
                                .remove("rejected-by-people"),
                        Codes.DEAD_END),
                diagram(
                        "an engine that turns without anybody",
                        "first-turn",
                        d -> d.add("assess-application", node("exclusiveGateway", "first-turn"))
                                .add("assess-application", node("exclusiveGateway", "second-turn"))
                                .lead("assessment-started-to-status-asked-again", "first-turn")
                                .connect("first-turn", "second-turn")
                                .connect("second-turn", "first-turn", "=issuance = null")
                                .connect("second-turn", "status-asked-again", "=issuance != null"),
                        Codes.CYCLE_WITHOUT_WORK),
                diagram(
                        "two tokens without a gateway",
                        "match-application",
                        d -> d.connect("match-application", "assessment-finished"),
                        Codes.IMPLICIT_FORK),
                diagram(
                        "flows that are listed otherwise than drawn",
                        "match-application",
                        d -> d.set("identity-verified-to-identity-rejected", "targetRef", "match-application"),
                        Codes.FLOWS_DISAGREE),
                diagram(
                        "a flow into a subprocess",
                        "store-documents-to-assess-application",
                        d -> d.set("store-documents-to-assess-application", "targetRef", "match-application"),
                        Codes.FLOW_WITHOUT_ENDS,
                        Codes.FLOWS_DISAGREE),
                diagram(
                        "an event attached to nothing",
                        "application-withdrawn",
                        d -> d.set("application-withdrawn", "attachedToRef", "application-accepted"),
                        Codes.WRONG_CONNECTION),
                diagram(
                        "an id twice in two files",
                        "store-documents",
                        d -> d.set("store-renewal-documents", "id", "store-documents"),
                        Codes.DUPLICATE_ID,
                        Codes.FLOW_WITHOUT_ENDS,
                        Codes.FLOWS_DISAGREE),
                diagram(
                        "an id that says nothing",
                        "Activity_0x1",
                        d -> d.set("certificate-revoked", "id", "Activity_0x1"),
                        Codes.ID_UNREADABLE,
                        Codes.FLOW_WITHOUT_ENDS,
                        Codes.FLOWS_DISAGREE),
                diagram(
                        "an element without an English name",
                        "match-application",
                        d -> d.dropProperty("match-application", "name_en"),
                        Codes.NAME_MISSING));
    }

    private static String circle() {
        return node("startEvent", "round-begun", "<bpmn:outgoing>round-one</bpmn:outgoing>")
                + "<bpmn:callActivity id='call-round' name='試験'><bpmn:extensionElements><zeebe:calledElement"
                + " processId='go-round' bindingType='deployment' propagateAllChildVariables='false'/>" + Hostile.NAMED
                + "</bpmn:extensionElements><bpmn:incoming>round-one</bpmn:incoming>"
                + "<bpmn:outgoing>round-two</bpmn:outgoing></bpmn:callActivity>"
                + node("endEvent", "round-ended", "<bpmn:incoming>round-two</bpmn:incoming>")
                + "<bpmn:sequenceFlow id='round-one' sourceRef='round-begun' targetRef='call-round'/>"
                + "<bpmn:sequenceFlow id='round-two' sourceRef='call-round' targetRef='round-ended'/>";
    }
}
