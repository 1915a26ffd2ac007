package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.CARL;
import static org.toroku.paper.PaperHouse.OMNI;
import static org.toroku.paper.PaperHouse.POST;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.paper.PaperFiles.Image;
import org.toroku.paper.ScanExaminer.ExaminedPage;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/** Who did anything of the examination does not decide, and what the form says by a seal alone is looked at. */
class ThirdPersonTest {
    private static PaperHouse house;

    @BeforeAll
    static void open() {
        house = PaperHouse.open();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void whoReadTheValuesAndComparedTheSealsDoesNotDecideThoughAnotherRecommended() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row examine = paper.reads(OMNI);
        house.part(Inbox.class).release(examine.taskKey(), OMNI.username());
        assertThat(house.claim(examine, ANNE)).isInstanceOf(Inbox.Claim.Claimed.class);
        assertThat(paper.recommend(examine, ANNE)).isEqualTo(new DecisionDesk.Act.Done());
        paper.rechecked();

        Inbox.Row decide = house.task(paper.id(), TaskIds.DECIDE_ON_PAPER_APPLICATION);
        assertThat(house.claim(decide, OMNI)).isEqualTo(new Inbox.Claim.NotAllowed("four-eyes"));
        paper.accepted();
    }

    @Test
    void whoAdvisedTheExaminerDoesNotDecide() {
        Officer adviser = officer("adviser", Set.of(Roles.MANAGER, Roles.DECIDER));
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row examine = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        PaperCase.done(house.examination().escalate(examine.taskKey(), ANNE, "相談", paper.version()));
        Inbox.Row advice = paper.claimed(TaskIds.ADVISE_ON_PAPER_APPLICATION, adviser);
        PaperCase.done(house.examination().advise(advice.taskKey(), adviser, "進めてよい", paper.version()));
        paper.examined().rechecked();

        Inbox.Row decide = house.task(paper.id(), TaskIds.DECIDE_ON_PAPER_APPLICATION);
        assertThat(house.claim(decide, adviser)).isEqualTo(new Inbox.Claim.NotAllowed("four-eyes"));
        assertThat(house.claim(decide, CARL)).isInstanceOf(Inbox.Claim.Claimed.class);
    }

    /** Whoever judged what others found, in whatever round, finds nothing themselves later on. */
    @Test
    void whoAskedForACorrectionWhenDecidingNeitherExaminesNorKeysInALaterRound() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked();
        Inbox.Row decision = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, OMNI);
        PaperCase.done(
                house.examination().askForCorrection(decision.taskKey(), OMNI, house.correction(), paper.version()));
        PaperHouse.await(() -> house.outcomes(paper.id(), "send-defect-letter") == 1);
        paper.documentsArrive();

        Inbox.Row examine = house.task(paper.id(), TaskIds.EXAMINE_PAPER_APPLICATION);
        assertThat(house.claim(examine, OMNI)).isEqualTo(new Inbox.Claim.NotAllowed("sent-back"));
        paper.examined(ANNE);
        Inbox.Row recheck = house.task(paper.id(), TaskIds.RECHECK_PAPER_APPLICATION);
        assertThat(house.claim(recheck, OMNI)).isEqualTo(new Inbox.Claim.NotAllowed("sent-back"));
        paper.rechecked();
        assertThat(house.claim(house.task(paper.id(), TaskIds.DECIDE_ON_PAPER_APPLICATION), OMNI))
                .as("they decide again, as on the route of the card")
                .isInstanceOf(Inbox.Claim.Claimed.class);
    }

    @Test
    void whoHadItExaminedAgainDoesNotExamineIt() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked();
        Inbox.Row decision = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, OMNI);
        PaperCase.done(house.examination().reexamine(decision.taskKey(), OMNI, "もう一度", paper.version()));

        Inbox.Row examine = house.task(paper.id(), TaskIds.EXAMINE_PAPER_APPLICATION);
        assertThat(house.claim(examine, OMNI)).isEqualTo(new Inbox.Claim.NotAllowed("sent-back"));
    }

    @Test
    void whoAskedForACorrectionWhenExaminingDoesNotDecide() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row examine = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, OMNI);
        PaperCase.done(
                house.examination().askForCorrection(examine.taskKey(), OMNI, house.correction(), paper.version()));
        PaperHouse.await(() -> house.outcomes(paper.id(), "send-defect-letter") == 1);
        paper.documentsArrive().examined(ANNE).rechecked();

        Inbox.Row decision = house.task(paper.id(), TaskIds.DECIDE_ON_PAPER_APPLICATION);
        assertThat(house.claim(decision, OMNI)).isEqualTo(new Inbox.Claim.NotAllowed("four-eyes"));
    }

    /** Evidence rule: a form may be sealed instead of signed; then the seal is the applicant's will. */
    @Test
    void aFormThatIsSealedOnlyNeedsTheVerdictOnItsSealWhateverTheMethod() {
        PaperCase paper = house.apply(ProofMethod.PHOTO_ID);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.enclose(arrival, EnclosureKind.APPLICATION_FORM, Flag.SEALED);
        paper.enclose(arrival, EnclosureKind.RESIDENCE_RECORD);
        paper.enclose(arrival, EnclosureKind.SEAL_REGISTRATION_CERTIFICATE);
        paper.enclose(arrival, EnclosureKind.DRIVING_LICENCE);
        assertThat(house.postRoom().complete(POST, arrival)).isEqualTo(new PostRoomDesk.Completed.Done(true));
        Inbox.Row examine = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        paper.allScanned();
        UUID record = paper.enclosure(EnclosureKind.RESIDENCE_RECORD);
        PaperCase.TRUTH.forEach((field, value) -> PaperCase.done(
                house.examination().correctValue(examine.taskKey(), ANNE, record, field, value, paper.version())));

        assertThat(paper.recommend(examine, ANNE)).isEqualTo(new DecisionDesk.Act.Refused("seal-not-compared"));
        PaperCase.done(house.examination().sealVerdict(examine.taskKey(), ANNE, SealVerdict.SAME, paper.version()));
        assertThat(paper.recommend(examine, ANNE)).isEqualTo(new DecisionDesk.Act.Done());
    }

    @Test
    void noPictureOfADocumentThatWasEnteredWithAMyNumberIsKept() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        UUID record = paper.enclose(arrival, EnclosureKind.RESIDENCE_RECORD, Flag.MY_NUMBER_SHOWN);
        String name = "scan of " + paper.code();
        byte[] scan = house.part(StandInExaminer.class)
                .scan(name, new ScanExaminer.Examined.Pages(List.of(StandInExaminer.page(name, List.of()))));
        assertThat(house.postRoom().upload(POST, scan, Optional.of(arrival)))
                .isInstanceOf(PostRoomDesk.Uploaded.Done.class);
        PostRoomDesk.TrayPage page = house.postRoom()
                .tray(POST, PostRoomDesk.TrayQuery.first())
                .pages()
                .getFirst();
        PaperCase.done(house.postRoom().file(POST, page.pageId(), record));

        for (var officer : List.of(POST, ANNE, PaperHouse.CARL)) {
            assertThat(house.part(PaperFiles.class).image(officer, page.pageId()))
                    .as(officer.username())
                    .isEqualTo(new Image.Erased());
        }
    }

    /** 則6(15): whoever decides what is in the file has not put it there. */
    @Test
    void whoEnteredOrFiledDocumentsDoesNotDecide() {
        Officer registrar = officer("rie");
        Officer filer = officer("fumi");
        Officer enterer = officer("eiji");
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        var facts = new PostRoomDesk.ArrivalFacts(ArrivalPurpose.DOCUMENTS, paper.today(), "post", 1);
        UUID arrival = ((PostRoomDesk.Registered.Done) house.postRoom().registerArrival(registrar, paper.code(), facts))
                .arrivalId();
        UUID other = ((PostRoomDesk.Enclosed.Done)
                        house.postRoom().enclose(enterer, arrival, paper.document(EnclosureKind.OTHER)))
                .enclosureId();
        byte[] scan = house.part(StandInExaminer.class)
                .scan(
                        "by hand " + paper.code(),
                        new ScanExaminer.Examined.Pages(
                                List.of(StandInExaminer.page("by hand " + paper.code(), List.of()))));
        house.postRoom().upload(POST, scan, Optional.empty());
        UUID page = house.postRoom()
                .tray(POST, PostRoomDesk.TrayQuery.first())
                .pages()
                .getLast()
                .pageId();
        PaperCase.done(house.postRoom().file(filer, page, other));
        paper.examined().rechecked();

        Inbox.Row decide = house.task(paper.id(), TaskIds.DECIDE_ON_PAPER_APPLICATION);
        for (Officer each : List.of(registrar, filer, enterer)) {
            assertThat(house.claim(decide, each))
                    .as(each.username())
                    .isEqualTo(new Inbox.Claim.NotAllowed("four-eyes"));
        }
        assertThat(house.claim(decide, officer("dan"))).isInstanceOf(Inbox.Claim.Claimed.class);
    }

    /** A picture that came without an envelope, and a look at it, belong to no case until another person files it. */
    @Test
    void whoScannedOrLookedAtAPageBeforeAnotherFiledItDoesNotDecide() {
        Officer scanner = officer("shiro");
        Officer looker = officer("luna");
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        UUID page = loose(scanner, Optional.empty(), StandInExaminer.unread("loose " + paper.code(), List.of()));
        PaperCase.done(house.part(UnreadPages.class).noMyNumberSeen(looker, page));
        PaperCase.done(house.postRoom().file(POST, page, paper.enclosure(EnclosureKind.RESIDENCE_RECORD)));
        paper.examined().rechecked();

        Inbox.Row decide = house.task(paper.id(), TaskIds.DECIDE_ON_PAPER_APPLICATION);
        for (Officer each : List.of(scanner, looker)) {
            assertThat(house.claim(decide, each))
                    .as(each.username())
                    .isEqualTo(new Inbox.Claim.NotAllowed("four-eyes"));
        }
        paper.accepted();
    }

    /** What lies aside is shown to nobody who examines: to say so of a page is to say what counts. */
    @Test
    void whoSetAPageOfTheEnvelopeAsideDoesNotDecide() {
        Officer sorter = officer("sora");
        Officer stranger = officer("toru");
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.documentsArrive();
        UUID own = loose(POST, Optional.of(arrival), StandInExaminer.page("own " + paper.code(), List.of()));
        UUID foreign = loose(
                POST,
                Optional.of(arrival),
                StandInExaminer.page("foreign " + paper.code(), List.of("TOROKU:P-2026-999999-0:1")));
        PaperCase.done(house.postRoom().setAside(sorter, own, PostRoomDesk.AsideReason.BLANK_PAGE));
        PaperCase.done(house.postRoom().setAside(stranger, foreign, PostRoomDesk.AsideReason.NOT_OURS));
        paper.examined().rechecked();

        Inbox.Row decide = house.task(paper.id(), TaskIds.DECIDE_ON_PAPER_APPLICATION);
        for (Officer each : List.of(sorter, stranger)) {
            assertThat(house.claim(decide, each))
                    .as(each.username())
                    .isEqualTo(new Inbox.Claim.NotAllowed("four-eyes"));
        }
        paper.accepted();
    }

    /** One person with two accounts is one pair of eyes, on whatever piece of the case the first of them worked. */
    @Test
    void nobodyWorksOnFromAnotherAccount() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Officer first = officer("erna", Set.of(Roles.EXAMINER, Roles.DECIDER));
        paper.examined(first);
        house.part(OfficerRegister.class).save(new OfficerAccount("erna", "職員　erna", "{noop}x", false, first.roles()));
        Officer second = new Officer("erna2", first.roles());
        house.register(second, "職員 ｅｒｎａ");

        assertThat(house.claim(house.task(paper.id(), TaskIds.RECHECK_PAPER_APPLICATION), second))
                .isEqualTo(new Inbox.Claim.NotAllowed("own-examination"));
        paper.rechecked();
        assertThat(house.claim(house.task(paper.id(), TaskIds.DECIDE_ON_PAPER_APPLICATION), second))
                .isEqualTo(new Inbox.Claim.NotAllowed("four-eyes"));
        paper.accepted();
    }

    /** A page that lies in the tray. */
    private static UUID loose(Officer by, Optional<UUID> arrival, ExaminedPage page) {
        byte[] scan = house.part(StandInExaminer.class)
                .scan("loose " + UUID.randomUUID(), new ScanExaminer.Examined.Pages(List.of(page)));
        UUID scanId = ((PostRoomDesk.Uploaded.Done) house.postRoom().upload(by, scan, arrival)).scanId();
        return house.postRoom()
                .tray(POST, new PostRoomDesk.TrayQuery(scanId.toString(), false, 0, 50))
                .pages()
                .getFirst()
                .pageId();
    }

    private static Officer officer(String name) {
        return officer(name, Set.of(Roles.POST_ROOM, Roles.DECIDER));
    }

    private static Officer officer(String name, Set<String> roles) {
        Officer officer = new Officer(name, roles);
        house.register(officer, "職員　" + name);
        return officer;
    }
}
