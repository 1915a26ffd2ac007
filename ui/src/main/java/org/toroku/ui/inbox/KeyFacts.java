package org.toroku.ui.inbox;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.toroku.subjectkey.KeyDesk;
import org.toroku.subjectkey.SubjectKeyRow.Format;
import org.toroku.ui.text.Moments;
import org.toroku.ui.text.OutsideAccreditation;

/** The key that the applicant brought: what it is, how it came and how far its checks are. */
final class KeyFacts extends Div {
    KeyFacts(KeyDesk.Shown key) {
        DescriptionList facts = new DescriptionList();
        facts.addClassName("facts");
        Span state = new Span(getTranslation("key-facts.state." + key.state().name()));
        state.addClassNames("verdict", tone(key));
        fact(facts, "key-facts.state", state);
        Span algorithm = new Span(new Span(key.algorithm()));
        if (!key.accreditable()) {
            algorithm.add(new Span(" "), new OutsideAccreditation());
        }
        fact(facts, "key-facts.algorithm", algorithm);
        fact(facts, "key-facts.sha256", digest(key.sha256()));
        fact(
                facts,
                "key-facts.submission",
                new Span(getTranslation(
                        "key-facts.submission." + key.submission().name())));
        fact(
                facts,
                "key-facts.origin",
                new Span(getTranslation("key-facts.origin." + key.origin().name())));
        fact(
                facts,
                "key-facts.request",
                new Span(
                        new Span(key.format() == Format.PKCS10 ? "PKCS#10" : "CRMF"),
                        new Span(" "),
                        digest(key.requestSha256())));
        fact(facts, "key-facts.received", new Span(Moments.text(key.receivedAt(), getLocale())));
        add(new H2(getTranslation("key-facts.title")), new Paragraph(getTranslation("key-facts.text")), facts);
        if (!key.accreditable()) {
            add(new Paragraph(getTranslation("accreditation.outside.text", key.algorithm())));
        }
    }

    private static String tone(KeyDesk.Shown key) {
        return switch (key.state()) {
            case ACCEPTED -> "equal";
            case PRESENTED -> "variant";
            case SET_ASIDE -> "different";
        };
    }

    private void fact(DescriptionList list, String name, Component value) {
        list.add(new DescriptionList.Term(getTranslation(name)), new DescriptionList.Description(value));
    }

    private static Code digest(String hex) {
        Code code = new Code(hex);
        code.addClassName("digest");
        return code;
    }
}
