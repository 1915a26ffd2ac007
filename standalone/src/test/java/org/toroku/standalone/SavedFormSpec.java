package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.testkit.pki.TestCard;

/** An applicant puts the form aside at work and goes on at home, without an account. */
@ExtendWith(RunningToroku.class)
class SavedFormSpec {
    private final Standalone toroku;

    private BrowserStage stage;
    private Visitor atWork;

    SavedFormSpec(Standalone toroku) {
        this.toroku = toroku;
    }

    @BeforeEach
    void open() {
        stage = new BrowserStage(toroku, "saved-form");
        atWork = stage.visitor();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private String keep() {
        atWork.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Visitor.text("aside.title")))
                .click();
        atWork.click("aside.keep");
        atWork.shows("aside.kept");
        return atWork.page().locator(".resume code.digest").innerText();
    }

    private static Object address(Visitor visitor) {
        return visitor.page().evaluate("window.location.href");
    }

    @Test
    void whatWasTypedIsThereOnAnotherDeviceUntilItIsHandedIn() {
        TestCard card = People.newcomer(toroku);
        atWork.go("/apply");
        atWork.agree();
        atWork.check("operator.SELF");
        atWork.fill("field.familyName", "書");
        atWork.fill("field.address", "東京都千代田区霞が関");
        String link = keep();
        assertThat(link).startsWith(toroku.url() + "/continue#");
        atWork.lookEverywhere("aside");

        Visitor atHome = stage.visitor();
        atHome.page().navigate(link);
        atHome.shows("aside.back");
        assertThat(address(atHome)).isEqualTo(toroku.url() + "/apply");
        atHome.look("aside-back");
        atHome.agree();
        atHome.field("operator.SELF").waitFor();
        assertThat(atHome.field("operator.SELF").isChecked())
                .as("somebody else may sit there")
                .isFalse();
        assertThat(atHome.field("field.familyName").inputValue()).isEqualTo("書");
        assertThat(atHome.field("field.address").inputValue()).isEqualTo("東京都千代田区霞が関");

        CardForm.fill(atHome, new ApplicantClient(toroku).form(card));
        atHome.click("form.send");
        atHome.field("test-card.choose").click();
        atHome.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(card.title()))
                .first()
                .click();
        atHome.fill("test-card.password", card.password());
        atHome.click("test-card.sign");
        atHome.shows("track.title");

        Visitor later = stage.visitor();
        later.page().navigate(link);
        later.shows("aside.gone");
        later.look("aside-gone");
    }

    /** By hand, and with a link that opens nothing. */
    @Test
    void theLinkMayBePastedAndAWrongOneLosesNothing() {
        atWork.go("/apply-paper");
        atWork.page().getByRole(AriaRole.CHECKBOX).first().waitFor();
        atWork.page().getByRole(AriaRole.CHECKBOX).all().forEach(com.microsoft.playwright.Locator::check);
        atWork.click("explanation.agree");
        atWork.field("field.familyName").waitFor();
        atWork.fill("field.familyName", "𠮷野");
        String link = keep();

        Visitor atHome = stage.visitor();
        atHome.go("/continue");
        atHome.fill("continue.code", link.substring(0, link.length() - 1) + (link.endsWith("A") ? "B" : "A"));
        atHome.click("continue.go");
        atHome.shows("aside.gone");
        atHome.fill("continue.code", "保存した " + link + " です");
        atHome.field("continue.code").press("Enter");
        atHome.shows("aside.back");
        atHome.page().waitForURL(found -> found.endsWith("/apply-paper"));

        atWork.fill("field.givenName", "花子");
        atWork.click("aside.again");
        Waiting.until(
                java.time.Duration.ofSeconds(30),
                () -> {
                    Visitor again = stage.visitor();
                    again.page().navigate(link);
                    again.shows("aside.back");
                    again.page().getByRole(AriaRole.CHECKBOX).all().forEach(com.microsoft.playwright.Locator::check);
                    again.click("explanation.agree");
                    return again.field("field.givenName").inputValue();
                },
                "花子"::equals);
    }
}
