package org.toroku.ui.assignment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.toroku.assignment.RuleDesk;
import org.toroku.assignment.RuleDesk.Change;
import org.toroku.assignment.RuleDesk.Group;
import org.toroku.assignment.RuleDesk.Rule;
import org.toroku.assignment.RuleDesk.Standing;
import org.toroku.assignment.RuleDesk.Version;
import org.toroku.assignment.RuleDesk.Waiting;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.Roles;
import org.toroku.ui.staff.Said;

/** The rules as a manager writes them, before they are put in force. */
final class RulesViewModel {
    private final RuleDesk desk;
    private final Officer officer;
    private RuleDesk.Rules inForce;
    private List<Rule> draft;
    private Map<String, Standing> standing = Map.of();

    RulesViewModel(RuleDesk desk, Officer officer) {
        this.desk = desk;
        this.officer = officer;
        this.inForce = desk.inForce(officer);
        this.draft = new ArrayList<>(inForce.rules());
        this.standing = desk.standing(officer);
    }

    boolean manages() {
        return officer.roles().contains(Roles.MANAGER);
    }

    boolean reads() {
        return manages() || officer.roles().contains(Roles.AUDITOR);
    }

    RuleDesk.Rules inForce() {
        return inForce;
    }

    List<Rule> draft() {
        return List.copyOf(draft);
    }

    /** What the fields say now. */
    void write(List<Rule> rules) {
        draft = new ArrayList<>(rules);
    }

    void add(Rule rule) {
        draft.add(rule);
    }

    void remove(int index) {
        draft.remove(index);
    }

    /** Earlier by one, or later; the first one stays first. */
    void move(int index, int by) {
        int other = index + by;
        if (other >= 0 && other < draft.size()) {
            Collections.swap(draft, index, other);
        }
    }

    /** Officers who can be named, and those who are named already whether they still can or not. */
    List<String> officers(Rule rule) {
        List<String> all = new ArrayList<>(desk.officers(officer));
        rule.group().stream()
                .flatMap(group -> group.officers().stream())
                .filter(name -> !all.contains(name))
                .forEach(all::add);
        return all;
    }

    Standing standing(String name) {
        return standing.getOrDefault(name, Standing.READY);
    }

    /** Whether the rule as it is in force gives tasks to nobody at this moment. */
    boolean reachesNobody(Rule rule) {
        return inForce.rules().contains(rule)
                && rule.group().map(Group::officers).stream()
                        .anyMatch(names -> names.stream().noneMatch(name -> standing(name) == Standing.READY));
    }

    Said save(String reason) {
        return switch (desk.change(officer, inForce.version(), draft(), reason)) {
            case Change.Done(var version) -> {
                inForce = desk.inForce(officer);
                draft = new ArrayList<>(inForce.rules());
                standing = desk.standing(officer);
                yield new Said("rules.saved", String.valueOf(version), true);
            }
            case Change.Refused(var why, var rule) -> new Said("rules.refused." + why, String.valueOf(rule), false);
        };
    }

    List<Version> history() {
        return desk.history(officer);
    }

    List<Waiting> waiting() {
        return desk.waiting(officer);
    }
}
