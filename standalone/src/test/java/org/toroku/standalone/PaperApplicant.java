package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.toroku.testkit.paper.PaperPerson;

/** An applicant on paper at the portal. */
final class PaperApplicant {
    private static final Pattern CASE_CODE = Pattern.compile("P-\\d{4}-\\d{6}-[0-9A-Z]");

    private final Visitor visitor;

    PaperApplicant(Visitor visitor) {
        this.visitor = visitor;
    }

    /** The case code of the application that was made. */
    String apply(PaperPerson person, String proof) {
        visitor.go("/");
        visitor.page().getByText(Visitor.text("home.apply-paper")).first().click();
        visitor.page().getByRole(AriaRole.CHECKBOX).first().waitFor();
        for (Locator item : visitor.page().getByRole(AriaRole.CHECKBOX).all()) {
            item.check();
        }
        visitor.click("explanation.agree");
        visitor.check(proof);
        visitor.check("operator.SELF");
        String[] kana = person.kana().split("　", 2);
        Map<String, String> form = Map.of(
                "familyName",
                person.family(),
                "givenName",
                person.given(),
                "familyNameKana",
                kana[0],
                "givenNameKana",
                kana[1],
                "familyNameRomaji",
                "TESUTO",
                "givenNameRomaji",
                "TESUTO",
                "postalCode",
                "100-0000",
                "address",
                person.address(),
                "email",
                "keiko@example.jp",
                "phone",
                "03-0000-0000");
        form.forEach((field, value) -> visitor.fill("field." + field, value));
        visitor.check("sex.FEMALE");
        visitor.date("field.birthDate", person.born());
        visitor.look("paper-form");
        visitor.click("form.send.paper");
        visitor.reads(Visitor.text("paper-todo.title"));
        Matcher code = CASE_CODE.matcher(visitor.page().locator("body").innerText());
        assertThat(code.find()).isTrue();
        return code.group();
    }

    void saveForm(Path file) {
        visitor.click("paper-todo.print");
        visitor.page()
                .waitForDownload(() -> visitor.page()
                        .getByText(Visitor.text("paper-todo.save"))
                        .first()
                        .click())
                .saveAs(file);
    }

    void pickUp(String code, Path p12) {
        visitor.fill("pickup.code", code);
        visitor.fill("pickup.passphrase", "four unrelated words here");
        visitor.fill("pickup.again", "four unrelated words here");
        visitor.click("pickup.make");
        visitor.page()
                .waitForDownload(() -> visitor.page()
                        .getByText(Visitor.text("pickup.download"))
                        .first()
                        .click())
                .saveAs(p12);
    }
}
