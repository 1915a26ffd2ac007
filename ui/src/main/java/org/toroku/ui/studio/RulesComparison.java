package org.toroku.ui.studio;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.toroku.workflows.DecisionTable;
import org.toroku.workflows.DecisionTable.Rule;
import org.toroku.workflows.DecisionTableRules;
import org.toroku.workflows.DecisionTableRules.Finding;
import org.toroku.workflows.DecisionTableRules.Weight;
import org.toroku.workflows.ModelFile;

/** What a changed decision table would do otherwise than the one in force, and what it must not do. */
final class RulesComparison extends Div {
    private final DecisionTable inForce;
    private final DecisionTable changed;

    RulesComparison(DecisionTable inForce, ModelFile file, DecisionTable changed) {
        this.inForce = inForce;
        this.changed = changed;
        List<Finding> found = DecisionTableRules.examine(inForce, changed);
        add(new Paragraph(new Span(getTranslation("studio.rules.compared")), StudioParts.digest(file.sha256())));
        findings(found, Weight.BROKEN, "problem");
        findings(found, Weight.WIDER, "attention");
        if (found.isEmpty()) {
            add(StudioParts.notice("good", getTranslation("studio.rules.sound")));
        }
        Map<String, Rule> before = byId(inForce);
        Map<String, Rule> after = byId(changed);
        section("added", changed, rule -> !before.containsKey(rule.id()));
        section("removed", inForce, rule -> !after.containsKey(rule.id()));
        changes(before);
        if (inForce.equals(changed)) {
            add(new Paragraph(getTranslation("studio.rules.same")));
        }
    }

    private static Map<String, Rule> byId(DecisionTable table) {
        return table.rules().stream().collect(Collectors.toMap(Rule::id, Function.identity(), (one, other) -> one));
    }

    private void findings(List<Finding> all, Weight weight, String kind) {
        List<Finding> found =
                all.stream().filter(each -> each.weight() == weight).toList();
        if (found.isEmpty()) {
            return;
        }
        Div notice = StudioParts.notice(kind, getTranslation("studio.rules." + weight));
        UnorderedList list = new UnorderedList();
        found.forEach(each -> list.add(new ListItem(getTranslation(
                "studio.rules.finding." + each.code(), each.rule(), RulesPanel.inLanguage(each.what(), getLocale())))));
        notice.add(list);
        add(notice);
    }

    private void section(String name, DecisionTable table, java.util.function.Predicate<Rule> shown) {
        if (table.rules().stream().anyMatch(shown)) {
            add(new H3(getTranslation("studio.rules." + name)), new RulesPanel(table, shown));
        }
    }

    /** Cell by cell, before and after. */
    private void changes(Map<String, Rule> before) {
        StudioTable drawn = new StudioTable(
                "studio.rules.changed",
                List.of("studio.rules.rule", "studio.rules.cell", "studio.rules.before", "studio.rules.after"));
        boolean any = false;
        for (Rule rule : changed.rules()) {
            Optional<Rule> former = Optional.ofNullable(before.get(rule.id()));
            if (former.isPresent() && !former.get().equals(rule)) {
                any = true;
                cells(drawn, rule.id(), former.get().conditions(), rule.conditions(), this::input);
                cells(drawn, rule.id(), former.get().answers(), rule.answers(), this::output);
                cells(
                        drawn,
                        rule.id(),
                        List.of(RulesPanel.inLanguage(former.get().description(), getLocale())),
                        List.of(RulesPanel.inLanguage(rule.description(), getLocale())),
                        place -> getTranslation("studio.rules.why"));
            }
        }
        if (any) {
            add(new H3(getTranslation("studio.rules.changed")), drawn);
        }
    }

    private String input(int place) {
        return place < inForce.inputs().size()
                ? RulesPanel.inLanguage(inForce.inputs().get(place).label(), getLocale())
                : Integer.toString(place + 1);
    }

    private String output(int place) {
        return getTranslation(place == 0 ? "studio.rules.outcome" : "studio.rules.reason");
    }

    private void cells(
            StudioTable drawn,
            String rule,
            List<String> before,
            List<String> after,
            java.util.function.IntFunction<String> named) {
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            String old = i < before.size() ? before.get(i) : "";
            String now = i < after.size() ? after.get(i) : "";
            if (!old.equals(now)) {
                drawn.row(new Code(rule), new Span(named.apply(i)), new Code(cell(old)), new Code(cell(now)));
            }
        }
    }

    private String cell(String text) {
        return text.isEmpty() ? getTranslation("studio.rules.any") : text;
    }
}
