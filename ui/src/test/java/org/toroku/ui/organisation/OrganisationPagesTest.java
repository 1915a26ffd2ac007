package org.toroku.ui.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.VaadinSession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.organisation.InvitationDesk.Filter;
import org.toroku.organisation.InvitationDesk.Item;
import org.toroku.organisation.InvitationDesk.State;
import org.toroku.organisation.Organisation;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeOrganisations;
import org.toroku.ui.inbox.InboxView;
import org.toroku.ui.login.LoginView;
import org.toroku.ui.staff.CopyButton;

/** The administrator's page, and the managers'. */
@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
class OrganisationPagesTest extends SpringBrowserlessTest {
    private static final Officer ANNA = new Officer("anna", Set.of("organisation-admin"));

    @Autowired
    private FakeOrganisations organisations;

    @BeforeEach
    void english() {
        VaadinSession.getCurrent().setLocale(Locale.ENGLISH);
        organisations.be(Organisation.State.ACTIVE);
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    @SuppressWarnings("unchecked")
    private <T> List<Grid<T>> grids() {
        return find(Grid.class).all().stream().map(each -> (Grid<T>) each).toList();
    }

    private static String text(Component view) {
        return view.getElement().getTextRecursively();
    }

    private void upload(String content) {
        test(find(Upload.class).single()).upload("m.csv", "text/csv", content.getBytes(StandardCharsets.UTF_8));
    }

    /** The sign-in page, opened by itself, leads on to no applicants' page. */
    @Test
    @WithMockUser(username = "anna", roles = "organisation-admin")
    void whoIsSignedInIsLedToTheirMembers() {
        UI.getCurrent().navigate(LoginView.class);
        assertThat(getCurrentView()).isInstanceOf(InvitationsView.class);
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void officersAreLedToTheirTasks() {
        UI.getCurrent().navigate(LoginView.class);
        assertThat(getCurrentView()).isInstanceOf(InboxView.class);
    }

    @Test
    @WithMockUser(username = "anna", roles = "organisation-admin")
    void sendsNothingBeforeThePreviewIsConfirmed() {
        InvitationsView view = navigate(InvitationsView.class);
        int before = organisations.acts().size();
        upload("good");
        assertThat(text(view)).contains("1 rows: 1 can be sent, 0 are faulty.");
        assertThat(organisations.acts()).hasSize(before);
        test(button("Invite all 1")).click();
        assertThat(organisations.acts()).endsWith("send false");
    }

    /** A browser that cuts off what is pasted does so in silence, and half a name would be certified. */
    @Test
    @WithMockUser(username = "manager1", roles = "manager")
    void saysHowLongANameMayBeAndCutsNothingOff() {
        navigate(OrganisationsView.class);
        TextField name = find(TextField.class).withCaption("Name").all().getFirst();
        TextField evidence = find(TextField.class).all().stream()
                .filter(field -> field.getLabel().equals("Where the evidence is filed"))
                .findFirst()
                .orElseThrow();
        for (TextField field : List.of(name, evidence)) {
            int longest = field.equals(name) ? 64 : 200;
            field.setValue("株".repeat(longest + 1));
            assertThat(field.getMaxLength()).isGreaterThan(1000);
            assertThat(field.isInvalid()).isTrue();
            assertThat(field.getErrorMessage())
                    .isEqualTo("At most " + longest + " characters (these are " + (longest + 1) + ").");
            field.setValue("𠮷".repeat(longest));
            assertThat(field.isInvalid()).isFalse();
        }
    }

    @Test
    @WithMockUser(username = "anna", roles = "organisation-admin")
    void letsTheGoodRowsBeSentWhereSomeAreFaulty() {
        InvitationsView view = navigate(InvitationsView.class);
        upload("faulty");
        assertThat(text(view)).contains("2 rows: 1 can be sent, 1 are faulty.", "Save the faulty rows as CSV");
        test(button("Send the 1 good rows only")).click();
        assertThat(organisations.acts()).endsWith("send true");
    }

    @Test
    @WithMockUser(username = "anna", roles = "organisation-admin")
    void offersWhatTheStateAllows() {
        navigate(InvitationsView.class);
        assertThat(button("Send again").isEnabled()).isFalse();
        Grid<Item> grid = this.<Item>grids().getLast();
        List<Item> items = organisations.list(ANNA, new Filter("", Optional.empty(), 0, 10));
        grid.select(items.get(0));
        assertThat(button("Report as having left").isEnabled())
                .as("once it is issued, nobody takes it back, and the member may have left")
                .isTrue();
        grid.select(items.get(1));
        test(button("Send again")).click();
        assertThat(organisations.acts()).endsWith("resend");
    }

    @Test
    @WithMockUser(username = "anna", roles = "organisation-admin")
    void showsHowFarMembersGotWithoutBeingAskedAndKeepsTheChosenRow() {
        organisations.move(1, State.INVITED);
        navigate(InvitationsView.class);
        Grid<Item> grid = this.<Item>grids().getLast();
        assertThat(test(grid).getCellText(1, 4)).isEqualTo("Invited");
        grid.select(organisations
                .list(ANNA, new Filter("", Optional.empty(), 0, 10))
                .get(1));
        assertThat(button("Send again").isEnabled()).isTrue();

        organisations.move(1, State.APPLIED);
        ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true));
        assertThat(test(grid).getCellText(1, 4)).isEqualTo("Applied");
        assertThat(grid.getSelectedItems()).extracting(Item::state).containsExactly(State.APPLIED);
        assertThat(button("Send again").isEnabled())
                .as("the member has applied")
                .isFalse();
        organisations.move(1, State.INVITED);
    }

    @Test
    @WithMockUser(username = "anna", roles = "organisation-admin")
    void takesNoFileWhileSuspended() {
        organisations.be(Organisation.State.SUSPENDED);
        InvitationsView view = navigate(InvitationsView.class);
        assertThat(text(view)).contains("The organisation is suspended");
        assertThat(find(Upload.class).all()).isEmpty();
    }

    @Test
    @WithMockUser(username = "tanaka", roles = "manager")
    void letsAManagerProposeAndConfirmAndShowsASecretOnce() {
        OrganisationsView view = navigate(OrganisationsView.class);
        this.<Organisation>grids().getFirst().select(organisations.all(ANNA).getFirst());
        test(button("Confirm and make the account")).click();
        assertThat(text(view)).contains("first-password");
        assertThat(find(CopyButton.class).all()).hasSize(1);
        this.<Organisation>grids().getFirst().deselectAll();
        UI.getCurrent().setLocale(Locale.JAPANESE);
        assertThat(text(view)).as("nobody can ever see it again").contains("first-password");
        UI.getCurrent().setLocale(Locale.ENGLISH);
        this.<Organisation>grids().getFirst().select(organisations.all(ANNA).getFirst());
        test(button("Suspend")).click();
        assertThat(organisations.acts()).noneMatch(act -> act.startsWith("suspend"));
        assertThat(text(view)).doesNotContain("!organisation", "!partner", "!administrator");
    }

    @Test
    @WithMockUser(username = "tanaka", roles = "manager")
    void saysEverythingThatIsWrongWithAnOrganisationAtItsField() {
        navigate(OrganisationsView.class);
        test(find(Button.class).withText("Propose").all().getFirst()).click();
        for (String label : List.of("Name", "Head office", "Corporate number", "Where the evidence is filed")) {
            TextField field = field(label);
            assertThat(field.isInvalid()).as(label).isTrue();
            assertThat(field.getErrorMessage()).as(label).isNotBlank();
        }
        assertThat(organisations.acts()).noneMatch(act -> act.startsWith("propose"));
    }

    private TextField field(String label) {
        return find(TextField.class).withCaption(label).all().getFirst();
    }

    @Test
    @WithMockUser(username = "kansa", roles = "auditor")
    void letsAnAuditorReadOnly() {
        OrganisationsView view = navigate(OrganisationsView.class);
        this.<Organisation>grids().getFirst().select(organisations.all(ANNA).getFirst());
        assertThat(text(view)).contains("株式会社とうろく商事");
        assertThat(find(Button.class).withText("Suspend").all()).isEmpty();
        assertThat(find(Button.class).withText("Propose").all()).isEmpty();
    }
}
