package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.toroku.officers.FirstPasswords;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.Roles;

/** Officers and organisations' administrators change their own password, by keyboard, and every other session ends. */
@ExtendWith(RunningToroku.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasswordBrowserSpec {
    private static final String FORMER = "handed over on paper";
    private static final String FRESH = "chosen by myself alone";

    private final Standalone toroku;
    private final BrowserStage stage;
    private final Superuser superuser;

    PasswordBrowserSpec(Standalone toroku) {
        this.toroku = toroku;
        this.stage = new BrowserStage(toroku, "password");
        this.superuser = Superuser.of(toroku);
    }

    @AfterAll
    void close() {
        stage.close();
        superuser.close();
    }

    private void enter(String username, String role) {
        toroku.context()
                .getBean(OfficerRegister.class)
                .save(new OfficerRegister.OfficerAccount(
                        username,
                        "監査 " + username,
                        toroku.context().getBean(PasswordEncoder.class).encode(FORMER),
                        true,
                        Set.of(role)));
    }

    private Visitor signedIn(String username, String password, String home) {
        Visitor visitor = stage.visitor();
        signIn(visitor, username, password, home);
        // with a question mark behind it
        visitor.page().waitForURL(address -> address.contains(home));
        return visitor;
    }

    private static void signIn(Visitor visitor, String username, String password, String home) {
        visitor.go(home);
        visitor.page().locator("#vaadinLoginUsername input").fill(username);
        visitor.page().locator("#vaadinLoginPassword input").fill(password);
        visitor.button("login.submit").click();
    }

    private static void change(Visitor visitor, String former, String fresh, String again) {
        visitor.fill("account.password.former", former);
        visitor.fill("account.password.fresh", fresh);
        visitor.fill("account.password.again", again);
        // by keyboard
        visitor.field("account.password.again").press("Enter");
    }

    private static void opens(Visitor visitor) {
        Locator link = visitor.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Visitor.text("account.password.nav")))
                .first();
        link.focus();
        link.press("Enter");
        visitor.field("account.password.former").waitFor();
    }

    private static String session(Visitor visitor) {
        return visitor.page().context().cookies().stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
    }

    private void playedThrough(String username, String home, String name) {
        Visitor mine = signedIn(username, FORMER, home);
        Visitor elsewhere = signedIn(username, FORMER, home);
        opens(mine);
        mine.lookEverywhere(name);

        mine.click("account.password.change");
        mine.shows("account.password.missing");
        change(mine, "a guess at the screen", FRESH, FRESH);
        mine.shows("account.password.refused.former-wrong");
        change(mine, FORMER, FRESH, FRESH + "?");
        mine.shows("account.password.differs");
        change(mine, FORMER, "too short", "too short");
        mine.shows("account.password.refused.password-weak");
        mine.look(name + "-refused");
        String known = session(mine);
        change(mine, FORMER, FRESH, FRESH);
        mine.shows("account.password.done");
        assertThat(session(mine)).as("whoever knew the session before").isNotEqualTo(known);
        mine.look(name + "-done");
        assertThat(mine.field("account.password.fresh").inputValue()).isEmpty();

        // longer than the house needs to look at all sessions
        mine.page().waitForTimeout(5000);
        elsewhere.go(home);
        assertThat(elsewhere.page().url()).endsWith("/login");
        mine.go(home);
        assertThat(mine.page().url()).endsWith(home);
        Visitor later = stage.visitor();
        signIn(later, username, FORMER, home);
        later.shows("login.error.title");
        signedIn(username, FRESH, home);
    }

    @Test
    void anOfficerChangesThePasswordAndOnlyThatSessionGoesOn() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try {
            enter("changer1", Roles.AUDITOR);
            playedThrough("changer1", "/staff", "password-officer");
        } finally {
            root.detachAppender(log);
        }
        assertThat(List.copyOf(log.list))
                .extracting(event -> event.getFormattedMessage() + event.getKeyValuePairs())
                .noneMatch(line -> line.contains(FORMER) || line.contains(FRESH));
        assertThat(superuser.count("SELECT count(*)::int FROM audit_entry WHERE action = 'password-changed'"
                        + " AND actor = 'changer1'"))
                .isEqualTo(1);
        assertThat(superuser.count("SELECT count(*)::int FROM audit_entry WHERE detail LIKE '%" + FRESH + "%'"))
                .isZero();
    }

    @Test
    void anAdministratorOfAnOrganisationDoesSoToo() {
        enter("lra-changer1", Roles.ORGANISATION_ADMIN);
        playedThrough("lra-changer1", "/organisation", "password-administrator");
    }

    /** What somebody else made and has read opens one page; what the holder chose opens the others at once. */
    @Test
    void aFirstPasswordOpensNothingButThePageOnWhichItEnds() {
        for (Map.Entry<String, String> each : Map.of(
                        "newcomer1", Roles.AUDITOR, "lra-newcomer1", Roles.ORGANISATION_ADMIN)
                .entrySet()) {
            boolean officer = each.getValue().equals(Roles.AUDITOR);
            String home = officer ? "/staff" : "/organisation";
            enter(each.getKey(), each.getValue());
            OfficerRegister register = toroku.context().getBean(OfficerRegister.class);
            toroku.context()
                    .getBean(FirstPasswords.class)
                    .given(register.vouched(each.getKey()).orElseThrow());

            Visitor mine = signedIn(each.getKey(), FORMER, home + "/password");
            mine.reads(Visitor.text("account.password.first"));
            mine.lookEverywhere("password-first-" + (officer ? "officer" : "administrator"));
            mine.go(home);
            mine.page().waitForURL(address -> address.endsWith(home + "/password"));
            mine.field("account.password.former").waitFor();
            change(mine, FORMER, FRESH, FRESH);
            mine.page().waitForURL(address -> address.endsWith(home));

            Visitor later = stage.visitor();
            signIn(later, each.getKey(), FORMER, home);
            later.shows("login.error.title");
        }
    }
}
