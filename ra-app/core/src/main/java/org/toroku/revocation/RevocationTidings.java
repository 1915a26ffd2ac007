package org.toroku.revocation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.Applications;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;
import org.toroku.revocation.RevocationDesk.Outcome;
import org.toroku.wording.FolderNotices;
import org.toroku.wording.WordingKind;

/**
 * Tells the subscriber without delay what became of a request (則6(12)); also that one was refused, since somebody else may
 * have asked. Joins the caller's transaction.
 */
@Component
class RevocationTidings {
    private final Applications applications;
    private final FolderNotices notices;
    private final OutgoingMail mail;
    private final RefusalWords words;

    RevocationTidings(Applications applications, FolderNotices notices, OutgoingMail mail, RefusalWords words) {
        this.applications = applications;
        this.notices = notices;
        this.mail = mail;
        this.words = words;
    }

    void tell(UUID caseId, Outcome outcome) {
        tell(
                caseId,
                switch (outcome) {
                    case REVOKED -> WordingKind.REVOKED_ON_REQUEST;
                    case ALREADY_REVOKED -> WordingKind.REVOKED;
                    case REFUSED -> throw new IllegalArgumentException("a refusal has a reason");
                },
                Map.of());
    }

    void tellRefused(UUID caseId, RefusalReason reason) {
        tell(
                caseId,
                WordingKind.REVOCATION_REFUSED,
                Map.of(
                        Locale.JAPANESE, Map.of("todo", words.of(reason, Locale.JAPANESE)),
                        Locale.ENGLISH, Map.of("todo", words.of(reason, Locale.ENGLISH))));
    }

    /** Of a renewal that goes with what it renewed. */
    void tellWithRenewed(UUID caseId) {
        tell(caseId, WordingKind.REVOKED_WITH_RENEWED, Map.of());
    }

    private void tell(UUID caseId, WordingKind kind, Map<Locale, Map<String, String>> more) {
        FolderNotices.Written written =
                notices.write(kind, applications.get(caseId).caseNumber(), more);
        UUID notice = notices.file(caseId, written, RevocationLedger.SELF);
        mail.order(caseId, LetterKind.NOTICE, OutgoingMail.Channel.EMAIL, List.of(notice), RevocationLedger.SELF);
    }
}
