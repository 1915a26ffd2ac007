package org.toroku.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toroku.confirmation.LetterHouse.POST;
import static org.toroku.confirmation.LetterHouse.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.confirmation.CoolingOffDesk.Answer;
import org.toroku.confirmation.LetterHouse.Issued;
import org.toroku.decision.DecisionDesk;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.issuance.CardHouse;
import org.toroku.pki.Der;
import org.toroku.post.LetterDesk;
import org.toroku.post.LetterDesk.Act;
import org.toroku.post.LetterDesk.Back;
import org.toroku.post.LetterDesk.Printing;
import org.toroku.post.LetterDesk.Tray;
import org.toroku.post.OutgoingMail.Channel;

/** The person whom a certificate names hears of it at the address of the card, whoever typed what. */
class ConfirmationLetterTest {
    private static LetterHouse post;

    @BeforeAll
    static void open() {
        post = new LetterHouse(Map.of());
    }

    @AfterAll
    static void close() {
        post.close();
    }

    @Test
    void goesToTheAddressOfTheCardAndSaysWhatWasIssuedAndHow() {
        Issued issued = post.issued();

        Printing.Ready printed = (Printing.Ready) post.print(issued);

        assertThat(text(printed.pdf()))
                .contains(
                        "霞が関二丁目",
                        issued.serial(),
                        issued.number(),
                        issued.code().replace("-", ""))
                .contains("http://127.0.0.1:8080/revoke", "認証局（お渡しする鍵）")
                // the form said another street, and a postal code that no card certifies
                .doesNotContain("霞が関九丁目")
                .doesNotContain(CardHouse.form().postalCode().replace("-", ""));
        assertThat(post.house().book(issued.caseId()))
                .containsSubsequence("certificate-issued", "mail-ordered", "revocation-code-issued", "letter-printed");
    }

    /** The print is handed to the post room once; what is kept has no code, and after posting nothing has. */
    @Test
    void showsItsCodeToNobodyButWhoOpensIt() {
        Issued issued = post.issued();
        post.print(issued);

        assertThat(post.print(issued))
                .isEqualTo(new Printing.Refused(
                        "code-printed-once", Optional.of(issued.letter().id())));
        assertThat(post.desk().reprint(POST, issued.letter().id(), "紙づまり"))
                .isEqualTo(new Printing.Refused(
                        "code-printed-once", Optional.of(issued.letter().id())));
        DocumentStore documents = post.house().part(DocumentStore.class);
        assertThat(text(Der.of(documents.read(documents
                        .find(issued.caseId(), DocumentKind.LETTER)
                        .orElseThrow()
                        .id()))))
                .doesNotContain(issued.code().replace("-", ""));
        assertThat(post.desk().posted(POST, issued.letter().id(), Optional.empty()))
                .isEqualTo(new Act.Done());
        assertThatThrownBy(() -> documents.read(issued.letter().contents().getFirst()))
                .isInstanceOf(DocumentDamagedException.class);
        assertThat(post.house()
                        .sql()
                        .sql("SELECT code_hmac FROM revocation_code WHERE application_id = ?")
                        .param(issued.caseId())
                        .query(String.class)
                        .single())
                .matches("[0-9a-f]{64}");
    }

    @Test
    void isNotPrintedOnceTheCertificateIsRevoked() {
        Issued issued = post.issued();
        post.house()
                .ca()
                .revokeUnheard(post.house()
                        .part(org.toroku.issuance.IssuanceRecord.class)
                        .of(issued.caseId())
                        .orElseThrow()
                        .orderId());
        post.house().part(org.toroku.issuance.Handover.class).refresh(issued.caseId());
        assertThat(post.house().state(issued.caseId())).isEqualTo(ApplicationState.REVOKED);

        assertThat(post.print(issued))
                .isEqualTo(new Printing.Refused(
                        "overtaken", Optional.of(issued.letter().id())));
        assertThat(((LetterDesk.Listing.Letters) post.desk().letters(POST, Tray.TO_PRINT)).items())
                .noneMatch(item -> item.mail().id().equals(issued.letter().id()));
    }

    /** Of a case by card too, however it is typed. */
    @Test
    void isFoundByTheNumberOfItsCase() {
        Issued issued = post.issued();
        String number = post.house()
                .sql()
                .sql("SELECT case_number FROM application WHERE id = ?")
                .param(issued.caseId())
                .query(String.class)
                .single();
        assertThat(((LetterDesk.Listing.Letters)
                                post.desk().ofCase(POST, " " + number.toLowerCase(java.util.Locale.ROOT) + " "))
                        .items())
                .extracting(item -> item.mail().id())
                .contains(issued.letter().id());
        assertThat(post.desk().ofCase(POST, number + "0")).isEqualTo(new LetterDesk.Listing.Letters(List.of()));
    }

    @Test
    void aSpoiledOneIsWrittenAnewWithAnotherCode() {
        Issued first = post.issued();
        post.print(first);
        assertThat(post.desk().spoil(POST, first.letter().id(), "破損")).isEqualTo(new Act.Done());
        Issued second = post.posted(post.of(first.caseId()));

        assertThat(post.revoke(first)).isEqualTo(new Answer.Refused("code-wrong"));
        assertThat(post.revoke(second)).isInstanceOf(Answer.Revoked.class);
    }

    /** Whoever had the envelope may have read what is in it. */
    @Test
    void whatCameBackRevokesNothing() {
        Issued issued = post.posted();
        assertThat(post.desk().returned(POST, issued.letter().id(), Back.UNKNOWN_ADDRESS))
                .isEqualTo(new Act.Done());

        assertThat(post.revoke(issued)).isEqualTo(new Answer.Refused("code-wrong"));
        assertThat(post.house().state(issued.caseId())).isEqualTo(ApplicationState.ISSUED);
        assertThat(post.house().book(issued.caseId())).contains("mail-returned", "revocation-code-void");
    }

    /** People approved an address that the card cannot write and that was typed differently: no letter may follow it. */
    @Test
    void whereNoAddressIsProvenTheBookSaysThatNobodyWasTold() {
        Applied.Accepted applied = post.house().applied(CardHouse.form());
        assertThat(post.house()
                        .counter()
                        .submit(
                                applied.access(),
                                post.house().signature(applied, post.house().card("substitute"))))
                .isNotNull();
        UUID caseId = applied.access().applicationId();
        assertThat(post.house()
                        .examine(
                                post.house().examineTask(caseId),
                                CardHouse.ANNE,
                                true,
                                List.of("name", "birth-date", "sex", "address")))
                .isEqualTo(new DecisionDesk.Act.Done());
        post.house().accepted(caseId);
        post.house().awaitState(caseId, ApplicationState.ISSUED);

        assertThat(post.letters(caseId)).isEmpty();
        assertThat(post.house().book(caseId)).contains("confirmation-not-possible");
    }

    @Test
    void goesToTheAddresseeOnlyWhereTheOperatorPaysForThat() {
        try (LetterHouse dear = new LetterHouse(Map.of("toroku.confirmation.addressee-only", "true"))) {
            Issued issued = dear.issued();
            assertThat(issued.letter().channel()).isEqualTo(Channel.ADDRESSEE_ONLY);
            dear.print(issued);
            assertThat(dear.desk().posted(POST, issued.letter().id(), Optional.empty()))
                    .isEqualTo(new Act.Refused("tracking-malformed"));
            assertThat(dear.desk().posted(POST, issued.letter().id(), Optional.of("123-45-67890-1")))
                    .isEqualTo(new Act.Done());
            assertThat(dear.revoke(issued)).isInstanceOf(Answer.Revoked.class);
        }
    }

    @Test
    void isNotSentWhereTheOperatorSwitchedItOff() {
        try (LetterHouse none = new LetterHouse(Map.of("toroku.confirmation.letter", "false"))) {
            UUID caseId = none.house().issued().applicationId();
            assertThat(none.letters(caseId)).isEmpty();
            assertThat(none.house().book(caseId)).doesNotContain("revocation-code-issued");
        }
    }

    @Test
    void saysOfTheDeviceOnlyWhatItKnowsInItsOwnWords() {
        assertThat(List.of(
                        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile"
                                + " Safari/537.36",
                        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                                + " Version/17.4 Mobile/15E148 Safari/604.1",
                        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/124.0 Safari/537.36 Edg/124.0",
                        "<b>you have won</b>",
                        ""))
                .extracting(Terminal::of)
                .containsExactly("Chrome, Android", "Safari, iPhone", "Edge, Windows", "", "");
    }
}
