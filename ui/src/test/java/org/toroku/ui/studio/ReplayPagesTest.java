package org.toroku.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.server.VaadinSession;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.toroku.studio.Act;
import org.toroku.studio.DraftDesk;
import org.toroku.studio.PublicationDesk.ChangeApproval;
import org.toroku.studio.PublicationDesk.Proposal;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeDrafts;
import org.toroku.ui.fake.FakePublications;
import org.toroku.ui.fake.FakeReplays;
import org.toroku.workflows.ModelFile;

/** What the pages say before, during and after a replay. */
@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
@WithMockUser(username = "owner1", roles = "process-owner")
class ReplayPagesTest extends SpringBrowserlessTest {
    private static final String MODEL = "bpmn/decide-application.bpmn";

    @Autowired
    private FakeDrafts drafts;

    @Autowired
    private FakePublications publications;

    @Autowired
    private FakeReplays replays;

    @BeforeEach
    void english() {
        VaadinSession.getCurrent().setLocale(Locale.ENGLISH);
        drafts.clear();
        publications.clear();
        replays.clear();
    }

    private UUID draft() {
        UUID draft = ((Act.Done) drafts.start("owner1", "Shorter names", DraftDesk.Base.LIVE)).id();
        String renamed = drafts.file("owner1", draft, 0, MODEL)
                .orElseThrow()
                .text()
                .replace("規則で判定する", "規則で決める")
                .replaceFirst("versionTag value=\"[^\"]*\"", "versionTag value=\"2026-12-01.1\"");
        drafts.save(
                "owner1", new DraftDesk.Edit(draft, 0, new ModelFile(MODEL, renamed.getBytes(StandardCharsets.UTF_8))));
        return draft;
    }

    private Component open() {
        return navigate(ProposeView.address(draft()), ProposeView.class);
    }

    private static String text(Component view) {
        return view.getElement().getTextRecursively();
    }

    private void poll() {
        ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true));
    }

    private void press(String text) {
        test(find(Button.class).withText(text).single()).click();
    }

    @Test
    void saysHowFarItIsAndWhatBecameOfTheCases() {
        Component view = open();
        assertThat(text(view)).contains("This version has not been replayed yet");
        press("Replay recorded cases");
        assertThat(text(view)).contains("Replaying (0 of 10)");
        assertThat(UI.getCurrent().getPollInterval()).isPositive();
        replays.goOn(7, 10);
        poll();
        assertThat(text(view)).contains("Replaying (7 of 10)");
        replays.end();
        poll();
        assertThat(UI.getCurrent().getPollInterval()).isNegative();
        assertThat(text(view))
                .contains(
                        "Replayed cases: 10. The same: 4; different: 1; cannot be decided: 2",
                        "Cases that have ended: 70. The newest 10 of them were replayed. Not compared, because they do not go as recorded",
                        "because they were not over in time: 2.",
                        "Cases that reach an end in both: 5.",
                        "M-2026-000007",
                        "Issuing completed → Application rejected",
                        "Ends differently: “Application rejected”",
                        "Cannot be decided: what people would do at “Examine the application” was not recorded",
                        "Issuing completed → not known")
                .doesNotContain("!studio");
    }

    @Test
    void saysThatCasesAreWithheld() {
        replays.endWithOneWithheld();
        assertThat(text(open())).contains("Not shown: 1. Nobody reads a case of their own");
        replays.end();
        assertThat(text(open())).contains("M-2026-000007").doesNotContain("are not shown");
    }

    @Test
    void canBeStopped() {
        Component view = open();
        press("Replay recorded cases");
        press("Stop");
        poll();
        assertThat(text(view)).contains("The replay was stopped. Nothing of it was kept.");
        assertThat(find(Button.class).withText("Replay recorded cases").all()).hasSize(1);
    }

    @Test
    void saysWhyItFailedAndWhyItDoesNotBegin() {
        Component view = open();
        press("Replay recorded cases");
        replays.fail();
        poll();
        assertThat(text(view)).contains("The engine does not take these models");
        replays.goOn(1, 2);
        press("Replay recorded cases");
        assertThat(text(view)).contains("Another replay is running");
    }

    @Test
    void saysWhereThereIsNoEngineForIt() {
        replays.remove();
        assertThat(text(open()))
                .contains("This installation has no engine to replay on. A staging service can replay.")
                .doesNotContain("has not been replayed yet");
        assertThat(find(Button.class).withText("Replay recorded cases").all()).isEmpty();
        assertThat(find(Button.class).withText("Propose").all()).hasSize(1);
    }

    @Test
    void showsWhoApprovesWhatLayBesideTheProposal() {
        UUID proposal = ((Act.Done) publications.propose(
                        "owner1", new Proposal(draft(), 1, "Clearer", new ChangeApproval.Exempt("a name only"))))
                .id();
        assertThat(text(navigate(ProposalView.address(proposal), ProposalView.class)))
                .contains("This was proposed without replaying recorded cases.");
        replays.end();
        assertThat(text(navigate(ProposalView.address(proposal), ProposalView.class)))
                .contains("Replayed cases: 10.", "Replayed by owner1")
                .doesNotContain("!studio");
    }
}
