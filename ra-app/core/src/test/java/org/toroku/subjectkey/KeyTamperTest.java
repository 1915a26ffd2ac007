package org.toroku.subjectkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowSweep;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.issuance.CardHouse;
import org.toroku.issuance.TamperedRows;
import org.toroku.pki.Der;
import org.toroku.pki.keys.SubjectKey;
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

    @ParameterizedTest
    @EnumSource(names = {"SUBJECT_KEY", "IDENTIFICATION_CODE"})
    void namesTheRow(ProtectedTable table) {
        new TamperedRows(scene.house()).namesEveryChangeOf(table, caseId);
    }

    @Test
    void namesASpentKeyThatSomebodyForgives() {
        CardHouse house = scene.house();
        OwnKey key = OwnKey.p256();
        house.part(SpentKeys.class).sent(Der.of(key.pem().getBytes(StandardCharsets.US_ASCII)));
        String row = SubjectKey.of(Der.of(key.spki())).orElseThrow().materialSha256Hex();

        new RowSweep(house.sql(), house.part(TransactionTemplate.class), house.part(BookVerifier.class))
                .each(
                        ProtectedTable.SPENT_KEY,
                        "key_sha256 = '" + row + "'",
                        found -> found.contains("spent_key " + row));
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
}
