package org.toroku.revocation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.ca.RevocationReason;
import org.toroku.enrolment.Applications;
import org.toroku.issuance.IssuanceRecord;
import org.toroku.issuance.RequestedRevocation;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;
import org.toroku.wording.FolderNotices;
import org.toroku.wording.RevocationText;
import org.toroku.wording.WordingKind;

/**
 * Tells the subscriber without delay what became of a request (則6(12)); also that one was refused, since somebody else may
 * have asked. The mail itself says it: a subscriber of years ago may have no resume code to look it up with. Joins the
 * caller's transaction.
 */
@Component
class RevocationTidings {
    private final Applications applications;
    private final IssuanceRecord issued;
    private final RequestedRevocation revocation;
    private final FolderNotices notices;
    private final OutgoingMail mail;
    private final OutcomeWords words;

    RevocationTidings(
            Applications applications,
            IssuanceRecord issued,
            RequestedRevocation revocation,
            FolderNotices notices,
            OutgoingMail mail,
            OutcomeWords words) {
        this.applications = applications;
        this.issued = issued;
        this.revocation = revocation;
        this.notices = notices;
        this.mail = mail;
        this.words = words;
    }

    void tellRevoked(UUID caseId, Instant at, RevocationReason reason) {
        List<String> renewals = revocation.revokedWith(caseId).stream()
                .map(renewal -> applications.get(renewal).caseNumber())
                .toList();
        tell(
                caseId,
                WordingKind.REVOKED_ON_REQUEST,
                RevocationText.revoked(serial(caseId), at, words.of(reason), renewals));
    }

    /** It was revoked for another reason before anybody judged; whoever revoked it told when. */
    void tellAlreadyRevoked(UUID caseId) {
        tell(caseId, WordingKind.REVOKED, Map.of());
    }

    void tellRefused(UUID caseId, RefusalReason reason) {
        tell(caseId, WordingKind.REVOCATION_REFUSED, RevocationText.refused(serial(caseId), words.of(reason)));
    }

    /** Of a renewal that goes with what it renewed. */
    void tellWithRenewed(UUID caseId, Instant at) {
        tell(caseId, WordingKind.REVOKED_WITH_RENEWED, RevocationText.revoked(serial(caseId), at, Map.of(), List.of()));
    }

    private String serial(UUID caseId) {
        return issued.of(caseId).orElseThrow().serial();
    }

    private void tell(UUID caseId, WordingKind kind, Map<Locale, Map<String, String>> more) {
        FolderNotices.Written written =
                notices.write(kind, applications.get(caseId).caseNumber(), more);
        UUID notice = notices.file(caseId, written, RevocationLedger.SELF);
        mail.order(caseId, LetterKind.REVOCATION, OutgoingMail.Channel.EMAIL, List.of(notice), RevocationLedger.SELF);
    }
}
