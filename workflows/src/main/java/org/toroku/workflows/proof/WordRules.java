package org.toroku.workflows.proof;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.Messages;
import org.toroku.workflows.NoticeIds;
import org.toroku.workflows.Roles;
import org.toroku.workflows.TaskIds;
import org.toroku.workflows.Variables;

/** Words that model and code share: only known ones, each where it belongs. */
final class WordRules {
    private static final Pattern VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}\\.\\d+");
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]");

    /** Inbound connectors read properties such as {@code inbound.type}; ours are plain words. */
    private static final Pattern PROPERTY = Pattern.compile("[a-z]+(_[a-z]+)*");

    private final Deployment deployment;
    private final Findings findings;
    private final Map<ProcessModel, Map<String, String>> subscriptions = new HashMap<>();

    WordRules(Deployment deployment, Findings findings) {
        this.deployment = deployment;
        this.findings = findings;
    }

    void check() {
        deployment.processes.values().forEach(this::process);
        deployment.nodes.forEach(this::node);
    }

    private void process(ProcessModel process) {
        if (!process.xml.attribute("isExecutable").equals("true")) {
            findings.report(Codes.NOT_EXECUTABLE, process.id, "", Map.of());
        }
        Node version = process.xml.extension("zeebe:versionTag");
        if (version == null || !VERSION.matcher(version.attribute("value")).matches()) {
            findings.report(Codes.VERSION_MISSING, process.id, "", Map.of());
        }
        boolean begins = Route.of(process.id).isPresent();
        if (begins && !process.callers.isEmpty()) {
            findings.refuse(Codes.ROUTE_CALLED, process.id, "", Map.of("what", process.callers.getFirst().id));
        }
        if (!begins && process.callers.isEmpty()) {
            findings.report(Codes.PROCESS_UNCALLED, process.id, "", Map.of());
        }
        properties(process.xml, process.id);
    }

    private void properties(Node node, String processId) {
        if (node.name.equals("zeebe:property")
                && !PROPERTY.matcher(node.attribute("name")).matches()) {
            findings.refuse(
                    Codes.CONNECTOR,
                    processId,
                    node.nearestId(),
                    Map.of("what", Constructs.printable(node.attribute("name"))));
        }
        node.children.forEach(child -> properties(child, processId));
    }

    private void node(FlowNode node) {
        name(node);
        if (isAnothers(node)) {
            refuse(Codes.ID_OF_ANOTHER, node, "");
        }
        switch (node.kind) {
            case SERVICE -> service(node);
            case USER -> user(node);
            case CALL -> call(node);
            case RECEIVE, CATCH, BOUNDARY -> message(node);
            default -> {}
        }
        mappings(node);
    }

    /** Code finds tasks by their ids, and notices say what they are by theirs. */
    private static boolean isAnothers(FlowNode node) {
        return (node.kind != Kind.USER && TaskIds.ALL.contains(node.id))
                || (!node.jobType.equals(JobTypes.NOTIFY_APPLICANT)
                        && !node.isAdditionalCheck()
                        && NoticeIds.ALL.contains(node.id));
    }

    /** A gateway that only joins has nothing to say. */
    private void name(FlowNode node) {
        boolean silent = node.kind.isGateway() && (node.outgoing.size() < 2 || node.kind != Kind.EXCLUSIVE);
        boolean named = JAPANESE.matcher(node.xml.attribute("name")).find()
                && !node.xml.property("name_en").isBlank();
        if (!silent && !named) {
            report(Codes.NAME_MISSING, node, "");
        }
    }

    private void service(FlowNode node) {
        Node definition = node.xml.extension("zeebe:taskDefinition");
        if (node.jobType.startsWith("=")) {
            refuse(Codes.JOB_TYPE_BY_EXPRESSION, node, node.jobType);
        } else if (node.jobType.startsWith("io.camunda")) {
            refuse(Codes.CONNECTOR, node, node.jobType);
        } else if (!JobTypes.SERVICE_TASKS.contains(node.jobType)) {
            refuse(Codes.UNKNOWN_JOB_TYPE, node, node.jobType);
        }
        if (definition != null && !definition.attribute("retries").equals("3")) {
            report(Codes.RETRIES, node, definition.attribute("retries"));
        }
        if (node.jobType.equals(JobTypes.NOTIFY_APPLICANT) && !NoticeIds.ALL.contains(node.id)) {
            report(Codes.UNKNOWN_NOTICE, node, "");
        }
    }

    private void user(FlowNode node) {
        if (node.xml.extension("zeebe:userTask") == null) {
            refuse(Codes.NOT_A_CAMUNDA_USER_TASK, node, "");
        }
        if (node.isAdditionalCheck()) {
            new CheckRules(findings).check(node);
            return;
        }
        Vocabulary.Work work = Vocabulary.TASKS.get(node.id);
        if (work == null || !node.form.equals(node.id)) {
            refuse(Codes.UNKNOWN_USER_TASK, node, node.form);
        }
        String group = group(node);
        if (!Roles.ALL.contains(group)) {
            report(Codes.UNKNOWN_GROUP, node, group);
        } else if (work != null && !work.role().equals(group)) {
            report(Codes.WRONG_GROUP, node, group);
        }
        String examination = Vocabulary.FOUR_EYES.get(node.id);
        if (examination != null && !node.xml.property("four_eyes").equals(examination)) {
            report(Codes.FOUR_EYES_MISSING, node, examination);
        }
    }

    /** The candidates of a user task; empty where it names none. */
    static String group(FlowNode node) {
        Node assignment = node.xml.extension("zeebe:assignmentDefinition");
        return assignment == null ? "" : assignment.attribute("candidateGroups");
    }

    private void call(FlowNode node) {
        Node called = node.xml.extension("zeebe:calledElement");
        if (node.calledId.startsWith("=")) {
            refuse(Codes.CALLED_BY_EXPRESSION, node, node.calledId);
        } else if (node.called == null) {
            refuse(Codes.CALLED_PROCESS_MISSING, node, node.calledId);
        }
        if (called == null || !called.attribute("bindingType").equals("deployment")) {
            refuse(Codes.BINDING_NOT_DEPLOYMENT, node, called == null ? "" : called.attribute("bindingType"));
        }
        // without any output mapping the engine would hand all back again
        if (called == null || !called.attribute("propagateAllChildVariables").equals("false")) {
            refuse(Codes.CALL_PASSES_ALL, node, "");
        }
    }

    private void message(FlowNode node) {
        if (node.trigger != FlowNode.Trigger.MESSAGE) {
            if (!node.outputs.isEmpty()) {
                report(Codes.OUTCOME_OF_ANOTHER, node, String.join(", ", node.outputs.keySet()));
            }
            return;
        }
        if (!Messages.ALL.contains(node.awaited)) {
            refuse(Codes.UNKNOWN_MESSAGE, node, node.awaited);
            return;
        }
        if (!subscription(node).equals(Messages.correlationExpression(node.awaited))) {
            report(Codes.CORRELATION_KEY, node, subscription(node));
        }
        if (!("=\"" + node.awaited + "\"").equals(node.outputs.get(Variables.LAST_MESSAGE))) {
            refuse(Codes.MESSAGE_UNGUARDED, node, node.awaited);
        }
    }

    private String subscription(FlowNode node) {
        return subscriptions
                .computeIfAbsent(node.scope.process, WordRules::subscriptions)
                .getOrDefault(node.awaited, "");
    }

    /** Expressions of the correlation keys by the names of the messages. */
    private static Map<String, String> subscriptions(ProcessModel process) {
        Node root = process.xml.parent;
        Map<String, String> keys = new HashMap<>();
        if (root != null) {
            root.all("bpmn:message").forEach(message -> {
                Node subscription = message.extension("zeebe:subscription");
                String key = subscription == null ? "" : subscription.attribute("correlationKey");
                // two definitions of one message must not differ
                keys.merge(message.attribute("name"), key, (one, other) -> one.equals(other) ? one : "");
            });
        }
        return keys;
    }

    /** Outcomes come from whoever finds them out, under their own name; a model computes nothing. */
    private void mappings(FlowNode node) {
        node.outputs.forEach((target, source) -> {
            if (!Variables.ALL.contains(target)) {
                report(Codes.UNKNOWN_VARIABLE, node, target);
            } else if (target.equals(Variables.LAST_MESSAGE)) {
                if (node.trigger != FlowNode.Trigger.MESSAGE || !source.equals("=\"" + node.awaited + "\"")) {
                    report(Codes.OUTCOME_FORGED, node, target);
                }
            } else if (!source.equals("=" + target)) {
                refuse(Codes.OUTCOME_FORGED, node, target + " " + source);
            } else if (!mayWrite(node).contains(target)) {
                refuse(Codes.OUTCOME_OF_ANOTHER, node, target);
            }
        });
    }

    private static Set<String> mayWrite(FlowNode node) {
        return switch (node.kind) {
            case SERVICE -> outputs(Vocabulary.JOBS.get(node.jobType));
            case USER -> outputs(Vocabulary.task(node));
            case CALL -> Set.of(Tracked.DECISION.variable, Tracked.ISSUANCE.variable);
            default -> Vocabulary.BROUGHT.getOrDefault(node.awaited, Set.of());
        };
    }

    private static Set<String> outputs(Vocabulary.@org.jspecify.annotations.Nullable Work work) {
        return work == null ? Set.of() : work.outputs();
    }

    private void refuse(String code, FlowNode node, String what) {
        findings.refuse(code, node.scope.process.id, node.id, Map.of("what", Constructs.printable(what)));
    }

    private void report(String code, FlowNode node, String what) {
        findings.report(code, node.scope.process.id, node.id, Map.of("what", Constructs.printable(what)));
    }
}
