package org.toroku.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.wording.WordingHouse.ANN;
import static org.toroku.wording.WordingHouse.BEN;
import static org.toroku.wording.WordingHouse.issued;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowSweep;
import org.toroku.wording.WordingDesk.Act;
import org.toroku.wording.WordingDesk.Basis;
import org.toroku.wording.WordingDesk.Ground;

/** Whoever writes into the database tells applicants nothing. */
class WordingTamperTest {
    private static final WordingKind KIND = WordingKind.ISSUED;

    private final WordingHouse house = new WordingHouse();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void isNamedByTheBook() {
        house.approved(KIND, issued("一"));
        RowSweep sweep = new RowSweep(
                house.ground.bean(JdbcClient.class),
                house.ground.bean(TransactionTemplate.class),
                house.ground.bean(BookVerifier.class));
        sweep.each(
                ProtectedTable.WORDING_VERSION,
                "number = 1",
                found ->
                        found.isNotEmpty().allSatisfy(where -> assertThat(where).startsWith("wording_version ")));
        house.assertBookIntact();
    }

    /** Also where an older text would come back, or a draft be taken for approved. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE wording_version SET body_ja = 'https://evil.example/ {todo}' WHERE number = 2",
                "UPDATE wording_version SET body_ja = 'https://evil.example/ {todo}' WHERE number = 1",
                "UPDATE wording_version SET number = 9 WHERE number = 1",
                "UPDATE wording_version SET kind_id = gen_random_uuid() WHERE number = 2",
                "UPDATE wording_version SET state = 'REJECTED' WHERE number = 2",
                "UPDATE wording_version SET state = 'APPROVED', proposed_by = 'x', decided_by = 'y' WHERE number = 3",
                "DELETE FROM wording_version WHERE number = 2",
                "INSERT INTO wording_version SELECT gen_random_uuid(), kind_id, kind, 4, state, follows_release,"
                        + " subject_ja, body_ja, subject_en, body_en, text_sha256, released_sha256, revision, authors,"
                        + " reason, saved_at, proposed_by, proposed_at, decided_by, decided_at, note"
                        + " FROM wording_version WHERE number = 1"
            })
    void makesTheReleasedTextComeBackWithAnAlarm(String change) {
        Wording released = house.used(KIND).wording();
        house.approved(KIND, issued("一"));
        house.approved(KIND, issued("二"));
        Basis draft = house.drafted(KIND, issued("三"));
        assertThat(house.used(KIND).version()).isEqualTo(2);
        assertThat(house.ground.jdbc().sql(change).update()).isEqualTo(1);
        ListAppender<ILoggingEvent> log = listening();

        assertThat(house.used(KIND)).isEqualTo(new WordingsInForce.Used(KIND, released, 0));
        WordingsInForce.Used inside =
                java.util.Objects.requireNonNull(house.ground.transaction().execute(status -> house.used(KIND)));
        assertThat(inside).as("inside of a transaction").isEqualTo(new WordingsInForce.Used(KIND, released, 0));
        assertThat(log.list)
                .anySatisfy(event ->
                        assertThat(String.valueOf(event.getKeyValuePairs())).contains("wording-altered", "ISSUED"));
        assertThat(house.dossier(KIND).overview().ground()).isEqualTo(Ground.ALTERED);
        assertThat(house.dossier(KIND).versions()).isEmpty();
        Act proposing = house.desk().propose(ANN, draft, "理由");
        if (proposing instanceof Act.Done) {
            assertThat(house.desk().approve(BEN, new Basis(draft.id(), 2))).isEqualTo(new Act.Refused("row-altered"));
        }
        assertThat(house.used(WordingKind.REVOKED).version())
                .as("other kinds are untouched")
                .isZero();
    }

    private static ListAppender<ILoggingEvent> listening() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(WordingsInForce.class);
        logger.detachAndStopAllAppenders();
        logger.addAppender(log);
        return log;
    }

    /** A later release may ask for more than the one under which a text was approved. */
    @Test
    void aTextThatThisReleaseCannotFillIsNotUsed() {
        UUID id = house.approved(KIND, issued("一"));
        WordingDesk.Version version = house.newest(KIND);
        Wording unfit = new Wording("受付番号 {number}", "一", "Case {number}", "x");
        WordingDesk.Version older = new WordingDesk.Version(
                id,
                KIND,
                1,
                version.state(),
                false,
                unfit,
                unfit.sha256(KIND),
                version.releasedSha256(),
                3,
                version.authors(),
                version.reason(),
                version.savedAt(),
                version.proposedBy(),
                version.proposedAt(),
                version.decidedBy(),
                version.decidedAt(),
                Optional.empty());
        assertThat(WordingsInForce.standing(KIND, Optional.of(java.util.List.of(older))))
                .isEqualTo(new WordingsInForce.Standing(Ground.UNFIT, Optional.empty()));
    }

    /** The notice in the folder can be held against the version that it was written from. */
    @Test
    void theBookSaysFromWhichTextANoticeWasWritten() {
        house.approved(KIND, issued("一"));
        UUID caseId = house.ground.cases().apply();
        FolderNotices notices = house.ground.bean(FolderNotices.class);
        FolderNotices.Written written = notices.write(KIND, "C-2026-{todo}");
        assertThat(written.text()).startsWith("受付番号 C-2026-{todo} / Case number C-2026-{todo}\n\n一期限までに");
        UUID notice = java.util.Objects.requireNonNull(
                house.ground.transaction().execute(status -> notices.file(caseId, written, new Actor.Service("test"))));
        assertThat(house.ground.bookText().lines().filter(line -> line.startsWith("notice-written test")))
                .singleElement()
                .asString()
                .contains(notice.toString(), issued("一").sha256(KIND));
        house.assertBookIntact();
    }
}
