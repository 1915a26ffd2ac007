package org.toroku.ui.portal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** A framed message; problems are announced to screen readers at once. */
final class Notice extends Div {
    private Notice(String kind, Component... content) {
        addClassNames("notice", kind);
        add(content);
    }

    static Notice info(String title, String text) {
        return new Notice("info", new H2(title), new Paragraph(text));
    }

    static Notice good(String title, String text) {
        return new Notice("good", new H2(title), new Paragraph(text));
    }

    /** For a problem that was announced before. */
    static Notice quietProblem(Component... content) {
        return new Notice("problem", content);
    }

    static Notice problem(Component... content) {
        Notice notice = quietProblem(content);
        notice.getElement().setAttribute("role", "alert");
        return notice;
    }

    static Notice problem(String text) {
        return problem(new Paragraph(text));
    }
}
