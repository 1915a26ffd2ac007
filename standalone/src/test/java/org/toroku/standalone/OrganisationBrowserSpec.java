package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.testkit.pki.TestCard;

/** Two managers admit an organisation, its administrator invites a member from a file, and the member takes it from there. */
@ExtendWith(RunningToroku.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrganisationBrowserSpec {
    private static final Pattern LINK = Pattern.compile("http://\\S+/invited#([0-9a-f]{64})");
    private static final String MEMBERS = """
            氏名,フリガナ,メール,役職,部署
            鈴木 太郎,スズキ タロウ,suzuki@example.jp,代表取締役,経営企画部
            鈴木太郎,すずき,not-an-address,=1+1,
            """;
    private static final Charset SHIFT_JIS = Charset.forName("windows-31j");

    private static final String OWN_PASSWORD = "sunlit harbour 72 kites";

    @TempDir
    static Path mails;

    private final RunningToroku.Run run;
    private DemoMailbox mailbox;
    private Standalone toroku;
    private BrowserStage stage;

    OrganisationBrowserSpec(RunningToroku.Run run) {
        this.run = run;
    }

    @BeforeAll
    void open() {
        mailbox = DemoMailbox.start(mails);
        toroku = run.restart(mailbox.settings());
        stage = new BrowserStage(toroku, "organisation");
    }

    @AfterAll
    void close() throws Exception {
        stage.close();
        run.restart(Map.of());
        mailbox.close();
    }

    private Visitor signedIn(String username, String password, String path) {
        Visitor visitor = stage.visitor();
        visitor.go(path);
        visitor.page().locator("#vaadinLoginUsername input").fill(username);
        visitor.page().locator("#vaadinLoginPassword input").fill(password);
        visitor.button("login.submit").click();
        visitor.page().waitForURL(address -> address.contains(path));
        return visitor;
    }

    /** Nothing else opens with the password that a manager handed over. */
    private static void chooseOwnPassword(Visitor visitor, String given) {
        visitor.field("account.password.former").waitFor();
        visitor.fill("account.password.former", given);
        visitor.fill("account.password.fresh", OWN_PASSWORD);
        visitor.fill("account.password.again", OWN_PASSWORD);
        visitor.field("account.password.again").press("Enter");
        visitor.page().waitForURL(address -> address.endsWith("/organisation"));
    }

    private static void cell(Visitor visitor, String words) {
        visitor.page()
                .locator("vaadin-grid-cell-content:visible", new Page.LocatorOptions().setHasText(words))
                .first()
                .click();
    }

    private static void listed(Visitor visitor, String words) {
        visitor.page()
                .locator("vaadin-grid-cell-content:visible", new Page.LocatorOptions().setHasText(words))
                .first()
                .waitFor();
    }

    private static void openDetails(Visitor visitor, String key) {
        visitor.page()
                .locator("vaadin-details-summary", new Page.LocatorOptions().setHasText(Visitor.text(key)))
                .first()
                .click();
    }

    @Test
    void fromTheManagersToTheMembersCertificate() throws Exception {
        String name = "株式会社とうろく商事 " + ThreadLocalRandom.current().nextInt(10_000);
        String admin = "anna" + ThreadLocalRandom.current().nextInt(1_000_000);
        String password = appointed(name, admin);

        Visitor anna = signedIn(admin, password, "/organisation");
        chooseOwnPassword(anna, password);
        anna.reads(name);
        anna.lookEverywhere("organisation-empty");
        upload(anna, "氏名,フリガナ,メール,給与\r\na,b,c,d\r\n");
        anna.reads("4 列目の見出しがわかりません");
        TestCard card = toroku.pki().card("good2");
        upload(anna, MEMBERS);
        anna.reads("2 行のうち、送れる行 1、誤りのある行 1。");
        anna.reads("姓と名の間に空白を入れてください");
        anna.lookEverywhere("organisation-preview");
        upload(anna, MEMBERS);
        anna.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("正しい 1 行だけ送る"))
                .click();
        anna.reads("1 人に招待を送りました。");
        listed(anna, "案内済み");
        anna.look("organisation-invited");

        Visitor member = stage.visitor();
        member.go("/invited#" + token());
        member.shows("invited.box");
        assertThat(member.page().url())
                .as("the token is taken out of the address")
                .doesNotContain("#");
        member.lookEverywhere("invited");
        member.click("invited.by-card");
        member.agree();
        member.shows("invited.box");
        CardForm.fill(member, new ApplicantClient(toroku).form(card));
        member.look("invited-form");
        member.click("form.send");
        member.field("test-card.choose").waitFor();
        assertThat(member.page().locator("pre.document").first().innerText()).contains("認定対象外", name, "代表取締役");
        sign(member, card);
        member.shows("state.ISSUED");

        Visitor again = stage.visitor();
        again.go("/invited#" + token());
        again.shows("invited.dead.used");
        anna.page().reload();
        listed(anna, "発行済み");
        anna.look("organisation-issued");
    }

    /** Proposed by one manager, confirmed by the other, the account likewise. */
    private String appointed(String name, String admin) {
        Visitor first = signedIn("manager1", toroku.password(), "/staff/organisations");
        first.shows("organisations.heading");
        openDetails(first, "organisation.new");
        first.fill("organisation.name", name);
        first.fill("organisation.address", "東京都千代田区霞が関1-1");
        first.fill("organisation.number", OrganisationOffice.number());
        first.fill("organisation.evidence", "契約 第1号");
        first.button("organisation.propose").click();
        first.shows("organisation.proposed");
        cell(first, name);
        openDetails(first, "administrator.new");
        first.fill("administrator.username", admin);
        first.fill("administrator.name", "安奈 管理");
        first.fill("administrator.evidence", "任命書 第1号");
        first.button("administrator.propose").click();
        first.reads(admin);

        Visitor second = signedIn("manager2", toroku.password(), "/staff/organisations");
        cell(second, name);
        second.click("organisation.confirm");
        second.shows("organisation.confirmed");
        second.click("administrator.confirm");
        second.shows("administrator.password");
        second.lookEverywhere("organisations");
        // nobody can show it again, so that neither the language nor another row takes it away
        return second.page().locator(".secret").innerText();
    }

    private static void upload(Visitor visitor, String csv) {
        visitor.page()
                .locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload("members.csv", "text/csv", csv.getBytes(SHIFT_JIS)));
    }

    private static void sign(Visitor member, TestCard card) {
        member.field("test-card.choose").click();
        member.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(card.title()))
                .first()
                .click();
        member.fill("test-card.password", card.password());
        member.click("test-card.sign");
    }

    /** Of the newest mail with a link. */
    private static String token() throws Exception {
        return Waiting.until(Duration.ofSeconds(60), OrganisationBrowserSpec::tokens, found -> !found.isEmpty())
                .getLast();
    }

    private static List<String> tokens() {
        try (Stream<Path> files = Files.list(mails)) {
            return files.sorted()
                    .map(OrganisationBrowserSpec::text)
                    .flatMap(text -> {
                        Matcher link = LINK.matcher(text);
                        return link.find() ? Stream.of(link.group(1)) : Stream.empty();
                    })
                    .toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return String.valueOf(new MimeMessage(Session.getInstance(new Properties()), in).getContent());
        } catch (java.io.IOException | jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
