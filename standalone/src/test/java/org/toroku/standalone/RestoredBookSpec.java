package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.testkit.pki.CardSigner;
import org.toroku.testkit.pki.TestCard;
import org.toroku.testkit.pki.TestNationalPki;

/** Certificates of which the book knows nothing: because its database was put back, or because it takes no entry just then. */
class RestoredBookSpec {
    private static final Duration END = Duration.ofMinutes(2);
    private static final Pattern SIGNED_UP_TO = Pattern.compile("signedUpTo=\"?(\\d+)");
    private static final int AT_ONCE = 8;

    private final List<ChildToroku> started = new ArrayList<>();

    @TempDir
    private Path data;

    @AfterEach
    void endChildren() throws Exception {
        for (ChildToroku child : started) {
            child.end();
        }
    }

    private ChildToroku start(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "TOROKU_ENROLMENT_PERNETWORKPERHOUR", "100000",
                "TOROKU_IDENTITY_STATUSRETRYFIRST", "PT1S",
                "TOROKU_ISSUANCE_RETRYCA", "PT1S"));
        settings.putAll(more);
        ChildToroku child = ChildToroku.spawn(data, settings);
        started.add(child);
        child.awaitAnswer();
        return child;
    }

    private TestCard card() {
        return People.newcomer(TestNationalPki.openOrCreate(data.resolve("test-pki"), Clock.systemUTC()));
    }

    private Superuser superuser() {
        return Superuser.of(data.resolve("postgres"));
    }

    private String log() {
        try {
            return Files.readString(ChildToroku.log(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> tables(Superuser superuser) {
        return superuser
                .sql("SELECT quote_ident(table_name) FROM information_schema.tables"
                        + " WHERE table_schema = 'ra' AND table_type = 'BASE TABLE'")
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** As a backup has it. */
    private void backUp() {
        try (Superuser superuser = superuser()) {
            tables(superuser)
                    .forEach(table -> superuser
                            .sql("CREATE TABLE public.backup_" + table + " AS TABLE ra." + table)
                            .update());
            superuser
                    .sql("CREATE TABLE public.backup AS SELECT sequencename, last_value FROM pg_sequences"
                            + " WHERE schemaname = 'ra'")
                    .update();
        }
    }

    /** All of the registration authority, and nothing of the CA, which has a database of its own in operation. */
    private void putBack() {
        try (Superuser superuser = superuser()) {
            List<String> tables = tables(superuser);
            superuser
                    .sql("TRUNCATE "
                            + String.join(
                                    ", ", tables.stream().map("ra."::concat).toList()))
                    .update();
            for (String table : tables) {
                String columns = String.join(
                        ", ",
                        superuser
                                .sql(
                                        "SELECT quote_ident(column_name) FROM information_schema.columns"
                                                + " WHERE table_schema = 'ra' AND quote_ident(table_name) = ?"
                                                + " AND is_generated = 'NEVER'",
                                        table)
                                .query(String.class)
                                .list());
                superuser
                        .sql("INSERT INTO ra." + table + " (" + columns + ") OVERRIDING SYSTEM VALUE SELECT " + columns
                                + " FROM public.backup_" + table)
                        .update();
            }
            superuser
                    .sql(
                            "SELECT setval(format('ra.%I', sequencename)::regclass, coalesce(last_value, 1), last_value IS NOT NULL)"
                                    + " FROM public.backup")
                    .query((row, _) -> row.getLong(1))
                    .list();
        }
    }

    private List<String> serials() {
        try (Superuser superuser = superuser()) {
            return superuser
                    .sql("SELECT serial FROM ra.issued_certificate ORDER BY serial")
                    .query((row, _) -> row.getString(1))
                    .list();
        }
    }

    @Test
    void certificatesThatARestoredDatabaseForgotAreNamedAndNothingIsIssuedUntilSomebodySaysSo() throws Exception {
        ChildToroku first = start(Map.of());
        ApplicantClient applicant = new ApplicantClient(first.url());
        applicant.await(applicant.enrol(card()), "ISSUED");
        backUp();
        List<String> before = serials();
        applicant.await(applicant.enrol(card()), "ISSUED");
        applicant.await(applicant.enrol(card()), "ISSUED");
        List<String> forgotten = new ArrayList<>(serials());
        forgotten.removeAll(before);
        assertThat(forgotten).hasSize(2);
        // until a head outside names the entries of both
        Thread.sleep(Duration.ofSeconds(12));
        first.process().destroyForcibly().waitFor();
        putBack();

        ChildToroku second = start(Map.of());
        applicant = new ApplicantClient(second.url());
        var waiting = applicant.enrol(card());
        applicant.await(waiting, "ACCEPTED");
        Waiting.until(END, this::log, log -> log.contains("book-rolled-back"));
        Thread.sleep(Duration.ofSeconds(10));
        assertThat(applicant.state(waiting)).isEqualTo("ACCEPTED");
        try (Superuser superuser = superuser()) {
            assertThat(superuser.certificates(waiting.id())).isZero();
        }
        Matcher signedUpTo = SIGNED_UP_TO.matcher(log());
        assertThat(signedUpTo.find()).as(log()).isTrue();
        second.end();

        ChildToroku third = start(Map.of("TOROKU_BOOK_BEGINHEADSAFTER", signedUpTo.group(1)));
        new ApplicantClient(third.url()).await(waiting, "ISSUED");
        try (Superuser superuser = superuser()) {
            assertThat(superuser.certificates(waiting.id())).isEqualTo(1);
        }
        third.end();
        assertThat(verified()).as("named, to be revoked").contains(forgotten);
    }

    private String verified() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = new AuditCommand(out, out).run(List.of("verify", "--data", data.toString()));
        return code + " " + said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void noCertificateGoesOutWhileTheBookTakesNoEntry() throws Exception {
        ChildToroku child = start(Map.of());
        List<TestCard> cards = new ArrayList<>();
        List<ApplicantClient.Mine> mine = new ArrayList<>();
        ApplicantClient applicant = new ApplicantClient(child.url());
        for (int i = 0; i < AT_ONCE; i++) {
            cards.add(card());
            mine.add(applicant.applied(applicant.form(cards.getLast())));
        }
        List<CompletableFuture<Integer>> submitted = new ArrayList<>();
        try (Superuser superuser = superuser();
                Superuser looking = superuser();
                ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            superuser.sql("BEGIN").update();
            superuser.sql("LOCK TABLE ra.audit_entry IN EXCLUSIVE MODE").update();
            for (int i = 0; i < AT_ONCE; i++) {
                TestCard card = cards.get(i);
                ApplicantClient.Mine each = mine.get(i);
                submitted.add(CompletableFuture.supplyAsync(() -> handedIn(child, each, card), threads));
            }
            for (int i = 0; i < 25; i++) {
                Thread.sleep(Duration.ofSeconds(1));
                assertThat(looking.count("SELECT count(*)::int FROM ra.issued_certificate"))
                        .isZero();
                assertThat(looking.count("SELECT count(*)::int FROM ca.order_journal WHERE certificate IS NOT NULL"))
                        .isZero();
            }
            superuser.sql("COMMIT").update();
            submitted.forEach(CompletableFuture::join);
        }
        for (int i = 0; i < AT_ONCE; i++) {
            if (applicant.state(mine.get(i)).equals("AWAITING_SIGNATURE")) {
                // what was not acknowledged is handed in again
                assertThat(handedIn(child, mine.get(i), cards.get(i))).isEqualTo(202);
            }
            applicant.await(mine.get(i), "ISSUED");
        }
        try (Superuser superuser = superuser()) {
            for (ApplicantClient.Mine each : mine) {
                assertThat(superuser.certificates(each.id())).isEqualTo(1);
                assertThat(superuser.count(
                                "SELECT count(*)::int FROM ra.audit_entry WHERE case_id = ?"
                                        + " AND action = 'certificate-issued'",
                                each.id()))
                        .isEqualTo(1);
            }
        }
        child.end();
        assertThat(verified()).startsWith(AuditCommand.INTACT + " ").contains("RA and CA agree");
    }

    /** 0 where no answer came in time. */
    private static int handedIn(ChildToroku child, ApplicantClient.Mine mine, TestCard card) {
        try {
            return new ApplicantClient(child.url())
                    .submit(mine, CardSigner.cms(card, mine.content()))
                    .statusCode();
        } catch (UncheckedIOException late) {
            return 0;
        }
    }
}
