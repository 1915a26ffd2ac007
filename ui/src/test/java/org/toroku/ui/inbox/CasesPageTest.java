package org.toroku.ui.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.annotation.DirtiesContext;
import org.toroku.decision.CaseSearch.Found;
import org.toroku.enrolment.ApplicationState;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeCaseSearch;
import org.toroku.ui.staff.TaskAddress;

/** Cases that are over are found beside the tasks, and are opened to be read only. */
@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
// a context from another class looks for the officer where the newest context no longer puts one
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_EACH_TEST_METHOD)
class CasesPageTest extends SpringBrowserlessTest {
    private static final UUID CLOSED = new UUID(7, 71);

    @Autowired
    private FakeCaseSearch search;

    @BeforeEach
    void english() {
        VaadinSession.getCurrent().setLocale(Locale.ENGLISH);
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    @SuppressWarnings("unchecked") // the only grid of this panel
    private Grid<Found> grid() {
        return find(Grid.class, find(CasesPanel.class).single()).single();
    }

    private TextField searchField() {
        return find(TextField.class, find(CasesPanel.class).single()).single();
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void everyCaseIsFoundBesideTheTasks() {
        navigate(InboxView.class);
        assertThat(find(CasesPanel.class).exists()).as("tasks first").isFalse();

        test(button("All cases")).click();

        assertThat(find(TaskGrid.class).exists()).isFalse();
        assertThat(button("All cases").getElement().getAttribute("aria-pressed"))
                .isEqualTo("true");
        assertThat(test(grid()).size()).isEqualTo(5);
        assertThat(find(Span.class).withText("5 case(s)").exists()).isTrue();
        test(searchField()).setValue("5f3a9c0011d2e4b7a8c9");
        assertThat(test(grid()).size()).isEqualTo(1);
        assertThat(test(grid()).getRow(0).caseNumber()).isEqualTo("M-2026-000071");
        assertThat(test(grid()).getCellText(0, 3)).isEqualTo("Issued and received");
        test(searchField()).setValue("0A:3F9C0011D2E4B7A8C90A3F9C0011D2E4B7A8C9");
        assertThat(test(grid()).size()).as("as tools show it").isEqualTo(1);
        assertThat(test(grid()).getCellComponent(0, 5).getElement().getText())
                .isEqualTo("0A3F9C0011D2E4B7A8C90A3F9C0011D2E4B7A8C9");
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void whatWasLookedForIsThereAgainWhenTheOfficerComesBack() {
        navigate(InboxView.class);
        test(button("All cases")).click();
        test(searchField()).setValue("鈴木");
        navigate(CaseRoomView.class, Map.of(TaskAddress.TASK, CLOSED.toString()));

        navigate(InboxView.class);

        assertThat(searchField().getValue()).isEqualTo("鈴木");
        assertThat(test(grid()).size()).isEqualTo(1);
        test(button("Tasks")).click();
        assertThat(find(TaskGrid.class).exists()).isTrue();
        assertThat(find(CasesPanel.class).exists()).isFalse();
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void aStateAloneIsEnoughToSearchBy() {
        navigate(InboxView.class);
        test(button("All cases")).click();
        @SuppressWarnings("unchecked") // the one of this label
        Select<ApplicationState> state = find(Select.class).withCaption("State").single();
        state.setValue(ApplicationState.REJECTED);
        assertThat(test(grid()).size()).isEqualTo(1);
        assertThat(test(grid()).getRow(0).caseNumber()).isEqualTo("M-2026-000072");
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void aCaseThatIsOverIsShownWithItsStateAndNothingToDo() {
        navigate(CaseRoomView.class, Map.of(TaskAddress.TASK, CLOSED.toString()));

        assertThat(find(H1.class).withText("M-2026-000071").exists()).isTrue();
        assertThat(find(Span.class).withText("Issued and received").exists()).isTrue();
        assertThat(find(Button.class).withText("Claim").exists()).isFalse();
        assertThat(find(AskedNow.class).single().getElement().getTextRecursively())
                .contains("This case is over.");
        assertThat(search.opened()).containsExactly(CLOSED);
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void aPaperCaseIsLedToItsOwnPage() {
        navigate(InboxView.class);
        test(button("All cases")).click();
        test(searchField()).setValue("P-2026");
        RouterLink link = (RouterLink) test(grid()).getCellComponent(0, 0);
        assertThat(link.getHref()).isEqualTo("staff/paper/" + new UUID(7, 73));
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void anOpenCaseLeadsToTheOfficersTask() {
        navigate(InboxView.class);
        test(button("All cases")).click();
        test(searchField()).setValue("M-2026-000001");
        RouterLink link = (RouterLink) test(grid()).getCellComponent(0, 0);
        assertThat(link.getHref()).isEqualTo("staff/case/1");
    }

    @Test
    @WithMockUser(username = "post", roles = "post-room")
    void thePostRoomIsOfferedNoCases() {
        navigate(InboxView.class);
        assertThat(find(Button.class).withText("All cases").exists()).isFalse();
    }
}
