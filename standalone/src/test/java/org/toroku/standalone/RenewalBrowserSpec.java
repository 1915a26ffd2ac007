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

/** A holder renews in a real browser, signing there or with openssl; an officer sees what a renewal rests on. */
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
        Visitor holder = atSigning(held);
        Page page = holder.page();
        holder.lookEverywhere("renewal-sign");
        page.locator("#test-card-file").setInputFiles(held.p12());
        page.locator("#test-card-password input").fill("not the passphrase");
        holder.click("key-file.sign");
        holder.shows("key-file.wrong-password");
        holder.look("renewal-sign-refused");

        page.locator("#test-card-password input").fill(Held.PASSPHRASE);
        holder.click("key-file.sign");
        holder.shows("state.ISSUED");
        holder.look("renewal-issued");
    }

    /** Key and certificate are apart, as with a key of the holder's own or on a token. */
    @Test
    void theHolderSignsOutsideOfTheBrowser(@TempDir Path folder) throws Exception {
        Held held = Held.received(client, client.enrol(People.newcomer(toroku)), folder);
        Visitor holder = atSigning(held);
        Page page = holder.page();
        page.getByText(Visitor.text("sign.renewal.outside")).click();
        holder.shows("sign.renewal.text");
        holder.look("renewal-sign-outside");
        Path text = folder.resolve("shown.txt");
        page.waitForDownload(() ->
                        page.getByText(Visitor.text("sign.download")).first().click())
                .saveAs(text);
        assertThat(Files.readString(text)).contains(held.serial(), held.mine().caseNumber());
        Path signed = Files.write(folder.resolve("mine.p7s"), held.sign(Files.readAllBytes(text), folder));
        page.locator("vaadin-upload input[type=file]").first().setInputFiles(signed);
        holder.click("sign.send");
        holder.shows("state.ISSUED");
    }

    /** From the page of the certificate to where the renewal of it is to be signed. */
    private Visitor atSigning(Held held) {
        Visitor holder = stage.visitor();
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

        holder.shows("key-file.title");
        return holder;
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
