package org.toroku.workflows.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows every way that a case can go, shortest first, through called processes, subprocesses, interruptions, loops and
 * branches, for every answer of every job and person. What is followed is more than can happen, never less.
 */
final class Explorer {
    private static final long FACTS = ~Tracked.ALL;

    private record Place(int node, int frame, long state) {}

    private record FrameKey(int parent, int at, long saved, int branch, long done) {}

    private final Liveness liveness;
    private final ParallelBlocks blocks;
    private final Findings findings;
    private final Promises promises;
    private final Conditions conditions = new Conditions();
    private final long[] touched;
    private final Deque<Step> next = new ArrayDeque<>();
    private final Map<Place, Integer> seen = new HashMap<>();
    private final Endings endings = new Endings();
    private final Map<FrameKey, Frame> frames = new HashMap<>();
    private int moves;

    Explorer(Deployment deployment, ParallelBlocks blocks, Findings findings) {
        this.liveness = new Liveness(deployment);
        this.blocks = blocks;
        this.findings = findings;
        this.promises = new Promises(findings);
        this.touched = new long[deployment.nodes.size()];
        Arrays.setAll(touched, index -> Facts.touchedBy(deployment.nodes.get(index)));
    }

    void explore(ProcessModel process, Route route) {
        FlowNode start = process.root.start;
        if (start == null) {
            return;
        }
        Frame root = new Frame(frames.size(), null, null, 0, 0, 0, route);
        frames.put(new FrameKey(-1, start.index, 0, 0, 0), root);
        enter(start, root, 0, null, "", null);
        while (!next.isEmpty()) {
            if (seen.size() > Limits.STATES || moves > Limits.MOVES) {
                findings.report(Codes.TOO_COMPLEX, process.id, "", Map.of());
                return;
            }
            Step step = next.remove();
            interrupt(step);
            go(step);
        }
        if (!findings.tells(Codes.DEAD_END, Codes.CYCLE_WITHOUT_WORK, Codes.DATE_WAITED_AGAIN)) {
            endings.endless().ifPresent(step -> report(Codes.NEVER_ENDS, step, Map.of()));
        }
    }

    private void go(Step step) {
        FlowNode node = step.node();
        switch (node.kind) {
            case EXCLUSIVE -> choose(step);
            case PARALLEL -> parallel(step);
            case END -> end(step);
            case SUB_PROCESS -> begin(node.inner, step.frame(), step.state(), step);
            case CALL -> {
                Frame inside = frame(step.frame(), node, step.state() & liveness.across(node), 0, 0);
                begin(node.called == null ? null : node.called.root, inside, step.state(), step);
            }
            case START, EVENT_BASED -> leave(node, step.frame(), step.state(), step, null);
            case SERVICE, USER, RECEIVE, CATCH, BOUNDARY -> {
                promises.before(step);
                for (Vocabulary.Answer answer : Answers.of(node)) {
                    promises.answered(step, answer);
                    long after = Answers.apply(node, answer, step.state());
                    leave(
                            node,
                            step.frame(),
                            Facts.after(node, answer, step.frame().route(), after),
                            step,
                            answer);
                }
            }
        }
    }

    private void begin(@Nullable Scope scope, Frame frame, long state, Step from) {
        if (scope != null && scope.start != null) {
            enter(scope.start, frame, state, from, "", null);
        }
    }

    private void leave(FlowNode node, Frame frame, long state, Step from, Vocabulary.@Nullable Answer said) {
        for (FlowNode.Flow flow : node.outgoing) {
            enter(flow.target(), frame, state, from, flow.id(), said);
        }
    }

    private void enter(
            FlowNode node, Frame frame, long state, @Nullable Step from, String via, Vocabulary.@Nullable Answer said) {
        int place = place(node, frame, state, from, via, said);
        if (from != null) {
            endings.way(from.place(), place);
        }
    }

    private int place(
            FlowNode node, Frame frame, long state, @Nullable Step from, String via, Vocabulary.@Nullable Answer said) {
        moves++;
        long known = state & (liveness.before(node) | FACTS);
        Place place = new Place(node.index, frame.number(), known);
        Integer number = seen.get(place);
        if (number == null) {
            number = seen.size();
            seen.put(place, number);
            Step step = new Step(number, node, frame, known, from, via, said);
            endings.add(step);
            next.add(step);
        }
        return number;
    }

    // --- choices -----------------------------------------------------------------------------------

    private void choose(Step step) {
        FlowNode gateway = step.node();
        if (gateway.outgoing.size() < 2) {
            leave(gateway, step.frame(), step.state(), step, null);
            return;
        }
        long read = 0;
        for (FlowNode.Flow flow : gateway.outgoing) {
            read |= conditions.of(flow).reads();
        }
        if (combinations(step.state(), read) > Limits.COMBINATIONS) {
            moves = Limits.MOVES + 1;
            endings.end(step.place());
            return;
        }
        for (long state : concrete(step.state(), read)) {
            moves += gateway.outgoing.size();
            List<FlowNode.Flow> taken = gateway.outgoing.stream()
                    .filter(flow -> conditions.of(flow).test(state))
                    .toList();
            boolean stops = gateway.outgoing.stream()
                    .anyMatch(flow -> conditions.of(flow).stops(state));
            if (taken.size() != 1 || stops) {
                endings.end(step.place());
                String code = taken.isEmpty() || stops ? Codes.OUTCOME_WITHOUT_WAY : Codes.OUTCOME_WITH_TWO_WAYS;
                report(code, step, Map.of("values", values(state, read)));
            }
            taken.forEach(flow -> enter(flow.target(), step.frame(), state, step, flow.id(), null));
        }
    }

    /** The path is walked back only where it is told. */
    private void report(String code, Step step, Map<String, String> facts) {
        findings.once(code, step.node(), "", () -> Violation.at(code, step, facts));
    }

    private static long combinations(long state, long read) {
        long combinations = 1;
        for (Tracked variable : Tracked.values()) {
            if ((read & variable.mask()) != 0 && variable.in(state) == Tracked.ANY) {
                combinations *= variable.domain.size();
            }
        }
        return combinations;
    }

    /** A value that is not known may be any. */
    private static List<Long> concrete(long state, long read) {
        List<Long> states = List.of(state);
        for (Tracked variable : Tracked.values()) {
            if ((read & variable.mask()) != 0 && variable.in(state) == Tracked.ANY) {
                List<Long> more = new ArrayList<>();
                for (long each : states) {
                    for (int number = 0; number < variable.domain.size(); number++) {
                        more.add(variable.with(each, number));
                    }
                }
                states = more;
            }
        }
        return states;
    }

    private static String values(long state, long read) {
        Map<String, String> words = new TreeMap<>();
        for (Tracked variable : Tracked.values()) {
            if ((read & variable.mask()) != 0) {
                words.put(variable.variable, variable.variable + " = " + variable.word(state));
            }
        }
        return String.join(", ", words.values());
    }

    // --- ends ----------------------------------------------------------------------------------------

    private void end(Step step) {
        FlowNode end = step.node();
        FlowNode owner = end.scope.owner;
        FlowNode call = step.frame().at();
        Frame parent = step.frame().parent();
        if (end.trigger == FlowNode.Trigger.ERROR) {
            raise(step);
        } else if (owner != null) {
            leave(owner, step.frame(), step.state(), step, null);
        } else if (call != null && parent != null) {
            leave(call, parent, returned(call, step.frame().saved(), step.state()), step, null);
        } else {
            endings.end(step.place());
            promises.ended(step);
        }
    }

    /** Facts stay; of the variables only what is mapped. */
    private static long returned(FlowNode call, long saved, long state) {
        long variables = saved & Tracked.ALL;
        for (String target : call.outputs.keySet()) {
            Tracked variable = Tracked.of(target).orElse(null);
            if (variable != null) {
                variables = variable.with(variables, variable.in(state));
            }
        }
        return state & FACTS | variables;
    }

    // --- interruptions ---------------------------------------------------------------------------------

    /** Told of each host around a place, from the inside out, with what is known once everything in it is cancelled. */
    private interface Hosts {
        /** @return whether to go on outwards */
        boolean at(FlowNode host, Frame frame, long state);
    }

    private void interrupt(Step step) {
        FlowNode node = step.node();
        long unknown = Facts.interrupted(node, step.state(), touched[node.index]);
        Hosts fire = (host, frame, state) -> {
            for (FlowNode event : host.boundaries) {
                if (event.interrupting && event.trigger != FlowNode.Trigger.ERROR) {
                    int place = place(event, frame, state, step, "", null);
                    if (Endings.isWayOut(node, event)) {
                        endings.way(step.place(), place);
                    }
                }
            }
            return true;
        };
        fire.at(node, step.frame(), unknown);
        outwards(node.scope, step.frame(), unknown, fire);
    }

    private void raise(Step step) {
        boolean uncaught = outwards(step.node().scope, step.frame(), step.state(), (host, frame, state) -> {
            for (FlowNode event : host.boundaries) {
                if (event.trigger == FlowNode.Trigger.ERROR && event.awaited.equals(step.node().awaited)) {
                    enter(event, frame, state, step, "", null);
                    return false;
                }
            }
            return true;
        });
        if (uncaught) {
            endings.end(step.place());
            report(Codes.ERROR_UNCAUGHT, step, Map.of("what", step.node().awaited));
        }
    }

    private boolean outwards(Scope from, Frame inside, long known, Hosts hosts) {
        Scope scope = from;
        Frame frame = inside;
        long state = known;
        while (true) {
            for (Frame parent = frame.parent(); frame.isBranchIn(scope) && parent != null; parent = frame.parent()) {
                state = abandoned(frame);
                frame = parent;
            }
            FlowNode host = scope.owner;
            Frame parent = frame.parent();
            FlowNode call = frame.at();
            if (host == null) {
                if (call == null || parent == null) {
                    return true;
                }
                host = call;
                state = state & FACTS | frame.saved() & Tracked.ALL;
                frame = parent;
            }
            if (!hosts.at(host, frame, state)) {
                return false;
            }
            scope = host.scope;
        }
    }

    // --- parallel blocks ----------------------------------------------------------------------------------

    /**
     * Branches one after the other, each beginning with what was known at the fork, so that none relies on a sibling; what
     * they come to is put together at the join.
     */
    private void parallel(Step step) {
        FlowNode gateway = step.node();
        ParallelBlocks.Block starting = blocks.at(gateway);
        ParallelBlocks.Block ending = blocks.endingAt(gateway);
        if (starting != null) {
            branch(starting, step.frame(), step.state(), 0, step.state(), step);
            return;
        }
        Frame frame = step.frame();
        Frame parent = frame.parent();
        if (ending == null || parent == null || frame.at() != ending.fork()) {
            throw new IllegalStateException("a join outside its block: " + gateway);
        }
        long written = ending.branches().get(frame.branch()).written();
        long done = frame.done() & ~written | step.state() & written;
        if (frame.branch() + 1 < ending.branches().size()) {
            branch(ending, parent, frame.saved(), frame.branch() + 1, done, step);
        } else {
            leave(gateway, parent, done, step, null);
        }
    }

    private void branch(ParallelBlocks.Block block, Frame parent, long saved, int branch, long done, Step from) {
        FlowNode.Flow first = block.fork().outgoing.get(branch);
        enter(first.target(), frame(parent, block.fork(), saved, branch, done), saved, from, first.id(), null);
    }

    /** Cancelled in its midst: nobody knows which branch came how far. */
    private long abandoned(Frame frame) {
        ParallelBlocks.Block block = frame.at() == null ? null : blocks.at(frame.at());
        if (block == null) {
            throw new IllegalStateException("no block at " + frame.at());
        }
        long state = frame.saved() & ~(block.all().written() & Facts.REVOCABLE);
        for (Tracked variable : Tracked.values()) {
            if ((block.all().written() & variable.mask()) != 0) {
                state = variable.with(state, Tracked.ANY);
            }
        }
        return state;
    }

    private Frame frame(Frame parent, FlowNode at, long saved, int branch, long done) {
        return frames.computeIfAbsent(
                new FrameKey(parent.number(), at.index, saved, branch, done),
                key -> new Frame(frames.size(), parent, at, saved, branch, done, parent.route()));
    }
}
