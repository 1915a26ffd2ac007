package org.toroku.ui.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.VaadinSession;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.toroku.ca.RevocationReason;
import org.toroku.receipt.ReceiptDesk;
import org.toroku.revocation.Channel;
import org.toroku.revocation.RefusalReason;
import org.toroku.revocation.RevocationDesk.Judgement;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeInbox;
import org.toroku.ui.fake.FakeLiving;
import org.toroku.ui.fake.FakeReceipts;
import org.toroku.ui.fake.FakeRevocations;
import org.toroku.ui.inbox.CaseRoomView;
import org.toroku.ui.inbox.InboxView;
import org.toroku.ui.staff.Confirmation;
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
    private FakeReceipts receipts;

    @Autowired
    private FakeLiving living;

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
        assertThat(text(view))
                .contains("R-2026-000051", "受領は確認されていません", "未了の請求があります", "判断の期限を過ぎています", "登録された番号へ折り返した")
                .as("the whole serial, the number to call back, and that there are more of the name")
                .contains("0F2A9C0D11223344", "090-1234-5678", "ほかにもあります")
                .as("what is still to be judged is no request of the past")
                .contains("この電子証明書の未了の請求")
                .doesNotContain("これまでの請求");
        assertThat(find(Button.class).withText("請求を登録する").all()).isEmpty();
    }

    @Test
    void nothingIsEnteredBeforeEverythingIsSaid() {
        searched("M-2026-000043");
        test(button("請求を登録する")).click();
        assertThat(this.<Channel>select("経路").isInvalid()).isTrue();
        assertThat(this.<Channel.Proof>group("本人確認").isInvalid()).isTrue();
        assertThat(this.<RevocationReason>select("理由").isInvalid())
                .as("all that is missing at once")
                .isTrue();
        assertThat(find(TextArea.class).single().isInvalid()).isTrue();
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
        assertThat(text(view)).contains("失効の判断", "鍵の危殆化・紛失", "署名された失効請求書", "RFC 5280: keyCompromise");
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

    /** As the fake keeps it: what is revoked is asked once more, with the name, the number, the serial and the reason. */
    @Test
    void asksOnceMoreWhoseCertificateIsToBeRevoked() {
        JudgeView view = claimed(TASK);
        assertThat(text(view)).contains("判断する請求", "090-1234-5678").doesNotContain("これまでの請求", "二人目", "職権による");
        group("判断").setValue(revoke(group("判断")));
        test(find(TextArea.class).single()).setValue("折り返して確認した。");
        test(button("判断を記録する")).click();

        assertThat(text(find(Confirmation.class, view).single()))
                .contains("高橋　花子", "M-2026-000042", "0F2A9C0D11223344", "鍵の危殆化・紛失", "R-2026-000051", "直ちに失効")
                .doesNotContain("二人目", "職権");
        assertThat(revocations.judged()).as("not before it is confirmed").isEmpty();
        test(button("失効させる")).click();
        assertThat(revocations.judged()).isPresent();
    }

    /** What was found after the page was drawn is read before anything is recorded. */
    @Test
    void whatWasFoundMeanwhileIsShownAndNothingIsJudgedBeforeThat() {
        JudgeView view = claimed(TASK);
        assertThat(text(view)).doesNotContain("判明した事実");
        revocations.findMeanwhile();
        group("判断").setValue(refuse(group("判断")));
        this.<RefusalReason>select("拒否の理由").setValue(RefusalReason.NOT_AUTHENTICATED);
        test(find(TextArea.class).single()).setValue("登録された番号の持ち主は請求していないと述べた。");
        test(button("判断を記録する")).click();

        assertThat(revocations.judged()).isEmpty();
        assertThat(text(view)).contains("判明した事実", "署名用電子証明書が失効している", "二人目");
    }

    @Test
    void theSecondDeciderIsToldNothingOfTheFirst() {
        revocations.fill();
        Instant now = Instant.parse("2026-11-27T00:00:00Z");
        inbox.put(FakeInbox.row(TASK + 1, "高橋　太郎", "confirm-revocation", "decider", now, now.plusSeconds(3600)));
        JudgeView view = claimed(TASK + 1);

        assertThat(text(view))
                .contains("二人目", "ご自身で判断してください", "偽造されたもの", "判断待ち")
                .as("what the house found, and on which consent")
                .contains("判明した事実", "署名用電子証明書が失効している", "いずれも同じように見えます", "文言の版：2026-11-27.1")
                .doesNotContain(FakeRevocations.FIRST_WORDS, "suzuki");
        group("判断").setValue(revoke(group("判断")));
        test(find(TextArea.class).single()).setValue("回答書を読んだ。");
        test(button("判断を記録する")).click();
        assertThat(text(find(Confirmation.class, view).single()))
                .contains("高橋　太郎", "二人目の判断です")
                .doesNotContain(FakeRevocations.FIRST_WORDS, "suzuki");
    }

    /** Who holds the first task judges first; whoever may judge second is told that somebody holds it. */
    @Test
    void whoHoldsTheFirstTaskIsNamedOnNoPage() {
        inbox.claim(TASK, "nobu", Set.of("decider"));

        InboxView list = navigate(InboxView.class);
        assertThat(holders(list)).contains("非表示").doesNotContain("nobu");

        JudgeView page = navigate(JudgeView.class, Map.of(TaskAddress.TASK, Long.toString(TASK)));
        assertThat(text(page))
                .contains("担当：ほかの諾否決定者（氏名は非表示）", "氏名は表示しません。閲覧のみできます。")
                .doesNotContain("nobu");
    }

    @Test
    void aRevokedCaseShowsWhoAskedWhoJudgedAndWhen() {
        revocations.fill();
        CaseRoomView view = navigate(CaseRoomView.class, Map.of(TaskAddress.TASK, FakeRevocations.REVOKED.toString()));
        assertThat(text(view))
                .contains("失効の請求", "sato", "suzuki", "tanaka", "請求日時", "認証局での失効", "検証者への公開", "内容の虚偽・資格の喪失", "失効済み")
                .as("nothing is asked of anybody")
                .contains("この案件は終わっています。求められていることはありません。");
        RouterLink there = find(RouterLink.class, view).all().stream()
                .filter(each -> each.getText().contains("失効」の画面"))
                .findFirst()
                .orElseThrow();
        assertThat(there.getHref()).isEqualTo("staff/revocations?case=" + FakeRevocations.REVOKED);
    }

    @Test
    void aCaseSaysWhetherItsReceiptWasSigned() {
        revocations.fill();
        Map<String, String> address = Map.of(TaskAddress.TASK, FakeRevocations.REVOKED.toString());
        receipts.show(FakeRevocations.REVOKED, new ReceiptDesk.Shown(Instant.EPOCH, new ReceiptDesk.How.Clicked()));
        assertThat(text(navigate(CaseRoomView.class, address))).contains("受領の確認", "ボタンによる確認（署名なし）");
        receipts.show(
                FakeRevocations.REVOKED,
                new ReceiptDesk.Shown(
                        Instant.EPOCH,
                        new ReceiptDesk.Signed(ReceiptDesk.Means.OWN_KEY, "ab".repeat(32), "signed-receipt-1")));
        UI.getCurrent().navigate(InboxView.class);
        assertThat(text(navigate(CaseRoomView.class, address)))
                .contains("受領書への署名：交付した電子証明書の鍵", "signed-receipt-1（規則により受け付け、判断した人はいません）", "ab".repeat(32));
        receipts.show(FakeRevocations.REVOKED, new ReceiptDesk.Shown(Instant.EPOCH, new ReceiptDesk.How.Altered()));
        UI.getCurrent().navigate(InboxView.class);
        assertThat(text(navigate(CaseRoomView.class, address)))
                .contains("保存されている署名の記録が監査記録と一致しない")
                .doesNotContain("signed-receipt-1");
    }

    @Test
    void aCaseShowsItsConsentAndTakesAWithdrawalThatWasAskedFor() {
        revocations.fill();
        living.consent(FakeRevocations.REVOKED);
        CaseRoomView view = navigate(CaseRoomView.class, Map.of(TaskAddress.TASK, FakeRevocations.REVOKED.toString()));
        assertThat(text(view)).contains("有効期間中の照会への同意（任意）", "2026-11-27.1", "最後に照会した日時");

        test(button("申出により同意の撤回を記録する")).click();
        assertThat(find(TextArea.class, view).all())
                .filteredOn(area -> area.getLabel().equals("撤回の申出の内容"))
                .singleElement()
                .satisfies(area -> {
                    assertThat(area.isInvalid()).isTrue();
                    test(area).setValue("本人から電話で申出");
                });
        test(button("申出により同意の撤回を記録する")).click();

        assertThat(text(find(CaseRoomView.class).single())).contains("申出によりtanakaが記録した", "本人から電話で申出");
    }

    @Test
    @WithMockUser(username = "kansa", roles = "auditor")
    void whoOnlyReadsIsLedFromTheCaseToItsCertificate() {
        revocations.fill();
        UI.getCurrent().navigate(RevocationsView.class, QueryParameters.of("case", FakeRevocations.REVOKED.toString()));
        assertThat(text(find(RevocationsView.class).single()))
                .contains("M-2026-000074", "これまでの請求", "二人目の根拠")
                .doesNotContain("請求を登録する");
    }

    /** What the list says of who holds each task. */
    private List<String> holders(InboxView list) {
        Grid<?> grid = find(Grid.class, list).single();
        return IntStream.range(0, test(grid).size())
                .mapToObj(row -> test(grid).getCellText(row, 5))
                .toList();
    }

    private JudgeView claimed(long task) {
        JudgeView view = navigate(JudgeView.class, Map.of(TaskAddress.TASK, Long.toString(task)));
        if (!find(Button.class).withText("担当する").all().isEmpty()) {
            test(button("担当する")).click();
        }
        return view;
    }

    /** To revoke, the first of the two. */
    private static <T> T revoke(RadioButtonGroup<T> group) {
        return group.getListDataView().getItems().toList().getFirst();
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
