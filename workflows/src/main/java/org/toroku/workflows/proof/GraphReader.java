package org.toroku.workflows.proof;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns allowed elements into one graph, and refuses what is connected in a way that could be read differently. */
final class GraphReader {
    /** Flow nodes: the case journal is kept by their ids. */
    private static final Pattern NODE_ID = Pattern.compile("[a-z]+(-[a-z]+)+");

    private static final Pattern OTHER_ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    private static final int ID_LENGTH = 120;

    private final Findings findings;
    private final Deployment deployment = new Deployment();

    /** Of flow nodes and flows of the whole deployment, with the kind of element. */
    private final Map<String, String> ids = new HashMap<>();

    GraphReader(Findings findings) {
        this.findings = findings;
    }

    Deployment read(List<Node> roots) {
        for (Node root : roots) {
            file(root);
        }
        if (deployment.nodes.size() > Limits.FLOW_NODES) {
            findings.refuse(Codes.TOO_MANY_ELEMENTS, "", "", Map.of("what", Integer.toString(Limits.FLOW_NODES)));
        }
        connectCalls();
        return deployment;
    }

    private void file(Node root) {
        uniqueIds(root, new HashSet<>(), "");
        List<Node> processes = root.all("bpmn:process").toList();
        if (processes.size() != 1) {
            findings.refuse(
                    processes.isEmpty() ? Codes.NO_PROCESS : Codes.SECOND_PROCESS,
                    processes.isEmpty() ? "" : processes.get(1).id(),
                    "",
                    Map.of("what", root.id()));
        }
        for (Node xml : processes) {
            ProcessModel process = new ProcessModel(xml.id(), xml);
            if (deployment.processes.putIfAbsent(process.id, process) != null) {
                findings.refuse(Codes.PROCESS_TWICE, process.id, "", Map.of());
                continue;
            }
            new ScopeReader(process, definitions(root, "bpmn:message"), definitions(root, "bpmn:error"))
                    .read(process.root, xml);
        }
    }

    private static Map<String, Node> definitions(Node root, String name) {
        return root.all(name).collect(Collectors.toMap(Node::id, each -> each, (one, other) -> one));
    }

    /** Every id of a file, diagram included; what a reference means must not depend on the reader. */
    private void uniqueIds(Node node, Set<String> seen, String process) {
        String processId = node.name.equals("bpmn:process") ? node.id() : process;
        String id = node.id();
        if (node.attributes.containsKey("id")) {
            if (!seen.add(id)) {
                findings.refuse(Codes.DUPLICATE_ID, processId, id, Map.of("what", id));
            }
            boolean readable = Constructs.FLOW_NODES.contains(node.name) || node.name.equals("bpmn:process")
                    ? NODE_ID.matcher(id).matches()
                    : OTHER_ID.matcher(id).matches();
            if (!readable || id.length() > ID_LENGTH) {
                findings.refuse(Codes.ID_UNREADABLE, processId, Constructs.printable(id), Map.of());
            }
        }
        node.children.forEach(child -> uniqueIds(child, seen, processId));
    }

    private void connectCalls() {
        for (FlowNode call : deployment.nodes(Kind.CALL)) {
            call.called = deployment.processes.get(call.calledId);
            if (call.called != null) {
                call.called.callers.add(call);
            }
        }
        // a call may have the name of what it calls, nothing else may
        for (FlowNode node : deployment.nodes) {
            if (node.kind != Kind.CALL && deployment.processes.containsKey(node.id)) {
                findings.refuse(Codes.DUPLICATE_ID, node.scope.process.id, node.id, Map.of("what", node.id));
            }
        }
    }

    private final class ScopeReader {
        private final ProcessModel process;
        private final Map<String, Node> messages;
        private final Map<String, Node> errors;
        private final Map<String, FlowNode> byId = new HashMap<>();

        ScopeReader(ProcessModel process, Map<String, Node> messages, Map<String, Node> errors) {
            this.process = process;
            this.messages = messages;
            this.errors = errors;
        }

        void read(Scope scope, Node xml) {
            for (Node child : xml.children) {
                if (Constructs.FLOW_NODES.contains(child.name)) {
                    node(scope, child);
                }
            }
            for (Node child : xml.children) {
                if (child.name.equals("bpmn:sequenceFlow")) {
                    flow(scope, child);
                }
            }
            scope.nodes.forEach(this::checkConnections);
            start(scope);
        }

        private void node(Scope scope, Node xml) {
            claim(xml.id(), "node");
            FlowNode node = new FlowNode(deployment.nodes.size(), xml.id(), Kind.of(xml.local()), scope, xml);
            deployment.nodes.add(node);
            process.nodes.add(node);
            scope.nodes.add(node);
            byId.putIfAbsent(node.id, node);
            Node mapping = xml.extension("zeebe:ioMapping");
            if (mapping != null) {
                mapping.all("zeebe:output").forEach(output -> {
                    if (node.outputs.put(output.attribute("target"), output.attribute("source")) != null) {
                        refuse(Codes.SAID_TWICE, node, output.attribute("target"));
                    }
                });
            }
            trigger(node);
            Node definition = xml.extension("zeebe:taskDefinition");
            node.jobType = definition == null ? "" : definition.attribute("type");
            Node form = xml.extension("zeebe:formDefinition");
            node.form = form == null ? "" : form.attribute("externalReference");
            Node called = xml.extension("zeebe:calledElement");
            node.calledId = called == null ? "" : called.attribute("processId");
            if (node.kind == Kind.SUB_PROCESS) {
                Scope inner = new Scope(process, node);
                node.inner = inner;
                read(inner, xml);
            }
        }

        private void trigger(FlowNode node) {
            Node xml = node.xml;
            if (xml.children.stream()
                            .filter(child -> Constructs.EVENT_DEFINITIONS.contains(child.name))
                            .count()
                    > 1) {
                refuse(Codes.SAID_TWICE, node, "eventDefinition");
            }
            Node message = node.kind == Kind.RECEIVE ? xml : xml.first("bpmn:messageEventDefinition");
            Node timer = xml.first("bpmn:timerEventDefinition");
            Node error = xml.first("bpmn:errorEventDefinition");
            if (message != null) {
                node.trigger = FlowNode.Trigger.MESSAGE;
                node.awaited = name(messages.get(message.attribute("messageRef")), "name");
            } else if (timer != null) {
                node.trigger = FlowNode.Trigger.TIMER;
                Node date = timer.first("bpmn:timeDate");
                node.awaited = date == null ? "" : date.text();
            } else if (error != null) {
                node.trigger = FlowNode.Trigger.ERROR;
                Node definition = errors.get(error.attribute("errorRef"));
                node.awaited = name(definition, "errorCode");
                if (definition == null || !OTHER_ID.matcher(node.awaited).matches()) {
                    refuse(Codes.WRONG_CONNECTION, node, error.attribute("errorRef"));
                }
            } else if (node.kind == Kind.CATCH || node.kind == Kind.BOUNDARY) {
                refuse(Codes.WRONG_CONNECTION, node, "event");
            }
        }

        private static String name(@Nullable Node definition, String attribute) {
            return definition == null ? "" : definition.attribute(attribute);
        }

        private void flow(Scope scope, Node xml) {
            String id = xml.id();
            claim(id, "flow");
            FlowNode source = byId.get(xml.attribute("sourceRef"));
            FlowNode target = byId.get(xml.attribute("targetRef"));
            if (source == null || target == null || source.scope != scope || target.scope != scope) {
                findings.refuse(Codes.FLOW_WITHOUT_ENDS, process.id, id, Map.of());
                return;
            }
            Node condition = xml.first("bpmn:conditionExpression");
            FlowNode.Flow flow = new FlowNode.Flow(id, source, target, condition == null ? "" : condition.text());
            source.outgoing.add(flow);
            target.incoming.add(flow);
        }

        private void checkConnections(FlowNode node) {
            if (!listed(node, "bpmn:outgoing").equals(ids(node.outgoing))
                    || !listed(node, "bpmn:incoming").equals(ids(node.incoming))) {
                refuse(Codes.FLOWS_DISAGREE, node, "");
            }
            boolean wrong = switch (node.kind) {
                case START -> !node.incoming.isEmpty();
                case BOUNDARY -> !node.incoming.isEmpty() || !attach(node);
                case END -> !node.outgoing.isEmpty();
                default -> false;
            };
            if (wrong) {
                refuse(Codes.WRONG_CONNECTION, node, "");
            }
        }

        private boolean attach(FlowNode event) {
            FlowNode host = byId.get(event.xml.attribute("attachedToRef"));
            String cancel = event.xml.attribute("cancelActivity");
            if (host == null || host.scope != event.scope || !host.kind.isActivity()) {
                return false;
            }
            event.attachedTo = host;
            event.interrupting = !cancel.equals("false");
            host.boundaries.add(event);
            return Set.of("", "true", "false").contains(cancel)
                    && (event.interrupting || event.trigger != FlowNode.Trigger.ERROR);
        }

        private static Set<String> ids(List<FlowNode.Flow> flows) {
            return flows.stream().map(FlowNode.Flow::id).collect(Collectors.toSet());
        }

        private static Set<String> listed(FlowNode node, String name) {
            return node.xml.all(name).map(each -> each.text().strip()).collect(Collectors.toSet());
        }

        private void start(Scope scope) {
            List<FlowNode> starts =
                    scope.nodes.stream().filter(node -> node.kind == Kind.START).toList();
            FlowNode owner = scope.owner;
            if (starts.size() != 1) {
                findings.refuse(Codes.START_UNCLEAR, process.id, owner == null ? "" : owner.id, Map.of());
                return;
            }
            scope.start = starts.getFirst();
            if (!starts.getFirst().xml.children.stream()
                    .allMatch(child -> Set.of("bpmn:documentation", "bpmn:extensionElements", "bpmn:outgoing")
                            .contains(child.name))) {
                refuse(Codes.START_BY_EVENT, starts.getFirst(), "");
            }
        }

        private void claim(String id, String what) {
            if (id.isEmpty()) {
                findings.refuse(Codes.ID_UNREADABLE, process.id, "", Map.of());
            } else if (ids.putIfAbsent(id, what) != null) {
                findings.refuse(Codes.DUPLICATE_ID, process.id, id, Map.of("what", id));
            }
        }

        private void refuse(String code, FlowNode node, String what) {
            findings.refuse(code, process.id, node.id, Map.of("what", Constructs.printable(what)));
        }
    }
}
