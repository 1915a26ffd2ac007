package org.toroku.subjectkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toroku.subjectkey.CodeScene.POST;
import static org.toroku.subjectkey.CodeScene.guess;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.RowAlteredException;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Withdrawn;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.issuance.CardHouse;
import org.toroku.paper.Act;
import org.toroku.paper.PostRoomDesk;
import org.toroku.pki.Der;
import org.toroku.post.LetterDesk;
import org.toroku.post.LetterDesk.Printing;
import org.toroku.post.OutgoingMail;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.subjectkey.KeyCounter.Handed;
import org.toroku.testkit.pki.OwnKey;

/** 則6(3の2), R11: without a legal basis a key comes under a single-use code that was posted; that key is certified. */
class IdentificationCodeTest {
    private static final String POSTAL_CODE = CardHouse.form().postalCode().replace("-", "");
    private static CodeScene scene;

    @BeforeAll
    static void open() {
        scene = new CodeScene(Map.of());
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @Test
    void theKeyThatCameUnderThePostedCodeIsTheOneThatIsCertified() {
        Access access = scene.waiting();
        UUID caseId = access.applicationId();
        OwnKey key = OwnKey.p256();
        OutgoingMail.Mail letter = scene.letter(caseId, 1);
        String code = scene.code(letter);
        assertThat(scene.send(access, code, key)).as("not posted yet").isEqualTo(refused("key-not-awaited"));
        assertThat(scene.post(caseId, letter)).isEqualTo(new Act.Refused("not-printed"));

        Printing.Ready printed = (Printing.Ready) scene.print(letter);
        assertThat(text(printed.pdf())).contains(code.replace("-", ""));
        assertThat(scene.print(letter)).isEqualTo(new Printing.Refused("code-printed-once", Optional.of(letter.id())));
        assertThat(scene.house().part(LetterDesk.class).reprint(POST, letter.id(), "紙づまり"))
                .isEqualTo(new Printing.Refused("code-printed-once", Optional.of(letter.id())));
        assertThat(scene.post(caseId, letter)).isInstanceOf(Act.Done.class);
        assertThatThrownBy(() -> scene.code(letter)).as("erased").isInstanceOf(DocumentDamagedException.class);
        assertThat(kept(caseId)).allSatisfy(text -> assertThat(text).doesNotContain(code.replace("-", "")));

        Handed handed = scene.send(access, code.toLowerCase(java.util.Locale.ROOT), key);
        assertThat(handed).isInstanceOf(Handed.Received.class);
        assertThat(scene.send(access, code, key.request()))
                .as("a new signature, so another request")
                .isEqualTo(refused("code-used"));
        scene.house().acceptedByTwo(caseId);
        scene.house().awaitState(caseId, ApplicationState.ISSUED);

        assertThat(scene.house().ca().certifiedKeys(caseId)).containsExactly(Der.of(key.spki()));
        assertThat(scene.house().book(caseId))
                .containsSubsequence(
                        "identity-verified",
                        "no-legal-basis",
                        "identification-code-issued",
                        "letter-printed",
                        "identification-code-posted",
                        "public-key-presented",
                        "identification-code-used",
                        "public-key-accepted",
                        "certificate-issued");
    }

    /** What was typed may be anybody's address, postal code included; the code is for the person of the card. */
    @Test
    void theLetterGoesToTheAddressOfTheCardWhateverWasTyped() throws IOException {
        Access access = scene.waiting();
        Printing.Ready printed = (Printing.Ready) scene.print(scene.letter(access.applicationId(), 1));

        assertThat(text(printed.pdf()))
                .contains("霞が関二丁目")
                .doesNotContain("霞が関九丁目")
                .doesNotContain(POSTAL_CODE);
    }

    /** Of a card that cannot write the address the typed one counts where it differs in nothing else. */
    @Test
    void whereTheCardCannotWriteTheAddressAnotherOneEndsTheApplication() throws IOException {
        Access same = scene.waiting(scene.form("substitute"), "substitute");
        assertThat(text(((Printing.Ready) scene.print(scene.letter(same.applicationId(), 1))).pdf()))
                .contains(scene.form("substitute").address().substring(0, 8))
                .doesNotContain(POSTAL_CODE);

        Access other = scene.submitted(CardHouse.form(), "substitute");
        scene.house().awaitState(other.applicationId(), ApplicationState.REJECTED);
        assertThat(scene.reason(other.applicationId())).contains("data-mismatch");
        assertThat(scene.house().book(other.applicationId())).contains("code-address-unproven");
        assertThat(scene.letters(other.applicationId())).isEmpty();
    }

    /** Whoever writes into a row, or damages a file, ends nobody's application by it. */
    @Test
    void whereWhatWasVerifiedIsNotAsItWasKeptTheCaseStandsStill() {
        UUID caseId = scene.waiting().applicationId();
        scene.letter(caseId, 1);
        Actor by = new Actor.Service("test");
        scene.house()
                .part(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> scene.house().part(IdentificationCodes.class).makeVoid(caseId, "test", by));
        String set = "UPDATE identity_verification SET items = jsonb_set(items, '{address}', to_jsonb(?::text))"
                + " WHERE application_id = ?";
        String address = scene.house()
                .sql()
                .sql("SELECT items ->> 'address' FROM identity_verification WHERE application_id = ?")
                .param(caseId)
                .query(String.class)
                .single();
        scene.house().sql().sql(set).params("京都府京都市", caseId).update();

        StepResult result = scene.house()
                .part(IssueIdentificationCode.class)
                .perform(new StepContext(caseId, "issue-identification-code", 2));

        scene.house().sql().sql(set).params(address, caseId).update();
        assertThat(result).isEqualTo(new StepResult.Halt("identity-altered"));
        assertThat(scene.awaitsKey(caseId)).isTrue();
    }

    /** Of a card that cannot write the address, the form has a say: an altered one has not, and ends nothing either. */
    @Test
    void whereFormOrReportOfSuchACardAreAlteredTheCaseStandsStill() {
        UUID caseId = scene.waiting(scene.form("substitute"), "substitute").applicationId();
        scene.letter(caseId, 1);
        scene.house()
                .part(TransactionTemplate.class)
                .executeWithoutResult(status -> scene.house()
                        .part(IdentificationCodes.class)
                        .makeVoid(caseId, "test", new Actor.Service("test")));
        List<String> alterations = List.of(
                "UPDATE match_report SET report = jsonb_set(report, '{fields}', '[]') WHERE application_id = :case",
                "UPDATE match_report SET report = replace(report::text, 'UNDECIDABLE', 'DIFFERENT')::jsonb"
                        + " WHERE application_id = :case",
                "UPDATE application SET form = jsonb_set(form, '{address}', '\"京都府京都市\"') WHERE id = :case");
        for (String alteration : alterations) {
            String former = scene.house()
                    .sql()
                    .sql(
                            "SELECT json_build_object('report', (SELECT report FROM match_report WHERE application_id = :case),"
                                    + " 'form', (SELECT form FROM application WHERE id = :case))::text")
                    .param("case", caseId)
                    .query(String.class)
                    .single();
            scene.house().sql().sql(alteration).param("case", caseId).update();

            assertThatThrownBy(() -> scene.house()
                            .part(IssueIdentificationCode.class)
                            .perform(new StepContext(caseId, "issue-identification-code", 2)))
                    .as(alteration)
                    .isInstanceOf(RowAlteredException.class);

            scene.house()
                    .sql()
                    .sql("UPDATE match_report SET report = :former::jsonb -> 'report' WHERE application_id = :case")
                    .param("former", former)
                    .param("case", caseId)
                    .update();
            scene.house()
                    .sql()
                    .sql("UPDATE application SET form = :former::jsonb -> 'form' WHERE id = :case")
                    .param("former", former)
                    .param("case", caseId)
                    .update();
            assertThat(scene.awaitsKey(caseId)).isTrue();
        }
    }

    @Test
    void whoGuessesFindsTheCodeVoidAndAtLastTheApplicationRejected() {
        Access access = scene.waiting();
        UUID caseId = access.applicationId();
        OwnKey key = OwnKey.p256();
        for (int number = 1; number <= 3; number++) {
            String right = scene.posted(caseId, number);
            for (int i = 1; i < 5; i++) {
                assertThat(scene.send(access, guess(), key)).isEqualTo(refused("code-wrong"));
            }
            assertThat(scene.send(access, guess(), key)).isEqualTo(refused("code-void"));
            assertThat(scene.send(access, right, key))
                    .as("the right one, too late")
                    .isInstanceOf(Handed.Refused.class);
        }
        scene.house().awaitState(caseId, ApplicationState.REJECTED);
        assertThat(scene.reason(caseId)).contains("code-not-delivered");
        assertThat(scene.letters(caseId)).hasSize(3);
        assertThat(scene.house().ca().ordersOf(caseId)).isZero();
    }

    @Test
    void aNewCodeAfterAVoidOneBringsTheKeyAndTheOldOneIsJustWrong() {
        Access access = scene.waiting();
        UUID caseId = access.applicationId();
        String first = scene.posted(caseId, 1);
        for (int i = 0; i < 5; i++) {
            scene.send(access, guess(), OwnKey.p256());
        }
        String second = scene.posted(caseId, 2);
        OwnKey key = OwnKey.p256();
        assertThat(scene.send(access, first, key)).isEqualTo(refused("code-wrong"));
        assertThat(scene.send(access, second, key)).isInstanceOf(Handed.Received.class);
        scene.house().acceptedByTwo(caseId);
        scene.house().awaitState(caseId, ApplicationState.ISSUED);
        assertThat(scene.house().ca().certifiedKeys(caseId)).containsExactly(Der.of(key.spki()));
    }

    @Test
    void aSlipOfThePenOrAPoorKeyCostsNoTry() {
        Access access = scene.waiting();
        UUID caseId = access.applicationId();
        String code = scene.posted(caseId, 1);
        String slip = (code.charAt(0) == 'A' ? 'B' : 'A') + code.substring(1);
        OwnKey key = OwnKey.p256();
        for (int i = 0; i < 8; i++) {
            assertThat(scene.send(access, slip, key)).isEqualTo(refused("code-mistyped"));
            assertThat(scene.send(access, guess(), key.requestSignedBy(OwnKey.p256())))
                    .isEqualTo(new Handed.Unsound(List.of("request-pop-failed")));
        }
        assertThat(scene.triesLeft(caseId)).isEqualTo(5);
        assertThat(scene.send(access, code, key)).isInstanceOf(Handed.Received.class);
    }

    @Test
    void aKeyThatDoesNotComeInTimeIsNotWaitedForAnyLonger() {
        try (CodeScene own = new CodeScene(Map.of())) {
            Access access = own.waiting();
            UUID caseId = access.applicationId();
            String code = own.posted(caseId, 1);
            CardHouse.await(() -> own.open(caseId).isEmpty());
            // the house's clock alone: the engine has not noticed yet
            own.house().part(org.toroku.evidence.ShiftingClock.class).forward(Duration.ofDays(21));
            assertThat(own.send(access, code, OwnKey.p256())).isEqualTo(refused("code-expired"));
            own.house().engine().clock().addTime(Duration.ofDays(21));

            own.house().awaitState(caseId, ApplicationState.REJECTED);
            assertThat(own.reason(caseId)).contains("key-not-received");
            assertThat(own.send(access, code, OwnKey.p256())).isEqualTo(refused("key-not-awaited"));
        }
    }

    @Test
    void aCodeOpensNoOtherApplication() {
        Access mine = scene.waiting();
        Access other = scene.waiting();
        String code = scene.posted(mine.applicationId(), 1);
        scene.posted(other.applicationId(), 1);
        OwnKey key = OwnKey.p256();
        assertThat(scene.send(other, code, key)).isEqualTo(refused("code-wrong"));
        assertThat(scene.triesLeft(other.applicationId())).isEqualTo(4);
        assertThat(scene.send(new Access(mine.applicationId(), other.token()), code, key))
                .isEqualTo(new Handed.NoSuchApplication());
        assertThat(scene.send(mine, code, key)).isInstanceOf(Handed.Received.class);
    }

    @Test
    void aUsedCodeTakesNoOtherKeyButAnswersTheSameRequestAlike() {
        Access access = scene.waiting();
        UUID caseId = access.applicationId();
        String code = scene.posted(caseId, 1);
        byte[] request = OwnKey.p256().request();
        Handed first = scene.send(access, code, request);
        assertThat(first).isInstanceOf(Handed.Received.class);
        assertThat(scene.send(access, code, request)).isEqualTo(first);
        assertThat(scene.send(access, guess(), request)).isEqualTo(refused("code-used"));
        assertThat(scene.send(access, code, OwnKey.p256())).isEqualTo(refused("code-used"));
        assertThat(scene.house().book(caseId)).containsOnlyOnce("identification-code-used");
    }

    @Test
    void ofKeysThatRaceForACodeOneIsTaken() {
        Access access = scene.waiting();
        UUID caseId = access.applicationId();
        String code = scene.posted(caseId, 1);
        List<OwnKey> keys = Stream.generate(OwnKey::p256).limit(6).toList();

        List<OwnKey> taken = keys.parallelStream()
                .filter(key -> scene.send(access, code, key) instanceof Handed.Received)
                .toList();

        assertThat(taken).hasSize(1);
        scene.house().acceptedByTwo(caseId);
        scene.house().awaitState(caseId, ApplicationState.ISSUED);
        assertThat(scene.house().ca().certifiedKeys(caseId))
                .containsExactly(Der.of(taken.getFirst().spki()));
    }

    /** Possession is proven although no code is known: one of the two keys' owners has lost it. */
    @Test
    void aKeyOfAnotherPersonUnderACodeIsAnIncidentToldOnce() {
        Access holder = scene.waiting();
        OwnKey key = OwnKey.p256();
        assertThat(scene.send(holder, scene.posted(holder.applicationId(), 1), key))
                .isInstanceOf(Handed.Received.class);
        scene.house().examineTask(holder.applicationId());
        Access again = scene.waiting();
        Access other = scene.waiting(CardHouse.form(), "good2");
        scene.posted(again.applicationId(), 1);
        scene.posted(other.applicationId(), 1);

        for (int i = 0; i < 2; i++) {
            for (Access each : List.of(again, other)) {
                assertThat(scene.send(each, guess(), key)).isEqualTo(new Handed.Unsound(List.of("key-in-use")));
            }
        }

        assertThat(scene.house().book(other.applicationId()))
                .containsOnlyOnce("security-incident-key-of-another-person");
        assertThat(scene.house().book(again.applicationId())).doesNotContain("security-incident-key-of-another-person");
        assertThat(scene.house().book(holder.applicationId()))
                .containsOnlyOnce("security-incident-key-presented-by-another");
        assertThat(scene.triesLeft(other.applicationId()))
                .as("no code was looked at")
                .isEqualTo(5);
    }

    @Test
    void aSpoiledLetterIsMadeAgainWithAnotherCode() {
        Access access = scene.waiting();
        UUID caseId = access.applicationId();
        OutgoingMail.Mail letter = scene.letter(caseId, 1);
        String spoiled = scene.code(letter);
        scene.print(letter);
        assertThat(scene.house().part(LetterDesk.class).spoil(POST, letter.id(), "紙づまり"))
                .isEqualTo(new LetterDesk.Act.Done());

        String code = scene.posted(caseId, 2);
        assertThat(code).isNotEqualTo(spoiled);
        assertThat(scene.send(access, spoiled, OwnKey.p256())).isEqualTo(refused("code-wrong"));
        assertThat(scene.send(access, code, OwnKey.p256())).isInstanceOf(Handed.Received.class);
        scene.house().examineTask(caseId);
    }

    @Test
    void aLetterThatComesBackVoidsItsCodeAndAnotherIsPosted() {
        Access access = scene.waiting();
        UUID caseId = access.applicationId();
        String code = scene.posted(caseId, 1);
        assertThat(returned(scene.letters(caseId).getFirst())).isInstanceOf(PostRoomDesk.Returned.Done.class);
        assertThat(scene.send(access, code, OwnKey.p256())).isInstanceOf(Handed.Refused.class);

        OwnKey key = OwnKey.p256();
        assertThat(scene.send(access, scene.posted(caseId, 2), key)).isInstanceOf(Handed.Received.class);
        scene.house().examineTask(caseId);
        assertThat(scene.house().book(caseId)).contains("identification-code-void");
    }

    @Test
    void aLetterThatComesBackAfterItsCodeWasUsedIsAnAlarm() {
        Access access = scene.waiting();
        UUID caseId = access.applicationId();
        String code = scene.posted(caseId, 1);
        assertThat(scene.send(access, code, OwnKey.p256())).isInstanceOf(Handed.Received.class);

        assertThat(returned(scene.letters(caseId).getFirst())).isInstanceOf(PostRoomDesk.Returned.Late.class);
        assertThat(scene.house().book(caseId)).contains("identification-code-returned-after-use");
    }

    @Test
    void whoWithdrawsWhileTheKeyIsWaitedForSendsNoneAndGetsNoLetter() {
        Access before = scene.waiting();
        OutgoingMail.Mail letter = scene.letter(before.applicationId(), 1);
        assertThat(scene.house().counter().withdraw(before)).isInstanceOf(Withdrawn.Done.class);
        assertThat(scene.print(letter)).isEqualTo(new Printing.Refused("case-ended", Optional.of(letter.id())));

        Access printed = scene.waiting();
        OutgoingMail.Mail second = scene.letter(printed.applicationId(), 1);
        scene.print(second);
        assertThat(scene.house().counter().withdraw(printed)).isInstanceOf(Withdrawn.Done.class);
        assertThat(scene.house().part(LetterDesk.class).spoil(POST, second.id(), "取下げ"))
                .isEqualTo(new LetterDesk.Act.Done());
        assertThat(scene.letters(printed.applicationId()))
                .as("nobody needs another")
                .hasSize(1);

        Access after = scene.waiting();
        String code = scene.posted(after.applicationId(), 1);
        assertThat(scene.house().counter().withdraw(after)).isInstanceOf(Withdrawn.Done.class);
        assertThat(scene.send(after, code, OwnKey.p256())).isEqualTo(refused("key-not-awaited"));
        CardHouse.await(() -> Stream.of(before, printed, after).allMatch(access -> ended(access.applicationId())));
    }

    private static boolean ended(UUID caseId) {
        return scene.house()
                        .sql()
                        .sql("SELECT count(*) FROM conducted_case WHERE case_id = ? AND ended_at IS NOT NULL")
                        .param(caseId)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private static PostRoomDesk.Returned returned(OutgoingMail.Mail letter) {
        return scene.house()
                .part(PostRoomDesk.class)
                .mailReturned(POST, letter.tracking().orElseThrow(), PostRoomDesk.ReturnReason.ABSENT);
    }

    private static List<String> kept(UUID caseId) {
        DocumentStore documents = scene.house().part(DocumentStore.class);
        return documents.list(caseId).stream()
                .filter(stored -> stored.kind() == DocumentKind.LETTER
                        && stored.mediaType().equals("application/pdf"))
                .map(stored -> text(Der.of(documents.read(stored.id()))))
                .toList();
    }

    private static String text(Der pdf) {
        try (PDDocument document = Loader.loadPDF(pdf.toByteArray())) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s-]", "");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Handed refused(String reason) {
        return new Handed.Refused(reason);
    }
}
