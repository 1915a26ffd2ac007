package org.toroku.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.post.PostGround.POST;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.Roles;
import org.toroku.post.LetterDesk.Listing;
import org.toroku.post.LetterDesk.Tray;
import org.toroku.post.OutgoingMail.MailState;

/** A post room with more letters than a page shows. */
class ManyLettersTest {
    private static LetterScene scene;

    @BeforeAll
    static void open() {
        scene = LetterScene.open();
        scene.usual();
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    private static Listing.Letters page(Tray tray, int page) {
        return (Listing.Letters) scene.desk().letters(POST, tray, page);
    }

    private static List<UUID> ofCase(String number) {
        return ((Listing.Letters) scene.desk().ofCase(POST, number))
                .items().stream().map(item -> item.mail().id()).toList();
    }

    @Test
    void showsEveryLetterOnSomePage() {
        UUID caseId = scene.apply();
        List<UUID> ordered = new ArrayList<>();
        for (int i = 0; i < LetterDesk.PAGE + 3; i++) {
            ordered.add(scene.ordered(caseId, LetterKind.REMINDER));
        }

        List<UUID> shown = new ArrayList<>();
        int all = page(Tray.TO_PRINT, 0).all();
        for (int page = 0; page * LetterDesk.PAGE < all; page++) {
            page(Tray.TO_PRINT, page)
                    .items()
                    .forEach(item -> shown.add(item.mail().id()));
        }
        assertThat(shown).doesNotHaveDuplicates().containsAll(ordered);
        assertThat(page(Tray.TO_PRINT, 0).items()).hasSize(LetterDesk.PAGE);

        assertThat(ofCase("%")).isEmpty();
        assertThat(scene.desk().ofCase(new Officer("anne", Set.of(Roles.EXAMINER)), "M-2026-000001"))
                .isEqualTo(new Listing.Refused("role"));
    }

    @Test
    void whatWasOvertakenBeforeItWasPrintedBecomesVoidAndTheNewestStays() {
        UUID caseId = scene.apply();
        UUID first = scene.ordered(caseId, LetterKind.INQUIRY, "{}");
        UUID second = scene.ordered(caseId, LetterKind.INQUIRY, "{}");
        UUID reminder = scene.ordered(caseId, LetterKind.REMINDER);

        scene.post().part(OvertakenLetters.class).sweep();

        assertThat(scene.post().mail(caseId, first).state()).isEqualTo(MailState.VOID);
        assertThat(scene.post().mail(caseId, first).reason()).contains("overtaken");
        assertThat(scene.post().mail(caseId, second).state()).isEqualTo(MailState.ORDERED);
        assertThat(scene.post().mail(caseId, reminder).state()).isEqualTo(MailState.ORDERED);
    }

    @Test
    void aLetterOfConfirmationWithoutTrackingIsNotUnderWayForEver() {
        UUID caseId = scene.apply();
        UUID letter = scene.ordered(caseId, LetterKind.CONFIRMATION, "x");
        OffsetDateTime since = scene.post().mail(caseId, letter).since().atOffset(ZoneOffset.UTC);
        post(letter, Duration.ofDays(1));
        assertThat(scene.tray(Tray.UNDER_WAY)).contains(letter);
        assertThat(scene.tray(Tray.DONE)).doesNotContain(letter);

        post(letter, Duration.ofDays(15));
        assertThat(scene.tray(Tray.UNDER_WAY)).doesNotContain(letter);
        assertThat(scene.tray(Tray.DONE)).contains(letter);
        sql("UPDATE outgoing_mail SET state = 'ORDERED', since = ? WHERE id = ?", since, letter);
    }

    private static void post(UUID letter, Duration ago) {
        sql(
                "UPDATE outgoing_mail SET state = 'POSTED', since = ? WHERE id = ?",
                scene.post().part(Clock.class).instant().minus(ago).atOffset(ZoneOffset.UTC),
                letter);
    }

    private static void sql(String update, OffsetDateTime since, UUID letter) {
        assertThat(scene.post()
                        .part(JdbcClient.class)
                        .sql(update)
                        .params(since, letter)
                        .update())
                .isEqualTo(1);
    }
}
