package org.toroku.paper;

import java.util.List;
import java.util.UUID;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;
import org.toroku.post.OutgoingMail.Mail;

/** Letters of inquiry of a case (則5①(1)ハ) that left the house, in the order in which they did: their number is their place. */
final class Inquiries {
    private Inquiries() {}

    static List<Mail> sent(OutgoingMail mail, UUID caseId) {
        return mail.ofCase(caseId).stream()
                .filter(each -> each.kind() == LetterKind.INQUIRY)
                .filter(each -> switch (each.state()) {
                    case POSTED, DELIVERED, RETURNED -> true;
                    case ORDERED, PRINTED, QUEUED, SENT, FAILED, VOID -> false;
                })
                .toList();
    }
}
