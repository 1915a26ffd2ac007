package org.toroku.ui.assistance;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import org.toroku.assistance.AttendanceDesk.Setting;
import org.toroku.assistance.AttendanceDesk.Shown;
import org.toroku.assistance.AttendanceDesk.State;
import org.toroku.ui.text.Moments;

/** How far the session is. Of the applicant it shows no more than the number of the case. */
final class SessionPanel extends Div {
    SessionPanel(Shown session, Optional<String> code) {
        addClassName("attend-session");
        add(new H2(getTranslation("attend.session", session.number())));
        code.ifPresent(shown -> add(codeBox(shown, session)));
        DescriptionList facts = new DescriptionList();
        facts.addClassName("facts");
        fact(facts, "attend.state", state(session.state()));
        fact(facts, "attend.place", new Span(place(session)));
        session.caseNumber().ifPresent(number -> fact(facts, "attend.case", new Span(number)));
        fact(facts, "attend.opened-at", new Span(Moments.text(session.openedAt(), getLocale())));
        fact(facts, "attend.ends-at", new Span(Moments.text(session.endsAt(), getLocale())));
        if (session.state() == State.SIGNED) {
            fact(facts, "attend.statement-until", new Span(Moments.text(session.statementUntil(), getLocale())));
        }
        add(facts, new Paragraph(getTranslation("attend.state.text." + session.state())));
    }

    private Div codeBox(String code, Shown session) {
        Span shown = new Span(code);
        shown.addClassNames("attend-code");
        Div box = new Div(
                new Paragraph(getTranslation("attend.code")),
                shown,
                new Paragraph(getTranslation("attend.code.text", Moments.text(session.codeUntil(), getLocale()))));
        box.addClassNames("notice", "info");
        return box;
    }

    private Span state(State state) {
        Span words = new Span(getTranslation("attend.state." + state.name()));
        words.getElement().setAttribute("role", "status");
        words.addClassName("strong");
        return words;
    }

    private String place(Shown session) {
        String setting = getTranslation("attend.setting." + session.setting().name());
        return session.setting() == Setting.COUNTER
                ? setting + getTranslation("attend.place.desk", session.desk().orElse(""))
                : setting;
    }

    private void fact(DescriptionList list, String key, Component value) {
        list.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
    }
}
