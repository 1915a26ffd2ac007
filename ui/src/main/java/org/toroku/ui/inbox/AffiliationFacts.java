package org.toroku.ui.inbox;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.toroku.enrolment.OrganisationStatement;
import org.toroku.organisation.AffiliationDesk;
import org.toroku.ui.staff.Badges;

/** The organisation that invited the applicant, what it said, and whether it still stands behind it. */
final class AffiliationFacts extends Div {
    AffiliationFacts(AffiliationDesk.Shown shown) {
        OrganisationStatement says = shown.statement();
        DescriptionList facts = new DescriptionList();
        facts.addClassName("facts");
        fact(facts, "organisation", Badges.outside(says.organisation()));
        fact(facts, "corporate-number", new Span(says.corporateNumber()));
        fact(facts, "department", part(says.department()));
        fact(facts, "title", part(says.title()));
        fact(facts, "invited-name", new Span(shown.invitedName()));
        add(new H2(getTranslation("affiliation.heading")), new Paragraph(getTranslation("affiliation.text")), facts);
        shown.objection().ifPresent(code -> add(warning("affiliation.objection." + code, "different")));
        shown.doubt().ifPresent(code -> add(warning("affiliation.doubt." + code, "variant")));
    }

    private Component part(java.util.Optional<String> value) {
        return value.<Component>map(text -> Badges.outside(text))
                .orElseGet(() -> new Span(getTranslation("affiliation.none")));
    }

    private Paragraph warning(String key, String tone) {
        Span sentence = new Span(getTranslation(key));
        sentence.addClassNames("verdict", tone);
        return new Paragraph(sentence);
    }

    private void fact(DescriptionList list, String name, Component value) {
        list.add(
                new DescriptionList.Term(getTranslation("affiliation." + name)),
                new DescriptionList.Description(value));
    }
}
