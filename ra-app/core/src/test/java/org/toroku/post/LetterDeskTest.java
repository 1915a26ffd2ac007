package org.toroku.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.post.PostGround.POST;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
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

/** Who may print what and when, and what becomes of letters afterwards. */
class LetterDeskTest {
    private static LetterScene scene;

    @BeforeAll
    static void open() {
        scene = LetterScene.open();
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @BeforeEach
    void usual() {
        scene.usual();
    }

    @Test
    void makesTheCodeOfASpoiledLetterVoid() {
        UUID caseId = scene.apply();
        UUID letter = scene.ordered(caseId, LetterKind.PICKUP_CODE, LetterScene.CODE);
        assertThat(scene.desk().spoil(POST, letter, "破損")).isEqualTo(new Act.Refused("wrong-state"));
        scene.printed(letter);

        assertThat(scene.desk().spoil(POST, letter, "破損")).isEqualTo(new Act.Done());

        assertThat(scene.post().route().spoiled).contains(letter);
        assertThat(scene.post().mail(caseId, letter).state()).isEqualTo(MailState.VOID);
        assertThat(scene.desk().print(POST, List.of(letter))).isEqualTo(LetterScene.refused("void", letter));
    }

    @Test
    void ordersAnotherForAnySpoiledLetter() {
        UUID caseId = scene.apply();
        UUID letter = scene.ordered(caseId, LetterKind.REMINDER);
        scene.printed(letter);

        assertThat(scene.desk().spoil(POST, letter, "破損")).isEqualTo(new Act.Done());

        assertThat(scene.post().part(OutgoingMail.class).ofCase(caseId))
                .extracting(OutgoingMail.Mail::state)
                .containsExactly(MailState.VOID, MailState.ORDERED);
        assertThat(scene.desk().reprint(POST, letter, "もう一度")).isEqualTo(LetterScene.refused("void", letter));
    }

    @Test
    void reprintsExactlyWhatWasPrintedForAReason() {
        UUID caseId = scene.apply();
        UUID letter = scene.ordered(caseId, LetterKind.REMINDER);
        assertThat(scene.desk().reprint(POST, letter, "紙づまり")).isEqualTo(LetterScene.refused("not-to-print", letter));
        scene.printed(letter);
        assertThat(scene.desk().reprint(POST, letter, " ")).isEqualTo(LetterScene.refused("reason-missing", letter));

        Printing again = scene.desk().reprint(POST, letter, "紙づまり");

        assertThat(((Printing.Ready) again).pdf().sha256Hex())
                .isEqualTo(scene.post()
                        .part(DocumentStore.class)
                        .find(caseId, DocumentKind.LETTER)
                        .orElseThrow()
                        .sha256());
        assertThat(scene.post().ground().bookText()).contains("letter-reprinted");
    }

    @Test
    void printsOnlyTheNewestLetterThatReplacesAnother() {
        UUID caseId = scene.apply();
        UUID old = scene.ordered(caseId, LetterKind.PICKUP_CODE, LetterScene.CODE);
        UUID newest = scene.ordered(caseId, LetterKind.PICKUP_CODE, "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ");

        assertThat(scene.tray(Tray.TO_PRINT)).contains(newest).doesNotContain(old);
        assertThat(scene.desk().print(POST, List.of(old))).isEqualTo(LetterScene.refused("overtaken", old));
    }

    /** Nobody is asked to fetch what they have, or what was revoked since. */
    @ParameterizedTest
    @EnumSource(
            value = ApplicationState.class,
            names = {"DELIVERED", "REVOKED_UNRECEIVED"})
    void printsNoNoticeOfAStateThatTheCaseHasLeft(ApplicationState after) {
        UUID caseId = scene.apply();
        scene.move(caseId, ApplicationState.ACCEPTED, ApplicationState.ISSUED);
        UUID fetch = scene.ordered(caseId, LetterKind.NOTICE, "受付番号\n\n受け取り、受領を届け出てください。");
        assertThat(scene.tray(Tray.TO_PRINT)).contains(fetch);

        scene.move(caseId, after);
        UUID told = scene.ordered(caseId, LetterKind.NOTICE, "受付番号\n\nお知らせします。");

        assertThat(scene.tray(Tray.TO_PRINT)).contains(told).doesNotContain(fetch);
        assertThat(scene.desk().print(POST, List.of(fetch))).isEqualTo(LetterScene.refused("overtaken", fetch));
        scene.printed(told);
    }

    @ParameterizedTest
    @EnumSource(
            value = LetterKind.class,
            names = {"DEFECTS", "REMINDER", "INQUIRY", "PICKUP_CODE"})
    void printsNothingThatAsksAnythingOfAnEndedCase(LetterKind kind) {
        UUID caseId = scene.apply();
        UUID letter = scene.ordered(
                caseId,
                kind,
                kind == LetterKind.PICKUP_CODE ? LetterScene.CODE : LetterScene.defects("OTHER", "", "", ""));
        scene.move(caseId, ApplicationState.REFERRED, ApplicationState.WITHDRAWN);

        assertThat(scene.desk().print(POST, List.of(letter))).isEqualTo(LetterScene.refused("case-ended", letter));
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
                    .isEqualTo(LetterScene.refused("case-altered", letter));
        }
    }

    @Test
    void printsNothingBeforeTheOfficeIsNamed() {
        try (PostGround nameless = PostGround.open(Map.of("toroku.letters.office.name-ja", ""))) {
            UUID letter = nameless.order(nameless.ground().cases().apply(), LetterKind.REMINDER, Channel.POST);

            assertThat(nameless.part(LetterDesk.class).print(POST, List.of(letter)))
                    .isEqualTo(LetterScene.refused("no-office", letter));
        }
    }

    @Test
    void letsOnlyThePostRoomActAndNobodyOnTheirOwnCase() {
        scene.post().officer("hanako", Cases.HANAKO.fullName(), Set.of(Roles.POST_ROOM));
        UUID letter = scene.ordered(scene.apply(), LetterKind.REMINDER);
        Map<Officer, String> barred = Map.of(
                new Officer("anne", Set.of(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR)), "role",
                new Officer("hanako", Set.of(Roles.POST_ROOM)), "own-case",
                new Officer("stranger", Set.of(Roles.POST_ROOM)), "role");
        barred.forEach((officer, reason) -> {
            assertThat(scene.desk().print(officer, List.of(letter))).isEqualTo(LetterScene.refused(reason, letter));
            assertThat(scene.desk().reprint(officer, letter, "x")).isEqualTo(LetterScene.refused(reason, letter));
            assertThat(scene.desk().spoil(officer, letter, "x")).isEqualTo(new Act.Refused(reason));
            assertThat(scene.desk().posted(officer, letter, Optional.empty())).isEqualTo(new Act.Refused(reason));
            assertThat(scene.desk().delivered(officer, letter)).isEqualTo(new Act.Refused(reason));
            assertThat(scene.desk().returned(officer, letter, Back.MOVED)).isEqualTo(new Act.Refused(reason));
        });
        assertThat(scene.desk().letters(new Officer("anne", Set.of(Roles.EXAMINER)), Tray.TO_PRINT))
                .isEqualTo(new Listing.Refused("role"));
        assertThat(((Listing.Letters)
                                scene.desk().letters(new Officer("hanako", Set.of(Roles.POST_ROOM)), Tray.TO_PRINT))
                        .items())
                .isEmpty();
    }

    @Test
    void followsALetterWithoutTaskToItsAddressee() {
        UUID caseId = scene.apply();
        UUID letter = scene.ordered(caseId, LetterKind.REMINDER);
        assertThat(scene.desk().posted(POST, letter, Optional.empty())).isEqualTo(new Act.Refused("wrong-state"));
        scene.printed(letter);
        assertThat(scene.desk().posted(POST, letter, Optional.of("x")))
                .isEqualTo(new Act.Refused("tracking-malformed"));
        assertThat(scene.desk().delivered(POST, letter)).isEqualTo(new Act.Refused("wrong-state"));
        assertThat(scene.desk().posted(POST, letter, Optional.empty())).isEqualTo(new Act.Done());
        assertThat(scene.tray(Tray.UNDER_WAY)).contains(letter);
        assertThat(scene.desk().posted(POST, letter, Optional.empty())).isEqualTo(new Act.Refused("wrong-state"));
        assertThat(scene.desk().delivered(POST, letter)).isEqualTo(new Act.Done());
        assertThat(scene.post().mail(caseId, letter).state()).isEqualTo(MailState.DELIVERED);
        // a neighbour may bring it all the same
        assertThat(scene.desk().returned(POST, letter, Back.MOVED)).isEqualTo(new Act.Done());
        assertThat(scene.desk().returned(POST, letter, Back.MOVED)).isEqualTo(new Act.Refused("wrong-state"));
        assertThat(scene.post().mail(caseId, letter).state()).isEqualTo(MailState.RETURNED);
    }

    @Test
    void recordsAReturnAndTakesEachTrackingNumberOnce() {
        UUID caseId = scene.apply();
        UUID letter = scene.ordered(caseId, LetterKind.REMINDER);
        UUID other = scene.ordered(caseId, LetterKind.REMINDER);
        scene.printed(letter);
        scene.printed(other);
        String tracking = "1234-5678-" + letter.toString().substring(0, 4).toUpperCase(Locale.ROOT);
        assertThat(scene.desk().posted(POST, letter, Optional.of(tracking))).isEqualTo(new Act.Done());
        assertThat(scene.desk().posted(POST, other, Optional.of(tracking.replace("-", " "))))
                .isEqualTo(new Act.Refused("tracking-used"));

        assertThat(scene.desk().returned(POST, letter, Back.UNKNOWN_ADDRESS)).isEqualTo(new Act.Done());

        assertThat(scene.post().mail(caseId, letter).reason()).contains("unknown-address");
    }

    @Test
    void leavesLettersThatAProcessWaitsForToTheirTasks() {
        UUID caseId = scene.apply();
        UUID inquiry = scene.ordered(caseId, LetterKind.INQUIRY);
        UUID code = scene.ordered(caseId, LetterKind.PICKUP_CODE, LetterScene.CODE);
        for (UUID letter : List.of(inquiry, code)) {
            scene.printed(letter);
            assertThat(scene.desk().posted(POST, letter, Optional.of("1234-5678-9012")))
                    .isEqualTo(new Act.Refused("by-task"));
            assertThat(scene.desk().returned(POST, letter, Back.ABSENT)).isEqualTo(new Act.Refused("by-post-room"));
        }
    }

    @Test
    void doesNotPrintEMails() {
        UUID mail = scene.post().order(scene.apply(), LetterKind.NOTICE, Channel.EMAIL);

        assertThat(scene.desk().print(POST, List.of(mail))).isEqualTo(LetterScene.refused("not-found", mail));
    }
}
