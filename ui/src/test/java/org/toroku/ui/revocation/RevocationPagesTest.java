package org.toroku.ui.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.toroku.ca.RevocationReason;
import org.toroku.revocation.Channel;
import org.toroku.revocation.RefusalReason;
import org.toroku.revocation.RevocationDesk.Judgement;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeInbox;
import org.toroku.ui.fake.FakeRevocations;
import org.toroku.ui.staff.TaskAddress;

/** The officers' pages: a request is entered for a certificate that was found, and judged as a task. */
@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
@WithMockUser(
        username = "tanaka",
        roles = {"manager", "examiner", "decider"})
class RevocationPagesTest extends SpringBrowserlessTest {
    private static final long TASK = 77;

    @Autowired
    private FakeRevocations revocations;

    @Autowired
    private FakeInbox inbox;

    @BeforeEach
    void quiet() {
        VaadinSession.getCurrent().setLocale(Locale.JAPANESE);
        revocations.clear();
        Instant now = Instant.parse("2026-11-27T00:00:00Z");
        inbox.put(FakeInbox.row(TASK, "高橋　花子", "judge-revocation", "decider", now, now.plusSeconds(3600)));
    }

    private Button button(String text) {
        return find(Button.class).withText(text).all().getFirst();
    }

    private static String text(Component view) {
        return view.getElement().getTextRecursively();
    }

    private RevocationsView searched(String typed) {
        RevocationsView view = navigate(RevocationsView.class);
        test(find(TextField.class, view).all().getFirst()).setValue(typed);
        test(button("探す")).click();
        return view;
    }

    @SuppressWarnings("unchecked")
    private <T> Select<T> select(String label) {
        return find(Select.class).all().stream()
                .filter(each -> label.equals(each.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private <T> RadioButtonGroup<T> group(String label) {
        return find(RadioButtonGroup.class).all().stream()
                .filter(each -> label.equals(each.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void showsWhatGoesWithTheCertificateAndThatARequestIsLate() {
        RevocationsView view = searched("高橋");
        test(find(Button.class).all().stream()
                        .filter(each -> each.getText().startsWith("M-2026-000042"))
                        .findFirst()
                        .orElseThrow())
                .click();
        assertThat(text(view)).contains("R-2026-000051", "受領は確認されていません", "未了の請求があります", "判断の期限を過ぎています", "登録された番号へ折り返した");
        assertThat(find(Button.class).withText("請求を登録する").all()).isEmpty();
    }

    @Test
    void nothingIsEnteredBeforeEverythingIsSaid() {
        searched("M-2026-000043");
        test(button("請求を登録する")).click();
        assertThat(this.<Channel>select("経路").isInvalid()).isTrue();
        this.<Channel>select("経路").setValue(Channel.HEIR);
        test(button("請求を登録する")).click();
        assertThat(this.<Channel.Proof>group("本人確認").isInvalid()).isTrue();
        assertThat(revocations.requests()).hasSize(1);
    }

    @Test
    void entersWhoAskedAndHowTheyWereAuthenticated() {
        RevocationsView view = searched("M-2026-000043");
        this.<Channel>select("経路").setValue(Channel.HEIR);
        this.<Channel.Proof>group("本人確認").setValue(Channel.Proof.DEATH_DOCUMENT);
        this.<RevocationReason>select("理由").setValue(RevocationReason.CESSATION_OF_OPERATION);
        test(find(TextArea.class).single()).setValue("長男が戸籍謄本を提出した。");
        test(button("請求を登録する")).click();

        assertThat(revocations.requests()).hasSize(2);
        assertThat(revocations.requests().getLast().entry().proof()).isEqualTo(Channel.Proof.DEATH_DOCUMENT);
        assertThat(text(view)).contains("未了の請求（2件）", "長男が戸籍謄本を提出した。");
    }

    @Test
    void judgesAsATask() {
        JudgeView view = navigate(JudgeView.class, Map.of(TaskAddress.TASK, Long.toString(TASK)));
        assertThat(text(view)).contains("失効の判断", "鍵の危殆化・紛失");
        if (!find(Button.class).withText("担当する").all().isEmpty()) {
            test(button("担当する")).click();
        }
        group("判断").setValue(refuse(group("判断")));
        this.<RefusalReason>select("拒否の理由").setValue(RefusalReason.NOT_AUTHENTICATED);
        test(find(TextArea.class).single()).setValue("登録された番号の持ち主は請求していないと述べた。");
        test(button("判断を記録する")).click();
        assertThat(revocations.judged())
                .contains(new Judgement.Refuse(RefusalReason.NOT_AUTHENTICATED, "登録された番号の持ち主は請求していないと述べた。"));
    }

    /** To refuse, the second of the two. */
    private static <T> T refuse(RadioButtonGroup<T> group) {
        return group.getListDataView().getItems().toList().getLast();
    }

    @Test
    @WithMockUser(username = "kansa", roles = "auditor")
    void whoOnlyReadsEntersNothing() {
        RevocationsView view = navigate(RevocationsView.class);
        assertThat(text(view)).contains("未了の請求（1件）");
        assertThat(find(TextField.class, view).all()).isEmpty();
    }
}
