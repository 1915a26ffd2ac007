package org.toroku.ui.inbox;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.function.Consumer;
import org.toroku.decision.DecisionDesk.Examination;
import org.toroku.ui.staff.ClaimNote;
import org.toroku.ui.staff.DecisionForm;
import org.toroku.ui.staff.Said;
import org.toroku.ui.text.Moments;

/** The act that the task asks for, or why there is none here. */
final class ActPanel extends Div {
    /** Codes of the reasons offered, each with a sentence for the applicant under {@code reason.}. */
    static final List<String> REASONS = List.of(
            "identity-not-confirmed",
            "data-mismatch",
            "card-not-valid",
            "false-statement",
            "duplicate-application",
            "not-applicant-in-person",
            "other-reason");

    ActPanel(CaseRoomViewModel model, CaseFile file, Consumer<Said> acted, Consumer<Said> claimed) {
        addClassName("act");
        file.examination().ifPresent(this::draw);
        add(new H2(getTranslation("act.title")));
        switch (model.mode()) {
            case EXAMINE -> add(new ExaminePanel(model, file, acted));
            case DECIDE -> add(new DecisionForm(REASONS, file.acceptable(), model::decide, acted));
            case CLOSED, READ_ONLY, CLAIMABLE -> {
                // the note below says why
            }
        }
        add(new ClaimNote(model.hold(), claimed));
    }

    private void draw(Examination examination) {
        Div box = new Div(
                new Paragraph(getTranslation(
                        "examination.by", examination.examiner(), Moments.text(examination.at(), getLocale()))),
                new Paragraph(
                        getTranslation(examination.recommendAccept() ? "examination.accept" : "examination.reject")),
                new Paragraph(getTranslation("examination.note", examination.note())));
        box.addClassNames("notice", "info");
        add(new H2(getTranslation("examination.title")), box);
    }
}
