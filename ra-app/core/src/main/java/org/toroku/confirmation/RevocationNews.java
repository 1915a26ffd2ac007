package org.toroku.confirmation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;

/** Tells the applicant without delay that the certificate was revoked (則6(12)). Joins the caller's transaction. */
@Component
class RevocationNews {
    private static final Actor SELF = new Actor.Service("confirmation");

    private final Applications applications;
    private final DocumentStore documents;
    private final OutgoingMail mail;

    RevocationNews(Applications applications, DocumentStore documents, OutgoingMail mail) {
        this.applications = applications;
        this.documents = documents;
        this.mail = mail;
    }

    void tell(UUID caseId) {
        tell(caseId, """
                受付番号 / Case number: %s

                登録された住所にお送りした「電子証明書発行のお知らせ」の失効コードによる請求を受け、電子証明書を失効しました。お使いにならないでください。お心当たりのない場合は、登録局へご連絡ください。
                Your certificate was revoked upon the code of the letter of confirmation that went to your registered address. Please do not use it. If you know nothing of this, please contact the registration authority.
                """);
    }

    /** Of a renewal that goes with what it renewed. */
    void tellWithRenewed(UUID caseId) {
        tell(caseId, """
                受付番号 / Case number: %s

                更新のもとになった電子証明書が、「電子証明書発行のお知らせ」の失効コードによる請求で失効したため、更新後の電子証明書もあわせて失効しました。お使いにならないでください。お心当たりのない場合は、登録局へご連絡ください。
                The certificate that yours renewed was revoked upon the code of its letter of confirmation, and yours was revoked with it. Please do not use it. If you know nothing of this, please contact the registration authority.
                """);
    }

    private void tell(UUID caseId, String words) {
        String text = words.formatted(applications.get(caseId).caseNumber());
        UUID notice = documents
                .put(caseId, DocumentKind.NOTICE, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8))
                .id();
        mail.order(caseId, LetterKind.NOTICE, OutgoingMail.Channel.EMAIL, List.of(notice), SELF);
    }
}
