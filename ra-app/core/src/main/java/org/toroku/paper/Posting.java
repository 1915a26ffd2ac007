package org.toroku.paper;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;
import org.toroku.post.TrackingNumber;

/** How a printed letter leaves the house in the course of a task. */
@Component
class Posting {
    private final OutgoingMail mail;

    Posting(OutgoingMail mail) {
        this.mail = mail;
    }

    /** What a tracking number has against it. */
    Optional<String> objection(String tracking) {
        return TrackingNumber.objection(tracking)
                .or(() -> mail.byTracking(tracking).map(used -> "tracking-used"));
    }

    /** The newest letter of the kind is the one to be posted, an older one was overtaken; and only a sheet can be. */
    Optional<String> unsent(UUID caseId, UUID mailId, LetterKind kind) {
        Optional<OutgoingMail.MailState> state = mail.ofCase(caseId).stream()
                .filter(each -> each.kind() == kind)
                .reduce((former, later) -> later)
                .filter(each -> each.id().equals(mailId))
                .map(OutgoingMail.Mail::state);
        if (state.equals(Optional.of(OutgoingMail.MailState.ORDERED))) {
            return Optional.of("not-printed");
        }
        return state.equals(Optional.of(OutgoingMail.MailState.PRINTED)) ? Optional.empty() : Optional.of("not-found");
    }

    /** All or nothing: a task is not done with a letter that the register does not take. */
    void handOver(UUID caseId, UUID mailId, String tracking, Actor by) {
        if (!mail.posted(caseId, mailId, tracking, by)) {
            throw new IllegalStateException("a letter changed while its case was locked: " + mailId);
        }
    }
}
