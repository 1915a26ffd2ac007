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
import java.util.Optional;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Milestone;
import org.toroku.enrolment.EnrolmentDesk.Status;
import org.toroku.ui.text.Moments;

/** Where the application stands, why, and what comes next, in plain words. */
final class StatusPanel extends Div {
    /** @param caseCode of an application on paper, the number that letters and form show */
    StatusPanel(Status status, Way way, Optional<String> caseCode) {
        String state = "state." + status.state().name();
        Div headline = new Div(
                new H2(getTranslation(state)), new Paragraph(getTranslation(state + sentence(way, status.state()))));
        headline.addClassNames("notice", tone(status));
        headline.getElement().setAttribute("aria-live", "polite");
        if (!status.reasons().isEmpty()) {
            UnorderedList reasons = new UnorderedList();
            status.reasons()
                    .forEach(code -> reasons.add(new ListItem(getTranslation(group(code) + code + reason(way, code)))));
            headline.add(new H3(getTranslation("status.reasons")), reasons);
        }
        Facts facts = new Facts()
                .with(getTranslation(way.choose("case.number", "post.code")), caseCode.orElse(status.caseNumber()))
                .with(getTranslation("status.since"), at(status.since()));
        status.receiptDeadline()
                .filter(deadline -> status.state() == ApplicationState.ISSUED)
                .ifPresent(deadline ->
                        facts.with(getTranslation("status.receipt-deadline"), Moments.deadline(deadline, getLocale())));
        OrderedList milestones = new OrderedList();
        milestones.addClassName("milestones");
        status.milestones().forEach(milestone -> milestones.add(milestone(milestone)));
        add(headline, facts, new H3(getTranslation("status.milestones")), milestones);
    }

    private static String sentence(Way way, ApplicationState state) {
        return switch (state) {
            case RECEIVED, ACCEPTED -> way == Way.RENEWAL ? ".text.renewal" : way.choose(".text", ".text.paper");
            case DELIVERED -> way == Way.OWN_KEY ? ".text.own-key" : ".text";
            default -> ".text";
        };
    }

    /** What is wrong with an applicant's key is said in the words in which it would have been refused at once. */
    private static String group(String code) {
        return code.startsWith("key-") ? "key-flaw." : "reason.";
    }

    /** What is compared with the card here is compared with the documents there. */
    private static String reason(Way way, String code) {
        return code.equals("data-mismatch") ? way.choose("", ".paper") : "";
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
            case AWAITING_SIGNATURE,
                    AWAITING_DOCUMENTS,
                    RECEIVED,
                    PENDING_STATUS,
                    REFERRED,
                    ON_HOLD,
                    AWAITING_REPLY,
                    AWAITING_KEY -> "info";
        };
    }
}
