package org.toroku.workflows.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node about to be entered, with what is known there and how it came to that.
 *
 * @param place its number
 * @param state variables ({@link Tracked}) and facts ({@link Facts})
 * @param via sequence flow; empty where none leads there, as to an event
 * @param said what the node before answered
 */
record Step(
        int place,
        FlowNode node,
        Frame frame,
        long state,
        @Nullable Step from,
        String via,
        Vocabulary.@Nullable Answer said) {

    List<String> path() {
        List<String> backwards = new ArrayList<>();
        for (Step at = this; at != null; at = at.from) {
            backwards.add(at.node.id);
            if (!at.via.isEmpty()) {
                backwards.add(at.via);
            }
        }
        Collections.reverse(backwards);
        return backwards;
    }

    /** The last answer about a variable on the way here; empty if nobody gave one. */
    String lastAnswer(String variable) {
        for (Step at = this; at != null; at = at.from) {
            if (at.said != null && at.said.values().containsKey(variable)) {
                return at.said.values().get(variable);
            }
        }
        return "";
    }
}
