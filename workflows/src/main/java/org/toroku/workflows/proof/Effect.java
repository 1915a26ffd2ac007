package org.toroku.workflows.proof;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.toroku.workflows.JobTypes;

/**
 * What a part of a graph may do, whatever way is gone through it.
 *
 * @param written bits of variables and facts that it may change
 * @param read bits of variables that it looks at
 * @param messages that it waits for
 */
record Effect(long written, long read, Set<String> messages, boolean issues) {
    private static final Effect NONE = new Effect(0, 0, Set.of(), false);

    Effect and(Effect other) {
        Set<String> both = new HashSet<>(messages);
        both.addAll(other.messages);
        return new Effect(written | other.written, read | other.read, Set.copyOf(both), issues || other.issues);
    }

    /** Whether the two, side by side, could end differently depending on who is first. */
    boolean racesWith(Effect other) {
        return (written & (other.written | other.read)) != 0
                || (read & other.written) != 0
                || messages.stream().anyMatch(other.messages::contains);
    }

    /** Effects of nodes, with all that is in them or called by them. */
    static final class Of {
        private final Map<Scope, Effect> known = new HashMap<>();

        Effect nodes(Iterable<FlowNode> nodes) {
            Effect all = NONE;
            for (FlowNode node : nodes) {
                all = all.and(node(node));
            }
            return all;
        }

        private Effect node(FlowNode node) {
            if (node.inner != null) {
                return scope(node.inner);
            }
            if (node.called != null) {
                // what is called has variables of its own; only facts and what is mapped come back
                Effect called = scope(node.called.root);
                long mapped = 0;
                for (String target : node.outputs.keySet()) {
                    mapped |= Tracked.of(target).map(Tracked::mask).orElse(0L);
                }
                return new Effect(
                        called.written & ~Tracked.ALL | mapped, called.read | mapped, called.messages, called.issues);
            }
            long written = Facts.touchedBy(node);
            for (Tracked variable : Answers.writes(node)) {
                written |= variable.mask();
            }
            long read = 0;
            if (node.kind == Kind.EXCLUSIVE) {
                for (FlowNode.Flow flow : node.outgoing) {
                    read |= Conditions.reads(flow);
                }
            }
            return new Effect(
                    written,
                    read,
                    node.trigger == FlowNode.Trigger.MESSAGE ? Set.of(node.awaited) : Set.of(),
                    node.jobType.equals(JobTypes.ISSUE_CERTIFICATE));
        }

        private Effect scope(Scope scope) {
            Effect found = known.get(scope);
            if (found == null) {
                found = nodes(scope.nodes);
                known.put(scope, found);
            }
            return found;
        }
    }
}
