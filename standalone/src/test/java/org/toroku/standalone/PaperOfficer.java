package org.toroku.standalone;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.toroku.testkit.paper.PaperPerson;

/** An examiner or decider at a paper case. */
final class PaperOfficer {
    private final Visitor visitor;
    private final String username;

    PaperOfficer(Visitor visitor, String username) {
        this.visitor = visitor;
        this.username = username;
    }

    /** What the machine misread is written as the page shows it; everything else is confirmed. */
    void writeDown(PaperPerson person) {
        for (var field : Map.of(
                        "match.field.name", person.name(),
                        "match.field.kana", person.kana(),
                        "match.field.address", person.address(),
                        "match.field.birth-date", person.born().toString())
                .entrySet()) {
            Locator row = visitor.page()
                    .locator(".matrix tr")
                    .filter(new Locator.FilterOptions()
                            .setHas(visitor.page()
                                    .locator(
                                            "th", new Page.LocatorOptions().setHasText(Visitor.text(field.getKey())))));
            Locator cells = row.locator(".paper-cell");
            for (int i = 0; i < cells.count(); i++) {
                cells.nth(i).locator("input").fill(field.getValue());
                cells.nth(i).locator("input").press("Enter");
                cells.nth(i).getByText(username).first().waitFor();
            }
        }
    }

    void recommend() {
        visitor.fill("act.note", "住民票の写しと申込書を照合した。");
        visitor.click("examine.accept");
        visitor.isBackAtTheInbox();
    }

    void recheck(String caseNumber, PaperPerson person) {
        visitor.openTask(caseNumber, "/staff/recheck/");
        visitor.click("claim.claim");
        visitor.fill("match.field.name", person.name());
        visitor.fill("match.field.address", person.address());
        visitor.fill("match.field.birth-date", person.born().toString());
        visitor.look("paper-recheck");
        visitor.click("recheck.send");
        visitor.isBackAtTheInbox();
    }
}
