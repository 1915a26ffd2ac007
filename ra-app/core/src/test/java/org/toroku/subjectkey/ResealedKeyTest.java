package org.toroku.subjectkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.RowAlteredException;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.Submitted;
import org.toroku.issuance.CardHouse;
import org.toroku.paper.Act;
import org.toroku.post.LetterDesk.Printing;
import org.toroku.post.OutgoingMail.Mail;
import org.toroku.subjectkey.KeyCounter.Handed;
import org.toroku.testkit.pki.OcspBehaviour;
import org.toroku.testkit.pki.OwnKey;

/**
 * Whoever alters a key or a code in the database before the house itself writes the row again: the seal of that writing
 * vouches for nothing that somebody else put there.
 */
class ResealedKeyTest {
    private static CodeScene scene;

    @BeforeAll
    static void open() {
        scene = new CodeScene(Map.of());
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    private static void sql(String change, Object... values) {
        assertThat(scene.house().sql().sql(change).params(values).update()).isEqualTo(1);
    }

    /** As though it had come under a code: no legal basis would be asked for, and no letter posted. */
    @Test
    void aKeyThatIsSaidToHaveComeUnderACodeThatNobodyPostedIsNotCertified() {
        scene.house().status().behave(OcspBehaviour.HTTP_500);
        Applied.Accepted applied = (Applied.Accepted) scene.house()
                .part(KeyCounter.class)
                .apply(
                        CardHouse.form(),
                        scene.house().consent(),
                        scene.house().newcomer(),
                        CodeScene.input(OwnKey.p256().request()));
        assertThat(scene.house()
                        .counter()
                        .submit(applied.access(), scene.house().signature(applied)))
                .isInstanceOf(Submitted.Received.class);
        UUID caseId = applied.access().applicationId();
        scene.house().awaitState(caseId, ApplicationState.PENDING_STATUS);
        sql("UPDATE subject_key SET submission = 'CODE' WHERE application_id = ?", caseId);
        scene.house().status().behaveNormally();
        scene.house()
                .retryUntil(
                        Duration.ofMinutes(1), () -> scene.house().book(caseId).contains("step-halted"));

        assertThat(scene.house().book(caseId)).doesNotContain("public-key-accepted");
        assertThat(named()).containsExactly("subject_key " + caseId);
        sql("UPDATE subject_key SET submission = 'SIGNED' WHERE application_id = ?", caseId);
    }

    @Test
    void aCodeWhoseDeadlineWasMovedOpensNothing() {
        Access access = scene.waiting();
        UUID caseId = access.applicationId();
        String code = scene.posted(caseId, 1);
        sql(
                "UPDATE identification_code SET expires_at = expires_at + interval '1 year' WHERE application_id = ?",
                caseId);

        assertThatThrownBy(() -> scene.send(access, code, OwnKey.p256())).isInstanceOf(RowAlteredException.class);

        assertThat(named()).containsExactly("identification_code " + caseId);
        sql(
                "UPDATE identification_code SET expires_at = expires_at - interval '1 year' WHERE application_id = ?",
                caseId);
        assertThat(scene.send(access, code, OwnKey.p256())).isInstanceOf(Handed.Received.class);
    }

    /** A letter that somebody caught is void; whoever has it and the database makes its code the newest again. */
    @Test
    void aCodeThatWasPutBackBeforeTheNewLetterIsPostedIsNotSealed() {
        Access access = scene.waiting();
        UUID caseId = access.applicationId();
        scene.posted(caseId, 1);
        String old = hmac(caseId);
        for (int i = 0; i < 5; i++) {
            scene.send(access, CodeScene.guess(), OwnKey.p256());
        }
        Mail letter = scene.letter(caseId, 2);
        assertThat(scene.print(letter)).isInstanceOf(Printing.Ready.class);
        String fresh = hmac(caseId);
        sql("UPDATE identification_code SET code_hmac = ? WHERE application_id = ?", old, caseId);

        assertThatThrownBy(() -> scene.post(caseId, letter)).isInstanceOf(RowAlteredException.class);

        assertThat(named()).containsExactly("identification_code " + caseId);
        sql("UPDATE identification_code SET code_hmac = ? WHERE application_id = ?", fresh, caseId);
        assertThat(scene.post(caseId, letter)).isInstanceOf(Act.Done.class);
    }

    private static String hmac(UUID caseId) {
        return scene.house()
                .sql()
                .sql("SELECT code_hmac FROM identification_code WHERE application_id = ?")
                .param(caseId)
                .query(String.class)
                .single();
    }

    /** What the book names now. */
    private static List<String> named() {
        return scene.house().part(BookVerifier.class).verify() instanceof BookVerifier.Report.Altered(var found)
                ? found.stream().map(BookVerifier.Finding::where).toList()
                : List.of();
    }
}
