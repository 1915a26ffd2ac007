package org.toroku.workflows.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.toroku.workflows.Messages;

/**
 * Which places lead to which, and where a case ends. A place from which no answer leads to an end is one where a case goes
 * round for ever. That the applicant may withdraw is no way out, and neither is a date or a message while a step works: the
 * step would be done again and again until then.
 */
final class Endings {
    private static final Set<String> FROM_OUTSIDE =
            Set.of(Messages.APPLICATION_WITHDRAWN, Messages.APPLICANT_DECEASED, Messages.CERTIFICATE_REVOKED);

    private final List<Step> steps = new ArrayList<>();
    private final BitSet ending = new BitSet();
    private int[] from = new int[1024];
    private int[] to = new int[1024];
    private int ways;

    /** The next place, by its number. */
    void add(Step step) {
        steps.add(step);
    }

    /** The case ends here, or it is said elsewhere why it cannot go on. */
    void end(int place) {
        ending.set(place);
    }

    void way(int source, int target) {
        if (ways == from.length) {
            from = Arrays.copyOf(from, 2 * ways);
            to = Arrays.copyOf(to, 2 * ways);
        }
        from[ways] = source;
        to[ways++] = target;
    }

    /** Whether waiting may be ended by the event, as people expect it to be. */
    static boolean isWayOut(FlowNode waiting, FlowNode event) {
        return switch (waiting.kind) {
            case USER, RECEIVE, CATCH, EVENT_BASED -> !FROM_OUTSIDE.contains(event.awaited);
            default -> false;
        };
    }

    /** A place from which no end is reached. */
    Optional<Step> endless() {
        int[] first = new int[steps.size()];
        int[] next = new int[ways];
        Arrays.fill(first, -1);
        for (int way = 0; way < ways; way++) {
            next[way] = first[to[way]];
            first[to[way]] = way;
        }
        BitSet reaching = (BitSet) ending.clone();
        int[] work = new int[steps.size()];
        int left = 0;
        for (int place = ending.nextSetBit(0); place >= 0; place = ending.nextSetBit(place + 1)) {
            work[left++] = place;
        }
        while (left > 0) {
            for (int way = first[work[--left]]; way >= 0; way = next[way]) {
                if (!reaching.get(from[way])) {
                    reaching.set(from[way]);
                    work[left++] = from[way];
                }
            }
        }
        int endless = reaching.nextClearBit(0);
        return endless < steps.size() ? Optional.of(steps.get(turn(reaching, endless))) : Optional.empty();
    }

    /** A place that is come to again says more than the first one on the way there. */
    private int turn(BitSet reaching, int first) {
        int turn = first;
        int soonest = Integer.MAX_VALUE;
        for (int way = 0; way < ways; way++) {
            if (!reaching.get(from[way]) && to[way] <= from[way] && from[way] < soonest) {
                soonest = from[way];
                turn = to[way];
            }
        }
        return turn;
    }
}
