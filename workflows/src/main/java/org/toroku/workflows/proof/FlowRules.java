package org.toroku.workflows.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.toroku.workflows.JobTypes;

/** Shape of the graph: everything is met, everything ends, nothing turns for ever, nothing runs beside a case but notices. */
final class FlowRules {
    private final Deployment deployment;
    private final Findings findings;
    private final Ways ways;
    private final Map<Scope, Boolean> passes = new HashMap<>();
    private final Map<Scope, Set<String>> raised = new HashMap<>();
    private int besides;

    FlowRules(Deployment deployment, Findings findings) {
        this.deployment = deployment;
        this.findings = findings;
        this.ways = new Ways(deployment);
    }

    void check() {
        if (callsInCircles()) {
            return;
        }
        for (FlowNode node : deployment.nodes) {
            if (!ways.meets(node)) {
                report(Codes.UNREACHABLE, node, List.of());
            }
            if (eventsAround(node) > Limits.EVENTS_AROUND) {
                findings.refuse(Codes.TOO_COMPLEX, node.scope.process.id, node.id, Map.of());
                return;
            }
            if (!node.kind.isGateway() && node.outgoing.size() > 1) {
                refuse(Codes.IMPLICIT_FORK, node);
            }
            if (node.kind == Kind.EVENT_BASED) {
                eventBased(node);
            }
            if (node.kind == Kind.BOUNDARY && node.trigger == FlowNode.Trigger.ERROR) {
                error(node);
            }
            if (node.kind == Kind.BOUNDARY && !node.interrupting) {
                beside(node);
            }
        }
        for (ProcessModel process : deployment.processes.values()) {
            ends(process.root);
            turns(process.root);
        }
    }

    /** Each of them may happen at each place inside. */
    private static int eventsAround(FlowNode node) {
        int events = 0;
        for (FlowNode host = node; host != null; host = host.scope.owner) {
            events += host.boundaries.size();
        }
        return events;
    }

    private boolean callsInCircles() {
        Map<ProcessModel, Integer> depths = new HashMap<>();
        boolean found = false;
        for (ProcessModel process : deployment.processes.values()) {
            if (depth(process, depths) > Limits.CALL_DEPTH) {
                findings.refuse(Codes.CALL_CYCLE, process.id, "", Map.of());
                found = true;
            }
        }
        return found;
    }

    /** Of calls below; a process that is under way counts as too deep. */
    private static int depth(ProcessModel process, Map<ProcessModel, Integer> depths) {
        Integer known = depths.get(process);
        if (known != null) {
            return known;
        }
        depths.put(process, Limits.CALL_DEPTH + 1);
        int depth = 0;
        for (FlowNode node : process.nodes) {
            if (node.called != null) {
                depth = Math.max(depth, 1 + depth(node.called, depths));
            }
        }
        depths.put(process, depth);
        return depth;
    }

    /** Each way of an event-based gateway begins with an event, entered from nowhere else. */
    private void eventBased(FlowNode gateway) {
        boolean right = gateway.outgoing.size() > 1
                && gateway.outgoing.stream()
                        .map(FlowNode.Flow::target)
                        .allMatch(event -> event.kind == Kind.CATCH && event.incoming.size() == 1);
        if (!right) {
            refuse(Codes.WRONG_CONNECTION, gateway);
        }
    }

    /** No worker of ours raises an error, so only an end inside can: elsewhere the way could serve a bypass alone. */
    private void error(FlowNode event) {
        FlowNode host = event.attachedTo;
        if (host == null || !raised(host).contains(event.awaited)) {
            refuse(Codes.ERROR_NOBODY_RAISES, event);
        }
    }

    /** Codes of the errors that ends inside raise, caught there or not. */
    private Set<String> raised(FlowNode host) {
        Scope scope = host.inner != null ? host.inner : host.called == null ? null : host.called.root;
        if (scope == null) {
            return Set.of();
        }
        Set<String> known = raised.get(scope);
        if (known == null) {
            known = new HashSet<>();
            for (FlowNode node : scope.nodes) {
                if (node.kind == Kind.END && node.trigger == FlowNode.Trigger.ERROR) {
                    known.add(node.awaited);
                }
                known.addAll(raised(node));
            }
            raised.put(scope, known);
        }
        return known;
    }

    /** What follows an event that does not interrupt runs beside the case: it may tell somebody, and end. */
    private void beside(FlowNode event) {
        if (event.trigger == FlowNode.Trigger.MESSAGE) {
            report(Codes.MESSAGE_BESIDE_CASE, event, ways.to(event));
        }
        if (besides++ > Limits.VIOLATIONS) {
            // as many as nobody draws: each is followed to its end
            findings.refuse(Codes.TOO_COMPLEX, event.scope.process.id, event.id, Map.of());
            return;
        }
        Set<FlowNode> region = new HashSet<>();
        Deque<FlowNode> next = new ArrayDeque<>();
        event.outgoing.forEach(flow -> next.add(flow.target()));
        while (!next.isEmpty()) {
            FlowNode node = next.remove();
            if (!region.add(node)) {
                continue;
            }
            node.outgoing.forEach(flow -> next.add(flow.target()));
            node.boundaries.forEach(next::add);
            if (node.inner != null && node.inner.start != null) {
                next.add(node.inner.start);
            }
            if (node.called != null && node.called.root.start != null) {
                next.add(node.called.root.start);
            }
        }
        for (FlowNode node : region) {
            if (node.jobType.equals(JobTypes.ISSUE_CERTIFICATE)) {
                List<String> path = new ArrayList<>(ways.to(event));
                path.addAll(Ways.between(event, node));
                report(Codes.ISSUE_BESIDE_CASE, node, path);
                return;
            }
        }
        for (FlowNode node : region) {
            boolean tells = node.kind == Kind.SERVICE
                    && (node.jobType.equals(JobTypes.NOTIFY_APPLICANT)
                            || node.jobType.equals(JobTypes.RAISE_REVOCATION));
            boolean ends = node.kind == Kind.END && node.trigger == FlowNode.Trigger.NONE;
            boolean ours =
                    node.incoming.stream().allMatch(flow -> flow.source() == event || region.contains(flow.source()));
            if (!ours || !(tells || ends) || !node.boundaries.isEmpty()) {
                report(Codes.BESIDE_CASE, event, ways.to(event));
                return;
            }
        }
    }

    private void ends(Scope scope) {
        Set<FlowNode> ending = new HashSet<>();
        Deque<FlowNode> next = new ArrayDeque<>();
        scope.nodes.stream().filter(node -> node.kind == Kind.END).forEach(next::add);
        while (!next.isEmpty()) {
            FlowNode node = next.remove();
            if (ending.add(node)) {
                node.incoming.forEach(flow -> next.add(flow.source()));
            }
        }
        for (FlowNode node : scope.nodes) {
            if (!ending.contains(node)) {
                report(Codes.DEAD_END, node, ways.to(node));
            }
            if (node.inner != null) {
                ends(node.inner);
            }
        }
    }

    /** Takes away whatever has no way in or no way out; what remains turns. */
    private void turns(Scope scope) {
        Set<FlowNode> turning = new HashSet<>();
        scope.nodes.stream().filter(this::passes).forEach(turning::add);
        boolean changed = true;
        Deque<FlowNode> next = new ArrayDeque<>(turning);
        while (changed) {
            changed = false;
            while (!next.isEmpty()) {
                FlowNode node = next.remove();
                boolean in = node.incoming.stream().anyMatch(flow -> turning.contains(flow.source()));
                boolean out = node.outgoing.stream().anyMatch(flow -> turning.contains(flow.target()));
                if (turning.contains(node) && !(in && out)) {
                    turning.remove(node);
                    changed = true;
                    node.incoming.forEach(flow -> next.add(flow.source()));
                    node.outgoing.forEach(flow -> next.add(flow.target()));
                }
            }
        }
        scope.nodes.stream()
                .filter(turning::contains)
                .findFirst()
                .ifPresent(node -> report(Codes.CYCLE_WITHOUT_WORK, node, ways.to(node)));
        scope.nodes.forEach(node -> {
            if (node.inner != null) {
                turns(node.inner);
            }
        });
    }

    /** Whether the engine may go through without anybody doing anything. */
    private boolean passes(FlowNode node) {
        return switch (node.kind) {
            case SERVICE, USER, RECEIVE, CATCH, EVENT_BASED -> false;
            case SUB_PROCESS -> node.inner != null && passes(node.inner);
            case CALL -> node.called != null && passes(node.called.root);
            default -> true;
        };
    }

    private boolean passes(Scope scope) {
        Boolean known = passes.get(scope);
        if (known != null) {
            return known;
        }
        Set<FlowNode> seen = new HashSet<>();
        Deque<FlowNode> next = new ArrayDeque<>();
        if (scope.start != null) {
            next.add(scope.start);
        }
        boolean through = false;
        while (!next.isEmpty()) {
            FlowNode node = next.remove();
            if (seen.add(node) && passes(node)) {
                through |= node.kind == Kind.END;
                node.outgoing.forEach(flow -> next.add(flow.target()));
            }
        }
        passes.put(scope, through);
        return through;
    }

    private void refuse(String code, FlowNode node) {
        findings.refuse(code, node.scope.process.id, node.id, Map.of());
    }

    private void report(String code, FlowNode node, List<String> path) {
        findings.report(code, node, path, Map.of());
    }
}
