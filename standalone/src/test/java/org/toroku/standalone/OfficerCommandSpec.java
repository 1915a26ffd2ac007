package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.boot.OfficerCommand;
import org.toroku.officers.AccountDesk;

/** Officers are entered and disabled beside a running Toroku, which takes its word at the next request. */
@ExtendWith(RunningToroku.class)
class OfficerCommandSpec {
    private static final Pattern PASSWORD = Pattern.compile("first password \\(.*\\): (\\S+)");

    private static final String OWN = "four words of my own making";

    private final Standalone toroku;

    OfficerCommandSpec(Standalone toroku) {
        this.toroku = toroku;
    }

    private record Said(int code, String text) {
        String password() {
            Matcher found = PASSWORD.matcher(text);
            assertThat(found.find()).as(text).isTrue();
            return found.group(1);
        }
    }

    private static synchronized Said officer(String... line) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream heard = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(heard);
        System.setErr(heard);
        try {
            List<String> all =
                    new ArrayList<>(List.of("--data", RunningToroku.data().toString()));
            all.addAll(List.of(line));
            int code = OfficerLine.run(all);
            return new Said(code, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private boolean opens(VaadinClient browser) {
        return browser.get("/staff").statusCode() == 200;
    }

    @Test
    void whoIsEnteredSignsInAndWhoIsDisabledIsOutAtOnce() {
        Said added = officer("add", "hayashi", "--display", "林 百合", "--roles", "examiner,decider");
        assertThat(added.code()).as(added.text()).isEqualTo(OfficerCommand.DONE);
        VaadinClient browser = new VaadinClient(toroku.url());
        assertThat(browser.logIn("hayashi", added.password())).isTrue();
        assertThat(opens(browser)).as("with a first password").isFalse();
        assertThat(browser.get("/staff/pages/00000000-0000-0000-0000-000000000000")
                        .statusCode())
                .isEqualTo(302);
        assertThat(browser.get("/staff/password").statusCode()).isEqualTo(200);
        VaadinClient.Answer inside = browser.open().go("staff");
        assertThat(inside.body()).as("from within the page").doesNotContain(Visitor.text("inbox.title"));

        assertThat(toroku.context().getBean(AccountDesk.class).changePassword("hayashi", added.password(), OWN))
                .isInstanceOf(AccountDesk.Changed.Done.class);
        assertThat(browser.logIn("hayashi", OWN)).isTrue();
        assertThat(opens(browser)).as("with a password of their own").isTrue();
        assertThat(officer("list").text()).containsPattern("hayashi +enabled +decider,examiner +林 百合");

        assertThat(officer("disable", "hayashi").code()).isEqualTo(OfficerCommand.DONE);
        Waiting.until(Duration.ofSeconds(10), () -> opens(browser), open -> !open);
        assertThat(new VaadinClient(toroku.url()).logIn("hayashi", OWN)).isFalse();

        Said again = officer("password", "hayashi");
        assertThat(officer("enable", "hayashi").code()).isEqualTo(OfficerCommand.DONE);
        assertThat(new VaadinClient(toroku.url()).logIn("hayashi", OWN)).isFalse();
        assertThat(new VaadinClient(toroku.url()).logIn("hayashi", again.password()))
                .isTrue();
        assertThat(officer("disable", "hayashi").code()).isEqualTo(OfficerCommand.DONE);
    }

    /** Whoever writes the whole row must not put the former password back. */
    @Test
    void aPasswordThatItsOwnerChangesMeanwhileStays() throws Exception {
        Said added = officer("add", "kubo", "--display", "久保 梓", "--roles", "examiner");
        String own = "seven kettles near the pier";
        try (ExecutorService operator = Executors.newSingleThreadExecutor()) {
            Future<Said> roles = Objects.requireNonNull(toroku.context()
                    .getBean(TransactionTemplate.class)
                    .execute(_ -> {
                        assertThat(toroku.context()
                                        .getBean(AccountDesk.class)
                                        .changePassword("kubo", added.password(), own))
                                .isInstanceOf(AccountDesk.Changed.Done.class);
                        Future<Said> begun = operator.submit(() -> officer("roles", "kubo", "--roles", "decider"));
                        Waiting.until(Duration.ofSeconds(60), this::somebodyWaits, waits -> waits);
                        return begun;
                    }));
            assertThat(roles.get().code()).isEqualTo(OfficerCommand.DONE);
        }
        assertThat(new VaadinClient(toroku.url()).logIn("kubo", own)).isTrue();
        assertThat(officer("list").text()).containsPattern("kubo +enabled +decider ");
        assertThat(officer("disable", "kubo").code()).isEqualTo(OfficerCommand.DONE);
    }

    private boolean somebodyWaits() {
        try (Superuser superuser = Superuser.of(RunningToroku.data().resolve("postgres"))) {
            return superuser.count("SELECT count(*)::int FROM pg_locks WHERE NOT granted") > 0;
        }
    }

    @Test
    void refusesWithAReasonWhatCannotBe() {
        assertThat(officer("add", "examiner1", "--display", "別人", "--roles", "examiner"))
                .satisfies(said -> assertThat(said.text()).contains("taken"))
                .satisfies(said -> assertThat(said.code()).isEqualTo(OfficerCommand.REFUSED));
        assertThat(officer("add", "Ünknown", "--display", "誰か", "--roles", "examiner")
                        .text())
                .contains("a login name begins");
        assertThat(officer("add", "mori", "--display", "森 某", "--roles", "superuser")
                        .text())
                .contains("roles are");
        assertThat(officer("add", "mori", "--display", "審査 一郎", "--roles", "decider")
                        .text())
                .as("one person with two accounts would be both pairs of eyes")
                .contains("same name");
        assertThat(officer("disable", "nobody").text()).contains("no officer has this login name");
        assertThat(officer("appoint", "examiner1", "--rule", "automatic-decision")
                        .text())
                .contains("no enabled manager");
        assertThat(officer("add", "mori").code()).isEqualTo(OfficerCommand.FAILED);
        assertThat(officer("dance").text()).contains("usage");
    }
}
