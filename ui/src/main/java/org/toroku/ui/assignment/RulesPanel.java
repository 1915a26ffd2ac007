package org.toroku.ui.assignment;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.toroku.assignment.RuleDesk;
import org.toroku.assignment.RuleDesk.Group;
import org.toroku.assignment.RuleDesk.Rule;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.Toast;
import org.toroku.ui.text.Moments;

/** The manager's rules in their order; an auditor reads them. */
final class RulesPanel extends Div {
    private static final Rule NEW = new Rule(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.of(new Group(List.of(), Optional.empty())));

    private static final Set<String> OF_REASON = Set.of(
            "rules.refused.reason-missing",
            "rules.refused.reason-too-long",
            "rules.refused.unprintable",
            "rules.refused.my-number");

    private final RulesViewModel model;
    private final Div shown = new Div();
    private final List<RuleCard> cards = new ArrayList<>();
    private final TextField reason = new TextField();

    RulesPanel(RulesViewModel model) {
        this.model = model;
        reason.setLabel(getTranslation("rules.reason"));
        reason.setHelperText(getTranslation("rules.reason.hint"));
        reason.setMaxLength(RuleDesk.LONGEST_REASON);
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setWidthFull();
        add(new H2(getTranslation("rules.title")), new Paragraph(getTranslation("rules.text")), shown);
        draw();
    }

    private void draw() {
        shown.removeAll();
        cards.clear();
        RuleDesk.Rules inForce = model.inForce();
        if (inForce.altered()) {
            Paragraph altered = new Paragraph(getTranslation("rules.altered"));
            altered.addClassNames("notice", "problem");
            altered.getElement().setAttribute("role", "alert");
            shown.add(altered);
        }
        Paragraph version = new Paragraph(
                inForce.rules().isEmpty()
                        ? getTranslation("rules.none")
                        : getTranslation(
                                "rules.version",
                                inForce.version(),
                                inForce.rules().size()));
        version.addClassName("quiet");
        shown.add(version);
        if (model.manages()) {
            editor();
        } else {
            OrderedList list = new OrderedList();
            inForce.rules().forEach(rule -> list.add(new ListItem(RuleCard.sentence(this, rule))));
            shown.add(list);
        }
        history();
    }

    private void editor() {
        List<Rule> draft = model.draft();
        for (int index = 0; index < draft.size(); index++) {
            RuleCard card = new RuleCard(model, draft.get(index), index, draft.size(), this::change);
            cards.add(card);
            shown.add(card);
        }
        Button more = new Button(getTranslation("rules.add"), _ -> change(() -> model.add(NEW)));
        more.setEnabled(draft.size() < RuleDesk.MOST_RULES);
        Button save = new Button(getTranslation("rules.save"), _ -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div acts = new Div(more, save);
        acts.addClassName("actions");
        shown.add(reason, acts);
    }

    /** What the fields say comes first, so that nothing that was chosen is lost. */
    private void change(Runnable act) {
        model.write(cards.stream().map(RuleCard::rule).toList());
        act.run();
        draw();
    }

    private void save() {
        model.write(cards.stream().map(RuleCard::rule).toList());
        Said said = model.save(reason.getValue());
        reason.setInvalid(OF_REASON.contains(said.key()));
        reason.setErrorMessage(reason.isInvalid() ? getTranslation(said.key(), said.parameters()) : null);
        if (reason.isInvalid()) {
            reason.focus();
        } else {
            Toast.show(this, said);
        }
        if (said.success()) {
            reason.clear();
            draw();
        }
    }

    private void history() {
        List<RuleDesk.Version> versions = model.history();
        if (versions.isEmpty()) {
            return;
        }
        UnorderedList list = new UnorderedList();
        versions.forEach(each -> list.add(new ListItem(getTranslation(
                "rules.history.one",
                each.version(),
                Moments.text(each.at(), getLocale()),
                each.changedBy(),
                each.rules(),
                each.reason()))));
        shown.add(new Details(getTranslation("rules.history"), list));
    }
}
