package org.toroku.workflows.proof;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The allow-list: which elements a model may have, where, with which attributes. Whatever is not listed is refused, so
 * that a construct which a later engine understands is no way around a proof that does not. {@link Codes} says of each
 * refused construct why.
 */
final class Constructs {
    static final Set<String> FLOW_NODES = Set.of(
            "bpmn:startEvent",
            "bpmn:endEvent",
            "bpmn:intermediateCatchEvent",
            "bpmn:boundaryEvent",
            "bpmn:exclusiveGateway",
            "bpmn:parallelGateway",
            "bpmn:eventBasedGateway",
            "bpmn:serviceTask",
            "bpmn:userTask",
            "bpmn:receiveTask",
            "bpmn:callActivity",
            "bpmn:subProcess");

    static final Set<String> EVENT_DEFINITIONS =
            Set.of("bpmn:messageEventDefinition", "bpmn:timerEventDefinition", "bpmn:errorEventDefinition");

    private static final Set<String> SCOPES = Set.of("bpmn:process", "bpmn:subProcess");

    /** May stand in each other more than once; everything else is said once. */
    private static final Set<String> REPEATED = repeated();

    private static final Set<String> TEXTUAL = Set.of(
            "bpmn:documentation",
            "bpmn:incoming",
            "bpmn:outgoing",
            "bpmn:conditionExpression",
            "bpmn:timeDate",
            "bpmn:text");

    /** Attributes of whatever is in a diagram. */
    private static final Set<String> DRAWN = Set.of(
            "id",
            "name",
            "documentation",
            "resolution",
            "bpmnElement",
            "isExpanded",
            "isHorizontal",
            "isMarkerVisible",
            "isMessageVisible",
            "labelStyle",
            "sourceElement",
            "targetElement",
            "x",
            "y",
            "width",
            "height",
            "size",
            "isBold",
            "isItalic",
            "isUnderline",
            "isStrikeThrough",
            "bioc:stroke",
            "bioc:fill",
            "color:background-color",
            "color:border-color",
            "color:color");

    private static final Map<String, Allowed> ALLOWED = allowed();

    private static final Map<String, String> REFUSED = refused();

    private static final Map<String, String> REFUSED_ATTRIBUTES = Map.ofEntries(
            Map.entry("isForCompensation", Codes.COMPENSATION),
            Map.entry("triggeredByEvent", Codes.EVENT_SUB_PROCESS),
            Map.entry("default", Codes.GATEWAY_DEFAULT),
            Map.entry("instantiate", Codes.START_BY_EVENT),
            Map.entry("isInterrupting", Codes.EVENT_SUB_PROCESS),
            Map.entry("parallelMultiple", Codes.MULTI_INSTANCE),
            Map.entry("assignee", Codes.ASSIGNEE_NAMED),
            Map.entry("candidateUsers", Codes.ASSIGNEE_NAMED),
            Map.entry("formId", Codes.FORM_OF_THE_ENGINE),
            Map.entry("formKey", Codes.FORM_OF_THE_ENGINE),
            Map.entry("propagateAllParentVariables", Codes.CALL_PASSES_ALL),
            Map.entry("versionTag", Codes.BINDING_NOT_DEPLOYMENT));

    private record Allowed(Set<String> parents, Set<String> attributes) {}

    private Constructs() {}

    static boolean hasText(String name) {
        return TEXTUAL.contains(name);
    }

    /** Refuses what is not allowed in a file. */
    static void check(Node root, Findings findings) {
        if (!root.name.equals("bpmn:definitions")) {
            findings.refuse(code(root), "", root.id(), Map.of("what", root.local()));
            return;
        }
        check(root, "", findings);
    }

    private static void check(Node node, String process, Findings findings) {
        String processId = node.name.equals("bpmn:process") ? node.id() : process;
        if (isDiagram(node)) {
            checkDiagram(node, processId, findings);
            return;
        }
        Allowed allowed = ALLOWED.get(node.name);
        if (allowed == null) {
            refuse(code(node), node, processId, node.local(), findings);
            return;
        }
        checkAttributes(node, allowed, processId, findings);
        if (!isPlaced(node, allowed)) {
            refuse(Codes.MISPLACED_ELEMENT, node, processId, node.local(), findings);
        }
        if (!hasText(node.name) && node.textLength() > 0) {
            refuse(Codes.MISPLACED_ELEMENT, node, processId, "text", findings);
        }
        Set<String> seen = new HashSet<>();
        for (Node child : node.children) {
            if (!seen.add(child.name) && !REPEATED.contains(child.name)) {
                refuse(Codes.SAID_TWICE, child, processId, child.local(), findings);
            }
            String property = child.name.equals("zeebe:property") ? child.attribute("name") : "";
            if (!property.isEmpty() && !seen.add("zeebe:property " + property)) {
                refuse(Codes.SAID_TWICE, child, processId, property, findings);
            }
            check(child, processId, findings);
        }
    }

    private static void checkAttributes(Node node, Allowed allowed, String processId, Findings findings) {
        for (Map.Entry<String, String> attribute : node.attributes.entrySet()) {
            String name = attribute.getKey();
            if (allowed.attributes.contains(name) || isHarmless(name, attribute.getValue())) {
                continue;
            }
            String code = name.startsWith("?:")
                    ? Codes.UNKNOWN_NAMESPACE
                    : REFUSED_ATTRIBUTES.getOrDefault(name, Codes.UNKNOWN_ATTRIBUTE);
            refuse(code, node, processId, printable(name), findings);
        }
    }

    /** What modelers write although it says nothing. */
    private static boolean isHarmless(String name, String value) {
        return switch (name) {
            case "triggeredByEvent", "isForCompensation", "instantiate" -> value.equals("false");
            default -> false;
        };
    }

    private static boolean isPlaced(Node node, Allowed allowed) {
        Node parent = node.parent;
        if (parent == null) {
            return allowed.parents.isEmpty();
        }
        if (parent.name.equals("bpmn:extensionElements")) {
            Node owner = parent.parent;
            return owner != null && allowed.parents.contains("+" + owner.name);
        }
        return allowed.parents.contains(parent.name);
    }

    private static String code(Node node) {
        if (node.name.startsWith("?:")) {
            return Codes.UNKNOWN_NAMESPACE;
        }
        return REFUSED.getOrDefault(node.name, Codes.UNKNOWN_ELEMENT);
    }

    private static boolean isDiagram(Node node) {
        return node.name.startsWith("bpmndi:") || node.name.startsWith("di:") || node.name.startsWith("dc:");
    }

    /** The engine does not look at the diagram; it may hold nothing but a diagram. */
    private static void checkDiagram(Node node, String processId, Findings findings) {
        Node parent = node.parent;
        if (parent == null || (parent.name.equals("bpmn:definitions") != node.name.equals("bpmndi:BPMNDiagram"))) {
            refuse(Codes.MISPLACED_ELEMENT, node, processId, node.local(), findings);
        }
        if (node.textLength() > 0) {
            refuse(Codes.MISPLACED_ELEMENT, node, processId, "text", findings);
        }
        for (String attribute : node.attributes.keySet()) {
            if (attribute.startsWith("?:")) {
                refuse(Codes.UNKNOWN_NAMESPACE, node, processId, printable(attribute), findings);
            } else if (!DRAWN.contains(attribute)) {
                refuse(Codes.UNKNOWN_ATTRIBUTE, node, processId, printable(attribute), findings);
            }
        }
        for (Node child : node.children) {
            if (isDiagram(child)) {
                checkDiagram(child, processId, findings);
            } else {
                refuse(code(child), child, processId, child.local(), findings);
            }
        }
    }

    private static void refuse(String code, Node node, String processId, String what, Findings findings) {
        findings.refuse(code, processId, node.nearestId(), Map.of("what", printable(what)));
    }

    /** Names come from files of strangers. */
    static String printable(String word) {
        String plain = word.replaceAll("[^\\p{L}\\p{N}:_.\\- =\"<>]", "?");
        return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
    }

    private static Set<String> repeated() {
        Set<String> repeated = new HashSet<>(FLOW_NODES);
        repeated.addAll(Set.of(
                "bpmn:message",
                "bpmn:error",
                "bpmn:process",
                "bpmn:sequenceFlow",
                "bpmn:incoming",
                "bpmn:outgoing",
                "bpmn:textAnnotation",
                "bpmn:association",
                "bpmndi:BPMNDiagram",
                "zeebe:property",
                "zeebe:output"));
        return Set.copyOf(repeated);
    }

    private static Map<String, Allowed> allowed() {
        Map<String, Allowed> all = new HashMap<>();
        allow(
                all,
                "bpmn:definitions",
                Set.of(),
                "id",
                "name",
                "targetNamespace",
                "exporter",
                "exporterVersion",
                "modeler:executionPlatform",
                "modeler:executionPlatformVersion");
        Set<String> definitions = Set.of("bpmn:definitions");
        allow(all, "bpmn:process", definitions, "id", "name", "isExecutable");
        allow(all, "bpmn:message", definitions, "id", "name");
        allow(all, "bpmn:error", definitions, "id", "name", "errorCode");
        for (String node : FLOW_NODES) {
            allow(all, node, SCOPES, "id", "name", "zeebe:modelerTemplate", "zeebe:modelerTemplateVersion");
        }
        allow(all, "bpmn:boundaryEvent", SCOPES, "id", "name", "attachedToRef", "cancelActivity");
        allow(all, "bpmn:receiveTask", SCOPES, "id", "name", "messageRef");
        allow(all, "bpmn:sequenceFlow", SCOPES, "id", "name", "sourceRef", "targetRef");
        allow(all, "bpmn:conditionExpression", Set.of("bpmn:sequenceFlow"), "xsi:type", "id");
        Set<String> triggered = Set.of("bpmn:intermediateCatchEvent", "bpmn:boundaryEvent");
        allow(all, "bpmn:messageEventDefinition", triggered, "id", "messageRef");
        allow(all, "bpmn:timerEventDefinition", triggered, "id");
        allow(all, "bpmn:errorEventDefinition", Set.of("bpmn:boundaryEvent", "bpmn:endEvent"), "id", "errorRef");
        allow(all, "bpmn:timeDate", Set.of("bpmn:timerEventDefinition"), "xsi:type", "id");
        allow(all, "bpmn:textAnnotation", SCOPES, "id", "textFormat");
        allow(all, "bpmn:text", Set.of("bpmn:textAnnotation"));
        allow(all, "bpmn:association", SCOPES, "id", "sourceRef", "targetRef", "associationDirection");
        Set<String> described = new TreeSet<>(FLOW_NODES);
        described.addAll(Set.of("bpmn:process", "bpmn:sequenceFlow", "bpmn:message", "bpmn:error", "bpmn:definitions"));
        allow(all, "bpmn:documentation", described, "id", "textFormat");
        described.remove("bpmn:definitions");
        allow(all, "bpmn:extensionElements", described);
        allow(all, "bpmn:incoming", FLOW_NODES);
        allow(all, "bpmn:outgoing", FLOW_NODES);
        extensions(all, described);
        return Map.copyOf(all);
    }

    private static void extensions(Map<String, Allowed> all, Set<String> described) {
        Set<String> user = Set.of("+bpmn:userTask");
        allow(all, "zeebe:taskDefinition", Set.of("+bpmn:serviceTask"), "type", "retries");
        allow(
                all,
                "zeebe:calledElement",
                Set.of("+bpmn:callActivity"),
                "processId",
                "bindingType",
                "propagateAllChildVariables");
        allow(all, "zeebe:versionTag", Set.of("+bpmn:process"), "value");
        allow(all, "zeebe:userTask", user);
        allow(all, "zeebe:formDefinition", user, "externalReference");
        allow(all, "zeebe:assignmentDefinition", user, "candidateGroups");
        allow(all, "zeebe:subscription", Set.of("+bpmn:message"), "correlationKey");
        Set<String> writers = new TreeSet<>();
        for (String node : Set.of(
                "serviceTask", "userTask", "receiveTask", "callActivity", "intermediateCatchEvent", "boundaryEvent")) {
            writers.add("+bpmn:" + node);
        }
        allow(all, "zeebe:ioMapping", writers);
        allow(all, "zeebe:output", Set.of("zeebe:ioMapping"), "source", "target");
        Set<String> owners = new TreeSet<>();
        described.forEach(owner -> owners.add("+" + owner));
        allow(all, "zeebe:properties", owners);
        allow(all, "zeebe:property", Set.of("zeebe:properties"), "name", "value");
    }

    private static void allow(Map<String, Allowed> all, String name, Set<String> parents, String... attributes) {
        all.put(name, new Allowed(Set.copyOf(parents), Set.of(attributes)));
    }

    private static Map<String, String> refused() {
        Map<String, String> all = new HashMap<>();
        refuse(all, Codes.SIGNAL, "bpmn:signal", "bpmn:signalEventDefinition");
        refuse(all, Codes.ESCALATION, "bpmn:escalation", "bpmn:escalationEventDefinition");
        refuse(all, Codes.COMPENSATION, "bpmn:compensateEventDefinition");
        refuse(all, Codes.TRANSACTION, "bpmn:transaction", "bpmn:cancelEventDefinition");
        refuse(all, Codes.CONDITIONAL_EVENT, "bpmn:conditionalEventDefinition", "zeebe:conditionalFilter");
        refuse(all, Codes.TERMINATE_END, "bpmn:terminateEventDefinition");
        refuse(all, Codes.LINK_EVENT, "bpmn:linkEventDefinition");
        refuse(all, Codes.AD_HOC, "bpmn:adHocSubProcess", "zeebe:adHoc");
        refuse(
                all,
                Codes.MULTI_INSTANCE,
                "bpmn:multiInstanceLoopCharacteristics",
                "bpmn:standardLoopCharacteristics",
                "zeebe:loopCharacteristics");
        refuse(all, Codes.SCRIPT_TASK, "bpmn:scriptTask", "zeebe:script");
        refuse(all, Codes.BUSINESS_RULE_TASK, "bpmn:businessRuleTask", "zeebe:calledDecision");
        refuse(all, Codes.SEND_TASK, "bpmn:sendTask", "zeebe:publishMessage");
        refuse(all, Codes.UNDEFINED_TASK, "bpmn:task", "bpmn:manualTask");
        refuse(all, Codes.INCLUSIVE_GATEWAY, "bpmn:inclusiveGateway", "bpmn:complexGateway");
        refuse(all, Codes.THROW_EVENT, "bpmn:intermediateThrowEvent");
        refuse(all, Codes.IMPORT, "bpmn:import", "bpmn:extension");
        refuse(all, Codes.COLLABORATION, "bpmn:collaboration", "bpmn:laneSet", "bpmn:choreography");
        refuse(all, Codes.RELATIVE_TIMER, "bpmn:timeDuration", "bpmn:timeCycle");
        refuse(all, Codes.EXECUTION_LISTENER, "zeebe:executionListeners");
        refuse(all, Codes.TASK_LISTENER, "zeebe:taskListeners");
        refuse(all, Codes.INPUT_MAPPING, "zeebe:input");
        refuse(all, Codes.TASK_HEADER, "zeebe:taskHeaders");
        refuse(all, Codes.FORM_OF_THE_ENGINE, "zeebe:userTaskForm");
        refuse(all, Codes.TASK_SCHEDULE, "zeebe:taskSchedule", "zeebe:priorityDefinition");
        refuse(all, Codes.EXTERNAL_RESOURCE, "zeebe:linkedResources");
        return Map.copyOf(all);
    }

    private static void refuse(Map<String, String> all, String code, String... names) {
        for (String name : names) {
            all.put(name, code);
        }
    }
}
