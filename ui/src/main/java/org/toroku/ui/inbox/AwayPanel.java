package org.toroku.ui.inbox;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import org.toroku.process.Inbox;
import org.toroku.ui.staff.Said;
import org.toroku.ui.text.Moments;

/** What absent colleagues hold, for who stands in and for managers: all of it is taken over in one act. */
final class AwayPanel extends Div {
    private final InboxViewModel model;
    private final Runnable changed;
    private final Div shown = new Div();
    private final Answers answers = new Answers();
    private final AssignSheet sheet;

    AwayPanel(InboxViewModel model, Runnable changed) {
        this.model = model;
        this.changed = changed;
        this.sheet = new AssignSheet("take-over", model);
        add(shown, answers, sheet);
    }

    void refresh() {
        shown.removeAll();
        List<InboxViewModel.Away> away = model.away();
        shown.setVisible(!away.isEmpty());
        away.forEach(each -> shown.add(box(each)));
    }

    private Div box(InboxViewModel.Away away) {
        Paragraph title = new Paragraph(getTranslation(
                "away.title",
                away.absence().officer(),
                Moments.text(away.absence().lastDay(), getLocale()),
                away.held().size()));
        title.addClassName("strong");
        UnorderedList list = new UnorderedList();
        away.held()
                .forEach(row -> list.add(new ListItem(getTranslation(
                        "away.task",
                        row.caseNumber(),
                        model.called(this, row, getLocale()),
                        row.dueAt()
                                .map(due -> Moments.briefDeadline(due, getLocale()))
                                .orElse("–")))));
        Div acts = new Div();
        acts.addClassName("tools");
        if (model.standsIn(away)) {
            acts.add(button("take", away, () -> each(away, model::takeOver)));
        }
        if (model.manages()) {
            acts.add(button(
                    "assign",
                    away,
                    () -> sheet.ask(
                            away.held().size(),
                            model.colleagues(new LinkedHashSet<>(away.held())),
                            to -> each(away, row -> model.assign(row, to)))));
        }
        Div box = new Div(title, new Details(getTranslation("away.tasks"), list), acts);
        box.addClassNames("notice", "attention", "away");
        box.getElement().setAttribute("role", "status");
        return box;
    }

    private Button button(String name, InboxViewModel.Away away, Runnable act) {
        Button button = new Button(getTranslation("away." + name), _ -> act.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        button.setAriaLabel(getTranslation("away.of." + name, away.absence().officer()));
        return button;
    }

    private void each(InboxViewModel.Away away, Function<Inbox.Row, Said> act) {
        answers.show(model.each(new LinkedHashSet<>(away.held()), act));
        changed.run();
    }
}
