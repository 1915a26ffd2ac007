package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.nio.charset.StandardCharsets;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.ui.staff.CopyButton;
import org.toroku.ui.staff.Downloads;

/** The resume code to copy, as a file or on paper, for coming back later or on another device. */
final class ResumePanel extends Details {
    record Reference(String key, String number) {}

    private final Paragraph text = new Paragraph(getTranslation("resume.text"));

    /** @param reference word and number by which this way of applying calls the application */
    ResumePanel(Access access, Reference reference) {
        addClassName("resume");
        setSummaryText(getTranslation("resume.title"));
        String code = ResumeCode.of(access);
        Code shown = new Code(code);
        shown.addClassName("digest");
        // what somebody who finds the printed page again has to know, beside the code itself
        Paragraph line = new Paragraph(
                new Span(getTranslation("resume.line", getTranslation(reference.key()), reference.number())),
                shown,
                new Span(getTranslation("resume.where")));
        line.addClassName("resume-line");
        String file = getTranslation("resume.file", getTranslation(reference.key()), reference.number(), code);
        Button print = new Button(
                getTranslation("resume.print"),
                click -> click.getSource().getElement().executeJs("""
                        const page = document.documentElement;
                        page.classList.add('print-code');
                        window.addEventListener('afterprint', () => page.classList.remove('print-code'), { once: true });
                        window.print();"""));
        Div actions = new Div(
                new CopyButton(getTranslation("resume.copy"), code),
                Downloads.link(
                        file.getBytes(StandardCharsets.UTF_8),
                        "toroku-" + reference.number() + ".txt",
                        "text/plain; charset=utf-8",
                        getTranslation("resume.save")),
                print);
        actions.addClassName("actions");
        add(text, line, actions);
    }

    /** Opened, where the code is new and the one that was kept before has ended. */
    ResumePanel renewed() {
        setOpened(true);
        return this;
    }

    /** Opened and framed, where whoever leaves the page without the code may not come back. */
    ResumePanel urgent() {
        addClassNames("notice", "attention");
        setSummaryText(getTranslation("resume.urgent"));
        text.setText(getTranslation("resume.urgent.text"));
        setOpened(true);
        return this;
    }
}
