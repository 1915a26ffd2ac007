package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.toroku.officers.OfficerIdentities;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;
import org.toroku.standalone.RunningToroku.Run;

/** Officers sign in at a real provider, over HTTP; the register stays the authority for who they are and what they may. */
@ExtendWith(RunningToroku.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SingleSignOnSpec {
    private static final String BOUND = "sub-morita";
    private static final String NAME = "morita";

    private final Run run;
    private final OtherProvider provider;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Standalone toroku;

    SingleSignOnSpec(Run run) throws IOException {
        this.run = run;
        this.toroku = run.running();
        try (ServerSocket free = new ServerSocket(0)) {
            this.provider = new OtherProvider(free.getLocalPort());
        }
    }

    /** The house opens while the provider is away. */
    @BeforeAll
    void openWithoutTheProvider(@TempDir Path files) throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put("toroku.staff.sign-in", "oidc");
        settings.put("toroku.staff.oidc.issuer", provider.issuer());
        settings.put("toroku.staff.oidc.client-id", OtherProvider.CLIENT);
        settings.put(
                "toroku.staff.oidc.client-secret-file",
                Files.writeString(files.resolve("secret"), OtherProvider.SECRET + "\n")
                        .toString());
        settings.put("toroku.officers.decide-within", "PT15M");
        settings.put("toroku.staff.oidc.role-claim", "groups");
        settings.put("toroku.staff.oidc.roles.examiner", "ra-examiners");
        settings.put("toroku.staff.oidc.roles.auditor", "ra-auditors,all-auditors");
        settings.put("toroku.staff.oidc.acr", OtherProvider.STRONG);
        toroku = run.restartUnreviewed(settings);
        StaffBrowser early = new StaffBrowser(toroku.url());
        assertThat(StaffBrowser.next(early.get("/oauth2/authorization/staff")))
                .hasToString(toroku.url() + "/login?sso=away");
        provider.start(toroku.url());
    }

    @AfterAll
    void openAsBefore() {
        run.restart(Map.of());
        provider.close();
    }

    @BeforeEach
    void enter() {
        save(true, Set.of(Roles.EXAMINER, Roles.AUDITOR));
        identities().bind(NAME, provider.issuer(), BOUND);
        provider.behave();
        provider.groups.put(BOUND, List.of("ra-examiners", "all-auditors", "something-else"));
        log.list.clear();
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void listen() {
        root().detachAppender(log);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private OfficerIdentities identities() {
        return toroku.context().getBean(OfficerIdentities.class);
    }

    private void save(boolean enabled, Set<String> roles) {
        toroku.context()
                .getBean(OfficerRegister.class)
                .save(new OfficerAccount(NAME, "森田 単一", "{bcrypt}none", enabled, roles));
    }

    private StaffBrowser browser() {
        return new StaffBrowser(toroku.url());
    }

    private String login(String query) {
        return toroku.url() + "/login" + query;
    }

    @Test
    void whomTheProviderVouchesForIsTheOfficerWhoIsBoundToTheSubject() {
        StaffBrowser browser = browser();
        assertThat(browser.signIn(BOUND)).isEqualTo(login(""));
        assertThat(browser.isIn()).isTrue();
        assertThat(browser.get("/staff/audit").body()).doesNotContain("id_token");
        assertThat(browser.way).noneMatch(address -> address.toString().contains("token="));
        assertThat(browser.way.stream().filter(address -> address.getPath().equals("/oauth2/authorize")))
                .isNotEmpty()
                .allSatisfy(address -> assertThat(address.getQuery())
                        .contains("code_challenge_method=S256", "nonce=", "state=", "response_type=code"));
        assertThat(List.copyOf(log.list))
                .extracting(event -> event.getFormattedMessage() + event.getKeyValuePairs())
                .noneMatch(
                        line -> line.contains("eyJ") || line.contains(OtherProvider.SECRET) || line.contains("code="));
    }

    @Test
    void whoIsDisabledUnboundOrChangedIsOutWithTheNextRequest() {
        StaffBrowser browser = browser();
        browser.signIn(BOUND);
        assertThat(browser.isIn()).isTrue();
        save(false, Set.of(Roles.EXAMINER, Roles.AUDITOR));
        assertThat(browser.isIn()).isFalse();
        assertThat(browser().signIn(BOUND)).isEqualTo(login("?sso=disabled"));

        save(true, Set.of(Roles.EXAMINER, Roles.AUDITOR));
        browser.signIn(BOUND);
        assertThat(browser.isIn()).isTrue();
        identities().unbind(NAME);
        assertThat(browser.isIn()).isFalse();

        identities().bind(NAME, provider.issuer(), BOUND);
        browser.signIn(BOUND);
        assertThat(browser.isIn()).isTrue();
        save(true, Set.of(Roles.EXAMINER));
        assertThat(browser.isIn()).isFalse();
    }

    @Test
    void theProviderTakesRolesAwayAndGivesNone() {
        provider.groups.put(BOUND, List.of("ra-auditors"));
        StaffBrowser auditor = browser();
        assertThat(auditor.signIn(BOUND)).isEqualTo(login(""));
        assertThat(auditor.isIn()).isTrue();
        save(true, Set.of(Roles.EXAMINER));
        assertThat(browser().signIn(BOUND))
                .as("a role that is not in the register")
                .isEqualTo(login("?sso=no-role"));
        provider.groups.put(BOUND, List.of("unheard-of"));
        assertThat(browser().signIn(BOUND)).isEqualTo(login("?sso=no-role"));
    }

    @Test
    void whoIsBoundToNobodyIsNobody() {
        StaffBrowser stranger = browser();
        assertThat(stranger.signIn("sub-stranger")).isEqualTo(login("?sso=unbound"));
        assertThat(stranger.isIn()).isFalse();
        assertThat(stranger.get("/login?sso=unbound").statusCode()).isEqualTo(200);

        // as somebody would who writes in the database
        try (Superuser superuser = Superuser.of(toroku)) {
            superuser
                    .sql("UPDATE officer_identity SET subject = ? WHERE username = ?", "sub-stranger", NAME)
                    .update();
            assertThat(browser().signIn("sub-stranger")).isEqualTo(login("?sso=unbound"));
            superuser
                    .sql("UPDATE officer_identity SET subject = ? WHERE username = ?", BOUND, NAME)
                    .update();
        }
    }

    static Stream<Arguments> lies() {
        Instant now = Instant.now();
        return Stream.of(
                lie("another nonce", claims -> claims.claim("nonce", "of another sign-in")),
                lie("no nonce", claims -> claims.claims(all -> all.remove("nonce"))),
                lie("another audience", claims -> claims.audience(List.of("somebody-else"))),
                lie("also another audience", claims -> claims.audience(List.of(OtherProvider.CLIENT, "other"))),
                lie("another issuer", claims -> claims.issuer("https://attacker.example")),
                lie(
                        "ended",
                        claims -> claims.issuedAt(now.minus(Duration.ofHours(2)))
                                .expiresAt(now.minus(Duration.ofHours(1)))),
                lie("without a subject", claims -> claims.claims(all -> all.remove("sub"))),
                lie("a weak way", claims -> claims.claim("acr", "0")));
    }

    private static Arguments lie(String name, Consumer<JwtClaimsSet.Builder> meddling) {
        return Arguments.argumentSet(name, meddling);
    }

    @ParameterizedTest
    @MethodSource("lies")
    void aTokenThatIsNotForThisSignInOpensNothing(Consumer<JwtClaimsSet.Builder> meddling) {
        provider.meddle(meddling);
        StaffBrowser browser = browser();
        assertThat(browser.signIn(BOUND)).startsWith(login("?sso=")).doesNotContain("eyJ");
        assertThat(browser.isIn()).isFalse();
        assertThat(List.copyOf(log.list))
                .extracting(event -> event.getFormattedMessage() + event.getKeyValuePairs())
                .noneMatch(line -> line.contains("eyJ"))
                .as("for what the token says, and not because none came")
                .anyMatch(
                        line -> line.matches("(?s).*reason=\"(invalid_id_token|invalid_token|invalid_nonce|weak)\".*"));
    }

    @Test
    void aCodeIsGoodOnceAndForTheBrowserThatAskedForIt() {
        StaffBrowser mine = browser();
        URI code = mine.codeFor(BOUND);
        StaffBrowser attacked = browser();
        assertThat(StaffBrowser.next(attacked.get(code)))
                .as("signed in as somebody else")
                .hasToString(login("?sso=failed"));
        assertThat(attacked.isIn()).isFalse();

        assertThat(StaffBrowser.next(mine.get(code))).hasToString(login(""));
        assertThat(StaffBrowser.next(mine.get(code))).as("once more").hasToString(login("?sso=failed"));
        URI another = URI.create(browser().codeFor(BOUND).toString().replaceAll("state=[^&]+", "state=guessed"));
        assertThat(StaffBrowser.next(browser().get(another))).hasToString(login("?sso=failed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/authorization/staff?redirect_uri=https://attacker.example/",
                "/oauth2/authorization/staff?continue=https://attacker.example/",
                "/oauth2/authorization/staff?issuer=https://attacker.example/"
            })
    void nobodyIsLedElsewhere(String begin) {
        URI asked = StaffBrowser.next(browser().get(begin));
        assertThat(asked.toString())
                .startsWith(provider.issuer() + "/oauth2/authorize?")
                .doesNotContain("attacker");
        StaffBrowser browser = browser();
        assertThat(StaffBrowser.next(browser.get(browser.codeFor(BOUND, begin))))
                .hasToString(login(""));
    }

    @Test
    void onlyOurOwnPageBeginsASignIn() {
        assertThat(StaffBrowser.next(browser().get("/oauth2/authorization/staff", "Sec-Fetch-Site", "cross-site")))
                .hasToString(login(""));
        assertThat(browser().get("/oauth2/authorization/other").statusCode()).isEqualTo(404);
    }

    @Test
    void whoShowsAgainWhoTheyAreIsAskedByTheProviderAlthoughItKnowsThem() {
        StaffBrowser browser = browser();
        browser.signIn(BOUND);
        URI asked = StaffBrowser.next(browser.get("/oauth2/authorization/staff?again"));
        assertThat(asked.getQuery())
                .contains("prompt=login", "max_age=0", "code_challenge_method=S256", "nonce=", "state=");
        assertThat(StaffBrowser.next(browser.get(browser.codeFor(BOUND, "/oauth2/authorization/staff?again"))))
                .hasToString(login(""));
        assertThat(browser.isIn()).isTrue();
    }

    @Test
    void noPasswordOpensAnOfficersAccountAnyMore() {
        assertThat(new VaadinClient(toroku.url()).logIn("examiner1", toroku.password()))
                .isFalse();
    }

    @Test
    void anotherOfficerDoesNotTakeOverPagesThatAreOpen() {
        identities().bind("auditor1", provider.issuer(), "sub-auditor");
        provider.groups.put("sub-auditor", List.of("ra-auditors"));
        try {
            StaffBrowser browser = browser();
            browser.signIn(BOUND);
            browser.forgetProvider();
            assertThat(browser.signIn("sub-auditor")).isEqualTo(login("?sso=another"));
            assertThat(browser.isIn()).isTrue();
            assertThat(browser().signIn("sub-auditor")).isEqualTo(login(""));
        } finally {
            identities().unbind("auditor1");
        }
    }

    @Test
    void inABrowserFromTheSignInPageToTheRoomsAndOutAgain() {
        try (BrowserStage stage = new BrowserStage(toroku, "single-sign-on")) {
            Visitor morita = stage.visitor();
            morita.go("/login?sso=away");
            morita.reads(Visitor.text("login.sso.refused.away"));
            morita.lookEverywhere("sign-in-provider-away");
            morita.go("/staff");
            morita.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Visitor.text("login.sso")))
                    .click();
            morita.page().locator("input[name=username]").fill(BOUND);
            morita.page().locator("input[name=password]").fill(OtherProvider.PASSWORD);
            morita.page().locator("button[type=submit]").click();
            morita.page().waitForURL(address -> address.endsWith("/staff"));
            morita.reads(NAME);
            morita.go("/staff/password");
            morita.reads(Visitor.text("account.confirm.text"));
            assertThat(morita.page().locator("vaadin-password-field").count()).isZero();
            morita.lookEverywhere("confirm-at-the-provider");

            morita.click("layout.logout");
            morita.page().waitForURL(address -> address.startsWith(provider.issuer() + "/connect/logout"));
            assertThat(morita.page().url())
                    .contains("client_id=" + OtherProvider.CLIENT, "post_logout_redirect_uri=")
                    .doesNotContain("id_token");
            morita.go("/staff");
            assertThat(morita.page().url()).endsWith("/login");
        }
    }
}
