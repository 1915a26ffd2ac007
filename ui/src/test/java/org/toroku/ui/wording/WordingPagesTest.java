package org.toroku.ui.wording;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeWordings;
import org.toroku.wording.WordingDesk;
import org.toroku.wording.WordingDesk.State;
import org.toroku.wording.WordingKind;

/** The managers' page of texts: from a draft to a text in force, by two of them. */
@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
class WordingPagesTest extends SpringBrowserlessTest {
    @Autowired
    private FakeWordings wordings;

    @BeforeEach
    void english() {
        VaadinSession.getCurrent().setLocale(Locale.ENGLISH);
        wordings.reset();
    }

    private static String text(Component view) {
        return view.getElement().getTextRecursively();
    }

    private WordingsView open(WordingKind kind) {
        UI.getCurrent().navigate("staff/texts", QueryParameters.of("kind", kind.name()));
        return find(WordingsView.class).single();
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    private TextArea area(String label) {
        return find(TextArea.class).withCaption(label).single();
    }

    private WordingDesk.Version newest(WordingKind kind) {
        return wordings.dossier(new Officer("kansa", Set.of("auditor")), kind)
                .orElseThrow()
                .versions()
                .getFirst();
    }

    @Test
    @WithMockUser(username = "tanaka", roles = "manager")
    void listsEveryKindAndWhatIsTheMatterWithIt() {
        WordingsView view = navigate(WordingsView.class);
        assertThat(text(view))
                .contains(
                        "E-mail: there is news",
                        "Software’s text",
                        "Version 3, since",
                        "proposed by watanabe, approved by tanaka",
                        "Software’s text has changed since",
                        "Waits for approval",
                        "Not as in the book; software’s text is used")
                .doesNotContain("!wording");
        for (WordingKind kind : WordingKind.values()) {
            assertThat(text(open(kind))).as(kind.name()).doesNotContain("!wording", "null");
        }
    }

    @Test
    @WithMockUser(username = "tanaka", roles = "manager")
    void showsAMailWithAndWithoutAName() {
        assertThat(text(open(WordingKind.MAIL_NEWS)))
                .contains("見本　花子 様", "Before a certificate is issued", "お申込みの方へ", "Dear applicant,");
        assertThat(text(open(WordingKind.MAIL_EXPIRY)))
                .contains("見本　花子 様")
                .doesNotContain("Before a certificate is issued", "お申込みの方へ");
        assertThat(text(open(WordingKind.MAIL_INVITATION)))
                .contains("ご案内を受け取られた方へ")
                .doesNotContain("見本　花子");
    }

    @Test
    @WithMockUser(username = "watanabe", roles = "manager")
    void draftsWithAPreviewAndProposesTheSavedText() {
        WordingsView view = open(WordingKind.WITHDRAWN);
        TextArea japanese = area("Text (Japanese)");
        test(japanese).setValue("取下げを承りました。{nmae}");
        assertThat(text(view)).contains("取下げを承りました。{nmae}", "This text has no placeholder {nmae}.");
        test(button("Save draft")).click();
        assertThat(japanese.isInvalid()).isTrue();
        assertThat(japanese.getErrorMessage()).isEqualTo("This text has no placeholder {nmae}.");
        assertThat(japanese.getValue()).as("what was written stays").contains("{nmae}");

        test(japanese).setValue("取下げを承りました。{number}");
        assertThat(text(view)).contains("取下げを承りました。X-2026-000000").doesNotContain("cannot be saved yet");
        test(button("Save draft")).click();
        assertThat(newest(WordingKind.WITHDRAWN).state()).isEqualTo(State.DRAFT);

        test(area("Text (Japanese)")).setValue("別の文面");
        test(area("Reason of the change")).setValue("短くするため");
        test(button("Propose")).click();
        assertThat(newest(WordingKind.WITHDRAWN).state())
                .as("what is on the page is not what is saved")
                .isEqualTo(State.DRAFT);
        test(area("Text (Japanese)")).setValue("取下げを承りました。{number}");
        test(button("Propose")).click();
        assertThat(newest(WordingKind.WITHDRAWN).state()).isEqualTo(State.PROPOSED);
        assertThat(text(view)).contains("Another manager must");
        assertThat(find(Button.class).withText("Approve and use from now on").all())
                .isEmpty();
    }

    @Test
    @WithMockUser(username = "tanaka", roles = "manager")
    void showsASecondManagerWhatChangesAndLetsThemDecide() {
        WordingsView view = open(FakeWordings.WAITING);
        assertThat(view.getElement().getOuterHTML()).contains("<del>", "<ins>");
        test(button("Reject")).click();
        assertThat(newest(FakeWordings.WAITING).state()).as("no reason").isEqualTo(State.PROPOSED);
        test(button("Approve and use from now on")).click();
        assertThat(newest(FakeWordings.WAITING).state()).isEqualTo(State.APPROVED);
        assertThat(text(view)).contains("Version 1, since", "approved by tanaka");
    }

    @Test
    @WithMockUser(username = "tanaka", roles = "manager")
    void goesBackToAnEarlierTextAndToTheSoftwares() {
        WordingsView view = open(FakeWordings.CHANGED);
        assertThat(text(view)).contains("The software’s text has changed since this text was written.");
        test(button("Fill in the text of version 1")).click();
        assertThat(area("Text (Japanese)").getValue()).startsWith("電子証明書ができました。");
        assertThat(newest(FakeWordings.CHANGED).number())
                .as("nothing is saved yet")
                .isEqualTo(3);
        test(button("Draft going back to the software’s text")).click();
        assertThat(newest(FakeWordings.CHANGED).followsRelease()).isTrue();
        assertThat(text(view)).contains("A draft that goes back to the software’s text");
    }

    @Test
    @WithMockUser(username = "tanaka", roles = "manager")
    void offersNoChangeOfWhatIsNotAsInTheBook() {
        assertThat(text(open(FakeWordings.ALTERED))).contains("The stored texts are not what the book says.");
        assertThat(find(TextArea.class).all()).isEmpty();
    }

    @Test
    @WithMockUser(username = "kansa", roles = "auditor")
    void letsAnAuditorRead() {
        assertThat(text(open(FakeWordings.CHANGED))).contains("Version 3 (approved)", "History");
        assertThat(find(TextField.class).all()).isEmpty();
        open(FakeWordings.WAITING);
        assertThat(find(Button.class).withText("Reject").all()).isEmpty();
    }

    @Test
    @WithMockUser(username = "watanabe", roles = "manager")
    void keepsWhatWasWrittenWhenTheLanguageChanges() {
        open(WordingKind.WITHDRAWN);
        test(area("Text (Japanese)")).setValue("書きかけ");
        UI.getCurrent().setLocale(Locale.JAPANESE);
        assertThat(area("本文（日本語）").getValue()).isEqualTo("書きかけ");
    }
}
