package org.toroku.ui.assignment;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.toroku.assignment.RuleDesk;
import org.toroku.assignment.RuleDesk.Waiting;
import org.toroku.ui.staff.Matrix;
import org.toroku.ui.staff.TaskNames;
import org.toroku.ui.text.Moments;

/** Tasks that a rule could give to nobody, each with the reason, and those that were given back. */
final class WaitingPanel extends Div {
    private final RulesViewModel model;
    private final Div list = new Div();

    WaitingPanel(RulesViewModel model) {
        this.model = model;
        list.addClassName("matrix-scroll");
        list.getElement().setAttribute("aria-live", "polite");
        add(new H2(getTranslation("waiting.title")), new Paragraph(getTranslation("waiting.text")), list);
        refresh();
    }

    void refresh() {
        list.removeAll();
        List<Waiting> waiting = model.waiting();
        if (waiting.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("waiting.none"));
            none.addClassName("quiet");
            list.add(none);
            return;
        }
        list.add(Matrix.of(
                "waiting",
                Stream.of(
                                "inbox.column.caseNumber",
                                "inbox.column.task",
                                "inbox.column.group",
                                "inbox.column.due",
                                "waiting.why")
                        .map(key -> getTranslation(key)),
                waiting.stream().map(this::row)));
        if (waiting.size() == RuleDesk.MOST_WAITING) {
            list.add(new Paragraph(getTranslation("waiting.more", RuleDesk.MOST_WAITING)));
        }
    }

    private NativeTableRow row(Waiting waiting) {
        return new NativeTableRow(
                new NativeTableCell(waiting.caseNumber()),
                new NativeTableCell(TaskNames.general(this, waiting.elementId())),
                new NativeTableCell(getTranslation("role." + waiting.candidateGroup())),
                new NativeTableCell(waiting.dueAt()
                        .map(due -> Moments.briefDeadline(due, getLocale()))
                        .orElse("–")),
                new NativeTableCell(why(waiting)));
    }

    private String why(Waiting waiting) {
        if (waiting.givenBack()) {
            return getTranslation("waiting.given-back", waiting.rule().orElse(0));
        }
        String reasons = new TreeMap<>(waiting.reasons())
                .entrySet().stream()
                        .map(each -> getTranslation("waiting.reason." + each.getKey(), each.getValue()))
                        .collect(Collectors.joining(getTranslation("rules.and")));
        return waiting.rule()
                .map(rule -> getTranslation("waiting.nobody", rule, reasons))
                .orElse(reasons);
    }
}
