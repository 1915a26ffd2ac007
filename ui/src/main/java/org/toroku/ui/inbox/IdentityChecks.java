package org.toroku.ui.inbox;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Optional;
import org.toroku.identity.Identities.Verification;
import org.toroku.pki.identity.CheckResult;
import org.toroku.ui.text.Clauses;

/** Every check of the card's signature with the clause that demands it; failures first. */
final class IdentityChecks extends Div {
    IdentityChecks(Optional<Verification> verification) {
        add(new H2(getTranslation("identity.title")));
        verification.ifPresentOrElse(this::draw, () -> add(new Paragraph(getTranslation("identity.none"))));
    }

    private void draw(Verification verification) {
        Span result = new Span(getTranslation("identity.result." + verification.result()));
        result.addClassNames("verdict", verification.result().equals("VERIFIED") ? "equal" : "different");
        add(new Paragraph(result));
        UnorderedList list = new UnorderedList();
        list.addClassName("checks");
        verification.checks().stream()
                .filter(CheckResult.Failed.class::isInstance)
                .forEach(check -> list.add(item(check)));
        verification.checks().stream()
                .filter(CheckResult.Passed.class::isInstance)
                .forEach(check -> list.add(item(check)));
        add(list);
    }

    private ListItem item(CheckResult check) {
        Span clause = new Span(Clauses.text(check.clause(), getLocale()));
        clause.addClassName("quiet");
        ListItem item = new ListItem(new Span(getTranslation("check." + check.check())), clause);
        switch (check) {
            case CheckResult.Passed _ -> item.addClassName("passed");
            case CheckResult.Failed failed -> {
                item.addClassName("failed");
                item.add(new Span(getTranslation("finding." + failed.reason())));
            }
        }
        Span mark =
                new Span(getTranslation(check instanceof CheckResult.Passed ? "identity.passed" : "identity.failed"));
        mark.addClassName("mark");
        item.addComponentAsFirst(mark);
        return item;
    }
}
