package org.toroku.ui.revocation;

import com.vaadin.flow.component.html.DescriptionList;
import java.time.Instant;
import org.toroku.revocation.FoundFact;
import org.toroku.ui.text.Moments;

/** What the house found by itself: what, since when, by which answer, and on whose consent it had asked. */
final class FoundFactList extends DescriptionList {
    FoundFactList(FoundFact found) {
        addClassNames("facts", "found-fact");
        fact("what", getTranslation("revocation.found.kind." + found.kind().name()));
        found.since().ifPresent(since -> fact("since", moment(since)));
        found.code().ifPresent(code -> fact("code", getTranslation("revocation.found.code.line", code)));
        fact("at", moment(found.foundAt()));
        found.evidence().ifPresent(id -> fact("evidence", id.toString()));
        found.consent()
                .ifPresent(consent -> fact(
                        "consent",
                        getTranslation(
                                "revocation.found.consent.line", moment(consent.givenAt()), consent.textVersion())));
    }

    private String moment(Instant at) {
        return Moments.text(at, getLocale());
    }

    private void fact(String key, String value) {
        add(new Term(getTranslation("revocation.found." + key)), new Description(value));
    }
}
