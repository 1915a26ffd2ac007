package org.toroku.ui.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.toroku.assignment.RuleDesk;
import org.toroku.decision.DecisionDesk.Officer;

/** Rules in memory; nobu is never ready. */
public final class FakeAssignmentRules implements RuleDesk {
    private static final Instant AT = Instant.parse("2026-11-25T03:00:00Z");

    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Version> history = new ArrayList<>();
    private Rules rules = new Rules(0, List.of(), false);

    public void put(Waiting task) {
        waiting.add(task);
    }

    public void alter() {
        rules = new Rules(rules.version(), rules.rules(), true);
    }

    @Override
    public Rules inForce(Officer reader) {
        return rules;
    }

    @Override
    public List<Version> history(Officer reader) {
        return List.copyOf(history);
    }

    @Override
    public Change change(Officer by, int seen, List<Rule> changed, String reason) {
        if (reason.isBlank()) {
            return new Change.Refused("reason-missing", 0);
        }
        for (int place = 1; place <= changed.size(); place++) {
            Optional<Group> group = changed.get(place - 1).group();
            if (group.filter(each -> each.officers().isEmpty()).isPresent()) {
                return new Change.Refused("group-empty", place);
            }
        }
        rules = new Rules(rules.version() + 1, changed, false);
        history.addFirst(new Version(rules.version(), changed.size(), by.username(), AT, reason));
        return new Change.Done(rules.version());
    }

    @Override
    public List<String> officers(Officer reader) {
        return List.of("nobu", LongNames.officer("sato"), LongNames.officer("suzuki"), "tanaka");
    }

    @Override
    public Map<String, Standing> standing(Officer reader) {
        return new TreeMap<>(Map.of("nobu", Standing.NOT_IN_OFFICE));
    }

    @Override
    public List<Waiting> waiting(Officer reader) {
        return List.copyOf(waiting);
    }
}
