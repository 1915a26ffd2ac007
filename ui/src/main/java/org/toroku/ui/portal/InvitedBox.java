package org.toroku.ui.portal;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import org.toroku.enrolment.OrganisationStatement;
import org.toroku.ui.staff.Badges;

/** What the organisation says of the applicant: shown, marked as outside the accreditation, and not to be changed. */
final class InvitedBox extends Div {
    InvitedBox(PortalSession.Invited invited) {
        OrganisationStatement says = invited.says().organisation();
        addClassNames("notice", "info");
        DescriptionList facts = new DescriptionList();
        facts.addClassName("facts");
        fact(facts, "organisation", says.organisation());
        fact(facts, "corporate-number", says.corporateNumber());
        fact(facts, "department", says.department().orElse(getTranslation("invited.none")));
        fact(facts, "job-title", says.title().orElse(getTranslation("invited.none")));
        add(new H2(getTranslation("invited.box")), facts, new Paragraph(getTranslation("invited.box.text")));
    }

    private void fact(DescriptionList list, String name, String value) {
        list.add(
                new DescriptionList.Term(getTranslation("invited." + name)),
                new DescriptionList.Description(Badges.outside(value)));
    }
}
