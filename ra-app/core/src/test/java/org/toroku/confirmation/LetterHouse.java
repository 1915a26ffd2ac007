package org.toroku.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.toroku.confirmation.CoolingOffDesk.Answer;
import org.toroku.confirmation.CoolingOffDesk.Why;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.evidence.DocumentStore;
import org.toroku.issuance.CardHouse;
import org.toroku.issuance.IssuanceRecord;
import org.toroku.officers.Roles;
import org.toroku.pki.Der;
import org.toroku.post.LetterDesk;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;
import org.toroku.post.OutgoingMail.Mail;

/** A card house with a post room that sends letters of confirmation. */
final class LetterHouse implements AutoCloseable {
    static final Officer POST = new Officer("pia", Set.of(Roles.POST_ROOM));

    private final CardHouse house;

    LetterHouse(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(CardHouse.OFFICE);
        // what is not carried out at once is carried out when a test says so
        settings.put("toroku.confirmation.retry", "PT1H");
        settings.put("toroku.enrolment.per-network-per-hour", "100000");
        settings.putAll(more);
        house = new CardHouse(settings);
        house.employ(POST);
    }

    CardHouse house() {
        return house;
    }

    /** @param code as the letter says it */
    record Issued(UUID caseId, String number, String serial, Mail letter, String code) {}

    Issued issued() {
        return of(house.issued().applicationId());
    }

    Issued of(UUID caseId) {
        Mail letter = letters(caseId).getLast();
        return new Issued(
                caseId,
                house.part(Applications.class).get(caseId).caseNumber(),
                house.part(IssuanceRecord.class).of(caseId).orElseThrow().serial(),
                letter,
                new String(
                        house.part(DocumentStore.class).read(letter.contents().getFirst()), StandardCharsets.US_ASCII));
    }

    List<Mail> letters(UUID caseId) {
        return of(caseId, LetterKind.CONFIRMATION);
    }

    List<Mail> of(UUID caseId, LetterKind kind) {
        return house.part(OutgoingMail.class).ofCase(caseId).stream()
                .filter(mail -> mail.kind() == kind)
                .toList();
    }

    LetterDesk desk() {
        return house.part(LetterDesk.class);
    }

    LetterDesk.Printing print(Issued issued) {
        return desk().print(POST, List.of(issued.letter().id()));
    }

    /** Issued, with its letter on the way. */
    Issued posted() {
        return posted(issued());
    }

    Issued posted(Issued issued) {
        assertThat(print(issued)).isInstanceOf(LetterDesk.Printing.Ready.class);
        assertThat(desk().posted(POST, issued.letter().id(), Optional.empty())).isEqualTo(new LetterDesk.Act.Done());
        return issued;
    }

    Answer revoke(Issued issued) {
        return revoke(issued.number(), issued.code());
    }

    Answer revoke(String number, String code) {
        return revoke(number, code, UUID.randomUUID().toString());
    }

    Answer revoke(String number, String code, String network) {
        return house.part(CoolingOffDesk.class)
                .revoke(number, code, Why.NOT_ME, new ClientFacts(Optional.empty(), network, "test", Locale.JAPANESE));
    }

    static String text(Der pdf) {
        try (PDDocument document = Loader.loadPDF(pdf.toByteArray())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        house.assertBookIntact();
        house.close();
    }
}
