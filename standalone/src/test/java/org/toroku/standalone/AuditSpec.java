package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who owns the database changes rows, and the auditor's command names them. */
@ExtendWith(RunningToroku.class)
class AuditSpec {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Standalone toroku;

    AuditSpec(Standalone toroku) {
        this.toroku = toroku;
    }

    private int verify(Path data) {
        said.reset();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new AuditCommand(out, out).run(List.of("verify", "--data", data.toString()));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    /** As the owner of the server, past every role. */
    private void change(String sql, Object... values) throws Exception {
        String port = Files.readAllLines(
                        RunningToroku.data().resolve("postgres").resolve("postmaster.pid"))
                .get(3);
        try (Connection owner =
                        DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/toroku", "postgres", "");
                PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void namesTheAlteredRowAndNothingElse() throws Exception {
        ApplicantClient applicant = new ApplicantClient(toroku);
        var mine = applicant.enrol(People.newcomer(toroku));
        applicant.await(mine, "ISSUED");
        assertThat(verify(RunningToroku.data())).as(said()).isEqualTo(AuditCommand.INTACT);
        assertThat(said())
                .contains(
                        "改ざんされていません",
                        "The book is intact",
                        "The CA's journal is intact",
                        "The log of issued and revoked certificates is intact");

        change("UPDATE ra.decision SET decider = decider || '!' WHERE application_id = ?", mine.id());

        assertThat(verify(RunningToroku.data())).isEqualTo(AuditCommand.ALTERED);
        assertThat(said())
                .contains("The book was ALTERED, first at: decision " + mine.id() + "|1: row-altered")
                .contains("The CA's journal is intact");

        change(
                "UPDATE ra.decision SET decider = left(decider, length(decider) - 1) WHERE application_id = ?",
                mine.id());
        assertThat(verify(RunningToroku.data())).as(said()).isEqualTo(AuditCommand.INTACT);
    }

    /** All of an application's rows as they are, from somewhere to somewhere else and back. */
    private static void move(Superuser superuser, String table, String where) {
        superuser.sql("DROP TABLE IF EXISTS public.kept").update();
        superuser
                .sql("CREATE TABLE public.kept AS SELECT * FROM " + table + " WHERE " + where)
                .update();
        superuser.sql("DELETE FROM " + table + " WHERE " + where).update();
    }

    private static void back(Superuser superuser, String table) {
        superuser.sql("INSERT INTO " + table + " SELECT * FROM public.kept").update();
    }

    @Test
    void namesACertificateThatOnlyOneOfTheTwoBooksHas() {
        ApplicantClient applicant = new ApplicantClient(toroku);
        var mine = applicant.enrol(People.newcomer(toroku));
        applicant.await(mine, "ISSUED");
        String ofMine = "application_id = '" + mine.id() + "'";
        try (Superuser superuser = Superuser.of(toroku)) {
            move(superuser, "ra.issued_certificate", ofMine);
            try {
                assertThat(verify(RunningToroku.data())).isEqualTo(AuditCommand.ALTERED);
                assertThat(said()).contains("of which the RA has no row");
            } finally {
                back(superuser, "ra.issued_certificate");
            }
            move(superuser, "ca.order_journal", ofMine);
            try {
                assertThat(verify(RunningToroku.data())).isEqualTo(AuditCommand.ALTERED);
                assertThat(said()).contains("the RA has a certificate that the CA never issued");
            } finally {
                back(superuser, "ca.order_journal");
            }
        }
        assertThat(verify(RunningToroku.data())).as(said()).isEqualTo(AuditCommand.INTACT);
        assertThat(said()).contains("RA and CA agree");
    }

    @Test
    void namesADocumentWhoseFileIsGone() throws Exception {
        ApplicantClient applicant = new ApplicantClient(toroku);
        var mine = applicant.enrol(People.newcomer(toroku));
        applicant.await(mine, "ISSUED");
        String blob;
        try (Superuser superuser = Superuser.of(toroku)) {
            blob = superuser
                    .sql("SELECT blob FROM ra.document WHERE application_id = ? LIMIT 1", mine.id())
                    .query(String.class)
                    .single();
        }
        Path file = toroku.data("documents").resolve(blob.substring(0, 2)).resolve(blob);
        Path away = Files.move(file, file.resolveSibling(blob + ".away"));
        try {
            assertThat(verify(RunningToroku.data())).isEqualTo(AuditCommand.ALTERED);
            assertThat(said()).contains("file-missing");
        } finally {
            Files.move(away, file);
        }
    }

    @Test
    void missesTheFileOfHeads(@TempDir Path elsewhere) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(new AuditCommand(out, out)
                        .run(List.of(
                                "verify",
                                "--data",
                                RunningToroku.data().toString(),
                                "--heads",
                                elsewhere.resolve("nothing").toString())))
                .isEqualTo(AuditCommand.ALTERED);
        assertThat(said()).contains("heads file: missing");
    }

    @Test
    void makesNothingWhereNoTorokuHasRun(@TempDir Path empty) throws Exception {
        assertThat(verify(empty)).isEqualTo(AuditCommand.NOT_VERIFIED);
        assertThat(said()).contains("no Toroku has run on");
        try (var entries = Files.list(empty)) {
            assertThat(entries).isEmpty();
        }
    }

    @Test
    void explainsItselfWhenMisused() {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(new AuditCommand(out, out).run(List.of("check"))).isEqualTo(AuditCommand.NOT_VERIFIED);
        assertThat(said()).contains("toroku audit verify");
    }
}
