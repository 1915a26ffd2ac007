package org.toroku.workflows.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which variables can still be looked at from a place on. Those that cannot are forgotten there, so that places with the
 * same future are followed once.
 */
final class Liveness {
    private final Deployment deployment;
    private final long[] live;

    Liveness(Deployment deployment) {
        this.deployment = deployment;
        this.live = new long[deployment.nodes.size()];
        solve();
    }

    /** Bits of the variables that matter when a node is entered. */
    long before(FlowNode node) {
        return live[node.index];
    }

    /** Bits of a caller's variables that matter after the call, however it ends. */
    long across(FlowNode call) {
        long across = interruptions(call);
        for (FlowNode.Flow flow : call.outgoing) {
            across |= live[flow.target().index];
        }
        return across;
    }

    private void solve() {
        List<List<FlowNode>> readers = new ArrayList<>();
        for (int i = 0; i < live.length; i++) {
            readers.add(new ArrayList<>());
        }
        for (FlowNode node : deployment.nodes) {
            after(node).forEach(next -> readers.get(next.index).add(node));
            interrupters(node).forEach(event -> readers.get(event.index).add(node));
        }
        Deque<FlowNode> work = new ArrayDeque<>();
        boolean[] waiting = new boolean[live.length];
        Arrays.fill(waiting, true);
        deployment.nodes.reversed().forEach(work::add);
        while (!work.isEmpty()) {
            FlowNode node = work.remove();
            waiting[node.index] = false;
            long found = compute(node);
            if (found != live[node.index]) {
                live[node.index] = found;
                for (FlowNode reader : readers.get(node.index)) {
                    if (!waiting[reader.index]) {
                        waiting[reader.index] = true;
                        work.add(reader);
                    }
                }
            }
        }
    }

    private long compute(FlowNode node) {
        long after = 0;
        for (FlowNode next : after(node)) {
            after |= live[next.index];
        }
        long here = switch (node.kind) {
            case SERVICE, USER, RECEIVE, CATCH, BOUNDARY -> after & ~Answers.alwaysWritten(node);
            case EXCLUSIVE -> after | reads(node);
            case CALL -> after & ~mapped(node) | start(node.called == null ? null : node.called.root);
            case SUB_PROCESS -> start(node.inner);
            case END -> after | returned(node);
            default -> after;
        };
        return here | interruptions(node);
    }

    /** What a case goes on with; the end of a subprocess goes on behind it. */
    private static List<FlowNode> after(FlowNode node) {
        List<FlowNode> after = new ArrayList<>();
        FlowNode leaving = node;
        while (leaving.kind == Kind.END && leaving.scope.owner != null) {
            leaving = leaving.scope.owner;
        }
        if (leaving.kind != Kind.END) {
            leaving.outgoing.forEach(flow -> after.add(flow.target()));
        }
        if (node.inner != null && node.inner.start != null) {
            after.add(node.inner.start);
        }
        if (node.called != null && node.called.root.start != null) {
            after.add(node.called.root.start);
        }
        return after;
    }

    private long start(@Nullable Scope scope) {
        return scope == null || scope.start == null ? 0 : live[scope.start.index];
    }

    private static long reads(FlowNode gateway) {
        long read = 0;
        for (FlowNode.Flow flow : gateway.outgoing) {
            read |= Conditions.reads(flow);
        }
        return read;
    }

    private static long mapped(FlowNode call) {
        long mapped = 0;
        for (String target : call.outputs.keySet()) {
            mapped |= Tracked.of(target).map(Tracked::mask).orElse(0L);
        }
        return mapped;
    }

    /** What the callers take back. */
    private static long returned(FlowNode end) {
        long returned = 0;
        if (end.scope.owner == null) {
            for (FlowNode call : end.scope.process.callers) {
                returned |= mapped(call);
            }
        }
        return returned;
    }

    private long interruptions(FlowNode node) {
        long all = 0;
        for (FlowNode event : interrupters(node)) {
            all |= live[event.index];
        }
        return all;
    }

    /** Events that may end the node, or a subprocess around it. */
    private static List<FlowNode> interrupters(FlowNode node) {
        List<FlowNode> events = new ArrayList<>();
        for (FlowNode host = node; host != null; host = host.scope.owner) {
            for (FlowNode event : host.boundaries) {
                if (event.interrupting && event != node) {
                    events.add(event);
                }
            }
        }
        return events;
    }
}
