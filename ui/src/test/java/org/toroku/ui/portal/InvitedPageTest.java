package org.toroku.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeCounter;
import org.toroku.ui.fake.FakeOrganisations;

/** Where an invitation leads. */
@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
class InvitedPageTest extends SpringBrowserlessTest {
    @Autowired
    private FakeOrganisations organisations;

    @BeforeEach
    void alive() {
        VaadinSession.getCurrent().setLocale(Locale.JAPANESE);
        organisations.end("");
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    private static String text(Component view) {
        return view.getElement().getTextRecursively();
    }

    private InvitedView opened(String code) {
        InvitedView view = navigate(InvitedView.class);
        test(find(TextField.class, view).single()).setValue(code);
        test(button("案内を開く")).click();
        return view;
    }

    @Test
    void showsWhatTheOrganisationSaysAndMarksItAllAsOutsideTheAccreditation() {
        InvitedView view = opened("https://example.jp/invited#" + FakeOrganisations.TOKEN);
        assertThat(text(view)).contains("山田　花子", "株式会社とうろく商事", "代表取締役", "経営企画部", "7000012050002");
        assertThat(find(Span.class, view).withText("認定対象外").all()).hasSize(4);
    }

    @Test
    void fillsTheFormAndAppliesWithTheInvitation() {
        opened(FakeOrganisations.TOKEN);
        test(button("カードで申し込む")).click();
        find(Checkbox.class).all().forEach(box -> test(box).click());
        test(find(TextField.class).withCaption("確認の入力").single()).setValue(FakeCounter.PHRASE);
        test(button("すべて確認して次へ")).click();
        ApplyView view = (ApplyView) getCurrentView();
        assertThat(text(view)).contains("株式会社とうろく商事", "代表取締役");
        assertThat(find(TextField.class, view).all().stream().map(TextField::getValue))
                .contains("山田", "花子", "ヤマダ", "ハナコ")
                .doesNotContain("代表取締役");
    }

    @Test
    void saysWhyALinkIsDead() {
        for (String reason : new String[] {"used", "expired", "withdrawn", "refused", "organisation-suspended"}) {
            organisations.end(reason);
            assertThat(text(opened(FakeOrganisations.TOKEN))).as(reason).doesNotContain("!invited", "株式会社とうろく商事");
        }
        organisations.end("");
        assertThat(text(opened("0".repeat(64)))).contains("この案内は見つかりません");
    }

    @Test
    void declinesOnlyAfterAskingOnceMore() {
        InvitedView view = opened(FakeOrganisations.TOKEN);
        test(button("申し込まない")).click();
        assertThat(organisations.acts()).doesNotContain("refuse");
        test(button("申し込まないことにする")).click();
        assertThat(organisations.acts()).contains("refuse");
        assertThat(text(view)).contains("受け付けました");
    }
}
