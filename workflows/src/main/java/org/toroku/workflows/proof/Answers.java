package org.toroku.workflows.proof;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a node may answer, and which variables of that its mappings let into the case. */
final class Answers {
    private static final List<Vocabulary.Answer> NOTHING = List.of(new Vocabulary.Answer(Map.of()));

    private Answers() {}

    static List<Vocabulary.Answer> of(FlowNode node) {
        return switch (node.kind) {
            case SERVICE -> answers(Vocabulary.JOBS.get(node.jobType));
            case USER -> answers(Vocabulary.task(node));
            case RECEIVE, CATCH, BOUNDARY -> ofMessage(node);
            default -> NOTHING;
        };
    }

    /** Variables that the node writes into the case. */
    static Set<Tracked> writes(FlowNode node) {
        Set<Tracked> written = new HashSet<>();
        for (Vocabulary.Answer answer : of(node)) {
            for (String variable : answer.values().keySet()) {
                if (lets(node, variable)) {
                    Tracked.of(variable).ifPresent(written::add);
                }
            }
        }
        return written;
    }

    /** Variables that the node writes whatever it answers. */
    static long alwaysWritten(FlowNode node) {
        long always = Tracked.ALL;
        for (Vocabulary.Answer answer : of(node)) {
            long here = 0;
            for (String variable : answer.values().keySet()) {
                if (lets(node, variable)) {
                    here |= Tracked.of(variable).map(Tracked::mask).orElse(0L);
                }
            }
            always &= here;
        }
        return always;
    }

    static long apply(FlowNode node, Vocabulary.Answer answer, long state) {
        long after = state;
        for (Map.Entry<String, String> each : answer.values().entrySet()) {
            Tracked variable = Tracked.of(each.getKey()).orElse(null);
            if (variable != null && lets(node, each.getKey())) {
                after = variable.with(after, variable.domain.indexOf(each.getValue()));
            }
        }
        return after;
    }

    /** Without any output mapping the engine takes over everything that an answer brings. */
    private static boolean lets(FlowNode node, String variable) {
        return node.outputs.isEmpty() || node.outputs.containsKey(variable);
    }

    private static List<Vocabulary.Answer> answers(Vocabulary.@Nullable Work work) {
        return work == null ? NOTHING : work.answers();
    }

    private static List<Vocabulary.Answer> ofMessage(FlowNode node) {
        if (!Vocabulary.BROUGHT.containsKey(node.awaited)
                || !node.outputs.containsKey(Tracked.INQUIRY_ATTEMPTS.variable)) {
            return NOTHING;
        }
        return IntStream.range(1, Tracked.INQUIRY_ATTEMPTS.domain.size())
                .mapToObj(number -> new Vocabulary.Answer(
                        Map.of(Tracked.INQUIRY_ATTEMPTS.variable, Tracked.INQUIRY_ATTEMPTS.domain.get(number))))
                .toList();
    }
}
