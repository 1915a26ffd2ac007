package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toroku.paper.PaperHouse.POST;
import static org.toroku.paper.PaperHouse.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.ProtectedTable;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.evidence.DocumentStore;
import org.toroku.post.LetterDesk;
import org.toroku.post.LetterKind;

/** The code without which nobody picks up: what opens, what is void, and what the house keeps of it. */
class PickupCodeTest {
    private static PaperHouse house;

    @BeforeAll
    static void open() {
        house = PaperHouse.open();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static PaperCase decided() {
        return house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked()
                .accepted();
    }

    private static EnrolmentDesk.PickUp pickUp(PaperCase paper, String code) {
        return house.part(EnrolmentDesk.class)
                .pickUp(paper.applied().access(), "a long passphrase".toCharArray(), code);
    }

    /** The issue commits at some moment between two reads of whoever asks all the time. */
    @Test
    void handsNothingOverWithoutTheCodeHoweverCloseToTheIssue() throws Exception {
        PaperCase paper = decided();
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService askers = Executors.newFixedThreadPool(6)) {
            List<Future<Boolean>> handed = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                handed.add(askers.submit(() -> {
                    boolean ready = false;
                    while (!over.get()) {
                        ready |= pickUpWithoutCode(paper) instanceof EnrolmentDesk.PickUp.Ready;
                    }
                    return ready;
                }));
            }
            try {
                paper.pickupCodeSent();
                await(() -> pickUpWithoutCode(paper).equals(new EnrolmentDesk.PickUp.Refused("code-missing")));
            } finally {
                over.set(true);
            }
            for (Future<Boolean> each : handed) {
                assertThat(each.get()).isFalse();
            }
        }
        assertThat(pickUp(paper, paper.pickupCode())).isInstanceOf(EnrolmentDesk.PickUp.Ready.class);
    }

    private static EnrolmentDesk.PickUp pickUpWithoutCode(PaperCase paper) {
        return house.part(EnrolmentDesk.class).pickUp(paper.applied().access(), "a long passphrase".toCharArray());
    }

    @Test
    void makesTheCodeVoidAfterTenWrongTriesAndSendsANewOneOnlyThen() {
        PaperCase paper = decided();
        assertThat(pickUp(paper, "0000"))
                .as("nothing to pick up, so no try is spent")
                .isEqualTo(new EnrolmentDesk.PickUp.Refused("not-issued"));
        paper.pickupCodeSent();
        await(() -> house.state(paper.id()) == ApplicationState.ISSUED);
        String code = paper.pickupCode();
        assertThat(house.postRoom().renewPickupCode(POST, paper.id())).isEqualTo(new Act.Refused("still-valid"));

        for (int i = 1; i < 10; i++) {
            assertThat(pickUp(paper, "WRONG-" + i)).isEqualTo(new EnrolmentDesk.PickUp.Refused("code-wrong"));
        }
        assertThat(pickUp(paper, code.toLowerCase(java.util.Locale.ROOT).replace("-", " ")))
                .isInstanceOf(EnrolmentDesk.PickUp.Ready.class);
        assertThat(pickUp(paper, "WRONG-10")).isEqualTo(new EnrolmentDesk.PickUp.Refused("code-void"));
        assertThat(pickUp(paper, code)).isEqualTo(new EnrolmentDesk.PickUp.Refused("code-void"));

        PaperCase.done(house.postRoom().renewPickupCode(POST, paper.id()));
        assertThat(paper.pickupCode()).isNotEqualTo(code);
        assertThat(pickUp(paper, code)).isEqualTo(new EnrolmentDesk.PickUp.Refused("code-wrong"));
        assertThat(pickUp(paper, paper.pickupCode())).isInstanceOf(EnrolmentDesk.PickUp.Ready.class);
        assertThat(house.sql()
                        .sql("SELECT to_jsonb(c)::text FROM pickup_code c WHERE application_id = ?")
                        .param(paper.id())
                        .query(String.class)
                        .single())
                .doesNotContain(paper.pickupCode(), paper.pickupCode().replace("-", ""));
    }

    /** Guesses in parallel cost a try each. */
    @Test
    void countsEveryGuessHoweverManyComeAtOnce() throws Exception {
        PaperCase paper = decided().pickupCodeSent();
        await(() -> house.state(paper.id()) == ApplicationState.ISSUED);
        List<CompletableFuture<EnrolmentDesk.PickUp>> guesses = new ArrayList<>();
        try (ExecutorService guessers = Executors.newFixedThreadPool(12)) {
            for (int i = 0; i < 40; i++) {
                int guess = i;
                guesses.add(CompletableFuture.supplyAsync(() -> pickUp(paper, "GUESS" + guess), guessers));
            }
        }
        for (CompletableFuture<EnrolmentDesk.PickUp> guess : guesses) {
            assertThat(guess.get()).isInstanceOf(EnrolmentDesk.PickUp.Refused.class);
        }

        assertThat(house.sql()
                        .sql("SELECT count(*) FROM audit_entry WHERE case_id = ? AND action = 'pickup-code-wrong'")
                        .param(paper.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(10);
        assertThat(pickUp(paper, paper.pickupCode())).isEqualTo(new EnrolmentDesk.PickUp.Refused("code-void"));
    }

    @Test
    void admitsTheCodeOfNoOtherCase() {
        PaperCase one = decided().pickupCodeSent();
        PaperCase two = decided().pickupCodeSent();
        await(() ->
                house.state(one.id()) == ApplicationState.ISSUED && house.state(two.id()) == ApplicationState.ISSUED);

        assertThat(pickUp(one, two.pickupCode())).isEqualTo(new EnrolmentDesk.PickUp.Refused("code-wrong"));
        // by whoever could even write into the book
        house.part(TransactionTemplate.class).executeWithoutResult(status -> {
            house.sql()
                    .sql(
                            "UPDATE pickup_code SET code_hmac = (SELECT code_hmac FROM pickup_code WHERE application_id = ?)"
                                    + " WHERE application_id = ?")
                    .params(two.id(), one.id())
                    .update();
            house.part(Book.class)
                    .record(Book.Entry.of(
                            new Actor.Service("test"),
                            "code-copied",
                            one.id(),
                            Map.of(),
                            new Book.Row(ProtectedTable.PICKUP_CODE, one.id().toString())));
        });
        assertThat(pickUp(one, two.pickupCode()))
                .as("a digest copied from another case")
                .isEqualTo(new EnrolmentDesk.PickUp.Refused("code-wrong"));
    }

    /** A return makes the code void; the next letter brings another, which is forgotten as well once it left. */
    @Test
    void makesTheCodeVoidWhoseLetterCameBackAndSendsAnother() {
        PaperCase paper = decided();
        String tracking = PaperCase.tracking();
        paper.pickupCodeSent(tracking);
        await(() -> house.state(paper.id()) == ApplicationState.ISSUED);
        String first = paper.pickupCode();
        house.postRoom().mailReturned(POST, tracking, PostRoomDesk.ReturnReason.ABSENT);
        assertThat(pickUp(paper, first)).isEqualTo(new EnrolmentDesk.PickUp.Refused("code-void"));

        PaperCase.done(house.postRoom().renewPickupCode(POST, paper.id()));
        String second = paper.pickupCode();
        UUID letter = paper.printed(LetterKind.PICKUP_CODE);
        assertThat(house.part(LetterDesk.class).posted(POST, letter, Optional.of(PaperCase.tracking())))
                .isEqualTo(new LetterDesk.Act.Done());

        assertForgotten(paper);
        assertThat(second).isNotEqualTo(first);
        assertThat(pickUp(paper, first)).isEqualTo(new EnrolmentDesk.PickUp.Refused("code-wrong"));
        assertThat(pickUp(paper, second)).isInstanceOf(EnrolmentDesk.PickUp.Ready.class);
    }

    @Test
    void keepsNothingOfACodeButItsDigestOnceItsLetterWasPosted() {
        PaperCase paper = decided();
        UUID content = content(paper);
        assertThat(house.part(DocumentStore.class).read(content))
                .as("until it is posted a print may fail")
                .isNotEmpty();

        paper.pickupCodeSent();

        assertForgotten(paper);
        await(() -> house.state(paper.id()) == ApplicationState.ISSUED);
        assertThat(pickUp(paper, paper.pickupCode())).isInstanceOf(EnrolmentDesk.PickUp.Ready.class);
        assertThat(house.part(BookVerifier.class).verifyCase(paper.id()))
                .isInstanceOf(BookVerifier.Report.Intact.class);
    }

    /** Somebody may have seen a spoiled sheet: what was on it opens nothing, and another code is printed. */
    @Test
    void erasesTheCodeOfASpoiledPrintAndPrintsAnother() {
        PaperCase paper = decided();
        String spoiled = paper.pickupCode();
        UUID content = content(paper);
        UUID letter = paper.printed(LetterKind.PICKUP_CODE);
        LetterDesk desk = house.part(LetterDesk.class);
        assertThat(desk.reprint(POST, letter, "紙づまり"))
                .isEqualTo(new LetterDesk.Printing.Refused("code-printed-once", Optional.of(letter)));

        assertThat(desk.spoil(POST, letter, "紙づまり")).isEqualTo(new LetterDesk.Act.Done());

        assertThatThrownBy(() -> house.part(DocumentStore.class).read(content))
                .isInstanceOf(DocumentDamagedException.class);
        assertThat(paper.pickupCode()).isNotEqualTo(spoiled);
        paper.pickupCodeSent();
        await(() -> house.state(paper.id()) == ApplicationState.ISSUED);
        assertThat(pickUp(paper, spoiled)).isEqualTo(new EnrolmentDesk.PickUp.Refused("code-wrong"));
        assertThat(pickUp(paper, paper.pickupCode())).isInstanceOf(EnrolmentDesk.PickUp.Ready.class);
        assertForgotten(paper);
    }

    private static UUID content(PaperCase paper) {
        return paper.letter(LetterKind.PICKUP_CODE).contents().getFirst();
    }

    private static void assertForgotten(PaperCase paper) {
        DocumentStore documents = house.part(DocumentStore.class);
        UUID content = content(paper);
        assertThatThrownBy(() -> documents.read(content)).isInstanceOf(DocumentDamagedException.class);
        assertThat(documents.list(paper.id()))
                .as("what is left can be read, and none of it is the code")
                .isNotEmpty()
                .allSatisfy(document -> assertThat(
                                new String(documents.read(document.id()), java.nio.charset.StandardCharsets.UTF_8))
                        .doesNotContain(paper.pickupCode(), paper.pickupCode().replace("-", "")));
        assertThat(house.sql()
                        .sql("SELECT wrapped_key IS NULL FROM document WHERE id = ?")
                        .param(content)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }
}
