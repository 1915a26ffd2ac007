package org.toroku.workflows.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Forks with their joins. A block is entered at its fork and left at its join alone, its branches touch nothing in common,
 * and none of them issues: then it does not matter in which order they run, and each can be followed as if it were alone.
 */
final class ParallelBlocks {
    /**
     * @param branches effect of each branch, in the order of the flows out of the fork
     * @param all effect of all of them
     */
    record Block(FlowNode fork, FlowNode join, List<Effect> branches, Effect all) {}

    private final Map<FlowNode, Block> byFork = new HashMap<>();
    private final Map<FlowNode, Block> byJoin = new HashMap<>();
    private final Map<FlowNode, Set<FlowNode>> regions = new HashMap<>();
    private final Findings findings;
    private final Effect.Of effects = new Effect.Of();

    ParallelBlocks(Deployment deployment, Findings findings) {
        this.findings = findings;
        List<FlowNode> gateways = deployment.nodes(Kind.PARALLEL);
        for (FlowNode gateway : gateways) {
            if (gateway.isFork() == gateway.isJoin()) {
                refuse(Codes.PARALLEL_UNPAIRED, gateway);
            }
        }
        if (!findings.broken()) {
            gateways.stream()
                    .filter(FlowNode::isFork)
                    // one after another is refused: whoever sees so many sees no more
                    .takeWhile(fork -> findings.size() < Limits.VIOLATIONS)
                    .forEach(fork -> block(fork, 0));
            gateways.stream()
                    .filter(gateway -> gateway.isJoin() && !byJoin.containsKey(gateway))
                    .forEach(join -> refuse(Codes.PARALLEL_UNPAIRED, join));
        }
    }

    @Nullable
    Block at(FlowNode fork) {
        return byFork.get(fork);
    }

    /** The block that ends here. */
    @Nullable
    Block endingAt(FlowNode join) {
        return byJoin.get(join);
    }

    private Optional<Block> block(FlowNode fork, int depth) {
        Block known = byFork.get(fork);
        if (known != null) {
            return Optional.of(known);
        }
        if (depth > Limits.PARALLEL_DEPTH) {
            refuse(Codes.TOO_COMPLEX, fork);
            return Optional.empty();
        }
        List<Effect> branches = new ArrayList<>();
        Set<FlowNode> region = new HashSet<>();
        FlowNode join = null;
        for (FlowNode.Flow flow : fork.outgoing) {
            Optional<Branch> branch = branch(flow, depth);
            if (branch.isEmpty()
                    || (join != null && join != branch.get().join)
                    || branch.get().nodes.stream().anyMatch(region::contains)) {
                refuse(Codes.PARALLEL_UNPAIRED, fork);
                return Optional.empty();
            }
            join = branch.get().join;
            region.addAll(branch.get().nodes);
            branches.add(effects.nodes(branch.get().nodes));
        }
        if (join == null || join.incoming.size() != fork.outgoing.size() || entersElsewhere(fork, region)) {
            refuse(Codes.PARALLEL_UNPAIRED, fork);
            return Optional.empty();
        }
        return Optional.of(remember(fork, join, region, branches));
    }

    private Block remember(FlowNode fork, FlowNode join, Set<FlowNode> region, List<Effect> branches) {
        Effect all = branches.getFirst();
        for (int one = 0; one < branches.size(); one++) {
            all = all.and(branches.get(one));
            for (int other = 0; other < one; other++) {
                if (branches.get(one).racesWith(branches.get(other))) {
                    refuse(Codes.PARALLEL_RACE, fork);
                }
            }
        }
        if (all.issues()) {
            refuse(Codes.ISSUE_IN_PARALLEL, fork);
        }
        Block block = new Block(fork, join, List.copyOf(branches), all);
        byFork.put(fork, block);
        byJoin.put(join, block);
        regions.put(fork, region);
        return block;
    }

    private record Branch(FlowNode join, Set<FlowNode> nodes) {}

    /** From the fork to the first join that is not of a fork in between; by exactly one flow. */
    private Optional<Branch> branch(FlowNode.Flow first, int depth) {
        Set<FlowNode> nodes = new HashSet<>();
        Set<FlowNode.Flow> arrivals = new HashSet<>();
        Deque<FlowNode.Flow> next = new ArrayDeque<>(List.of(first));
        while (!next.isEmpty()) {
            FlowNode.Flow flow = next.remove();
            FlowNode node = flow.target();
            if (node.isJoin()) {
                arrivals.add(flow);
            } else if (nodes.add(node)) {
                if (node.kind == Kind.END) {
                    return Optional.empty();
                }
                node.boundaries.forEach(event -> {
                    nodes.add(event);
                    if (event.interrupting) {
                        next.addAll(event.outgoing);
                    }
                });
                if (node.isFork()) {
                    Optional<Block> inner = block(node, depth + 1);
                    if (inner.isEmpty()) {
                        return Optional.empty();
                    }
                    nodes.addAll(regions.getOrDefault(node, Set.of()));
                    nodes.add(inner.get().join);
                    next.addAll(inner.get().join.outgoing);
                } else {
                    next.addAll(node.outgoing);
                }
            }
        }
        return arrivals.size() == 1
                ? Optional.of(new Branch(arrivals.iterator().next().target(), nodes))
                : Optional.empty();
    }

    private static boolean entersElsewhere(FlowNode fork, Set<FlowNode> region) {
        return region.stream()
                .flatMap(node -> node.incoming.stream())
                .anyMatch(flow -> flow.source() != fork && !region.contains(flow.source()));
    }

    private void refuse(String code, FlowNode node) {
        findings.refuse(code, node.scope.process.id, node.id, Map.of());
    }
}
