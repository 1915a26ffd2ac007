package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.audit.BookVerifier;
import org.toroku.process.Inbox;
import org.toroku.studio.Act;
import org.toroku.studio.DraftDesk;
import org.toroku.studio.MoveDesk;
import org.toroku.studio.MoveDesk.Kept;
import org.toroku.studio.MoveDesk.Moved;
import org.toroku.studio.MoveDesk.Plan;
import org.toroku.studio.MoveDesk.State;
import org.toroku.studio.MovePreview.Kind;
import org.toroku.studio.MovePreview.Line;
import org.toroku.studio.PublicationDesk;
import org.toroku.testkit.pki.CrlBehaviour;
import org.toroku.testkit.pki.OcspBehaviour;
import org.toroku.testkit.pki.TestCard;
import org.toroku.workflows.ModelFile;

/** Two owners publish a changed model and have open cases moved to it, which go on to their certificates. */
@ExtendWith(RunningToroku.class)
class MoveSpec {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MODEL = "bpmn/decide-application.bpmn";
    private static final PublicationDesk.ChangeApproval EXEMPT = new PublicationDesk.ChangeApproval.Exempt("名称だけの変更");

    private final Standalone toroku;
    private final ApplicantClient applicant;
    private final Staff staff;
    private final BrowserStage stage;
    private final MoveDesk moves;
    private final DraftDesk drafts;
    private final PublicationDesk publications;
    private final Superuser superuser;

    MoveSpec(Standalone toroku) {
        this.toroku = toroku;
        this.applicant = new ApplicantClient(toroku);
        this.staff = new Staff(toroku);
        this.stage = new BrowserStage(toroku, "moves");
        this.moves = toroku.context().getBean(MoveDesk.class);
        this.drafts = toroku.context().getBean(DraftDesk.class);
        this.publications = toroku.context().getBean(PublicationDesk.class);
        this.superuser = Superuser.of(toroku);
    }

    @AfterEach
    void close() {
        toroku.status().behaveNormally();
        stage.close();
        superuser.close();
    }

    private static UUID done(Act act) {
        assertThat(act).isInstanceOf(Act.Done.class);
        return ((Act.Done) act).id();
    }

    /** The name of a task changes, and nothing else. */
    private UUID published() {
        UUID draft = done(drafts.start("owner1", "名前を改める " + UUID.randomUUID(), DraftDesk.Base.LIVE));
        ModelFile before = drafts.file("owner1", draft, 0, MODEL).orElseThrow();
        String after = before.text()
                .replaceFirst("name=\"申込みを審査する[^\"]*\"", "name=\"申込みを審査する（新）\"")
                .replaceFirst(
                        "versionTag value=\"[^\"]*\"",
                        "versionTag value=\"2027-03-01." + Integer.toUnsignedString(draft.hashCode()) + "\"");
        assertThat(drafts.save(
                        "owner1",
                        new DraftDesk.Edit(draft, 0, new ModelFile(MODEL, after.getBytes(StandardCharsets.UTF_8)))))
                .isInstanceOf(DraftDesk.Saved.Done.class);
        UUID publication =
                done(publications.propose("owner1", new PublicationDesk.Proposal(draft, 1, "名前を明確にする。", EXEMPT)));
        done(publications.approve("owner2", publication));
        Waiting.until(
                PATIENCE,
                () -> publications
                        .publication("owner1", publication)
                        .orElseThrow()
                        .state(),
                found -> found == PublicationDesk.State.LIVE);
        return publication;
    }

    private Kept looked() {
        done(moves.look("owner1"));
        Waiting.until(
                PATIENCE, () -> moves.run("owner1").orElseThrow().state(), state -> state != MoveDesk.RunState.RUNNING);
        assertThat(moves.run("owner1").orElseThrow().state()).isEqualTo(MoveDesk.RunState.DONE);
        return moves.preview("owner1").orElseThrow();
    }

    private static Line line(Kept kept, ApplicantClient.Mine mine) {
        return kept.preview().cases().stream()
                .filter(line -> line.caseNumber().equals(mine.caseNumber()))
                .findFirst()
                .orElseThrow();
    }

    private Plan plan(UUID id) {
        return moves.plans("owner1").stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private UUID follows(ApplicantClient.Mine mine) {
        return publications.runs("auditor1", mine.id()).getLast().publication().orElse(new UUID(0, 0));
    }

    private int certificates(ApplicantClient.Mine mine) {
        return superuser.certificates(mine.id());
    }

    @Test
    void openCasesMoveToAChangedModelAndGoOnToOneCertificateEach() {
        var issued = applicant.enrol(People.newcomer(toroku));
        applicant.await(issued, "ISSUED");
        var tried = applicant.enrol(People.withSubstitute(toroku));
        Inbox.Row task = staff.examineTask(tried);
        staff.claimed(task, Staff.EXAMINER);
        var other = applicant.enrol(People.withSubstitute(toroku));
        staff.examined(other);
        staff.decideTask(other);
        TestCard card = People.withSubstitute(toroku);
        var approved = applicant.enrol(card);
        staff.examined(approved);
        staff.decideTask(approved);
        // approved, and the step that orders waits for the status service
        toroku.status().behave(card.certificate().getSerialNumber(), OcspBehaviour.DOWN);
        toroku.status().behave(CrlBehaviour.DOWN);
        staff.decided(approved, true);
        applicant.await(approved, "ACCEPTED");

        UUID publication = published();
        Kept kept = looked();
        assertThat(kept.preview().led()).isTrue();
        assertThat(line(kept, tried).kind()).isEqualTo(Kind.SAME);
        assertThat(line(kept, tried).to()).extracting(place -> place.element()).containsExactly("examine-application");
        assertThat(line(kept, other).kind()).isEqualTo(Kind.SAME);
        assertThat(line(kept, approved).kind()).as("%s", line(kept, approved)).isEqualTo(Kind.SAME);
        assertThat(line(kept, issued).reason()).isEqualTo("ordered");

        UUID plan = done(
                moves.propose("owner1", new MoveDesk.Proposal(kept.sha256(), Set.of(Kind.SAME), "流れをそろえる。", EXEMPT)));
        Visitor owner = stage.owner("owner1");
        owner.go("/staff/studio/proposal/" + publication);
        owner.shows("studio.move.next.own");
        owner.lookEverywhere("studio-moves-proposed");
        done(moves.approve("owner2", plan));
        done(moves.tryOne("owner1", plan, tried.caseNumber()));
        Waiting.until(PATIENCE, () -> follows(tried), publication::equals);
        Inbox.Row back = staff.examineTask(tried);
        assertThat(back.assignee()).contains(Staff.EXAMINER.username());
        Moved shown = moves.progress("owner2", plan).orElseThrow().cases().getFirst();
        assertThat(shown.trial()).isTrue();
        assertThat(shown.now()).extracting(each -> each.element()).containsExactly("examine-application");
        assertThat(follows(other)).isNotEqualTo(publication);
        owner.go("/staff/studio/proposal/" + publication);
        owner.shows("studio.move.next.confirm");
        owner.lookEverywhere("studio-moves-tried");

        done(moves.confirm("owner2", plan));
        Waiting.until(PATIENCE, () -> plan(plan).state(), state -> state == State.DONE);
        Waiting.until(PATIENCE, () -> follows(other), publication::equals);
        Waiting.until(PATIENCE, () -> follows(approved), publication::equals);
        assertThat(follows(issued)).isNotEqualTo(publication);
        owner.go("/staff/studio/proposal/" + publication);
        owner.shows("studio.move.results");
        owner.lookEverywhere("studio-moves-done");

        assertThat(staff.examine(back, Staff.EXAMINER, Staff.DOUBTFUL))
                .isEqualTo(new org.toroku.decision.DecisionDesk.Act.Done());
        staff.decided(tried, true);
        staff.decided(other, true);
        toroku.status().behaveNormally();
        for (var mine : java.util.List.of(tried, other, approved)) {
            applicant.await(mine, "ISSUED");
            assertThat(certificates(mine)).isEqualTo(1);
            assertThat(superuser.count(
                            "SELECT count(*)::int FROM case_journal WHERE case_id = ? AND element_id = 'examine-application'",
                            mine.id()))
                    .as("examined once")
                    .isEqualTo(1);
        }
        assertThat(superuser.orders(approved.id())).isEqualTo(1);
        assertThat(toroku.context().getBean(BookVerifier.class).verify())
                .isInstanceOf(BookVerifier.Report.Intact.class);
    }
}
