package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.ca.status.Publishing;
import org.toroku.ca.status.StatusPublisher;
import org.toroku.ca.status.StatusShelf;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.Roles;
import org.toroku.post.LetterDesk;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;

/** R16 from the letter to the list that verifiers read: a certificate that nobody clicked for is taken back by its letter. */
@ExtendWith(RunningToroku.class)
class ConfirmationSpec {
    private static final Officer POST = new Officer("post1", Set.of(Roles.POST_ROOM));
    private static final Pattern CODE = Pattern.compile("(?:[0-9A-HJKMNP-TV-Z]{4} ){6}[0-9A-HJKMNP-TV-Z]{4}");

    private final Standalone toroku;
    private final ApplicantClient applicant;

    ConfirmationSpec(Standalone toroku) {
        this.toroku = toroku;
        this.applicant = new ApplicantClient(toroku);
    }

    @Test
    void theCodeOfTheLetterPutsTheCertificateOnTheListOfTheCa() throws Exception {
        var mine = applicant.enrol(People.newcomer(toroku));
        applicant.await(mine, "ISSUED");
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(applicant.certificate(mine)));
        assertThat(revoked(certificate)).isFalse();

        String code = posted(mine);
        Map<String, Object> asked = Map.of("caseNumber", mine.caseNumber(), "code", code, "why", "NOT_ME");
        var answer = applicant.post("/revocations", "", asked);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(revoked(certificate)).isTrue();
        assertThat(applicant.state(mine)).isEqualTo("REVOKED");
        assertThat(applicant.post("/revocations", "", asked).body()).isEqualTo(answer.body());
        assertThat(applicant.pickUp(mine, "correct horse battery").statusCode()).isEqualTo(409);
    }

    @Test
    void nobodyLearnsFromTheAnswerWhichCasesThereAre() {
        var mine = applicant.enrol(People.newcomer(toroku));
        applicant.await(mine, "ISSUED");
        String guess = "0000-0000-0000-0000-0000-0000-0000";
        var known = applicant.post(
                "/revocations", "", Map.of("caseNumber", mine.caseNumber(), "code", guess, "why", "NOT_WANTED"));
        var unknown = applicant.post(
                "/revocations", "", Map.of("caseNumber", "M-2001-000001", "code", guess, "why", "NOT_WANTED"));
        assertThat(known.statusCode()).isEqualTo(409);
        assertThat(known.body()).isEqualTo(unknown.body()).contains("revocation.code-wrong");
        assertThat(applicant
                        .post("/revocations", "", Map.of("caseNumber", mine.caseNumber(), "code", "1", "why", "NOT_ME"))
                        .body())
                .contains("revocation.code-mistyped");
        assertThat(applicant.post("/revocations", "", Map.of("code", guess)).body())
                .contains("revocation.incomplete");
    }

    private String posted(ApplicantClient.Mine mine) throws IOException {
        var letter = toroku.context().getBean(OutgoingMail.class).ofCase(mine.id()).stream()
                .filter(mail -> mail.kind() == LetterKind.CONFIRMATION)
                .findFirst()
                .orElseThrow();
        LetterDesk desk = toroku.context().getBean(LetterDesk.class);
        LetterDesk.Printing printing = desk.print(POST, List.of(letter.id()));
        assertThat(printing).isInstanceOf(LetterDesk.Printing.Ready.class);
        assertThat(desk.posted(POST, letter.id(), Optional.empty())).isEqualTo(new LetterDesk.Act.Done());
        try (PDDocument pdf =
                Loader.loadPDF(((LetterDesk.Printing.Ready) printing).pdf().toByteArray())) {
            Matcher code = CODE.matcher(new PDFTextStripper().getText(pdf));
            assertThat(code.find()).as("the letter shows the code").isTrue();
            return code.group();
        }
    }

    private boolean revoked(X509Certificate certificate) throws Exception {
        StatusPublisher publisher = toroku.context().getBean(StatusPublisher.class);
        while (publisher.publish() instanceof Publishing.Busy) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        byte[] list = Files.readAllBytes(
                toroku.context().getBean(StatusShelf.class).list().orElseThrow().file());
        X509CRL crl = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(list));
        return crl.isRevoked(certificate);
    }
}
