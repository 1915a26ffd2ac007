package org.toroku.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeProfiles;

@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
@WithMockUser(username = "owner2", roles = "process-owner")
class ProfilesPageTest extends SpringBrowserlessTest {
    @Autowired
    private FakeProfiles profiles;

    @BeforeEach
    void english() {
        profiles.reset();
        VaadinSession.getCurrent().setLocale(Locale.ENGLISH);
    }

    private ProfilesPanel open() {
        navigate(StudioView.class);
        return find(ProfilesPanel.class).single();
    }

    private static String text(ProfilesPanel panel) {
        return panel.getElement().getTextRecursively();
    }

    private void press(String words) {
        test(find(Button.class).all().stream()
                        .filter(button -> button.getText().equals(words))
                        .findFirst()
                        .orElseThrow())
                .click();
    }

    @Test
    void saysWhatChangesWhoProposedItAndWhatWaits() {
        assertThat(text(open()))
                .contains(
                        "Changed, not approved",
                        "Validity (ISO 8601)",
                        "P5Y",
                        "P3Y",
                        "Proposed by owner1",
                        "CPS 6.3.2",
                        "Until two persons approve it, applications under this profile wait")
                .doesNotContain("studio.profiles");
        VaadinSession.getCurrent().setLocale(Locale.JAPANESE);
        assertThat(text(open())).contains("変更あり・未承認", "有効期間", "これまで", "これから", "提案者：owner1");
    }

    @Test
    void aSecondOwnerApprovesAfterBeingAskedOnceMore() {
        open();
        press("Approve");
        assertThat(profiles.asked()).isEmpty();
        test(find(Button.class).all().stream()
                        .filter(button -> button.getText().equals("Approve"))
                        .toList()
                        .get(1))
                .click();
        assertThat(profiles.asked()).containsExactly("approve");
        assertThat(text(find(ProfilesPanel.class).single())).doesNotContain("Proposed by owner1");
    }

    @Test
    void aReasonIsAskedForAtItsField() {
        ProfilesPanel panel = open();
        press("I have read it: propose");
        assertThat(profiles.asked()).isEmpty();
        TextArea reason = find(TextArea.class).all().stream()
                .filter(area -> area.getLabel().equals("Why it changes"))
                .findFirst()
                .orElseThrow();
        assertThat(reason.isInvalid()).isTrue();
        test(reason).setValue("CPS 6.3.2");
        press("I have read it: propose");
        assertThat(profiles.asked())
                .isEqualTo(List.of("propose " + FakeProfiles.CHANGED + " " + "7c".repeat(32) + " CPS 6.3.2"));
        assertThat(panel).isNotNull();
    }

    @Test
    @WithMockUser(username = "owner1", roles = "process-owner")
    void whoProposedOnlyTakesItBack() {
        assertThat(text(open())).contains("Withdraw the proposal");
        assertThat(find(Button.class).all())
                .noneMatch(button -> button.getText().equals("Approve"));
        press("Withdraw the proposal");
        assertThat(profiles.asked()).containsExactly("withdraw");
    }

    @Test
    @WithMockUser(username = "paula", roles = "auditor")
    void whoOnlyReadsSeesNoAct() {
        assertThat(text(open()))
                .contains("Proposed by owner1")
                .doesNotContain("I have read it", "Withdraw the proposal", "Approve");
    }

    @Test
    void saysThatNothingIsIssuedWhereTheRecordsAreAltered() {
        profiles.alter();
        assertThat(text(open())).contains("does not agree with the book").doesNotContain("I have read it");
    }
}
