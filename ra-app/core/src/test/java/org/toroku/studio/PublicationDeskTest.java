package org.toroku.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.studio.StudioHouse.ANN;
import static org.toroku.studio.StudioHouse.APPROVAL;
import static org.toroku.studio.StudioHouse.BEN;
import static org.toroku.studio.StudioHouse.CLEO;
import static org.toroku.studio.StudioHouse.ENROL;
import static org.toroku.studio.StudioHouse.ENROL_ID;
import static org.toroku.studio.StudioHouse.EXAMINER;
import static org.toroku.studio.StudioHouse.ISSUE;
import static org.toroku.studio.StudioHouse.MANAGER;
import static org.toroku.studio.StudioHouse.await;
import static org.toroku.studio.StudioHouse.edited;
import static org.toroku.studio.StudioHouse.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;
import org.toroku.studio.DraftDesk.Base;
import org.toroku.studio.DraftDesk.Edit;
import org.toroku.studio.DraftDesk.Saved;
import org.toroku.studio.PublicationDesk.ChangeApproval;
import org.toroku.studio.PublicationDesk.Proposal;
import org.toroku.studio.PublicationDesk.State;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.Models;

/** Two owners publish what is proven; new cases begin with it, running ones stay. */
class PublicationDeskTest {
    private StudioHouse house;
    private PublicationDesk desk;

    @BeforeEach
    void open() {
        house = new StudioHouse();
        desk = house.publications();
    }

    @AfterEach
    void close() {
        house.assertBookIntact();
        house.close();
    }

    @Test
    void newCasesBeginWithWhatTwoOwnersPublished() {
        UUID before = house.begunCase();
        ModelFile model = edited(ENROL, "owners-1");

        UUID publication = house.live("first", model);

        UUID after = house.begunCase();
        assertThat(house.publicationOf(before)).isEmpty();
        assertThat(house.publicationOf(after)).contains(publication);
        assertThat(desk.runs(ANN, before).getFirst().sha256())
                .isNotEqualTo(desk.runs(ANN, after).getFirst().sha256());
        assertThat(house.version(ENROL_ID)).isEqualTo(2);
        assertThat(house.number("SELECT count(*) FROM case_run WHERE case_id = ?", before))
                .as("the running case stays where it is")
                .isEqualTo(1);
        assertThat(desk.publication(ANN, publication).orElseThrow()).satisfies(found -> {
            assertThat(found.changed()).containsExactly(ENROL);
            assertThat(found.digests()).containsEntry(ENROL, model.sha256());
            assertThat(found.approval()).isEqualTo(APPROVAL);
            assertThat(found.decidedBy()).contains(BEN);
            assertThat(found.liveAt()).isPresent();
        });
        assertThat(desk.inForce(MANAGER).orElseThrow()).satisfies(now -> {
            assertThat(now.publication()).map(PublicationDesk.Publication::id).contains(publication);
            assertThat(now.releaseDiffers()).isEmpty();
            assertThat(now.violations()).isEmpty();
            assertThat(now.altered()).isFalse();
        });
        assertThat(desk.filesInForce(ANN)).contains(model).hasSameSizeAs(Models.all());
        assertThat(desk.foreignModels(ANN)).isEmpty();
        assertThat(house.number("SELECT count(*) FROM audit_entry WHERE action = 'publication-approved'"
                        + " AND detail LIKE '%" + model.sha256() + "%' AND detail LIKE '%new-cases-only%'"))
                .isEqualTo(1);
        assertThat(house.entries("publication-live")).isEqualTo(1);
    }

    @Test
    void aRestartChangesNothing() {
        UUID publication = house.live("kept", edited(ENROL, "owners-1"));
        house.restart();
        desk = house.publications();
        UUID next = house.begunCase();

        assertThat(house.publicationOf(next)).contains(publication);
        assertThat(house.version(ENROL_ID)).isEqualTo(2);
        assertThat(house.entries("foreign-model-found")).isZero();
    }

    @Test
    void anEngineThatLostItsDataGetsThePublishedModelsBack() {
        UUID publication = house.live("survives", edited(ENROL, "owners-1"));
        UUID running = house.begunCase();
        house.engine().wipe();

        await(() -> house.number("SELECT count(*) FROM case_run WHERE case_id = ?", running) == 2);
        assertThat(desk.runs(ANN, running))
                .extracting(PublicationDesk.RunModels::publication)
                .containsExactly(Optional.of(publication), Optional.of(publication));
        assertThat(house.publicationOf(house.begunCase())).contains(publication);
        assertThat(house.entries("publication-live")).isEqualTo(1);
        assertThat(house.entries("foreign-model-found")).isZero();
    }

    /** The embedded engine forgets everything at each start; nobody decided that running cases should follow other models. */
    @Test
    void casesGoOnWithTheModelsThatTheyBeganWithAfterTheEngineLostItsData() {
        UUID ofTheRelease = house.begunCase();
        UUID first = house.live("first", edited(ENROL, "owners-1"));
        UUID ofTheFirst = house.begunCase();
        UUID second = house.live("second", edited(ENROL, "owners-2"));
        UUID ofTheSecond = house.begunCase();

        for (int loss = 2; loss <= 3; loss++) {
            int runs = loss;
            house.engine().wipe();
            for (UUID each : List.of(ofTheRelease, ofTheFirst, ofTheSecond)) {
                await(() -> house.number(
                                "SELECT count(*) FROM case_run WHERE case_id = ? AND process_instance_key IS NOT NULL",
                                each)
                        == runs);
            }
            assertThat(house.publicationOf(ofTheRelease)).isEmpty();
            assertThat(house.publicationOf(ofTheFirst)).contains(first);
            assertThat(house.publicationOf(ofTheSecond)).contains(second);
            assertThat(house.publicationOf(house.begunCase()))
                    .as("new cases begin with what is in force")
                    .contains(second);
        }
        assertThat(desk.runs(ANN, ofTheFirst).getFirst().sha256())
                .isEqualTo(desk.runs(ANN, ofTheFirst).getLast().sha256());
        assertThat(house.entries("publication-live")).isEqualTo(2);
        assertThat(house.entries("foreign-model-found")).isZero();
        assertThat(house.entries("earlier-models-withheld")).isZero();
    }

    /** Deployed past the studio: it can do nothing, the owners see it, and what they publish next stands above it. */
    @Test
    void showsWhatSomebodyDeployedPastTheStudio() {
        house.deployPast(edited(ISSUE, "intruder"));

        await(() -> desk.foreignModels(MANAGER).size() == 1);
        assertThat(desk.foreignModels(EXAMINER)).isEmpty();
        UUID publication = house.live("after", edited(ENROL, "owners-1"));
        assertThat(house.publicationOf(house.begunCase())).contains(publication);
        assertThat(desk.foreignModels(ANN)).singleElement().satisfies(found -> {
            assertThat(found.processId()).isEqualTo("issue-certificate");
            assertThat(found.version()).isEqualTo(2);
        });
        assertThat(house.version("issue-certificate")).isEqualTo(3);
        assertThat(house.entries("foreign-model-found")).isEqualTo(1);
    }

    @Test
    void nobodyApprovesWhatTheyProposedOrEdited() {
        UUID draft = house.draft(ANN, "edited by two");
        house.saved(CLEO, draft, edited(ENROL, "owners-0"));
        int version = house.saved(ANN, draft, edited(ENROL, "owners-1"));
        UUID publication = StudioHouse.id(house.propose(ANN, draft, version));

        assertThat(desk.approve(ANN, publication)).isEqualTo(new Act.Refused("four-eyes"));
        assertThat(desk.approve(CLEO, publication)).isEqualTo(new Act.Refused("four-eyes"));
        OfficerRegister register = house.part(OfficerRegister.class);
        OfficerAccount cleo = register.find(CLEO).orElseThrow();
        register.save(new OfficerAccount(CLEO, CLEO, "{noop}x", false, cleo.roles()));
        register.save(new OfficerAccount("cleo2", CLEO, "{noop}x", true, cleo.roles()));
        assertThat(desk.approve("cleo2", publication))
                .as("another account of who edited")
                .isEqualTo(new Act.Refused("four-eyes"));
        assertThat(desk.approvers(ANN, ANN, Optional.of(draft))).containsExactly(BEN);
        register.save(new OfficerAccount("cleo2", CLEO, "{noop}x", false, Set.of()));
        register.save(cleo);
        assertThat(desk.approve(MANAGER, publication)).isEqualTo(new Act.Refused("role"));
        assertThat(desk.approve(EXAMINER, publication)).isEqualTo(new Act.Refused("role"));
        assertThat(house.state(publication)).isEqualTo(State.PROPOSED);
        assertThat(desk.approve(BEN, publication)).isEqualTo(new Act.Done(publication));
        assertThat(desk.approve(BEN, publication)).isEqualTo(new Act.Refused("wrong-state"));
    }

    /** An owner who lost the role, or was disabled, in an open session. */
    @Test
    void whereEverybodyEditedOneTakesTheDraftOverAndAnswersForAllOfIt() {
        UUID draft = house.draft(ANN, "both");
        house.saved(ANN, draft, edited(ENROL, "ann"));
        house.saved(BEN, draft, edited(ISSUE, "ben"));
        assertThat(desk.approvers(ANN, ANN, Optional.of(draft))).containsExactly(CLEO);
        house.part(OfficerRegister.class)
                .save(new OfficerAccount(CLEO, CLEO, "{noop}x", false, Set.of(Roles.PROCESS_OWNER)));
        assertThat(desk.approvers(ANN, ANN, Optional.of(draft))).isEmpty();
        assertThat(desk.approvers(EXAMINER, ANN, Optional.empty())).isEmpty();

        assertThat(house.drafts().takeOver(EXAMINER, draft, "hers")).isEqualTo(new Act.Refused("role"));
        assertThat(house.drafts().takeOver(ANN, draft, "both")).isEqualTo(new Act.Refused("name-used"));
        assertThat(house.drafts().takeOver(ANN, UUID.randomUUID(), "hers")).isEqualTo(new Act.Refused("not-found"));
        UUID hers = StudioHouse.id(house.drafts().takeOver(ANN, draft, "hers"));

        assertThat(house.drafts().history(ANN, hers))
                .extracting(DraftDesk.Version::author)
                .containsOnly(ANN);
        assertThat(house.drafts().file(ANN, hers, 2, ENROL)).contains(edited(ENROL, "ann"));
        assertThat(house.drafts().file(ANN, hers, 2, ISSUE)).contains(edited(ISSUE, "ben"));
        assertThat(desk.approvers(ANN, ANN, Optional.of(hers))).containsExactly(BEN);
        // who took it over is an author, whoever proposes it
        UUID proposal = StudioHouse.id(house.propose(BEN, hers, 2));
        assertThat(desk.approve(ANN, proposal)).isEqualTo(new Act.Refused("four-eyes"));
        assertThat(desk.withdraw(BEN, proposal)).isInstanceOf(Act.Done.class);
        UUID again = StudioHouse.id(house.propose(ANN, hers, 2));
        assertThat(desk.approve(ANN, again)).isEqualTo(new Act.Refused("four-eyes"));
        assertThat(desk.approve(BEN, again)).isInstanceOf(Act.Done.class);
        house.awaitState(again, State.LIVE);

        assertThat(house.drafts().takeOver(ANN, draft, "late")).isEqualTo(new Act.Refused("live-changed"));
        assertThat(house.drafts().takeOver(ANN, house.draft(ANN, "same"), "copy"))
                .isEqualTo(new Act.Refused("nothing-changed"));
    }

    @Test
    void nobodyActsOnceTheRoleIsWithdrawn() {
        UUID publication = house.proposed("withdrawn role", edited(ENROL, "owners-1"));
        house.part(org.toroku.officers.OfficerRegister.class)
                .save(new org.toroku.officers.OfficerRegister.OfficerAccount(
                        BEN, BEN, "{noop}x", false, java.util.Set.of(org.toroku.officers.Roles.PROCESS_OWNER)));

        assertThat(desk.approve(BEN, publication)).isEqualTo(new Act.Refused("role"));
        assertThat(desk.reject(BEN, publication, "no")).isEqualTo(new Act.Refused("role"));
        assertThat(desk.publications(BEN, 0, 10)).isEmpty();
    }

    @Test
    void provesAgainBeforeItIsApproved() {
        UUID publication = house.proposed("no longer proven", edited(ENROL, "cheat"));
        house.world().forbid("cheat");

        assertThat(desk.approve(BEN, publication)).isEqualTo(new Act.Refused("not-proven"));
        assertThat(house.state(publication)).isEqualTo(State.PROPOSED);
        assertThat(house.version(ENROL_ID)).isEqualTo(1);
    }

    /** Straight from the papers to the certificate. */
    @Test
    void aWayAroundTheDecisionIsShownAndNotProposed() {
        UUID draft = house.draft(ANN, "bypass");
        String bypass = edited(ENROL, "owners-1")
                .text()
                .replace(
                        "sourceRef=\"store-documents\" targetRef=\"assess-application\"",
                        "sourceRef=\"store-documents\" targetRef=\"issue-certificate\"");
        int version = house.saved(ANN, draft, file(ENROL, bypass));

        assertThat(house.drafts().proof(ANN, draft).orElseThrow().violations()).isNotEmpty();
        assertThat(house.propose(ANN, draft, version)).isEqualTo(new Act.Refused("not-proven"));
        assertThat(house.version(ENROL_ID)).isEqualTo(1);
    }

    @Test
    void asksForTheApprovalOfTheChangeAndForAReason() {
        UUID draft = house.draft(ANN, "papers");
        int version = house.saved(ANN, draft, edited(ENROL, "owners-1"));

        assertThat(propose(draft, version, " ", APPROVAL)).isEqualTo(new Act.Refused("text-missing"));
        assertThat(propose(draft, version, "x".repeat(501), APPROVAL)).isEqualTo(new Act.Refused("text-too-long"));
        assertThat(propose(draft, version, "123456789018", APPROVAL)).isEqualTo(new Act.Refused("my-number"));
        assertThat(propose(draft, version, "x", new ChangeApproval.Approved("", LocalDate.of(2026, 1, 1))))
                .isEqualTo(new Act.Refused("approval-missing"));
        assertThat(propose(draft, version, "x", new ChangeApproval.Exempt("  ")))
                .isEqualTo(new Act.Refused("approval-missing"));
        assertThat(propose(draft, version, "x", new ChangeApproval.Approved("A", LocalDate.of(2999, 1, 1))))
                .isEqualTo(new Act.Refused("approval-date-in-future"));
        ChangeApproval exempt = new ChangeApproval.Exempt("設備は同等以上");
        UUID publication = StudioHouse.id(propose(draft, version, "x", exempt));
        assertThat(desk.publication(ANN, publication).orElseThrow().approval()).isEqualTo(exempt);
    }

    private Act propose(UUID draft, int version, String reason, ChangeApproval approval) {
        return desk.propose(ANN, new Proposal(draft, version, reason, approval));
    }

    @Test
    void proposesTheNewestVersionOfAnOpenDraftOnce() {
        UUID draft = house.draft(ANN, "once");
        assertThat(house.propose(ANN, draft, 0)).isEqualTo(new Act.Refused("nothing-changed"));
        house.saved(ANN, draft, edited(ENROL, "owners-0"));
        int version = house.saved(ANN, draft, edited(ENROL, "owners-1"));
        assertThat(house.propose(ANN, draft, version - 1)).isEqualTo(new Act.Refused("draft-changed"));
        assertThat(house.propose(ANN, UUID.randomUUID(), 0)).isEqualTo(new Act.Refused("not-found"));
        assertThat(house.propose(MANAGER, draft, version)).isEqualTo(new Act.Refused("role"));

        UUID publication = StudioHouse.id(house.propose(ANN, draft, version));
        assertThat(house.propose(BEN, draft, version)).isEqualTo(new Act.Refused("already-proposed"));
        assertThat(house.drafts().save(ANN, new Edit(draft, version, edited(ENROL, "owners-2"))))
                .isEqualTo(new Saved.Refused("proposed"));
        assertThat(house.drafts().discard(ANN, draft)).isEqualTo(new Act.Refused("proposed"));

        assertThat(desk.withdraw(BEN, publication)).isEqualTo(new Act.Refused("not-yours"));
        assertThat(desk.withdraw(ANN, publication)).isEqualTo(new Act.Done(publication));
        assertThat(desk.approve(BEN, publication)).isEqualTo(new Act.Refused("wrong-state"));
        UUID second = StudioHouse.id(house.propose(ANN, draft, version));
        assertThat(desk.reject(ANN, second, "own")).isEqualTo(new Act.Refused("four-eyes"));
        assertThat(desk.reject(BEN, second, " ")).isEqualTo(new Act.Refused("text-missing"));
        assertThat(desk.reject(BEN, second, "期限が短すぎる")).isEqualTo(new Act.Done(second));
        assertThat(desk.publication(ANN, second).orElseThrow().note()).contains("期限が短すぎる");
        assertThat(house.saved(ANN, draft, edited(ENROL, "owners-2"))).isEqualTo(version + 1);
        assertThat(house.version(ENROL_ID)).isEqualTo(1);
    }

    @Test
    void aChangedProcessNeedsAVersionTagOfItsOwn() {
        String text = edited(ENROL, "owners-1").text();
        UUID draft = house.draft(ANN, "tags");
        int released = house.saved(ANN, draft, file(ENROL, StudioHouse.tagged(text, "2026-11-25.1")));
        assertThat(house.propose(ANN, draft, released)).isEqualTo(new Act.Refused("version-tag-used"));
        int none = house.saved(ANN, draft, file(ENROL, text.replaceFirst("<zeebe:versionTag [^>]*/>", "")));
        assertThat(house.propose(ANN, draft, none)).isEqualTo(new Act.Refused("version-tag-missing"));
        int good = house.saved(ANN, draft, file(ENROL, text));
        UUID publication = StudioHouse.id(house.propose(ANN, draft, good));
        desk.approve(BEN, publication);
        house.awaitState(publication, State.LIVE);

        UUID next = house.draft(ANN, "tags again");
        int again = house.saved(
                ANN, next, file(ENROL, text.replaceFirst("<bpmn:documentation>", "<bpmn:documentation>other ")));
        assertThat(house.propose(ANN, next, again)).isEqualTo(new Act.Refused("version-tag-used"));
    }

    @Test
    void ofTwoPublicationsAtOnceOneIsRefusedBecauseTheOtherIsLive() throws Exception {
        for (int round = 0; round < 5; round++) {
            String name = "round " + round + " ";
            List<UUID> both = List.of(
                    house.proposed(name + "a", edited(ENROL, name + "a")),
                    house.proposed(name + "b", edited(ISSUE, name + "b")));
            List<Act> answers = house.approvedAtOnce(both);
            assertThat(answers).filteredOn(Act.Done.class::isInstance).hasSize(1);
            // or that the winner waits for the engine, where it is approved in the middle of the loser's look
            assertThat(answers).containsAnyOf(new Act.Refused("live-changed"), new Act.Refused("not-live-yet"));
            int winner = answers.getFirst() instanceof Act.Done ? 0 : 1;
            house.awaitState(both.get(winner), State.LIVE);
            assertThat(desk.approve(BEN, both.get(1 - winner))).isEqualTo(new Act.Refused("live-changed"));
            assertThat(desk.withdraw(ANN, both.get(1 - winner))).isInstanceOf(Act.Done.class);
        }
    }

    /** The draft would take back what was published meanwhile. */
    @Test
    void aDraftOfModelsThatAreNoLongerInForceIsNotProposed() {
        UUID old = house.draft(BEN, "old");
        int version = house.saved(BEN, old, edited(ISSUE, "old-1"));
        house.live("meanwhile", edited(ENROL, "owners-1"));

        assertThat(house.drafts().draft(ANN, old).orElseThrow().outdated()).isTrue();
        assertThat(house.propose(BEN, old, version)).isEqualTo(new Act.Refused("live-changed"));
    }

    @Test
    void anEarlierPublicationIsPublishedAgainByTwo() {
        UUID first = house.live("first", edited(ENROL, "owners-1"));
        UUID second = house.live("second", edited(ENROL, "owners-2"));
        assertThat(house.state(first)).isEqualTo(State.SUPERSEDED);
        UUID rejected = house.proposed("rejected", edited(ENROL, "owners-3"));
        desk.reject(BEN, rejected, "no");

        assertThat(desk.republish(ANN, rejected, "x", APPROVAL)).isEqualTo(new Act.Refused("never-live"));
        assertThat(desk.republish(ANN, second, "x", APPROVAL)).isEqualTo(new Act.Refused("nothing-changed"));
        assertThat(desk.republish(ANN, first, "x", new ChangeApproval.Exempt("")))
                .isEqualTo(new Act.Refused("approval-missing"));
        assertThat(desk.republish(EXAMINER, first, "x", APPROVAL)).isEqualTo(new Act.Refused("role"));
        UUID back = StudioHouse.id(desk.republish(ANN, first, "元に戻す", APPROVAL));
        assertThat(desk.approve(ANN, back)).isEqualTo(new Act.Refused("four-eyes"));
        assertThat(desk.approve(BEN, back)).isEqualTo(new Act.Done(back));
        house.awaitState(back, State.LIVE);

        assertThat(house.publicationOf(house.begunCase())).contains(back);
        assertThat(desk.filesInForce(ANN)).contains(edited(ENROL, "owners-1"));
        assertThat(desk.publication(ANN, back).orElseThrow().republishes()).contains(first);
        assertThat(house.version(ENROL_ID)).isEqualTo(4);
    }

    @Test
    void theReleasedModelsArePublishedAgainFromADraftOfThem() {
        house.live("away", edited(ENROL, "owners-1"));
        UUID draft = StudioHouse.id(house.drafts().start(ANN, "back", Base.RELEASE));
        UUID back = StudioHouse.id(house.propose(ANN, draft, 0));

        assertThat(desk.approve(BEN, back)).isEqualTo(new Act.Done(back));
        house.awaitState(back, State.LIVE);
        assertThat(desk.filesInForce(ANN)).containsExactlyInAnyOrderElementsOf(Models.all());
    }

    /** The proof lets it through, the engine does not: nothing is deployed of it, and the draft is its authors' again. */
    @Test
    void whatTheEngineDoesNotTakeFailsAndLeavesInForceWhatWas() {
        UUID first = house.live("first", edited(ENROL, "owners-1"));
        String broken = edited(ISSUE, "owners-1").text().replace("=issuance = \"ISSUED\"", "=issuance = = (");
        house.world().prover = models -> List.of();
        UUID draft = house.draft(ANN, "broken");
        UUID failing = StudioHouse.id(house.propose(ANN, draft, house.saved(ANN, draft, file(ISSUE, broken))));
        assertThat(desk.approve(BEN, failing)).isEqualTo(new Act.Done(failing));

        house.awaitState(failing, State.FAILED);
        assertThat(desk.publication(ANN, failing).orElseThrow().note()).contains("engine-http-400");
        assertThat(desk.inForce(ANN).orElseThrow().publication())
                .map(PublicationDesk.Publication::id)
                .contains(first);
        assertThat(house.publicationOf(house.begunCase())).contains(first);
        assertThat(house.drafts().draft(ANN, draft).orElseThrow().state()).isEqualTo(DraftDesk.State.OPEN);
        UUID repaired = StudioHouse.id(house.propose(ANN, draft, house.saved(ANN, draft, edited(ISSUE, "owners-2"))));
        assertThat(desk.approve(BEN, repaired)).isEqualTo(new Act.Done(repaired));
        house.awaitState(repaired, State.LIVE);
    }

    @Test
    void aUserTaskThatTheInboxCouldNotShowIsNotProposed() {
        UUID draft = house.draft(ANN, "no group");
        String text = edited("bpmn/decide-application.bpmn", "owners-1")
                .text()
                .replaceFirst("<zeebe:assignmentDefinition [^>]*/>", "");
        int version = house.saved(ANN, draft, file("bpmn/decide-application.bpmn", text));

        assertThat(house.propose(ANN, draft, version)).isEqualTo(new Act.Refused("not-deployable"));
    }

    @Test
    void aNewReleaseDoesNotReplaceTheOwnersModels() {
        UUID publication = house.live("owners", edited(ENROL, "owners-1"));
        house.stop();
        house.world().release = Models.all().stream()
                .map(model -> model.resource().equals(ISSUE) ? edited(model, "release-2") : model)
                .toList();
        house.start();
        desk = house.publications();

        assertThat(house.publicationOf(house.begunCase())).contains(publication);
        assertThat(desk.inForce(ANN).orElseThrow().releaseDiffers()).containsExactly(ISSUE);
        assertThat(desk.filesInForce(ANN)).doesNotContain(edited(ISSUE, "release-2"));

        UUID taken = house.draft(ANN, "take over");
        house.live("taken", edited(ISSUE, "release-2"));
        assertThat(desk.inForce(ANN).orElseThrow().releaseDiffers()).isEmpty();
        assertThat(house.drafts().discard(ANN, taken)).isInstanceOf(Act.Done.class);
    }

    @Test
    void whatANewReleaseCannotProveIsNotDeployedUntilOwnersPublishWhatItCan() {
        house.live("proven once", edited(ENROL, "cheat"));
        house.stop();
        house.world().forbid("cheat");
        house.start();
        desk = house.publications();
        assertThat(desk.inForce(ANN).orElseThrow().violations()).hasSize(1);
        UUID waiting = house.waitingCase();
        assertThat(house.stillWaits(waiting)).isTrue();

        UUID repaired = house.proposed("repaired", edited(ENROL, "owners-2"));
        assertThat(desk.approve(BEN, repaired)).isEqualTo(new Act.Done(repaired));

        house.awaitState(repaired, State.LIVE);
        await(() -> house.publicationOf(waiting).equals(Optional.of(repaired)));
    }
}
