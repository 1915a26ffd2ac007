package org.toroku.ui.portal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.Optional;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Status;
import org.toroku.ui.text.Moments;

/** Where the application stands, and why, in plain words. */
final class StatusPanel extends Div {
    /**
     * @param caseCode of an application on paper, the number that letters and form show
     * @param standsStill since when a fault keeps the case from going on: its state would sound as if it did
     */
    StatusPanel(Status status, Way way, Optional<String> caseCode, Optional<Instant> standsStill) {
        Div headline = standsStill
                .map(since -> headline("status.stands-still", "status.stands-still.text", "problem"))
                .orElseGet(() -> headline(status, way));
        if (!status.reasons().isEmpty()) {
            UnorderedList reasons = new UnorderedList();
            status.reasons()
                    .forEach(code -> reasons.add(new ListItem(getTranslation(group(code) + code + reason(way, code)))));
            headline.add(new H3(getTranslation("status.reasons")), reasons);
        }
        Facts facts = new Facts()
                .with(getTranslation(way.choose("case.number", "post.code")), caseCode.orElse(status.caseNumber()))
                .with(getTranslation("status.since"), at(status.since()));
        standsStill.ifPresent(since -> facts.with(getTranslation("status.stands-still.since"), at(since)));
        add(headline, facts);
    }

    private Div headline(Status status, Way way) {
        String state = "state." + status.state().name();
        return headline(state, state + sentence(way, status.state()), tone(status));
    }

    private Div headline(String title, String text, String tone) {
        Div headline = new Div(new H2(getTranslation(title)), new Paragraph(getTranslation(text)));
        headline.addClassNames("notice", tone);
        return headline;
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
