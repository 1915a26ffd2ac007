package org.toroku.ui.revocation;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.time.Instant;
import java.util.List;
import org.toroku.revocation.RevocationDesk.Request;

/** On the page of a case: what was asked of its certificate, by whom it was judged, and each moment; and the way there. */
public final class CaseRevocations extends Div {
    /** @param requests at least one, the newest first */
    public CaseRevocations(List<Request> requests, Instant now) {
        addClassName("case-revocations");
        add(new H2(getTranslation("revocation.of-case")));
        requests.forEach(request -> add(new RequestFacts(request, now)));
        RouterLink there = new RouterLink(getTranslation("revocation.of-case.there"), RevocationsView.class);
        there.setQueryParameters(QueryParameters.of(
                RevocationsView.CASE, requests.getFirst().caseId().toString()));
        add(there);
    }
}
