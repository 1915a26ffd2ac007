package org.toroku.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.post.PostGround.POST;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.Cases;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.officers.Roles;
import org.toroku.post.LetterDesk.Act;
import org.toroku.post.LetterDesk.Back;
import org.toroku.post.LetterDesk.Listing;
import org.toroku.post.LetterDesk.Printing;
import org.toroku.post.LetterDesk.Tray;
import org.toroku.post.OutgoingMail.Channel;
import org.toroku.post.OutgoingMail.MailState;

/** What the printing desk prints, keeps, refuses and records. */
class LetterDeskTest {
    private static final String CODE = "0123-4567-89AB-CDEF-GHJK";
    private static PostGround post;

    @BeforeAll
    static void open() {
        post = PostGround.open(Map.of());
    }

    @AfterAll
    static void close() {
        assertThat(post.bookIntact()).isTrue();
        post.close();
    }

    @BeforeEach
    void usual() {
        post.route().language = Locale.JAPANESE;
        post.route().originals = List.of();
        post.route().reasons = List.of("not-proven");
    }

    private static LetterDesk desk() {
        return post.part(LetterDesk.class);
    }

    private static UUID apply() {
        UUID id = post.ground().cases().apply();
        move(id, ApplicationState.RECEIVED);
        return id;
    }

    private static void move(UUID caseId, ApplicationState... states) {
        for (ApplicationState state : states) {
            post.ground()
                    .transaction()
                    .executeWithoutResult(
                            status -> post.part(Applications.class).move(caseId, state, Optional.empty()));
        }
    }

    private static UUID content(UUID caseId, String text) {
        return post.part(DocumentStore.class)
                .put(caseId, DocumentKind.LETTER, "text/plain", text.getBytes(StandardCharsets.UTF_8))
                .id();
    }

    private static UUID ordered(UUID caseId, LetterKind kind, String... contents) {
        Channel channel =
                kind == LetterKind.INQUIRY || kind == LetterKind.PICKUP_CODE ? Channel.ADDRESSEE_ONLY : Channel.POST;
        UUID[] documents = java.util.Arrays.stream(contents)
                .map(text -> content(caseId, text))
                .toArray(UUID[]::new);
        return post.order(caseId, kind, channel, documents);
    }

    private static String defects(String code, String enclosure, String field, String words) {
        return "{\"letter\":\"defects\",\"due\":\"2027-01-31T03:00:00Z\",\"defects\":[{\"code\":\"" + code
                + "\",\"enclosure\":" + quoted(enclosure) + ",\"field\":" + quoted(field) + ",\"words\":\"" + words
                + "\"}]}";
    }

    private static String quoted(String word) {
        return word.isEmpty() ? "null" : "\"" + word + "\"";
    }

    private static Printing.Ready printed(UUID... letters) {
        Printing printing = desk().print(POST, List.of(letters));
        assertThat(printing).isInstanceOf(Printing.Ready.class);
        return (Printing.Ready) printing;
    }

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Printing.Ready ready) {
        return text(ready.pdf().toByteArray());
    }

    private static String kept(UUID caseId) {
        return text(post.part(DocumentStore.class)
                .read(post.part(DocumentStore.class)
                        .find(caseId, DocumentKind.LETTER)
                        .orElseThrow()
                        .id()));
    }

    private static Printing refused(String reason, UUID letter) {
        return new Printing.Refused(reason, Optional.of(letter));
    }

    @Test
    void printsTheDefectsAsSentencesWithTheWordsOfTheOfficerAndKeepsThePrint() {
        UUID caseId = apply();
        UUID letter = ordered(
                caseId,
                LetterKind.DEFECTS,
                defects("FIELD_DIFFERS", "RESIDENCE_RECORD", "ADDRESS", "番地が{document}と異なります"));

        String text = text(printed(letter));

        assertThat(text)
                .contains("山田", "霞が関", "P-2026-000042-K", "住民票の写しの「住所」の記載が", "番地が{document}と異なります")
                .contains("令和9年1月31日", "とうろく認証局");
        assertThat(kept(caseId)).isEqualTo(text);
        assertThat(post.mail(caseId, letter).state()).isEqualTo(MailState.PRINTED);
    }

    @Test
    void writesToWhoChoseEnglishInEnglish() {
        post.route().language = Locale.ENGLISH;
        UUID caseId = apply();
        UUID letter = ordered(caseId, LetterKind.DEFECTS, defects("DOCUMENT_MISSING", "PASSPORT", "", ""));

        assertThat(text(printed(letter)))
                .contains("Thefollowingwasnotenclosed:passport.", "TorokuCertificationAuthority", "31January2027");
    }

    @Test
    void printsTheCodeOnceAndKeepsTheLetterWithoutIt() {
        UUID caseId = apply();
        UUID letter = ordered(caseId, LetterKind.PICKUP_CODE, CODE);

        String text = text(printed(letter));

        String plain = CODE.replace("-", "");
        assertThat(text).contains(plain, "【本人限定受取】", "https://ra.example.jp/");
        assertThat(kept(caseId)).doesNotContain(plain).contains("P-2026-000042-K");
        assertThat(desk().print(POST, List.of(letter))).isEqualTo(refused("code-printed-once", letter));
        assertThat(desk().reprint(POST, letter, "紙づまり")).isEqualTo(refused("code-printed-once", letter));
        assertThat(post.ground().bookText()).doesNotContain(plain, CODE);
    }

    @Test
    void makesTheCodeOfASpoiledLetterVoid() {
        UUID caseId = apply();
        UUID letter = ordered(caseId, LetterKind.PICKUP_CODE, CODE);
        assertThat(desk().spoil(POST, letter, "破損")).isEqualTo(new Act.Refused("wrong-state"));
        printed(letter);

        assertThat(desk().spoil(POST, letter, "破損")).isEqualTo(new Act.Done());

        assertThat(post.route().spoiled).contains(letter);
        assertThat(post.mail(caseId, letter).state()).isEqualTo(MailState.VOID);
        assertThat(desk().print(POST, List.of(letter))).isEqualTo(refused("void", letter));
    }

    @Test
    void ordersAnotherForAnySpoiledLetter() {
        UUID caseId = apply();
        UUID letter = ordered(caseId, LetterKind.REMINDER);
        printed(letter);

        assertThat(desk().spoil(POST, letter, "破損")).isEqualTo(new Act.Done());

        assertThat(post.part(OutgoingMail.class).ofCase(caseId))
                .extracting(OutgoingMail.Mail::state)
                .containsExactly(MailState.VOID, MailState.ORDERED);
        assertThat(desk().reprint(POST, letter, "もう一度")).isEqualTo(refused("void", letter));
    }

    @Test
    void printsAnInquiryThatComesBackWithItsCode() throws Exception {
        UUID caseId = apply();
        UUID letter = ordered(caseId, LetterKind.INQUIRY);

        Printing.Ready ready = printed(letter);

        assertThat(text(ready)).contains("照会書", "回答書", "第5条第1項第1号ハ", "【本人限定受取】", "令和9年1月31日");
        assertThat(ready.pages()).isEqualTo(2);
    }

    @Test
    void namesTheReasonsOfARejectionAndWritesNoneWithout() {
        UUID caseId = apply();
        move(caseId, ApplicationState.REFERRED, ApplicationState.REJECTED);
        UUID letter = ordered(caseId, LetterKind.REJECTION);
        post.route().reasons = List.of();
        assertThat(desk().print(POST, List.of(letter))).isEqualTo(refused("content-unreadable", letter));
        post.route().reasons = List.of("not-proven");

        assertThat(text(printed(letter))).contains("不承諾通知", "ご本人であることを確認することができませんでした。");
    }

    @Test
    void saysWhichOriginalsGoBackAndWhy() {
        UUID caseId = apply();
        post.route().originals = List.of(new CaseLetters.Original("RESIDENCE_RECORD", true));
        UUID letter = ordered(caseId, LetterKind.RETURN);
        post.ground()
                .transaction()
                .executeWithoutResult(status -> post.part(OutgoingMail.class)
                        .posted(
                                caseId,
                                letter,
                                "RR-" + letter.toString().substring(0, 8).toUpperCase(Locale.ROOT),
                                new org.toroku.audit.Actor.Human("post")));
        assertThat(tray(Tray.TO_PRINT)).contains(letter);

        assertThat(text(printed(letter))).contains("原本返送", "住民票の写し", "個人番号", "【簡易書留】");
        assertThat(post.mail(caseId, letter).state()).isEqualTo(MailState.POSTED);
        assertThat(tray(Tray.TO_PRINT)).doesNotContain(letter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void printsNoticesInOneLanguage(String language) {
        post.route().language = Locale.of(language);
        UUID letter =
                ordered(apply(), LetterKind.NOTICE, "受付番号 / Case number: P-1\n\n手続を中止しました。\nYour case has stopped.\n");

        String text = text(printed(letter));

        assertThat(text.contains("手続を中止しました。")).isEqualTo(language.equals("ja"));
        assertThat(text.contains("Yourcasehasstopped.")).isEqualTo(language.equals("en"));
    }

    @Test
    void printsABatchBehindACoverThatNamesNobody() throws Exception {
        UUID first = ordered(apply(), LetterKind.REMINDER);
        UUID second = ordered(apply(), LetterKind.INQUIRY);

        Printing.Ready ready = printed(first, second);

        assertThat(ready.pieces()).extracting(LetterDesk.Piece::letter).containsExactly(first, second);
        try (PDDocument document = Loader.loadPDF(ready.pdf().toByteArray())) {
            PDFTextStripper cover = new PDFTextStripper();
            cover.setEndPage(1);
            assertThat(cover.getText(document)).contains("印刷綴り").doesNotContain("山田");
        }
    }

    @Test
    void printsAllOfABatchOrNothing() {
        UUID caseId = apply();
        UUID good = ordered(caseId, LetterKind.REMINDER);
        UUID bad = ordered(caseId, LetterKind.DEFECTS, "{\"defects\":[]}");

        assertThat(desk().print(POST, List.of(good, bad))).isEqualTo(refused("content-unreadable", bad));

        assertThat(post.mail(caseId, good).state()).isEqualTo(MailState.ORDERED);
    }

    @Test
    void tellsTheOfficerOfACharacterThatNoFontHas() {
        ApplicationForm form = Cases.HANAKO;
        UUID caseId = post.ground()
                .cases()
                .apply(
                        new ApplicationForm(
                                "山\uE000",
                                form.givenName(),
                                form.familyNameKana(),
                                form.givenNameKana(),
                                form.familyNameRomaji(),
                                form.givenNameRomaji(),
                                form.formerName(),
                                form.birthDate(),
                                form.sex(),
                                form.postalCode(),
                                form.address(),
                                form.email(),
                                form.phone(),
                                form.operator()),
                        Cases.Origin.anywhere());
        UUID letter = ordered(caseId, LetterKind.REMINDER);

        LetterDesk.Flaw missing = new LetterDesk.Flaw("character-missing", 1, "U+E000");
        assertThat(printed(letter).pieces().getFirst().flaws()).containsExactly(missing);
        Listing.Letters waiting = (Listing.Letters) desk().letters(POST, Tray.TO_POST);
        assertThat(waiting.items())
                .filteredOn(item -> item.mail().id().equals(letter))
                .singleElement()
                .satisfies(item -> assertThat(item.flaws()).containsExactly(missing));
    }

    @Test
    void reprintsExactlyWhatWasPrintedForAReason() {
        UUID caseId = apply();
        UUID letter = ordered(caseId, LetterKind.REMINDER);
        assertThat(desk().reprint(POST, letter, "紙づまり")).isEqualTo(refused("not-to-print", letter));
        printed(letter);
        assertThat(desk().reprint(POST, letter, " ")).isEqualTo(refused("reason-missing", letter));

        Printing again = desk().reprint(POST, letter, "紙づまり");

        assertThat(((Printing.Ready) again).pdf().sha256Hex())
                .isEqualTo(post.part(DocumentStore.class)
                        .find(caseId, DocumentKind.LETTER)
                        .orElseThrow()
                        .sha256());
        assertThat(post.ground().bookText()).contains("letter-reprinted");
    }

    @Test
    void printsOnlyTheNewestLetterThatReplacesAnother() {
        UUID caseId = apply();
        UUID old = ordered(caseId, LetterKind.PICKUP_CODE, CODE);
        UUID newest = ordered(caseId, LetterKind.PICKUP_CODE, "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ");

        assertThat(tray(Tray.TO_PRINT)).contains(newest).doesNotContain(old);
        assertThat(desk().print(POST, List.of(old))).isEqualTo(refused("overtaken", old));
    }

    @ParameterizedTest
    @EnumSource(
            value = LetterKind.class,
            names = {"DEFECTS", "REMINDER", "INQUIRY", "PICKUP_CODE"})
    void printsNothingThatAsksAnythingOfAnEndedCase(LetterKind kind) {
        UUID caseId = apply();
        UUID letter = ordered(caseId, kind, kind == LetterKind.PICKUP_CODE ? CODE : defects("OTHER", "", "", ""));
        move(caseId, ApplicationState.REFERRED, ApplicationState.WITHDRAWN);

        assertThat(desk().print(POST, List.of(letter))).isEqualTo(refused("case-ended", letter));
    }

    @Test
    void sendsNoLetterToAnAddressThatTheBookDoesNotKnow() {
        // its own database, since the book is no longer intact afterwards
        try (PostGround altered = PostGround.open(Map.of())) {
            UUID caseId = altered.ground().cases().apply();
            UUID letter = altered.order(caseId, LetterKind.REMINDER, Channel.POST);
            altered.ground()
                    .jdbc()
                    .sql("UPDATE application SET form = jsonb_set(form, '{address}', '\"elsewhere\"') WHERE id = ?")
                    .param(caseId)
                    .update();

            assertThat(altered.part(LetterDesk.class).print(POST, List.of(letter)))
                    .isEqualTo(refused("case-altered", letter));
        }
    }

    @Test
    void printsNothingBeforeTheOfficeIsNamed() {
        try (PostGround nameless = PostGround.open(Map.of("toroku.letters.office.name-ja", ""))) {
            UUID letter = nameless.order(nameless.ground().cases().apply(), LetterKind.REMINDER, Channel.POST);

            assertThat(nameless.part(LetterDesk.class).print(POST, List.of(letter)))
                    .isEqualTo(refused("no-office", letter));
        }
    }

    @Test
    void letsOnlyThePostRoomActAndNobodyOnTheirOwnCase() {
        post.officer("hanako", Cases.HANAKO.fullName(), Set.of(Roles.POST_ROOM));
        UUID letter = ordered(apply(), LetterKind.REMINDER);
        Map<Officer, String> barred = Map.of(
                new Officer("anne", Set.of(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR)), "role",
                new Officer("hanako", Set.of(Roles.POST_ROOM)), "own-case",
                new Officer("stranger", Set.of(Roles.POST_ROOM)), "own-case");
        barred.forEach((officer, reason) -> {
            assertThat(desk().print(officer, List.of(letter))).isEqualTo(refused(reason, letter));
            assertThat(desk().reprint(officer, letter, "x")).isEqualTo(refused(reason, letter));
            assertThat(desk().spoil(officer, letter, "x")).isEqualTo(new Act.Refused(reason));
            assertThat(desk().posted(officer, letter, Optional.empty())).isEqualTo(new Act.Refused(reason));
            assertThat(desk().delivered(officer, letter)).isEqualTo(new Act.Refused(reason));
            assertThat(desk().returned(officer, letter, Back.MOVED)).isEqualTo(new Act.Refused(reason));
        });
        assertThat(desk().letters(new Officer("anne", Set.of(Roles.EXAMINER)), Tray.TO_PRINT))
                .isEqualTo(new Listing.Refused("role"));
        assertThat(((Listing.Letters) desk().letters(new Officer("hanako", Set.of(Roles.POST_ROOM)), Tray.TO_PRINT))
                        .items())
                .isEmpty();
    }

    @Test
    void followsALetterWithoutTaskToItsAddressee() {
        UUID caseId = apply();
        UUID letter = ordered(caseId, LetterKind.REMINDER);
        assertThat(desk().posted(POST, letter, Optional.empty())).isEqualTo(new Act.Refused("wrong-state"));
        printed(letter);
        assertThat(desk().posted(POST, letter, Optional.of("x"))).isEqualTo(new Act.Refused("tracking-malformed"));
        assertThat(desk().delivered(POST, letter)).isEqualTo(new Act.Refused("wrong-state"));
        assertThat(desk().posted(POST, letter, Optional.empty())).isEqualTo(new Act.Done());
        assertThat(tray(Tray.UNDER_WAY)).contains(letter);
        assertThat(desk().posted(POST, letter, Optional.empty())).isEqualTo(new Act.Refused("wrong-state"));
        assertThat(desk().delivered(POST, letter)).isEqualTo(new Act.Done());
        assertThat(desk().returned(POST, letter, Back.MOVED)).isEqualTo(new Act.Refused("wrong-state"));
        assertThat(post.mail(caseId, letter).state()).isEqualTo(MailState.DELIVERED);
    }

    @Test
    void recordsAReturnAndTakesEachTrackingNumberOnce() {
        UUID caseId = apply();
        UUID letter = ordered(caseId, LetterKind.REMINDER);
        UUID other = ordered(caseId, LetterKind.REMINDER);
        printed(letter);
        printed(other);
        String tracking = "1234-5678-" + letter.toString().substring(0, 4).toUpperCase(Locale.ROOT);
        assertThat(desk().posted(POST, letter, Optional.of(tracking))).isEqualTo(new Act.Done());
        assertThat(desk().posted(POST, other, Optional.of(tracking.replace("-", " "))))
                .isEqualTo(new Act.Refused("tracking-used"));

        assertThat(desk().returned(POST, letter, Back.UNKNOWN_ADDRESS)).isEqualTo(new Act.Done());

        assertThat(post.mail(caseId, letter).reason()).contains("unknown-address");
    }

    @Test
    void leavesLettersThatAProcessWaitsForToTheirTasks() {
        UUID caseId = apply();
        UUID inquiry = ordered(caseId, LetterKind.INQUIRY);
        UUID code = ordered(caseId, LetterKind.PICKUP_CODE, CODE);
        for (UUID letter : List.of(inquiry, code)) {
            printed(letter);
            assertThat(desk().posted(POST, letter, Optional.of("1234-5678-9012")))
                    .isEqualTo(new Act.Refused("by-task"));
            assertThat(desk().returned(POST, letter, Back.ABSENT)).isEqualTo(new Act.Refused("by-post-room"));
        }
    }

    @Test
    void doesNotPrintEMails() {
        UUID mail = post.order(apply(), LetterKind.NOTICE, Channel.EMAIL);

        assertThat(desk().print(POST, List.of(mail))).isEqualTo(refused("not-found", mail));
    }

    private static List<UUID> tray(Tray tray) {
        return ((Listing.Letters) desk().letters(POST, tray))
                .items().stream()
                        .map(item -> Objects.requireNonNull(item).mail().id())
                        .toList();
    }
}
