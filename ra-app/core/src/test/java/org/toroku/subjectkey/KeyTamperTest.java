package org.toroku.subjectkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.ProtectedTable;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.post.LetterDesk.Printing;
import org.toroku.testkit.pki.OwnKey;

/** Whoever alters a key or a code in the database, or takes it away, is named by the book and brings no certificate about. */
class KeyTamperTest {
    private static CodeScene scene;
    private static UUID caseId;

    @BeforeAll
    static void sendAKeyUnderACode() {
        scene = new CodeScene(Map.of());
        Access access = scene.waiting();
        caseId = access.applicationId();
        scene.send(access, scene.posted(caseId, 1), OwnKey.p256());
        scene.house().examineTask(caseId);
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    private record Column(String name, String type) {}

    @ParameterizedTest
    @EnumSource(names = {"SUBJECT_KEY", "IDENTIFICATION_CODE"})
    void namesTheRow(ProtectedTable table) {
        List<Column> columns = scene.house()
                .sql()
                .sql("SELECT column_name, udt_name FROM information_schema.columns WHERE table_name = ?")
                .param(table.table())
                .query((rs, n) -> new Column(rs.getString(1), rs.getString(2)))
                .list();
        assertThat(columns).hasSizeGreaterThan(6);
        String row = " WHERE application_id = '" + caseId + "'";
        for (Column column : columns) {
            String key = column.name();
            assertThat(findings(table, "UPDATE " + table.table() + " SET " + key + " = " + other(column) + row))
                    .as("%s.%s", table, key)
                    .contains(table.table() + " " + caseId);
        }
        assertThat(findings(table, "DELETE FROM " + table.table() + row)).contains(table.table() + " " + caseId);
    }

    /** The digest of a code of one's own in place of the posted one: the letter is not printed, the case not decided. */
    @Test
    void printsNoLetterOfAnAlteredCode() {
        Access access = scene.waiting();
        var letter = scene.letter(access.applicationId(), 1);
        String kept = scene.house()
                .sql()
                .sql("SELECT code_hmac FROM identification_code WHERE application_id = ?")
                .param(access.applicationId())
                .query(String.class)
                .single();
        replace(access.applicationId(), "0".repeat(64));
        try {
            assertThat(scene.print(letter))
                    .isEqualTo(new Printing.Refused("case-altered", java.util.Optional.of(letter.id())));
        } finally {
            replace(access.applicationId(), kept);
        }
    }

    private static void replace(UUID application, String hmac) {
        scene.house()
                .sql()
                .sql("UPDATE identification_code SET code_hmac = ? WHERE application_id = ?")
                .params(hmac, application)
                .update();
    }

    /** Rows that the book names after a change; nothing of it stays. */
    private static List<String> findings(ProtectedTable table, String change) {
        return Objects.requireNonNull(scene.house()
                .part(TransactionTemplate.class)
                .execute(status -> {
                    status.setRollbackOnly();
                    var sql = scene.house().sql();
                    sql.sql("SET LOCAL session_replication_role = replica").update();
                    sql.sql("SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = ?::regclass")
                            .param(table.table())
                            .query(String.class)
                            .list()
                            .forEach(check -> sql.sql(
                                            "ALTER TABLE " + table.table() + " DROP CONSTRAINT \"" + check + "\"")
                                    .update());
                    assertThat(sql.sql(change).update()).isEqualTo(1);
                    return scene.house().part(BookVerifier.class).verify()
                                    instanceof BookVerifier.Report.Altered(var found)
                            ? found.stream().map(BookVerifier.Finding::where).toList()
                            : List.<String>of();
                }));
    }

    private static String other(Column column) {
        String it = column.name();
        return switch (column.type()) {
            case "text" -> "coalesce(" + it + ", '') || 'x'";
            case "uuid" -> "gen_random_uuid()";
            case "int4" -> "coalesce(" + it + ", 0) + 1";
            case "timestamptz" -> "coalesce(" + it + ", now()) + interval '1 microsecond'";
            case "jsonb" -> "jsonb_build_object('x', " + it + ")";
            case "bytea" -> it + " || '\\x00'::bytea";
            default -> throw new IllegalArgumentException("no other value known for " + column);
        };
    }
}
