package org.toroku.ui.portal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import org.toroku.enrolment.EnrolmentDesk.Milestone;
import org.toroku.enrolment.EnrolmentDesk.Status;
import org.toroku.ui.text.Moments;

/** Where the application stands, why, and what comes next, in plain words. */
final class StatusPanel extends Div {
    StatusPanel(Status status) {
        String state = "state." + status.state().name();
        Div headline = new Div(new H2(getTranslation(state)), new Paragraph(getTranslation(state + ".text")));
        headline.addClassNames("notice", tone(status));
        headline.getElement().setAttribute("aria-live", "polite");
        if (!status.reasons().isEmpty()) {
            UnorderedList reasons = new UnorderedList();
            status.reasons().forEach(code -> reasons.add(new ListItem(getTranslation("reason." + code))));
            headline.add(new H3(getTranslation("status.reasons")), reasons);
        }
        Facts facts = new Facts()
                .with(getTranslation("case.number"), status.caseNumber())
                .with(getTranslation("status.since"), at(status.since()));
        status.receiptDeadline()
                .ifPresent(deadline ->
                        facts.with(getTranslation("status.receipt-deadline"), Moments.deadline(deadline, getLocale())));
        OrderedList milestones = new OrderedList();
        milestones.addClassName("milestones");
        status.milestones().forEach(milestone -> milestones.add(milestone(milestone)));
        add(headline, facts, new H3(getTranslation("status.milestones")), milestones);
    }

    private ListItem milestone(Milestone milestone) {
        Span when = new Span(at(milestone.at()));
        when.addClassName("quiet");
        return new ListItem(new Span(getTranslation("state." + milestone.state().name())), when);
    }

    private String at(Instant instant) {
        return Moments.text(instant, getLocale());
    }

    private static String tone(Status status) {
        return switch (status.state()) {
            case ACCEPTED, ISSUED, DELIVERED -> "good";
            case REJECTED, CANCELLED, EXPIRED, REVOKED_UNRECEIVED, REVOKED, WITHDRAWN -> "problem";
            case AWAITING_SIGNATURE, AWAITING_DOCUMENTS, RECEIVED, PENDING_STATUS, REFERRED, ON_HOLD, AWAITING_REPLY ->
                "info";
        };
    }
}
