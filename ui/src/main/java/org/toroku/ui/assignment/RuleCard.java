package org.toroku.ui.assignment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.toroku.assignment.RuleDesk;
import org.toroku.assignment.RuleDesk.Group;
import org.toroku.assignment.RuleDesk.Rule;
import org.toroku.assignment.RuleDesk.Standing;
import org.toroku.workflows.TaskIds;

/** One rule as fields: for which tasks it is, and to whom they go. */
final class RuleCard extends Div {
    private static final List<String> ROUTES = List.of("my-number-card", "simultaneous-key", "paper", "renewal");

    private static final List<String> REFERRALS = List.of(
            "random-review",
            "name-differs",
            "name-undecidable",
            "birth-date-differs",
            "birth-date-undecidable",
            "sex-differs",
            "sex-undecidable",
            "address-differs",
            "address-undecidable",
            "former-name",
            "duplicate-person",
            "operated-with-help",
            "several-persons-one-device",
            "several-holders-one-device",
            "device-velocity",
            "network-velocity",
            "deny-listed",
            "automation-off",
            "quota-exhausted",
            "no-rule-matched",
            "no-responsible-officer");

    private final RulesViewModel model;
    private final Select<String> task = new Select<>();
    private final Select<String> route = new Select<>();
    private final Select<String> referral = new Select<>();
    private final Checkbox overdue = new Checkbox();
    private final Select<Target> target = new Select<>();
    private final Map<String, Checkbox> officers = new TreeMap<>();
    private final Div group = new Div();
    private final IntegerField limit = new IntegerField();

    private enum Target {
        GROUP,
        POOL
    }

    /** @param change runs what it is given after all fields were read, and draws anew */
    RuleCard(RulesViewModel model, Rule rule, int index, int all, Consumer<Runnable> change) {
        this.model = model;
        addClassNames("notice", "rule");
        label();
        set(rule);
        Div where = new Div(task, route, referral, overdue);
        Div to = new Div(target, limit);
        where.addClassName("tools");
        to.addClassName("tools");
        add(new H3(getTranslation("rules.rule", index + 1)), where, to, group);
        if (model.reachesNobody(rule)) {
            Paragraph nobody = new Paragraph(getTranslation("rules.reaches-nobody"));
            nobody.addClassName("strong");
            add(nobody);
        }
        add(acts(index, all, change));
    }

    private Div acts(int index, int all, Consumer<Runnable> change) {
        Button up = small("up", index, () -> change.accept(() -> model.move(index, -1)));
        up.setEnabled(index > 0);
        Button down = small("down", index, () -> change.accept(() -> model.move(index, 1)));
        down.setEnabled(index < all - 1);
        Div acts = new Div(up, down, small("remove", index, () -> change.accept(() -> model.remove(index))));
        acts.addClassName("tools");
        return acts;
    }

    private Button small(String name, int index, Runnable act) {
        Button button = new Button(getTranslation("rules.act." + name), _ -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(getTranslation("rules.of." + name, index + 1));
        return button;
    }

    private void label() {
        choice(task, "inbox.task", "inbox.task.all", "element.", TaskIds.ALL);
        choice(route, "inbox.column.route", "inbox.route.all", "route.", ROUTES);
        choice(referral, "rules.referral", "rules.referral.all", "rules.referral.", REFERRALS);
        referral.setHelperText(getTranslation("rules.referral.hint"));
        overdue.setLabel(getTranslation("rules.overdue"));
        target.setLabel(getTranslation("rules.target"));
        target.setItems(Target.values());
        target.setItemLabelGenerator(each -> getTranslation("rules.target." + each));
        target.addValueChangeListener(change -> {
            group.setVisible(change.getValue() == Target.GROUP);
            limit.setVisible(change.getValue() == Target.GROUP);
        });
        group.addClassNames("tools", "officers");
        group.getElement().setAttribute("role", "group");
        group.getElement().setAttribute("aria-label", getTranslation("rules.officers"));
        limit.setLabel(getTranslation("rules.limit"));
        limit.setHelperText(getTranslation("rules.limit.hint"));
        limit.setMin(1);
        limit.setMax(RuleDesk.HIGHEST_LIMIT);
        limit.setStepButtonsVisible(true);
        limit.setManualValidation(true);
    }

    private void choice(Select<String> select, String label, String any, String prefix, List<String> items) {
        select.setLabel(getTranslation(label));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation(any));
        select.setItems(items);
        select.setItemLabelGenerator(id -> getTranslation(id == null ? any : prefix + id));
    }

    private String named(String officer) {
        Standing standing = model.standing(officer);
        return standing == Standing.READY ? officer : getTranslation("rules.standing." + standing, officer);
    }

    private void set(Rule rule) {
        task.setValue(rule.element().orElse(null));
        route.setValue(rule.route().orElse(null));
        referral.setValue(rule.referral().orElse(null));
        overdue.setValue(rule.overdue());
        group.add(new Span(getTranslation("rules.officers")));
        model.officers(rule).forEach(name -> {
            Checkbox officer = new Checkbox(named(name));
            officers.put(name, officer);
            group.add(officer);
        });
        target.setValue(rule.group().isPresent() ? Target.GROUP : Target.POOL);
        rule.group().ifPresent(wanted -> {
            officers.forEach(
                    (name, officer) -> officer.setValue(wanted.officers().contains(name)));
            limit.setValue(wanted.limit().orElse(null));
        });
        group.setVisible(rule.group().isPresent());
        limit.setVisible(rule.group().isPresent());
    }

    /** As the fields say it now. */
    Rule rule() {
        return new Rule(
                Optional.ofNullable(task.getValue()),
                Optional.ofNullable(route.getValue()),
                Optional.ofNullable(referral.getValue()),
                overdue.getValue(),
                target.getValue() == Target.GROUP
                        ? Optional.of(new Group(chosen(), Optional.ofNullable(limit.getValue())))
                        : Optional.empty());
    }

    private List<String> chosen() {
        return officers.entrySet().stream()
                .filter(each -> each.getValue().getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The rule as a line of text. */
    static String sentence(Component page, Rule rule) {
        List<String> conditions = new ArrayList<>();
        conditions.add(
                page.getTranslation(rule.element().map(id -> "element." + id).orElse("inbox.task.all")));
        rule.route().ifPresent(id -> conditions.add(page.getTranslation("route." + id)));
        rule.referral().ifPresent(id -> conditions.add(page.getTranslation("rules.referral." + id)));
        if (rule.overdue()) {
            conditions.add(page.getTranslation("rules.overdue"));
        }
        String to = rule.group()
                .map(group -> page.getTranslation("rules.to", String.join(", ", group.officers())))
                .orElseGet(() -> page.getTranslation("rules.target." + Target.POOL));
        return String.join(page.getTranslation("rules.and"), conditions) + " → " + to;
    }
}
