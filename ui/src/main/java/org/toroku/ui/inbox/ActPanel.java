package org.toroku.ui.inbox;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Consumer;
import org.toroku.decision.DecisionDesk.Examination;
import org.toroku.ui.inbox.CaseRoomViewModel.Mode;
import org.toroku.ui.staff.Said;
import org.toroku.ui.text.Moments;

/** The act that the task asks for, or why there is none here. */
final class ActPanel extends Div {
    ActPanel(CaseRoomViewModel model, CaseFile file, Consumer<Said> acted, Consumer<Said> claimed) {
        addClassName("act");
        file.examination().ifPresent(this::draw);
        add(new H2(getTranslation("act.title")));
        Mode mode = model.mode();
        switch (mode) {
            case CLOSED, READ_ONLY ->
                add(new Paragraph(file.task()
                        .assignee()
                        .map(officer -> getTranslation("act.held-by", officer))
                        .orElse(getTranslation("act.read-only"))));
            case CLAIMABLE -> add(new Paragraph(getTranslation("act.claim-first")));
            case EXAMINE -> add(new ExaminePanel(model, file, acted));
            case DECIDE -> add(new DecidePanel(model, acted));
        }
        if (mode != Mode.CLOSED && mode != Mode.READ_ONLY) {
            String key = model.isMine() ? "claim.release" : "claim.claim";
            add(new Button(getTranslation(key), click -> claimed.accept(model.toggleClaim())));
        }
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
