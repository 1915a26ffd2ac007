package org.toroku.ui.assignment;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.stream.Stream;
import org.toroku.assignment.AbsenceDesk.Absence;
import org.toroku.assignment.AbsenceDesk.Kind;
import org.toroku.ui.staff.Beside;
import org.toroku.ui.staff.Matrix;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.Toast;
import org.toroku.ui.text.Calendar;
import org.toroku.ui.text.Moments;

/** Who is away and who stands in, with a form for whoever may enter somebody. */
final class AbsencePanel extends Div {
    private static final String INCOMPLETE = "act.absence-incomplete";

    private final AbsenceViewModel model;
    private final Select<String> officer = new Select<>();
    private final DatePicker first = new DatePicker();
    private final DatePicker last = new DatePicker();
    private final Select<Kind> kind = new Select<>();
    private final Select<String> substitute = new Select<>();
    private final Div list = new Div();
    private final Beside told = new Beside(said -> Toast.show(this, said))
            .alsoEmpty(INCOMPLETE, officer, INCOMPLETE)
            .alsoEmpty(INCOMPLETE, first, INCOMPLETE)
            .alsoEmpty(INCOMPLETE, last, INCOMPLETE);

    AbsencePanel(AbsenceViewModel model) {
        this.model = model;
        list.addClassName("matrix-scroll");
        add(new H2(getTranslation("absence.title")), new Paragraph(getTranslation("absence.text")), list);
        if (!model.mayEnter().isEmpty()) {
            add(form());
        }
        refresh();
    }

    private Div form() {
        officer.setLabel(getTranslation("absence.officer"));
        officer.setItems(model.mayEnter());
        officer.addValueChangeListener(change ->
                substitute.setItems(change.getValue() == null ? List.of() : model.substitutes(change.getValue())));
        Stream.of(first, last).forEach(day -> {
            day.setMin(model.today());
            day.setI18n(Calendar.texts(this, getLocale()));
            day.setLocale(getLocale());
            day.setRequiredIndicatorVisible(true);
            day.setManualValidation(true);
        });
        first.setLabel(getTranslation("absence.first"));
        last.setLabel(getTranslation("absence.last"));
        kind.setLabel(getTranslation("absence.kind"));
        kind.setItems(Kind.values());
        optional(kind, "absence.kind.none");
        kind.setItemLabelGenerator(
                each -> each == null ? getTranslation("absence.kind.none") : getTranslation("absence.kind." + each));
        kind.setHelperText(getTranslation("absence.kind.hint"));
        substitute.setLabel(getTranslation("absence.substitute"));
        optional(substitute, "absence.substitute.none");
        substitute.setItemLabelGenerator(each -> each == null ? getTranslation("absence.substitute.none") : each);
        Button enter = new Button(getTranslation("absence.enter"), _ -> enter());
        enter.addThemeVariants(ButtonVariant.PRIMARY);
        if (model.mayEnter().size() == 1) {
            officer.setValue(model.mayEnter().getFirst());
        }
        officer.setManualValidation(true);
        Div form = new Div(officer, first, last, kind, substitute, enter);
        form.addClassName("tools");
        return form;
    }

    private void optional(Select<?> select, String none) {
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation(none));
    }

    private void enter() {
        Said said = model.enter(
                officer.getValue(), first.getValue(), last.getValue(), kind.getValue(), substitute.getValue());
        told.accept(said);
        if (said.success()) {
            first.clear();
            last.clear();
            kind.clear();
            substitute.clear();
            refresh();
        }
    }

    private void refresh() {
        list.removeAll();
        List<Absence> current = model.current();
        if (current.isEmpty()) {
            Paragraph nobody = new Paragraph(getTranslation("absence.nobody"));
            nobody.addClassName("quiet");
            list.add(nobody);
            return;
        }
        list.add(Matrix.of(
                "absences",
                Stream.of("officer", "days", "substitute", "kind", "act")
                        .map(name -> getTranslation("absence." + name)),
                current.stream().map(this::row)));
    }

    private NativeTableRow row(Absence absence) {
        NativeTableCell name = new NativeTableCell(new Span(absence.officer()));
        if (absence.covers(model.today())) {
            Span now = new Span(getTranslation("absence.now"));
            now.addClassName("strong");
            name.add(new Span(" "), now);
        }
        return new NativeTableRow(
                name,
                new NativeTableCell(getTranslation(
                        "absence.from-to",
                        Moments.text(absence.firstDay(), getLocale()),
                        Moments.text(absence.lastDay(), getLocale()))),
                new NativeTableCell(absence.substitute().orElse("–")),
                new NativeTableCell(absence.kind()
                        .map(each -> getTranslation("absence.kind." + each))
                        .orElse("–")),
                act(absence));
    }

    private NativeTableCell act(Absence absence) {
        if (!model.mayEnd(absence)) {
            return new NativeTableCell();
        }
        Button end =
                new Button(getTranslation(absence.covers(model.today()) ? "absence.end" : "absence.take-back"), _ -> {
                    Toast.show(this, model.end(absence));
                    refresh();
                });
        end.addThemeVariants(ButtonVariant.SMALL);
        end.setAriaLabel(getTranslation(
                absence.covers(model.today()) ? "absence.end.of" : "absence.take-back.of", absence.officer()));
        return new NativeTableCell(end);
    }
}
