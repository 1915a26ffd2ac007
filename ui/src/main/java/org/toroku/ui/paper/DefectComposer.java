package org.toroku.ui.paper;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.toroku.paper.Defect;
import org.toroku.paper.DefectCode;
import org.toroku.paper.EnclosureKind;
import org.toroku.paper.PaperField;
import org.toroku.paper.PaperFiles.PaperFile;
import org.toroku.ui.staff.Beside;
import org.toroku.ui.staff.Said;

/** Picks coded defects; the post room's letter makes polite sentences of them in the applicant's language. */
final class DefectComposer extends Div {
    private static final int DAYS_TO_ANSWER = 21;

    private final PaperCaseViewModel model;
    private final Select<DefectCode> code = new Select<>();
    private final Select<EnclosureKind> enclosure = new Select<>();
    private final Select<PaperField> field = new Select<>();
    private final TextField words = new TextField();
    private final DatePicker due = new DatePicker();
    private final UnorderedList list = new UnorderedList();

    DefectComposer(PaperCaseViewModel model, PaperFile file, Consumer<Said> acted) {
        this.model = model;
        addClassName("defect-composer");
        code.setLabel(getTranslation("defect.code"));
        code.setItems(Arrays.stream(DefectCode.values())
                .filter(DefectComposer::applicants)
                .toList());
        code.setItemLabelGenerator(each -> getTranslation("defect." + each.name()));
        enclosure.setLabel(getTranslation("defect.enclosure"));
        enclosure.setItems(EnclosureKind.values());
        optional(enclosure, each -> getTranslation("enclosure." + each.name()));
        field.setLabel(getTranslation("defect.field"));
        field.setItems(PaperField.values());
        optional(field, each -> getTranslation("match.field." + each.code()));
        words.setLabel(getTranslation("defect.words"));
        words.setHelperText(getTranslation("defect.words.hint"));
        words.setMaxLength(300);
        words.setWidthFull();
        due.setLabel(getTranslation("defect.due"));
        DayFields.dress(due);
        DayFields.earliest(due, model.today().plusDays(1), "defect.due-past");
        due.setValue(model.today().plusDays(DAYS_TO_ANSWER));
        Button add = new Button(getTranslation("defect.add"), click -> add());
        Beside told = new Beside(acted).at("paper.defects-missing", code).at("paper.date-missing", due);
        Button send = new Button(
                getTranslation("defect.send"),
                click -> told.accept(
                        DayFields.wrong(due)
                                ? new Said("day.wrong", "", false)
                                : model.askForCorrection(Optional.ofNullable(due.getValue()))));
        send.addThemeVariants(ButtonVariant.PRIMARY);
        Div choice = new Div(code, enclosure, field, words, add);
        choice.addClassName("defect-choice");
        Div actions = new Div(due, send);
        actions.addClassName("actions");
        add(
                new H3(getTranslation("defect.title")),
                new Paragraph(getTranslation(
                        "defect.text." + file.letterLanguage().name().toLowerCase(java.util.Locale.ROOT))),
                choice,
                list,
                actions);
        if (model.defects().isEmpty()) {
            file.evidence().defects().stream()
                    .filter(defect -> applicants(defect.code()))
                    .forEach(model::addDefect);
        }
        draw();
    }

    private <T> void optional(Select<T> select, com.vaadin.flow.component.ItemLabelGenerator<T> label) {
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation("defect.any"));
        select.setItemLabelGenerator(each -> each == null ? getTranslation("defect.any") : label.apply(each));
    }

    /** What the house did not scan is nothing to ask the applicant for. */
    private static boolean applicants(DefectCode code) {
        return code != DefectCode.NOT_SCANNED;
    }

    private void add() {
        DefectCode chosen = code.getValue();
        code.setInvalid(chosen == null);
        code.setErrorMessage(getTranslation("defect.code.missing"));
        if (chosen != null) {
            model.addDefect(new Defect(
                    chosen,
                    Optional.ofNullable(enclosure.getValue()),
                    Optional.ofNullable(field.getValue()),
                    words.getValue().strip()));
            words.clear();
            draw();
        }
    }

    private void draw() {
        list.removeAll();
        List<Defect> defects = model.defects();
        defects.forEach(defect -> {
            Button remove = new Button(getTranslation("defect.remove"), click -> {
                model.removeDefect(defect);
                draw();
            });
            remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            list.add(new ListItem(new Span(DefectText.of(this, defect)), remove));
        });
    }
}
