package org.toroku.ui.paper;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.toroku.post.OutgoingMail.Mail;
import org.toroku.post.OutgoingMail.MailState;

/** A letter or e-mail as officers read it. */
final class MailText {
    private MailText() {}

    /** Which letter of which case, and how it goes. */
    static String of(Component page, String caseNumber, Mail mail) {
        return page.getTranslation(
                "letters.item",
                caseNumber,
                page.getTranslation("letter." + mail.kind().name()),
                page.getTranslation("channel." + mail.channel().name()));
    }

    /** Why it came back or failed; of a letter that was spoiled, the officer's own words. */
    static Optional<String> reason(Component page, Mail mail) {
        return mail.reason().map(reason -> {
            if (mail.state() == MailState.VOID) {
                return reason;
            }
            return reason.matches("smtp-\\d{3}")
                    ? page.getTranslation("mail.smtp", reason.substring("smtp-".length()))
                    : page.getTranslation("mail.reason." + reason);
        });
    }
}
