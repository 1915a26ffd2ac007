package org.toroku.ui.paper;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.toroku.paper.PaperExaminationDesk.ReplyVerdict;
import org.toroku.paper.PaperField;
import org.toroku.paper.PaperFiles.PaperFile;
import org.toroku.ui.staff.Beside;
import org.toroku.ui.staff.ClaimNote;
import org.toroku.ui.staff.DecisionForm;
import org.toroku.ui.staff.ExaminationNote;
import org.toroku.ui.staff.KeptInBrowser;
import org.toroku.ui.staff.Said;

/** The act that the task asks for, or why there is none here. */
final class PaperActPanel extends Div {
    /** Codes of 承諾しない理由, each with a sentence for the applicant. */
    static final List<String> REASONS = List.of(
            "person-not-confirmed",
            "documents-differ",
            "documents-insufficient",
            "seal-not-confirmed",
            "inquiry-unanswered",
            "false-statement",
            "duplicate-application",
            "other-reason");

    private static final String NO_NOTE = "act.note-missing";

    private final PaperCaseViewModel model;
    private final Consumer<Said> acted;
    private final Beside told;
    private final TextArea note = new TextArea();

    PaperActPanel(PaperCaseViewModel model, PaperFile file, Consumer<Said> acted, Consumer<Said> claimed) {
        this.model = model;
        this.acted = acted;
        this.told = new Beside(acted).at(NO_NOTE, note);
        addClassName("act");
        // takes the keyboard after a claim
        getElement().setAttribute("tabindex", "-1");
        note.setLabel(getTranslation("act.note"));
        note.setMaxLength(2000);
        note.setManualValidation(true);
        KeptInBrowser.of(model.hold()).keep(note, "note");
        note.setWidthFull();
        note.setValue(model.note());
        note.addValueChangeListener(change -> model.note(change.getValue()));
        file.examinations().forEach(examination -> add(new ExaminationNote(examination)));
        if (!file.outdated().isEmpty()) {
            add(outdated(file));
        }
        Set<PaperField> otherwise = model.keyedOtherwise();
        if (!otherwise.isEmpty()) {
            add(keyedOtherwise(otherwise));
        }
        add(new H2(getTranslation("act.title")));
        switch (model.mode()) {
            case EXAMINE -> examine(file);
            case DECIDE -> decide(file);
            case ADVISE -> add(note, row(button("advise.send", () -> model.advise(note.getValue()), true)));
            case REPLY ->
                add(
                        note,
                        row(
                                button("reply.genuine", () -> model.reply(ReplyVerdict.GENUINE, note.getValue()), true),
                                button(
                                        "reply.doubtful",
                                        () -> model.reply(ReplyVerdict.DOUBTFUL, note.getValue()),
                                        false)));
            case CLOSED, READ_ONLY, CLAIMABLE -> {
                // the note below says why
            }
        }
        add(new ClaimNote(model.hold(), claimed));
        if (model.mayReportDeath()) {
            add(new RouterLink(
                    getTranslation("death.link"),
                    DeathReportView.class,
                    new RouteParameters(DeathReportView.CASE, file.caseId().toString())));
        }
    }

    private void examine(PaperFile file) {
        note.setHelperText(getTranslation("examine.note.hint"));
        DatePicker until = new DatePicker(getTranslation("hold.until"));
        DayFields.dress(until);
        DayFields.earliest(until, model.today().plusDays(1), "hold.until-past");
        TextArea why = why();
        Beside asideTold = new Beside(acted)
                .at(NO_NOTE, why)
                .alsoEmpty(NO_NOTE, until, "paper.date-missing")
                .at("paper.date-missing", until);
        Div aside = new Div(
                why,
                until,
                row(
                        button(
                                "hold.hold",
                                () -> DayFields.wrong(until)
                                        ? new Said("day.wrong", "", false)
                                        : model.hold(Optional.ofNullable(until.getValue()), why.getValue()),
                                asideTold),
                        button(
                                "hold.escalate",
                                () -> model.escalate(why.getValue()),
                                new Beside(acted).at(NO_NOTE, why))));
        add(
                note,
                row(
                        button("examine.accept", () -> model.examine(true, note.getValue()), true),
                        button("examine.reject", () -> model.examine(false, note.getValue()), false)),
                folded("defect.open", new DefectComposer(model, file, acted)),
                folded("hold.open", aside));
    }

    private void decide(PaperFile file) {
        add(
                new DecisionForm(REASONS, model.objection(), KeptInBrowser.of(model.hold()), model::decide, acted),
                folded("defect.open", new DefectComposer(model, file, acted)),
                folded("decide.reexamine", reexamination()));
    }

    /** What was judged before something else came to count; each has to be judged again. */
    private Div outdated(PaperFile file) {
        UnorderedList list = new UnorderedList();
        file.outdated().stream()
                .sorted()
                .forEach(each -> list.add(new ListItem(getTranslation("judged.outdated." + each.name()))));
        Div box = new Div(new Paragraph(getTranslation("judged.outdated")), list);
        box.addClassNames("notice", "problem");
        return box;
    }

    /** Says what is asked of the examiner now; never what the other person keyed, which nobody kept. */
    private Div keyedOtherwise(Set<PaperField> fields) {
        Div box = new Div(new Paragraph(getTranslation(
                "examine.keyed-otherwise",
                fields.stream()
                        .sorted()
                        .map(field -> getTranslation("match.field." + field.code()))
                        .collect(Collectors.joining(getTranslation("list.and"))))));
        box.addClassNames("notice", "problem");
        return box;
    }

    private Component reexamination() {
        TextArea why = why();
        return new Div(
                why,
                row(button(
                        "decide.reexamine",
                        () -> model.reexamine(why.getValue()),
                        new Beside(acted).at(NO_NOTE, why))));
    }

    private TextArea why() {
        TextArea why = new TextArea(getTranslation("hold.why"));
        why.setMaxLength(500);
        why.setWidthFull();
        why.setManualValidation(true);
        return why;
    }

    private Details folded(String key, Component content) {
        Details details = new Details(getTranslation(key), content);
        details.setWidthFull();
        return details;
    }

    private Button button(String key, java.util.function.Supplier<Said> act, boolean primary) {
        Button button = button(key, act, told);
        if (primary) {
            button.addThemeVariants(ButtonVariant.PRIMARY);
        }
        return button;
    }

    private Button button(String key, java.util.function.Supplier<Said> act, Consumer<Said> answer) {
        return new Button(getTranslation(key), click -> answer.accept(act.get()));
    }

    private static Div row(Component... parts) {
        Div row = new Div(parts);
        row.addClassName("actions");
        return row;
    }
}
