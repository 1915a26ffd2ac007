package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.nio.charset.StandardCharsets;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.ui.staff.Downloads;

/** The resume code as a file or on paper, for coming back later or on another device. */
final class ResumePanel extends Details {
    ResumePanel(Access access, String caseNumber) {
        addClassName("resume");
        setSummaryText(getTranslation("resume.title"));
        String code = ResumeCode.of(access);
        Code shown = new Code(code);
        shown.addClassName("digest");
        String file = getTranslation("resume.file", caseNumber, code);
        Button print = new Button(
                getTranslation("resume.print"),
                click -> click.getSource().getElement().executeJs("window.print()"));
        Div actions = new Div(
                Downloads.link(
                        file.getBytes(StandardCharsets.UTF_8),
                        "toroku-" + caseNumber + ".txt",
                        "text/plain; charset=utf-8",
                        getTranslation("resume.save")),
                print);
        actions.addClassName("actions");
        add(new Paragraph(getTranslation("resume.text")), shown, actions);
    }

    /** Opened, where the code is new and the one that was kept before has ended. */
    ResumePanel renewed() {
        setOpened(true);
        return this;
    }
}
