package org.toroku.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toroku.audit.BookVerifier.Finding;
import org.toroku.audit.BookVerifier.Report;
import org.toroku.evidence.Ground;

/** The owner of the database puts something between the tables and those who read them. */
class SchemaCheckTest {
    private static final String FUNCTION =
            "CREATE SCHEMA elsewhere; CREATE FUNCTION elsewhere.planted() RETURNS trigger LANGUAGE plpgsql"
                    + " AS $f$ BEGIN RETURN NEW; END $f$;";

    private Ground ground;
    private UUID caseId;

    @BeforeEach
    void open() {
        ground = Ground.open();
        caseId = ground.cases().apply();
        ground.jdbc().sql(FUNCTION).update();
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CREATE TRIGGER planted BEFORE INSERT ON decision FOR EACH ROW EXECUTE FUNCTION elsewhere.planted() | table decision | trigger-planted
            CREATE TRIGGER planted BEFORE INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION elsewhere.planted() | table outbox | trigger-planted
            CREATE CONSTRAINT TRIGGER planted AFTER INSERT ON receipt FOR EACH ROW EXECUTE FUNCTION elsewhere.planted() | table receipt | trigger-planted
            CREATE RULE planted AS ON UPDATE TO application DO INSTEAD NOTHING | table application | rule-planted
            ALTER TABLE officer ENABLE ROW LEVEL SECURITY | table officer | row-level-security-planted
            ALTER TABLE receipt RENAME TO was; CREATE VIEW receipt AS SELECT * FROM was | relation receipt | not-a-plain-table
            CREATE TABLE more () INHERITS (receipt) | table receipt | table-inherited
            ALTER TABLE officer ADD COLUMN more text GENERATED ALWAYS AS ('x') STORED | table officer | column-computed
            CREATE FUNCTION to_jsonb(application) RETURNS jsonb LANGUAGE sql AS 'SELECT NULL::jsonb' | function to_jsonb | function-planted
            CREATE OPERATOR @> (LEFTARG = jsonb, RIGHTARG = jsonb, FUNCTION = jsonb_contains) | operator @> | operator-planted
            CREATE TYPE elsewhere.word AS ENUM (); ALTER TABLE receipt ADD COLUMN more elsewhere.word | table receipt | column-type-planted
            """)
    void namesWhatWasPlanted(String statement, String where, String what) {
        assertThat(ground.verifyBook()).isInstanceOf(Report.Intact.class);

        ground.jdbc().sql(statement).update();

        Finding planted = new Finding(where, what);
        assertThat(ground.verifyBook())
                .isInstanceOfSatisfying(
                        Report.Altered.class,
                        altered -> assertThat(altered.findings()).contains(planted));
        assertThat(verifier().verifyCase(caseId))
                .isInstanceOfSatisfying(
                        Report.Altered.class,
                        altered -> assertThat(altered.findings()).contains(planted));
        assertThat(verifier().readVerified(caseId, () -> "read")).isEmpty();
    }

    /** {@code to_jsonb} renders a value of a type that is not PostgreSQL's own by that type's cast to json, which says anything. */
    @Test
    void namesAColumnThatIsRenderedAsItNoLongerIs() {
        ground.jdbc()
                .sql("CREATE TYPE elsewhere.word AS ENUM ('山田\u3000花子', '別人')")
                .update();
        ground.jdbc()
                .sql("CREATE FUNCTION elsewhere.said(elsewhere.word) RETURNS json LANGUAGE sql IMMUTABLE"
                        + " AS $f$ SELECT to_json('山田\u3000花子'::text) $f$")
                .update();
        ground.jdbc()
                .sql("CREATE CAST (elsewhere.word AS json) WITH FUNCTION elsewhere.said(elsewhere.word)")
                .update();
        ground.jdbc()
                .sql("ALTER TABLE application ALTER COLUMN applicant_name TYPE elsewhere.word"
                        + " USING applicant_name::elsewhere.word")
                .update();
        ground.jdbc().sql("UPDATE application SET applicant_name = '別人'").update();

        assertThat(ground.verifyBook())
                .isInstanceOfSatisfying(
                        Report.Altered.class,
                        altered -> assertThat(altered.findings())
                                .contains(new Finding("table application", "column-type-planted")));
        assertThat(verifier().verifyCase(caseId)).isInstanceOf(Report.Altered.class);
    }

    /** The row is put back by the time somebody looks again. */
    @Test
    void readsACaseOnlyInThePictureThatWasVerified() {
        Supplier<String> name = () -> ground.jdbc()
                .sql("SELECT applicant_name FROM application WHERE id = ?")
                .param(caseId)
                .query(String.class)
                .single();
        assertThat(verifier().readVerified(caseId, () -> {
                    Thread other = Thread.ofPlatform().start(() -> rename("偽名"));
                    join(other);
                    return name.get();
                }))
                .contains("山田\u3000花子");

        assertThat(verifier().readVerified(caseId, name)).isEmpty();
        rename("山田\u3000花子");
        assertThat(verifier().readVerified(caseId, name)).contains("山田\u3000花子");
    }

    private void rename(String name) {
        ground.jdbc()
                .sql("UPDATE application SET applicant_name = ? WHERE id = ?")
                .params(name, caseId)
                .update();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private BookVerifier verifier() {
        return ground.bean(BookVerifier.class);
    }
}
