package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.toroku.studio.Act;
import org.toroku.studio.DraftDesk;
import org.toroku.studio.PublicationDesk;
import org.toroku.studio.ReplayDesk;
import org.toroku.studio.ReplayDesk.Proposed;
import org.toroku.studio.ReplayReport;
import org.toroku.studio.ReplayReport.Spot;
import org.toroku.studio.ReplayReport.What;
import org.toroku.workflows.ModelFile;

/** An owner has cases that really went replayed through a draft, in a real browser; a second owner sees what came of it. */
@ExtendWith(RunningToroku.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplaySpec {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MODEL = "bpmn/decide-application.bpmn";

    private final Standalone toroku;
    private final BrowserStage stage;
    private final DraftDesk drafts;
    private final ReplayDesk replays;
    private final JdbcClient database;

    ReplaySpec(Standalone toroku) {
        this.toroku = toroku;
        this.stage = new BrowserStage(toroku, "replay");
        this.drafts = toroku.context().getBean(DraftDesk.class);
        this.replays = toroku.context().getBean(ReplayDesk.class);
        this.database = toroku.context().getBean(JdbcClient.class);
    }

    /** Two people are accepted by the rules and confirm what they received. */
    @BeforeAll
    void casesEnd() {
        for (int i = 0; i < 2; i++) {
            ApplicantClient applicant = new ApplicantClient(toroku);
            var mine = applicant.enrol(People.newcomer(toroku));
            applicant.await(mine, "ISSUED");
            assertThat(applicant.pickUp(mine, "correct horse battery").statusCode())
                    .isEqualTo(200);
            assertThat(applicant.confirm(mine).statusCode()).isLessThan(300);
            Waiting.until(
                    PATIENCE,
                    () -> database.sql("SELECT count(*) FROM conducted_case WHERE case_id = ? AND ended_at IS NOT NULL")
                            .param(mine.id())
                            .query(Integer.class)
                            .single(),
                    ended -> ended == 1);
        }
    }

    @AfterAll
    void close() {
        stage.close();
    }

    private static UUID done(Act act) {
        assertThat(act).isInstanceOf(Act.Done.class);
        return ((Act.Done) act).id();
    }

    private void save(UUID draft, int basedOn, String text) {
        assertThat(drafts.save(
                        "owner1",
                        new DraftDesk.Edit(
                                draft, basedOn, new ModelFile(MODEL, text.getBytes(StandardCharsets.UTF_8)))))
                .isInstanceOf(DraftDesk.Saved.Done.class);
        assertThat(drafts.proof("owner1", draft).orElseThrow().violations()).isEmpty();
    }

    /** What the rules accept goes to people as well. */
    private static String examinedByPeople(String text) {
        String moved = text.replace(
                        "sourceRef=\"decided-by-rule\" targetRef=\"accepted-by-rule\"",
                        "sourceRef=\"decided-by-rule\" targetRef=\"card-examination-due\"")
                .replaceFirst("(?s)<bpmn:endEvent id=\"accepted-by-rule\".*?</bpmn:endEvent>", "")
                .replaceFirst("(?s)<bpmndi:BPMNShape [^>]*bpmnElement=\"accepted-by-rule\".*?</bpmndi:BPMNShape>", "")
                .replaceFirst(
                        "<bpmn:incoming>decided-by-rule-to-card-examination-due</bpmn:incoming>",
                        "$0<bpmn:incoming>decided-by-rule-to-accepted-by-rule</bpmn:incoming>");
        assertThat(moved).isNotEqualTo(text).doesNotContain("\"accepted-by-rule\"");
        return moved;
    }

    private void replay(Visitor owner, UUID draft) {
        owner.go("/staff/studio/propose/" + draft);
        owner.click("studio.replay.start");
        owner.awaits(Visitor.text("studio.replay.times.text").replaceFirst("\\{0}.*", ""));
    }

    /** What the page counts: replayed, the same, different, undecided. */
    private static int[] counts(Visitor owner) {
        Matcher found = Pattern.compile("再生した(\\d+)件のうち、同じ (\\d+)件、違う (\\d+)件、判断できない (\\d+)件")
                .matcher(owner.page().locator("body").innerText());
        assertThat(found.find()).isTrue();
        return new int[] {
            Integer.parseInt(found.group(1)),
            Integer.parseInt(found.group(2)),
            Integer.parseInt(found.group(3)),
            Integer.parseInt(found.group(4))
        };
    }

    @Test
    void recordedCasesShowWhatADraftWouldHaveChangedBeforeItIsPublished() {
        UUID draft = done(drafts.start("owner1", "承諾も人が確かめる", DraftDesk.Base.LIVE));
        String live = drafts.file("owner1", draft, 0, MODEL).orElseThrow().text();
        String renamed = live.replace("規則で判定する", "規則で自動判定する")
                .replaceFirst("versionTag value=\"[^\"]*\"", "versionTag value=\"2027-02-01.1\"");
        save(draft, 0, renamed);
        Visitor owner = stage.owner("owner1");
        replay(owner, draft);
        int[] same = counts(owner);
        assertThat(same[1]).as("cases whose way did not change").isGreaterThanOrEqualTo(2);
        assertThat(same[2] + same[3]).as("cases that differ by a name").isZero();
        ReplayReport first = replays.report("owner1", draft, 1).orElseThrow().report();
        assertThat(first.unfinished()).isZero();
        assertThat(first.liveTime()).isEqualTo(first.draftTime());

        save(draft, 1, examinedByPeople(renamed));
        owner.go("/staff/studio/propose/" + draft);
        owner.shows("studio.replay.none");
        owner.click("studio.replay.start");
        owner.shows("studio.replay.spots");
        int[] now = counts(owner);
        assertThat(now[3]).as("cases that people would decide").isGreaterThanOrEqualTo(2);
        assertThat(replays.report("owner1", draft, 2).orElseThrow().report().spots())
                .anySatisfy(spot -> assertThat(spot)
                        .extracting(Spot::what, Spot::element)
                        .containsExactly(What.UNKNOWN_TASK, "examine-application"));
        owner.lookEverywhere("studio-replay");
        lights(owner);

        owner.fill("studio.propose.reason", "人が確かめる。");
        owner.page().getByLabel(Visitor.text("studio.approval.exempt")).check();
        owner.fill("studio.approval.exemption", "社内の手順だけの変更");
        owner.click("studio.propose.send");
        owner.shows("studio.decide.own");
        PublicationDesk publications = toroku.context().getBean(PublicationDesk.class);
        UUID proposal = publications.publications("owner2", 0, 1).getFirst().id();
        Visitor second = stage.owner("owner2");
        second.go("/staff/studio/proposal/" + proposal);
        second.shows("studio.replay.spots");
        assertThat(counts(second)).isEqualTo(now);
        second.lookEverywhere("studio-replay-proposal");
        assertThat(replays.ofPublication("owner2", proposal)).isInstanceOf(Proposed.Replayed.class);
        done(publications.withdraw("owner1", proposal));
    }

    /** From the sentence to the element in the diagram. */
    private static void lights(Visitor owner) {
        owner.page()
                .locator(".replay-result vaadin-button")
                .filter(new Locator.FilterOptions().setHasText("申込みを審査する"))
                .first()
                .click();
        owner.page()
                .locator("toroku-model-editor:visible g.djs-shape[data-element-id='examine-application']")
                .first()
                .waitFor();
        owner.look("studio-replay-element");
    }
}
