package org.toroku.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.toroku.workflows.DecisionTable;
import org.toroku.workflows.DecisionTable.Rule;

/** Rules of a decision table, each with what it looks at only: a row of fourteen cells is for drawing. */
final class RulesPanel extends Div {
    /** @param shown which of the rules */
    RulesPanel(DecisionTable table, Predicate<Rule> shown) {
        StudioTable drawn = new StudioTable(
                "studio.rules.list",
                List.of("studio.rules.rule", "studio.rules.conditions", "studio.rules.outcome", "studio.rules.why"));
        table.rules().stream()
                .filter(shown)
                .forEach(rule -> drawn.row(
                        new Code(rule.id()),
                        conditions(this, table, rule),
                        outcome(this, rule),
                        new Span(inLanguage(rule.description(), getLocale()))));
        add(drawn);
    }

    /** What a rule looks at, in the language of a page. */
    static UnorderedList conditions(Component page, DecisionTable table, Rule rule) {
        UnorderedList list = new UnorderedList();
        list.addClassName("conditions");
        for (int i = 0; i < Math.min(rule.conditions().size(), table.inputs().size()); i++) {
            if (!rule.conditions().get(i).equals(DecisionTable.ANY)) {
                ListItem item = new ListItem(
                        new Span(page.getTranslation(
                                "studio.rules.input",
                                inLanguage(
                                        table.inputs().get(i).label(),
                                        UI.getCurrent().getLocale()))),
                        new Code(rule.conditions().get(i)));
                list.add(item);
            }
        }
        return list;
    }

    static Div outcome(Component page, Rule rule) {
        Div outcome = new Div();
        if (List.of("ACCEPT", "REJECT", "REFER").contains(rule.outcome())) {
            Span word = new Span(page.getTranslation("outcome.value." + rule.outcome()));
            word.addClassName("strong");
            outcome.add(new Div(word));
        }
        outcome.add(new Code(String.join(" ", rule.answers())));
        return outcome;
    }

    /** Texts of the table are Japanese and English, joined. */
    static String inLanguage(String text, Locale locale) {
        int slash = text.indexOf(" / ");
        if (slash < 0) {
            return text;
        }
        return locale.getLanguage().equals("en") ? text.substring(slash + 3) : text.substring(0, slash);
    }
}
