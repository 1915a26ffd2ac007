package org.toroku.ui.paper;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail.Channel;
import org.toroku.post.OutgoingMail.Mail;
import org.toroku.post.OutgoingMail.MailState;

/** A letter or e-mail as officers read it. */
public final class MailText {
    private MailText() {}

    /** Which letter of which case, and how it goes. */
    static String of(Component page, String caseNumber, Mail mail) {
        return page.getTranslation(
                "letters.item",
                caseNumber,
                page.getTranslation("letter." + mail.kind().name()),
                page.getTranslation("channel." + channel(mail)));
    }

    /** Originals go by registered mail, as stands on their letter; the house's own books know post and no more. */
    private static String channel(Mail mail) {
        return mail.kind() == LetterKind.RETURN && mail.channel() == Channel.POST
                ? "REGISTERED"
                : mail.channel().name();
    }

    /** Which letter came back and why, from the two codes that the case keeps of it. */
    public static String cameBack(Component page, String codes) {
        String[] parts = codes.split(" ", 2);
        return parts.length < 2
                ? codes
                : page.getTranslation(
                        "returns.letter",
                        page.getTranslation("letter." + parts[0]),
                        page.getTranslation("mail.reason." + parts[1]));
    }

    /** Why it came back or failed; of a letter that was spoiled, the officer's own words. */
    static Optional<String> reason(Component page, Mail mail) {
        return mail.reason().map(reason -> {
            if (mail.state() == MailState.VOID && !reason.equals("overtaken")) {
                return reason;
            }
            return reason.matches("smtp-\\d{3}")
                    ? page.getTranslation("mail.smtp", reason.substring("smtp-".length()))
                    : page.getTranslation("mail.reason." + reason);
        });
    }
}
