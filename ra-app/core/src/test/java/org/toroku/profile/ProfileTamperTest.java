package org.toroku.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.profile.ProfileHouse.ANN;
import static org.toroku.profile.ProfileHouse.BEN;
import static org.toroku.profile.ProfileHouse.NAME;
import static org.toroku.profile.ProfileHouse.file;
import static org.toroku.profile.ProfileHouse.proposed;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.BookHeads;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.HeadSigner;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowSweep;
import org.toroku.ca.profile.Profiles;
import org.toroku.evidence.Ground;
import org.toroku.profile.ProfileDesk.Act;

/** Whoever writes into the database puts no profile in force, and keeps none there that was replaced. */
class ProfileTamperTest {
    private static final Profiles FIRST = file("P5Y");
    private static final Profiles SECOND = file("P3Y");
    private static final Profiles THIRD = file("P1Y");

    private final ProfileHouse house = new ProfileHouse();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void isNamedByTheBook() {
        house.approved(SECOND);
        RowSweep sweep = new RowSweep(
                house.ground.bean(JdbcClient.class),
                house.ground.bean(TransactionTemplate.class),
                house.ground.bean(BookVerifier.class));
        sweep.each(
                ProtectedTable.PROFILE_VERSION,
                "number = 2",
                found ->
                        found.isNotEmpty().allSatisfy(where -> assertThat(where).startsWith("profile_version ")));
        house.assertBookIntact();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE profile_version SET sha256 = 'THIRD' WHERE number = 2",
                "UPDATE profile_version SET content = 'id=x' WHERE number = 1",
                "UPDATE profile_version SET number = 9 WHERE number = 1",
                "UPDATE profile_version SET book_id = gen_random_uuid() WHERE number = 2",
                "UPDATE profile_version SET profile = 'other' WHERE number = 2",
                "UPDATE profile_version SET state = 'REJECTED' WHERE number = 2",
                "UPDATE profile_version SET state = 'APPROVED', decided_by = 'ben' WHERE number = 3",
                "DELETE FROM profile_version WHERE number = 2",
                "INSERT INTO profile_version SELECT gen_random_uuid(), book_id, profile, 4, state, 'THIRD', content,"
                        + " reason, proposed_by, proposed_at, decided_by, decided_at, note FROM profile_version"
                        + " WHERE number = 2",
                "INSERT INTO profile_version SELECT gen_random_uuid(), book_id, 'new', 1, state, 'THIRD', content,"
                        + " reason, proposed_by, proposed_at, decided_by, decided_at, note FROM profile_version"
                        + " WHERE number = 2"
            })
    void stopsEverythingWithAnAlarm(String change) {
        house.approved(SECOND);
        ProfileDesk desk = house.startedWith(THIRD);
        var waiting = proposed(desk, THIRD);
        assertThat(house.objection(SECOND)).isEmpty();
        assertThat(house.ground
                        .jdbc()
                        .sql(change.replace("THIRD", THIRD.sha256(NAME)))
                        .update())
                .isEqualTo(1);
        ListAppender<ILoggingEvent> log = listening();

        for (Profiles any : new Profiles[] {FIRST, SECOND, THIRD}) {
            assertThat(house.objection(any)).contains("profiles-altered");
            assertThat(house.objectionInside(any)).contains("profiles-altered");
        }
        assertThat(log.list)
                .as("told once, however often it is asked")
                .filteredOn(event -> String.valueOf(event.getKeyValuePairs()).contains("profiles-altered"))
                .hasSize(1);
        assertThat(desk.all(ANN).orElseThrow().altered()).isTrue();
        assertThat(desk.approve(BEN, waiting)).isInstanceOf(Act.Refused.class);
        house.startedWith(THIRD);
        assertThat(house.objection(THIRD)).contains("profiles-altered");
    }

    /** A start never takes an emptied table for the first one. */
    @Test
    void anEmptiedTableIsNoFirstStart() {
        assertThat(house.ground.jdbc().sql("DELETE FROM profile_version").update())
                .isEqualTo(1);
        house.startedWith(SECOND);
        assertThat(house.objection(SECOND)).contains("profiles-altered");
        assertThat(house.objection(FIRST)).contains("profiles-altered");
    }

    /** An old backup knows nothing of what was approved since: nobody gets a first start by restoring it. */
    @Test
    void aBookThatWasCutOffOrBegunAnewGivesNoFirstStart() {
        assertThat(releasedAtTheFirstStart(_ -> {})).isEqualTo(1);
        assertThat(releasedAtTheFirstStart(ground -> entered(ground, "heads-begun")))
                .as("begun anew")
                .isZero();
        assertThat(releasedAtTheFirstStart(ground -> {
                    entered(ground, "anything");
                    ground.bean(HeadSigner.class).sign();
                    ground.jdbc().sql("DELETE FROM audit_signed_head").update();
                    ground.jdbc().sql("DELETE FROM audit_entry").update();
                }))
                .as("ends before its heads")
                .isZero();
    }

    /** @param before what happened before profiles were reviewed */
    private static int releasedAtTheFirstStart(Consumer<Ground> before) {
        try (Ground ground = Ground.open()) {
            before.accept(ground);
            ProfileLedger ledger = new ProfileLedger(ground.jdbc(), ground.bean(Book.class), ground.clock());
            ProfilesInForce gate = new ProfilesInForce(ledger, ground.bean(BookVerifier.class));
            new ProfileWatch(FIRST, ledger, gate, ground.bean(BookHeads.class), ground.transaction()).begin();
            return ledger.versions().size();
        }
    }

    private static void entered(Ground ground, String action) {
        Book.Entry entry =
                new Book.Entry(new Actor.Service("test"), action, Optional.empty(), Map.of("after", 0), List.of());
        ground.transaction().executeWithoutResult(_ -> ground.bean(Book.class).record(entry));
    }

    private static ListAppender<ILoggingEvent> listening() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(ProfilesInForce.class);
        logger.detachAndStopAllAppenders();
        logger.addAppender(log);
        return log;
    }
}
