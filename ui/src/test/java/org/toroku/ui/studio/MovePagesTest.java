package org.toroku.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.server.VaadinSession;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.toroku.studio.Act;
import org.toroku.studio.DraftDesk;
import org.toroku.studio.MoveDesk;
import org.toroku.studio.MoveDesk.State;
import org.toroku.studio.MovePreview;
import org.toroku.studio.PublicationDesk.ChangeApproval;
import org.toroku.studio.PublicationDesk.Proposal;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeDrafts;
import org.toroku.ui.fake.FakeMoves;
import org.toroku.ui.fake.FakePublications;
import org.toroku.workflows.ModelFile;

/** What the page of the publication in force asks about open cases, stage by stage. */
@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
@WithMockUser(username = "owner1", roles = "process-owner")
class MovePagesTest extends SpringBrowserlessTest {
    private static final String MODEL = "bpmn/decide-application.bpmn";

    @Autowired
    private FakeDrafts drafts;

    @Autowired
    private FakePublications publications;

    @Autowired
    private FakeMoves moves;

    private UUID publication;

    @BeforeEach
    void published() {
        VaadinSession.getCurrent().setLocale(Locale.ENGLISH);
        drafts.clear();
        publications.clear();
        moves.clear();
        UUID draft = ((Act.Done) drafts.start("owner1", "Shorter names", DraftDesk.Base.LIVE)).id();
        String renamed = drafts.file("owner1", draft, 0, MODEL)
                .orElseThrow()
                .text()
                .replace("規則で判定する", "規則で決める")
                .replaceFirst("versionTag value=\"[^\"]*\"", "versionTag value=\"2026-12-01.1\"");
        drafts.save(
                "owner1", new DraftDesk.Edit(draft, 0, new ModelFile(MODEL, renamed.getBytes(StandardCharsets.UTF_8))));
        publication = ((Act.Done) publications.propose(
                        "owner1", new Proposal(draft, 1, "shorter", new ChangeApproval.Exempt("only names"))))
                .id();
        publications.approve("owner2", publication);
    }

    private Component open() {
        return navigate(ProposalView.address(publication), ProposalView.class);
    }

    private static String text(Component view) {
        return view.getElement().getTextRecursively();
    }

    private void press(String text) {
        test(find(Button.class).withText(text).single()).click();
    }

    private void poll() {
        ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true));
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<Boolean> approval() {
        return find(RadioButtonGroup.class).single();
    }

    @SuppressWarnings("unchecked")
    private Select<String> caseNumber() {
        return find(Select.class).single();
    }

    private void propose() {
        moves.seen(publication);
        open();
        find(TextArea.class).withCaption("Why the way of work changes").single().setValue("one way of work");
        approval().setValue(false);
        find(TextArea.class).all().getLast().setValue("no change of the way of work");
        press("Propose the plan");
    }

    @Test
    void saysWhereCasesWouldComeTo() {
        Component view = open();
        assertThat(text(view)).contains("Move open cases", "Nobody has looked yet");
        press("See where open cases would come to");
        assertThat(text(view)).contains("Open cases are being led through the models");
        assertThat(UI.getCurrent().getPollInterval()).isPositive();
        moves.seen(publication);
        poll();
        assertThat(UI.getCurrent().getPollInterval()).isNegative();
        assertThat(text(view))
                .contains(
                        "Open cases: 9. They follow other models: 4.",
                        "Come to the same place as now: 1",
                        "M-2026-000002",
                        "task “Examine the application”",
                        "step “Decide by rule”",
                        "Cannot be moved (its certificate has been ordered)",
                        "Not known (it does not stand where its record leads)")
                .doesNotContain("!studio");
    }

    @Test
    void saysWhyThereIsNothingToLookAt() {
        moves.refuse("move-nothing");
        Component view = open();
        press("See where open cases would come to");
        assertThat(text(view)).contains("There is no case to move.");
    }

    @Test
    void saysThatOnlyATrialShowsItWithoutAnEngine() {
        moves.remove();
        moves.seen(publication);
        assertThat(text(open()))
                .contains("Only trying one case can show where it comes to", "No case was led through the models");
    }

    @Test
    @WithMockUser(username = "owner2", roles = "process-owner")
    void aPlanIsApprovedAndNothingIsPublishedByThat() {
        moves.seen(publication);
        moves.propose(
                "owner1",
                new MoveDesk.Proposal(
                        "cd".repeat(32),
                        Set.of(MovePreview.Kind.SAME),
                        "one way of work",
                        new ChangeApproval.Exempt("no change")));
        Component view = open();
        assertThat(find(Button.class).withText("Approve and publish").all()).isEmpty();
        test(find(Button.class).withText("Approve the plan").all().getFirst()).click();
        Button sure = find(Button.class).withText("Approve the plan").all().getLast();
        assertThat(sure.getThemeNames()).as("nothing is destroyed").doesNotContain("error");
        test(sure).click();
        assertThat(text(view)).contains("Choose one case and move it");
    }

    @Test
    void asksOneThingAfterTheOther() {
        propose();
        assertThat(text(getCurrentView().getElement().getComponent().orElseThrow()))
                .contains("Plan no. 1", "Waits for approval", "It waits for another owner", "owner2");
        moves.become(State.APPROVED);
        Component view = open();
        assertThat(text(view)).contains("Choose one case and move it. No other case moves.");
        press("Move this one case");
        assertThat(caseNumber().isInvalid()).isTrue();
        caseNumber().setValue("M-2026-000001");
        press("Move this one case");
        assertThat(text(view))
                .contains(
                        "The case it was tried on",
                        "M-2026-000001",
                        "Examine the application",
                        "See whether the case stands where it was to come to");
        moves.become(State.MOVING);
        view = open();
        assertThat(text(view)).contains("The others follow in small parts", "Moved 1, left 0, still to come 1");
        assertThat(UI.getCurrent().getPollInterval()).isPositive();
        moves.done();
        poll();
        assertThat(text(view))
                .contains("Done", "Left: it stands elsewhere than when it was looked at", "by itself")
                .doesNotContain("!studio");
        assertThat(UI.getCurrent().getPollInterval()).isNegative();
    }

    @Test
    void stopsOnlyWithAReason() {
        propose();
        moves.become(State.TRIED);
        Component view = open();
        moves.refuse("text-missing");
        press("Stop");
        assertThat(find(TextArea.class)
                        .withCaption("Why it is stopped")
                        .single()
                        .isInvalid())
                .isTrue();
        assertThat(text(view)).contains("Tried on one case");
    }

    @Test
    void saysThatAPlanIsAltered() {
        propose();
        moves.alter();
        assertThat(text(open())).contains("This plan does not agree with the book. It moves no case.");
    }

    @Test
    void theStartSaysThatAPlanIsNotOver() {
        propose();
        Component start = navigate(StudioView.class);
        assertThat(text(start)).contains("Plan no. 1 to move open cases: Waits for approval.", "See the plan");
    }

    @Test
    @WithMockUser(username = "manager1", roles = "manager")
    void managersReadAndAreAskedNothing() {
        moves.seen(publication);
        assertThat(text(open())).contains("M-2026-000002");
        assertThat(find(Button.class)
                        .withText("See where open cases would come to")
                        .all())
                .isEmpty();
        assertThat(find(Button.class).withText("Propose the plan").all()).isEmpty();
    }

    @Test
    void readsInJapaneseToo() {
        VaadinSession.getCurrent().setLocale(Locale.JAPANESE);
        moves.seen(publication);
        assertThat(text(open()))
                .contains("進行中の案件を移す", "今と同じところに至る：1件", "移せない（発行の指図が出た後）")
                .doesNotContain("!studio");
    }
}
