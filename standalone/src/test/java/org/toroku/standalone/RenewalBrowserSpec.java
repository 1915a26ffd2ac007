package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.testkit.pki.TestCard;

/** A holder renews in a real browser, signing with openssl; an officer sees what a renewal rests on. */
@ExtendWith(RunningToroku.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RenewalBrowserSpec {
    private final Standalone toroku;
    private final ApplicantClient client;
    private final BrowserStage stage;

    RenewalBrowserSpec(Standalone toroku) {
        this.toroku = toroku;
        this.client = new ApplicantClient(toroku);
        this.stage = new BrowserStage(toroku, "renewal");
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void theHolderRenewsFromThePageOfTheCertificate(@TempDir Path folder) throws Exception {
        Held held = Held.received(client, client.enrol(People.newcomer(toroku)), folder);
        Visitor holder = stage.visitor();
        Page page = holder.page();
        holder.go("/continue");
        holder.fill("continue.code", held.mine().id() + ":" + held.mine().token());
        holder.click("continue.go");
        holder.shows("state.DELIVERED");
        holder.lookEverywhere("renewal-offer");

        holder.click("renewal.start");
        holder.agree();
        holder.shows("renewal.proven");
        holder.lookEverywhere("renewal-unchanged");
        holder.click("renewal.next");
        holder.shows("renewal.unchanged-first");
        holder.check("renewal.unchanged");
        holder.click("renewal.next");

        holder.shows("sign.renewal.text");
        holder.lookEverywhere("renewal-sign");
        Path text = folder.resolve("shown.txt");
        page.waitForDownload(() ->
                        page.getByText(Visitor.text("sign.download")).first().click())
                .saveAs(text);
        assertThat(Files.readString(text)).contains(held.serial(), held.mine().caseNumber());
        Path signed = Files.write(folder.resolve("mine.p7s"), held.sign(Files.readAllBytes(text), folder));
        page.locator("input[type=file]").first().setInputFiles(signed);
        holder.click("sign.send");
        holder.shows("state.ISSUED");
        holder.look("renewal-issued");
    }

    @Test
    void anOfficerSeesProofingCeilingAndChain(@TempDir Path folder) throws Exception {
        Staff staff = new Staff(toroku);
        TestCard card = People.withSubstitute(toroku);
        var first = client.enrol(card);
        staff.examined(first);
        staff.decided(first, true);
        Held held = Held.received(client, first, folder);
        var renewal = held.renewing(client, client.form(card), folder);
        client.await(renewal, "REFERRED");

        Visitor examiner = stage.officer("examiner1");
        examiner.openTask(renewal.caseNumber(), "/staff/case/");
        examiner.shows("renewal-facts.title");
        examiner.reads(first.caseNumber() + " → " + renewal.caseNumber());
        examiner.lookEverywhere("renewal-case");
    }
}
