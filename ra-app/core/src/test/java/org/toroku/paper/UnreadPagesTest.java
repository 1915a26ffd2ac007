package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.BERT;
import static org.toroku.paper.PaperHouse.CARL;
import static org.toroku.paper.PaperHouse.MONA;
import static org.toroku.paper.PaperHouse.POST;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.audit.BookVerifier;
import org.toroku.decision.DecisionDesk;
import org.toroku.officers.Roles;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.paper.PaperFiles.Image;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/** What no machine searched is not free of a My Number (番号法20条): a person of the post room looks first. */
@ExtendWith(SharedHouse.class)
class UnreadPagesTest {
    private final PaperHouse house;

    UnreadPagesTest(PaperHouse house) {
        this.house = house;
    }

    /** A case whose form was scanned and not read in time. */
    private PaperCase scannedUnread() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.enclose(arrival, EnclosureKind.APPLICATION_FORM, Flag.SEALED, Flag.SIGNED);
        paper.enclose(arrival, EnclosureKind.RESIDENCE_RECORD);
        paper.enclose(arrival, EnclosureKind.SEAL_REGISTRATION_CERTIFICATE);
        upload(paper, "slow " + paper.code(), Optional.of(arrival));
        assertThat(house.postRoom().complete(POST, arrival)).isEqualTo(new PostRoomDesk.Completed.Done(true));
        return paper;
    }

    private void upload(PaperCase paper, String look, Optional<UUID> arrival) {
        byte[] scan = house.part(StandInExaminer.class)
                .scan(
                        look,
                        new ScanExaminer.Examined.Pages(
                                List.of(StandInExaminer.unread(look, List.of("TOROKU:" + paper.code() + ":1")))));
        assertThat(house.postRoom().upload(POST, scan, arrival)).isInstanceOf(PostRoomDesk.Uploaded.Done.class);
    }

    private UUID page(PaperCase paper) {
        return house.part(PaperFiles.class).of(MONA, paper.id()).orElseThrow().enclosures().stream()
                .flatMap(enclosure -> enclosure.pages().stream())
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Image image(DecisionDesk.Officer officer, UUID page) {
        return house.part(PaperFiles.class).image(officer, page);
    }

    private boolean waits(UUID page) {
        return house.part(UnreadPages.class).waiting(POST).stream()
                .anyMatch(waiting -> waiting.pageId().equals(page));
    }

    @Test
    void showsAPageThatWasNotSearchedToThePostRoomOnlyUntilAPersonHasLooked() {
        PaperCase paper = scannedUnread();
        UUID page = page(paper);
        UnreadPages unread = house.part(UnreadPages.class);
        for (DecisionDesk.Officer officer : List.of(ANNE, CARL, MONA)) {
            assertThat(image(officer, page)).isEqualTo(new Image.Withheld("not-searched"));
        }
        assertThat(image(POST, page)).isInstanceOf(Image.Shown.class);
        assertThat(waits(page)).isTrue();
        assertThat(unread.ofCase(ANNE, paper.id())).containsExactly(page);
        assertThat(unread.noMyNumberSeen(ANNE, page)).isEqualTo(new Act.Refused("role"));

        PaperCase.done(unread.noMyNumberSeen(POST, page));

        assertThat(image(CARL, page)).isInstanceOf(Image.Shown.class);
        assertThat(image(ANNE, page))
                .as("she may still key what the form says in print")
                .isEqualTo(new Image.Withheld("blind-keying"));
        assertThat(waits(page)).isFalse();
        assertThat(unread.ofCase(ANNE, paper.id())).as("still not read").containsExactly(page);
        assertThat(unread.noMyNumberSeen(POST, page)).isEqualTo(new Act.Refused("already-done"));
        assertThat(house.sql()
                        .sql("SELECT actor FROM audit_entry WHERE case_id = ? AND action = 'no-my-number-seen'")
                        .param(paper.id())
                        .query(String.class)
                        .single())
                .isEqualTo(POST.username());
        assertThat(house.part(BookVerifier.class).verifyCase(paper.id()))
                .isInstanceOf(BookVerifier.Report.Intact.class);
    }

    /** The form says in print what is keyed, and nobody knows yet that it is the form. */
    @Test
    void letsNobodyKeyWhoLookedAtAPageBeforeItWasSearched() {
        DecisionDesk.Officer looked = both("quin");
        DecisionDesk.Officer acted = both("rika");
        PaperCase paper = scannedUnread();
        UUID page = page(paper);
        assertThat(image(looked, page)).isInstanceOf(Image.Shown.class);
        PaperCase.done(house.part(UnreadPages.class).noMyNumberSeen(acted, page));
        paper.allScanned().examined(ANNE);

        var task = house.task(paper.id(), TaskIds.RECHECK_PAPER_APPLICATION);
        assertThat(house.claim(task, looked)).isEqualTo(new Inbox.Claim.NotAllowed("seen-values"));
        assertThat(house.claim(task, acted)).isEqualTo(new Inbox.Claim.NotAllowed("handled-papers"));
    }

    @Test
    void showsNoPageThatMayBeTheFormToWhoKeysTheCase() {
        DecisionDesk.Officer keys = both("sora");
        PaperCase paper =
                house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive().examined(ANNE);
        assertThat(house.claim(house.task(paper.id(), TaskIds.RECHECK_PAPER_APPLICATION), keys))
                .isInstanceOf(Inbox.Claim.Claimed.class);
        upload(paper, "slow late " + paper.code(), Optional.empty());
        UUID page = house.part(UnreadPages.class).waiting(keys).getLast().pageId();

        assertThat(image(keys, page)).isEqualTo(new Image.Withheld("blind-keying"));
        assertThat(house.part(UnreadPages.class).noMyNumberSeen(keys, page)).isEqualTo(new Act.Refused("blind-keying"));
        PaperCase.done(house.part(UnreadPages.class).noMyNumberSeen(POST, page));
    }

    private DecisionDesk.Officer both(String username) {
        DecisionDesk.Officer officer = new DecisionDesk.Officer(username, Set.of(Roles.POST_ROOM, Roles.EXAMINER));
        house.register(officer, "職員　" + username);
        return officer;
    }

    @Test
    void recommendsNothingWhileAPageWasLookedAtByNobody() {
        PaperCase paper = scannedUnread();
        paper.allScanned();
        var task = paper.readsValues(ANNE);
        assertThat(paper.recommend(task, ANNE)).isEqualTo(new DecisionDesk.Act.Refused("page-not-searched"));

        PaperCase.done(house.part(UnreadPages.class).noMyNumberSeen(POST, page(paper)));

        assertThat(paper.recommend(task, ANNE))
                .as("nobody compared the seals before the form was shown")
                .isEqualTo(new DecisionDesk.Act.Refused("seal-not-compared"));
        PaperCase.done(house.examination().sealVerdict(task.taskKey(), ANNE, SealVerdict.SAME, paper.version()));
        assertThat(paper.recommend(task, ANNE)).isEqualTo(new DecisionDesk.Act.Done());
    }

    /** A verdict of somebody who saw a placeholder is none, whatever it says. */
    @Test
    void takesNoVerdictOnASealFromWhomThePageIsWithheld() {
        PaperCase paper = scannedUnread();
        paper.allScanned();
        var task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        PaperFiles files = house.part(PaperFiles.class);

        assertThat(files.sealsShown(ANNE, paper.id())).isFalse();
        for (SealVerdict verdict : SealVerdict.values()) {
            assertThat(house.examination().sealVerdict(task.taskKey(), ANNE, verdict, paper.version()))
                    .as(verdict.name())
                    .isEqualTo(new Act.Refused("seal-withheld"));
        }
        assertThat(files.of(ANNE, paper.id()).orElseThrow().sealChecks()).isEmpty();

        PaperCase.done(house.part(UnreadPages.class).noMyNumberSeen(POST, page(paper)));

        assertThat(files.sealsShown(ANNE, paper.id())).isTrue();
        assertThat(files.sealsShown(BERT, paper.id()))
                .as("he may still key the case")
                .isFalse();
        PaperCase.done(house.examination().sealVerdict(task.taskKey(), ANNE, SealVerdict.SAME, paper.version()));
    }

    @Test
    void withholdsAPageFromEverybodyOnWhichThePersonSawAMyNumber() {
        PaperCase paper = scannedUnread();
        UUID page = page(paper);

        PaperCase.done(house.postRoom().quarantine(POST, page));

        assertThat(image(POST, page)).isEqualTo(new Image.Erased());
        assertThat(image(ANNE, page)).isEqualTo(new Image.Erased());
        assertThat(waits(page)).isFalse();
        assertThat(house.part(UnreadPages.class).noMyNumberSeen(POST, page)).isEqualTo(new Act.Refused("already-done"));
    }

    @Test
    void keepsNoOriginalOfAScanThatMayShowAMyNumber() {
        PaperCase paper = scannedUnread();
        assertThat(house.sql()
                        .sql("SELECT count(*) FROM document d JOIN scan s ON s.id = d.application_id"
                                + " JOIN scan_page p ON p.scan_id = s.id WHERE d.kind = 'SCAN_ORIGINAL' AND p.id = ?")
                        .param(page(paper))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void keepsThatAPageOfTheTrayWasNotSearchedWhenItIsFiled() {
        PaperCase paper = scannedUnread();
        byte[] scan = house.part(StandInExaminer.class)
                .scan(
                        "tray " + paper.code(),
                        new ScanExaminer.Examined.Pages(List.of(StandInExaminer.unread("tray", List.of()))));
        var uploaded = (PostRoomDesk.Uploaded.Done) house.postRoom().upload(POST, scan, Optional.empty());
        UUID page = house.postRoom()
                .tray(POST, new PostRoomDesk.TrayQuery(uploaded.scanId().toString(), false, 0, 50))
                .pages()
                .getFirst()
                .pageId();
        assertThat(waits(page)).isTrue();

        PaperCase.done(house.postRoom().file(POST, page, paper.enclosure(EnclosureKind.RESIDENCE_RECORD)));

        assertThat(image(ANNE, page)).isEqualTo(new Image.Withheld("not-searched"));
        assertThat(house.part(UnreadPages.class).ofCase(ANNE, paper.id())).contains(page);
        assertThat(house.part(BookVerifier.class).verifyCase(paper.id()))
                .isInstanceOf(BookVerifier.Report.Intact.class);
    }
}
