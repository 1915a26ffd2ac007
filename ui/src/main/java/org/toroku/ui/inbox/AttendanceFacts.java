package org.toroku.ui.inbox;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.toroku.assistance.AttendanceDesk.Attended;
import org.toroku.assistance.AttendanceDesk.State;
import org.toroku.ui.text.Moments;

/** Who attended while the application was made, and what they said they saw. */
final class AttendanceFacts extends Div {
    AttendanceFacts(Attended attended) {
        DescriptionList facts = new DescriptionList();
        facts.addClassName("facts");
        fact(facts, "attend.number", attended.session().number());
        fact(facts, "attend.officer", attended.officer());
        String setting =
                getTranslation("attend.setting." + attended.session().setting().name());
        fact(
                facts,
                "attend.place",
                attended.session()
                        .desk()
                        .map(desk -> setting + getTranslation("attend.place.desk", desk))
                        .orElse(setting));
        fact(
                facts,
                "attend.language",
                getTranslation("attend.language." + attended.language().name()));
        fact(
                facts,
                "attend.document",
                getTranslation("attend.document." + attended.document().name()));
        fact(facts, "attend.opened-at", Moments.text(attended.session().openedAt(), getLocale()));
        add(new H2(getTranslation("attended.title")), new Paragraph(getTranslation("attended.text")), facts);
        attended.others().ifPresent(others -> {
            fact(facts, "attend.others", getTranslation("attend.others." + others.name()));
            add(verdict("attended.stated", "equal"));
        });
        attended.stopped().ifPresent(why -> {
            fact(facts, "attend.why", getTranslation("attend.why." + why.name()));
            add(verdict("attended.stopped", "different"));
        });
        attended.closedAt().ifPresent(at -> fact(facts, "attend.closed-at", Moments.text(at, getLocale())));
        if (attended.closedAt().isEmpty()) {
            boolean waits = attended.session().state() == State.SIGNED;
            fact(
                    facts,
                    "attend.statement-until",
                    Moments.text(attended.session().statementUntil(), getLocale()));
            add(verdict(waits ? "attended.open" : "attended.unstated", "variant"));
        }
    }

    private Paragraph verdict(String key, String tone) {
        Span sentence = new Span(getTranslation(key));
        sentence.addClassNames("verdict", tone);
        return new Paragraph(sentence);
    }

    private void fact(DescriptionList list, String key, String value) {
        list.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(new Span(value)));
    }
}
