package org.toroku.workflows.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shortest way by which each element is met at all, whatever variables say; from the processes that cases begin with. */
final class Ways {
    private record Came(@Nullable FlowNode from, FlowNode.@Nullable Flow by) {}

    private final Map<FlowNode, Came> came = new HashMap<>();

    Ways(Deployment deployment) {
        Deque<FlowNode> next = new ArrayDeque<>();
        for (ProcessModel process : deployment.processes.values()) {
            if (process.callers.isEmpty()) {
                reach(next, process.root.start, null, null);
            }
        }
        follow(next);
    }

    private Ways(FlowNode from) {
        Deque<FlowNode> next = new ArrayDeque<>();
        from.outgoing.forEach(flow -> reach(next, flow.target(), null, flow));
        follow(next);
    }

    /** Without the first, with the last. */
    static List<String> between(FlowNode first, FlowNode last) {
        return new Ways(first).to(last);
    }

    private void follow(Deque<FlowNode> next) {
        while (!next.isEmpty()) {
            FlowNode node = next.remove();
            node.outgoing.forEach(flow -> reach(next, flow.target(), node, flow));
            node.boundaries.forEach(event -> reach(next, event, node, null));
            if (node.inner != null) {
                reach(next, node.inner.start, node, null);
            }
            if (node.called != null) {
                reach(next, node.called.root.start, node, null);
            }
        }
    }

    boolean meets(FlowNode node) {
        return came.containsKey(node);
    }

    List<String> to(FlowNode node) {
        List<String> backwards = new ArrayList<>();
        for (FlowNode at = node; at != null; ) {
            backwards.add(at.id);
            Came how = came.get(at);
            if (how != null && how.by() != null) {
                backwards.add(how.by().id());
            }
            at = how == null ? null : how.from();
        }
        Collections.reverse(backwards);
        return backwards;
    }

    private void reach(
            Deque<FlowNode> next, @Nullable FlowNode node, @Nullable FlowNode from, FlowNode.@Nullable Flow by) {
        if (node != null && came.putIfAbsent(node, new Came(from, by)) == null) {
            next.add(node);
        }
    }
}
