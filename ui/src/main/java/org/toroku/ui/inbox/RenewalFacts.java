package org.toroku.ui.inbox;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.toroku.pki.SerialText;
import org.toroku.renewal.RenewalDesk;
import org.toroku.ui.text.Moments;

/** What is renewed, the proofing at the beginning of the chain, and how long it carries (則5②). */
final class RenewalFacts extends Div {
    RenewalFacts(RenewalDesk.Shown renewal) {
        DescriptionList facts = new DescriptionList();
        facts.addClassName("facts");
        fact(facts, "renewal-facts.renewed", new Span(renewal.renewedCase()));
        Code serial = new Code(SerialText.shown(renewal.serial()));
        serial.addClassName("digest");
        fact(facts, "renewal-facts.serial", serial);
        fact(facts, "renewal-facts.anchor", new Span(renewal.anchorCase()));
        fact(facts, "renewal-facts.anchor-issued", new Span(Moments.text(renewal.anchorIssuedAt(), getLocale())));
        fact(facts, "renewal-facts.ceiling", new Span(Moments.text(renewal.ceiling(), getLocale())));
        fact(facts, "renewal-facts.chain", new Span(String.join(" → ", renewal.chain())));
        add(new H2(getTranslation("renewal-facts.title")), new Paragraph(getTranslation("renewal-facts.text")), facts);
    }

    private void fact(DescriptionList list, String name, Component value) {
        list.add(new DescriptionList.Term(getTranslation(name)), new DescriptionList.Description(value));
    }
}
