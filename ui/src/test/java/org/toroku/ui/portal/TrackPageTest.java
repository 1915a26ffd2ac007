package org.toroku.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.toroku.counter.TrackerDesk.Asked;
import org.toroku.counter.TrackerDesk.Event;
import org.toroku.counter.TrackerDesk.Expected;
import org.toroku.counter.TrackerDesk.Step;
import org.toroku.counter.TrackerDesk.Step.Kind;
import org.toroku.counter.TrackerDesk.Step.Progress;
import org.toroku.counter.TrackerDesk.Track;
import org.toroku.enrolment.ApplicationForm.Operator;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.enrolment.Pace;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail.Channel;
import org.toroku.post.OutgoingMail.MailState;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeCases;
import org.toroku.ui.fake.FakeCounter;
import org.toroku.ui.fake.FakeTracker;

/** The page of an application and the entry, as their readers see them. */
@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
class TrackPageTest extends SpringBrowserlessTest {
    @Autowired
    private FakeCounter desk;

    @Autowired
    private FakeTracker tracker;

    @Autowired
    private ObjectProvider<PortalSession> session;

    @BeforeEach
    void japanese() {
        VaadinSession.getCurrent().setLocale(Locale.JAPANESE);
    }

    @AfterEach
    void usualPace() {
        tracker.pace(FakeTracker.PACE);
    }

    private Access standing(ApplicationState state) {
        Applied applied = desk.apply(
                FakeCases.FORM,
                new Consent("1", Instant.EPOCH, List.of()),
                new ClientFacts(Optional.empty(), "", "", Locale.JAPANESE));
        Access access = ((Applied.Accepted) applied).access();
        desk.move(access.applicationId(), state);
        return access;
    }

    private String open(Access access) {
        session.getObject().keep(access);
        return navigate(
                        ApplicationView.class,
                        Map.of(ApplicationView.ID, access.applicationId().toString()))
                .getElement()
                .getTextRecursively();
    }

    @Test
    void saysPlainlyThatNothingIsAsked() {
        assertThat(open(standing(ApplicationState.REFERRED)))
                .contains("いま、していただくことはありません")
                .contains("申込書への署名済み")
                .contains("審査いまここです")
                .contains("電子証明書の発行これから")
                .contains("過去90日間に結果が出た240件");
    }

    @Test
    void putsWhatIsAskedOnTopWithItsDeadline() {
        String page = open(standing(ApplicationState.ISSUED));
        assertThat(page).startsWith("申込みの状況いま、していただくこと").contains("期限：");
        assertThat(page).doesNotContain("結果が出る時期の目安");
    }

    @Test
    void aCaseThatStandsStillDoesNotLookAsIfItWentOn() {
        Access access = standing(ApplicationState.ACCEPTED);
        Instant since = Instant.parse("2026-11-26T03:00:00Z");
        tracker.tell(
                access.applicationId(),
                new Track(
                        new Asked(Asked.What.WAIT_FOR_REPAIR, Optional.empty()),
                        Optional.of(since),
                        List.of(new Step(Kind.EXAMINE, Progress.DONE), new Step(Kind.ISSUE, Progress.STANDS_STILL)),
                        new Expected.StandsStill()));
        assertThat(open(access))
                .contains("手続きが止まっています")
                .contains("電子証明書の発行止まっています")
                .contains("2026年11月26日 12:00")
                .contains("時期はお答えできません")
                .doesNotContain("電子証明書を発行しています");
    }

    @Test
    void inventsNoFigureWhereTooFewCasesAreKnown() {
        tracker.pace(new Pace.Unknown(20, 90));
        assertThat(open(standing(ApplicationState.REFERRED)))
                .contains("まだお答えできません。同じ方法の申込みで過去90日間に結果が出たものが、計算に必要な20件に足りないためです。");
        assertThat(navigate(HomeView.class).getElement().getTextRecursively())
                .contains("まだ実績が少なく、お答えできません。")
                .doesNotContain("半数の方は");
    }

    @Test
    void tellsWhatWasSentAndWhetherItArrived() {
        Access access = standing(ApplicationState.REFERRED);
        Instant ordered = Instant.parse("2026-11-20T01:00:00Z");
        tracker.sent(
                access.applicationId(),
                new Event.Sent(
                        LetterKind.DEFECTS,
                        Channel.POST,
                        MailState.RETURNED,
                        ordered,
                        ordered.plus(Duration.ofDays(4)),
                        Optional.of(ordered.plus(Duration.ofDays(1))),
                        Optional.of("123456789012")));
        tracker.sent(
                access.applicationId(),
                new Event.Sent(
                        LetterKind.NOTICE,
                        Channel.EMAIL,
                        MailState.FAILED,
                        ordered,
                        ordered,
                        Optional.empty(),
                        Optional.empty()));
        assertThat(open(access))
                .contains("郵便「不備のお知らせ」")
                .contains("2026年11月24日 10:00に配達されずに戻りました")
                .contains("2026年11月21日 10:00に差し出しました")
                .contains("お問い合わせ番号：123456789012")
                .contains("送信できませんでした");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theEntryTellsAProxyThatNobodyMayUseTheCardOfAnother() {
        HomeView home = navigate(HomeView.class);
        assertThat(find(NativeTable.class).exists())
                .as("the ways are there without answering")
                .isTrue();
        RadioButtonGroup<Operator> who = find(RadioButtonGroup.class).all().getFirst();
        test(who).selectItem("家族など、ほかの人の電子証明書");
        assertThat(home.getElement().getTextRecursively())
                .contains("代わりの方による申込みは受け付けていません")
                .contains("カードの持ち主ご本人しか行えません");
        assertThat(find(RadioButtonGroup.class).all())
                .as("nothing more is asked")
                .hasSize(1);
    }

    @Test
    void theBirthDateIsReadInEitherCalendarAndSaidInBoth() {
        navigate(ApplyView.class);
        find(com.vaadin.flow.component.checkbox.Checkbox.class)
                .all()
                .forEach(box -> test(box).click());
        test(find(TextField.class).withCaption("確認の入力").single()).setValue(FakeCounter.PHRASE);
        test(find(Button.class).withText("すべて確認して次へ").single()).click();
        TextField born = find(TextField.class).withCaption("生年月日").single();
        test(born).setValue("Ｓ55.2.17");
        assertThat(born.getHelperText()).isEqualTo("1980年2月17日（昭和55年2月17日）として読み取りました");
        test(born).setValue("55.2.17");
        test(find(Button.class).withText("入力内容を確定して署名へ進む").single()).click();
        assertThat(born.getErrorMessage()).startsWith("西暦か元号かがわかりません");
    }
}
