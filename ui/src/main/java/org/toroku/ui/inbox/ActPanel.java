package org.toroku.ui.inbox;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.toroku.decision.DecisionDesk.Reexamination;
import org.toroku.ui.staff.ActKeys;
import org.toroku.ui.staff.Beside;
import org.toroku.ui.staff.CaseHeader;
import org.toroku.ui.staff.ClaimNote;
import org.toroku.ui.staff.DecisionForm;
import org.toroku.ui.staff.ExaminationNote;
import org.toroku.ui.staff.KeptInBrowser;
import org.toroku.ui.staff.Said;
import org.toroku.ui.text.Moments;

/** The act that the task asks for, or why there is none here. */
final class ActPanel extends Div {
    static final String ID = "act";

    /** Codes of the reasons offered, each with a sentence for the applicant under {@code reason.}. */
    static final List<String> REASONS = List.of(
            "identity-not-confirmed",
            "data-mismatch",
            "card-not-valid",
            "false-statement",
            "duplicate-application",
            "not-applicant-in-person",
            "other-reason");

    private final Optional<Component> beginning;
    private final KeySheet keySheet = KeySheet.ofCase();

    ActPanel(CaseRoomViewModel model, CaseFile file, Consumer<Said> acted, Consumer<Said> claimed) {
        addClassName("act");
        setId(ID);
        getElement().setAttribute("tabindex", "-1");
        // the keyboard may begin in here: which case and task it is, and what is asked, is then heard with the field
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-labelledby", CaseHeader.NUMBER + " " + CaseHeader.TASK);
        getElement().setAttribute("aria-describedby", AskedNow.ID);
        file.examination().ifPresent(examination -> add(new ExaminationNote(examination)));
        file.sentBack().ifPresent(this::draw);
        add(new H2(getTranslation("act.title")));
        beginning = switch (model.mode()) {
            case EXAMINE -> {
                ExaminePanel form = new ExaminePanel(model, file, acted);
                add(form, keys());
                yield Optional.of(form.beginning());
            }
            case DECIDE -> {
                DecisionForm form = new DecisionForm(
                        REASONS, file.objection(), KeptInBrowser.of(model.hold()), model::decide, acted);
                add(form, keys(), reexamination(model, acted));
                yield Optional.of(form.beginning());
            }
            case CHECK -> {
                CheckPanel form = new CheckPanel(model, file.checks().asked().orElseThrow(), acted);
                add(form, keys());
                yield Optional.of(form.beginning());
            }
            case UNKNOWN -> Optional.empty(); // the page says above what is wrong
            case CLOSED, READ_ONLY, CLAIMABLE -> {
                // whoever considers claiming it sees what it asks for; the note below says why there is no more
                file.checks()
                        .asked()
                        .ifPresent(asked ->
                                add(new Paragraph(asked.check().instruction().in(getLocale()))));
                yield Optional.empty();
            }
        };
        add(new ClaimNote(model.hold(), claimed));
    }

    /** Where the work begins, if there is any. */
    Optional<Component> beginning() {
        return beginning;
    }

    private Div keys() {
        Span words = new Span(getTranslation("case.keys"));
        words.addClassName("quiet");
        Button help = new Button("?", _ -> keySheet.open());
        help.addThemeVariants(ButtonVariant.TERTIARY);
        help.setAriaLabel(getTranslation("inbox.keys.title"));
        Div keys = new Div(words, help, keySheet);
        keys.addClassName("keys");
        ActKeys.help(this, keySheet::open);
        return keys;
    }

    /** The way out for a decider who cannot accept what the examination says and has no reason to reject either. */
    private Details reexamination(CaseRoomViewModel model, Consumer<Said> acted) {
        TextArea why = new TextArea(getTranslation("hold.why"));
        why.setMaxLength(500);
        KeptInBrowser.of(model.hold()).keep(why, "reexamination");
        why.setWidthFull();
        why.setManualValidation(true);
        Beside told = new Beside(acted).at("act.note-missing", why);
        Button button =
                new Button(getTranslation("decide.reexamine"), click -> told.accept(model.reexamine(why.getValue())));
        Div actions = new Div(button);
        actions.addClassName("actions");
        Details details = new Details(getTranslation("decide.reexamine"), new Div(why, actions));
        details.setWidthFull();
        return details;
    }

    private void draw(Reexamination back) {
        Div box = new Div(
                new Paragraph(
                        getTranslation("examination.sent-back", back.decider(), Moments.text(back.at(), getLocale()))),
                new Paragraph(getTranslation("examination.note", back.note())));
        box.addClassNames("notice", "info");
        add(box);
    }
}
