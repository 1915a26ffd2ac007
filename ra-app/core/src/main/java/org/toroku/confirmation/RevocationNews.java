package org.toroku.confirmation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.enrolment.Applications;
import org.toroku.issuance.IssuanceRecord;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;
import org.toroku.wording.FolderNotices;
import org.toroku.wording.RevocationText;
import org.toroku.wording.WordingKind;

/** Tells the applicant without delay that the certificate was revoked (則6(12)). Joins the caller's transaction. */
@Component
class RevocationNews {
    private static final Actor SELF = new Actor.Service("confirmation");

    private final Applications applications;
    private final IssuanceRecord issued;
    private final FolderNotices notices;
    private final OutgoingMail mail;

    RevocationNews(Applications applications, IssuanceRecord issued, FolderNotices notices, OutgoingMail mail) {
        this.applications = applications;
        this.issued = issued;
        this.notices = notices;
        this.mail = mail;
    }

    void tell(UUID caseId) {
        tell(caseId, WordingKind.REVOKED_BY_CODE, Map.of());
    }

    /** Of a renewal that goes with what it renewed. */
    void tellWithRenewed(UUID caseId, Instant at) {
        String serial = issued.of(caseId).orElseThrow().serial();
        tell(caseId, WordingKind.REVOKED_WITH_RENEWED, RevocationText.revoked(serial, at, Map.of(), List.of()));
    }

    private void tell(UUID caseId, WordingKind kind, Map<Locale, Map<String, String>> more) {
        UUID notice = notices.file(
                caseId, notices.write(kind, applications.get(caseId).caseNumber(), more), SELF);
        mail.order(caseId, LetterKind.NOTICE, OutgoingMail.Channel.EMAIL, List.of(notice), SELF);
    }
}
