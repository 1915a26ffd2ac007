package org.toroku.ui.staff;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import org.toroku.decision.DecisionDesk.Examination;
import org.toroku.ui.text.Moments;

/** What an examiner recommended, when, and what they noted. */
public final class ExaminationNote extends Div {
    public ExaminationNote(Examination examination) {
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
