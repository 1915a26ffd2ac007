package org.toroku.workflows.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date that has passed fires at once. Whoever waits for it again before anybody has set it anew keeps the engine busy for
 * ever, and takes a task away from people as soon as they have it.
 */
final class DateRules {
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

    private final Deployment deployment;
    private final Findings findings;
    private final Map<FlowNode, Set<String>> written = new HashMap<>();
    private final Map<FlowNode, Boolean> quick = new HashMap<>();

    DateRules(Deployment deployment, Findings findings) {
        this.deployment = deployment;
        this.findings = findings;
    }

    void check() {
        Set<String> dates = new TreeSet<>();
        deployment.nodes.forEach(node -> dates.addAll(read(node)));
        Ways ways = new Ways(deployment);
        for (String date : dates) {
            List<FlowNode> without = deployment.nodes.stream()
                    .filter(node -> !writes(node).contains(date))
                    .toList();
            Set<FlowNode> turning = turning(without);
            deployment.nodes.stream()
                    .filter(node -> turning.contains(node) && read(node).contains(date))
                    .findFirst()
                    .ifPresent(node ->
                            findings.report(Codes.DATE_WAITED_AGAIN, node, ways.to(node), Map.of("what", date)));
        }
    }

    private static Set<String> read(FlowNode node) {
        Set<String> dates = new HashSet<>();
        if (node.trigger == FlowNode.Trigger.TIMER) {
            Matcher word = WORD.matcher(node.awaited);
            while (word.find()) {
                if (Vocabulary.DATES.contains(word.group())) {
                    dates.add(word.group());
                }
            }
        }
        return dates;
    }

    /** Variables that a node, or what is in it, hands to the case. */
    private Set<String> writes(FlowNode node) {
        Set<String> known = written.get(node);
        if (known == null) {
            known = new HashSet<>();
            if (node.inner != null) {
                for (FlowNode each : node.inner.nodes) {
                    known.addAll(writes(each));
                }
            } else {
                Vocabulary.Work work =
                        node.kind == Kind.SERVICE ? Vocabulary.JOBS.get(node.jobType) : Vocabulary.TASKS.get(node.id);
                known.addAll(node.outputs.isEmpty() && work != null ? work.outputs() : node.outputs.keySet());
            }
            written.put(node, known);
        }
        return known;
    }

    /** Where a case may come to without anybody waiting for anything but a date that has passed. */
    private List<FlowNode> next(FlowNode node) {
        List<FlowNode> next = new ArrayList<>();
        if (isQuick(node)) {
            node.outgoing.forEach(flow -> next.add(flow.target()));
        } else if (node.kind == Kind.EVENT_BASED) {
            node.outgoing.stream()
                    .map(FlowNode.Flow::target)
                    .filter(event -> event.trigger == FlowNode.Trigger.TIMER)
                    .forEach(next::add);
        }
        node.boundaries.stream()
                .filter(event -> event.interrupting && event.trigger == FlowNode.Trigger.TIMER)
                .forEach(next::add);
        return next;
    }

    private boolean isQuick(FlowNode node) {
        Boolean known = quick.get(node);
        if (known == null) {
            known = switch (node.kind) {
                case USER, RECEIVE, EVENT_BASED -> false;
                case CATCH -> node.trigger == FlowNode.Trigger.TIMER;
                case SUB_PROCESS -> node.inner != null && isQuick(node.inner);
                case CALL -> node.called != null && isQuick(node.called.root);
                default -> true;
            };
            quick.put(node, known);
        }
        return known;
    }

    /** Whether a case may get through. */
    private boolean isQuick(Scope scope) {
        Set<FlowNode> met = new HashSet<>();
        Deque<FlowNode> work = new ArrayDeque<>();
        if (scope.start != null) {
            work.add(scope.start);
        }
        while (!work.isEmpty()) {
            FlowNode node = work.remove();
            if (met.add(node)) {
                work.addAll(next(node));
            }
        }
        return met.stream().anyMatch(node -> node.kind == Kind.END && node.trigger == FlowNode.Trigger.NONE);
    }

    /** Nodes that a case may come back to, of those given. */
    private Set<FlowNode> turning(Collection<FlowNode> nodes) {
        Set<FlowNode> left = new HashSet<>(nodes);
        Map<FlowNode, List<FlowNode>> before = new HashMap<>();
        for (FlowNode node : nodes) {
            for (FlowNode next : next(node)) {
                if (left.contains(next)) {
                    before.computeIfAbsent(next, _ -> new ArrayList<>()).add(node);
                }
            }
        }
        Set<FlowNode> turning = new HashSet<>();
        Set<FlowNode> done = new HashSet<>();
        for (FlowNode last : order(nodes, left).reversed()) {
            // whatever comes to it, of what is left, lies on a circle with it
            List<FlowNode> circle = new ArrayList<>();
            Deque<FlowNode> work = new ArrayDeque<>(List.of(last));
            while (!work.isEmpty()) {
                FlowNode node = work.remove();
                if (done.add(node)) {
                    circle.add(node);
                    work.addAll(before.getOrDefault(node, List.of()));
                }
            }
            if (circle.size() > 1) {
                turning.addAll(circle);
            }
        }
        return turning;
    }

    /** Each node behind all that it leads to and that does not lead back. */
    private List<FlowNode> order(Collection<FlowNode> nodes, Set<FlowNode> left) {
        List<FlowNode> order = new ArrayList<>();
        Set<FlowNode> met = new HashSet<>();
        Set<FlowNode> ordered = new HashSet<>();
        for (FlowNode start : nodes) {
            Deque<FlowNode> way = new ArrayDeque<>(List.of(start));
            while (!way.isEmpty()) {
                FlowNode node = way.getLast();
                if (met.add(node)) {
                    next(node).stream()
                            .filter(each -> left.contains(each) && !met.contains(each))
                            .forEach(way::addLast);
                } else {
                    way.removeLast();
                    if (ordered.add(node)) {
                        order.add(node);
                    }
                }
            }
        }
        return order;
    }
}
