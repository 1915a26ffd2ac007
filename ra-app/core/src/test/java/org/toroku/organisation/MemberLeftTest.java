package org.toroku.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.toroku.ca.RevocationReason;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.evidence.ShiftingClock;
import org.toroku.living.LivingSweeps;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.Roles;
import org.toroku.organisation.InvitationDesk.Act;
import org.toroku.organisation.InvitationDesk.Item;
import org.toroku.revocation.Channel;
import org.toroku.revocation.FoundFact;
import org.toroku.revocation.RevocationDesk;

/** R16: where the organisation says that somebody left, people judge whether the certificate is revoked. */
class MemberLeftTest {
    private static final Officer READER = new Officer("goro", Set.of(Roles.DECIDER));
    private static MembersScene scene;
    private static Officer admin;

    @BeforeAll
    static void open() {
        scene = new MembersScene();
        scene.house()
                .part(OfficerRegister.class)
                .save(new OfficerRegister.OfficerAccount("goro", "諾否　五郎", "{noop}x", true, READER.roles()));
        admin = scene.administrator(scene.organisation("株式会社退職", MembersScene.NUMBERS.getFirst()), "left-admin");
    }

    @AfterAll
    static void close() {
        scene.house().assertBookIntact();
        scene.close();
    }

    @Test
    void aMemberWhoLeftIsFoundOnceAndNothingIsRevokedByItself() {
        Item invitation = scene.invited(admin, MembersScene.hanako(MembersScene.address()));
        UUID caseId = scene.submitted(scene.token(invitation.id()));
        scene.house().acceptedByTwo(caseId);
        scene.house().awaitState(caseId, ApplicationState.ISSUED);
        assertThat(LivingSweeps.memberships(scene.house())).isZero();

        assertThat(scene.invitations().withdraw(admin, invitation.id())).isEqualTo(new Act.Done());
        assertThat(LivingSweeps.memberships(scene.house())).isEqualTo(1);
        assertThat(LivingSweeps.memberships(scene.house())).as("once").isZero();

        RevocationDesk.Sheet sheet =
                scene.house().part(RevocationDesk.class).look(READER, caseId).orElseThrow();
        assertThat(sheet.requests()).singleElement().satisfies(request -> {
            assertThat(request.entry().channel()).isEqualTo(Channel.FOUND_FACT);
            assertThat(request.entry().proof()).isEqualTo(Channel.Proof.OWN_RECORDS);
            assertThat(request.entry().reason()).isEqualTo(RevocationReason.AFFILIATION_CHANGED);
        });
        assertThat(sheet.facts()).extracting(FoundFact::kind).isEqualTo(List.of(FoundFact.Kind.MEMBERSHIP_ENDED));
        assertThat(scene.house().state(caseId)).isEqualTo(ApplicationState.ISSUED);
        assertThat(scene.invitations().withdraw(admin, invitation.id())).isEqualTo(new Act.Refused("wrong-state"));
    }

    @Test
    void aMemberOfWhomNothingIsIssuedOpensNothing() {
        Item invitation = scene.invited(admin, MembersScene.hanako(MembersScene.address()));
        scene.submitted(scene.token(invitation.id()));
        assertThat(scene.invitations().withdraw(admin, invitation.id())).isEqualTo(new Act.Done());

        assertThat(LivingSweeps.memberships(scene.house())).isZero();
    }

    /** One row that was altered keeps nobody else from being found, and rests until the next day. */
    @Test
    void anAlteredRowStopsNoOtherAndRests() {
        Item altered = scene.invited(admin, MembersScene.hanako(MembersScene.address()));
        UUID resting = issued(scene, altered);
        Item sound = scene.invited(admin, MembersScene.hanako(MembersScene.address()));
        issued(scene, sound);
        scene.invitations().withdraw(admin, altered.id());
        scene.invitations().withdraw(admin, sound.id());
        moved(resting, "1 second");

        assertThat(LivingSweeps.memberships(scene.house())).as("the sound one").isEqualTo(1);
        moved(resting, "-1 second");
        assertThat(LivingSweeps.memberships(scene.house())).as("rests").isZero();

        scene.house().part(ShiftingClock.class).forward(Duration.ofHours(25));
        assertThat(LivingSweeps.memberships(scene.house())).isEqualTo(1);
    }

    /** An organisation that reports everybody at once opens what a day may bring; the others wait and are not lost. */
    @Test
    void manyWhoLeftAtOnceWaitForTheirDayAndAreToldOfOnce() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger listened = (Logger) LoggerFactory.getLogger("org.toroku.living.EndedMemberships");
        listened.addAppender(log);
        try (MembersScene few = new MembersScene(Map.of("toroku.living.members-per-day", "1"))) {
            Officer other =
                    few.administrator(few.organisation("株式会社一斉", MembersScene.NUMBERS.getFirst()), "many-admin");
            List<UUID> cases = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Item invitation = few.invited(other, MembersScene.hanako(MembersScene.address()));
                cases.add(issued(few, invitation));
                assertThat(few.invitations().withdraw(other, invitation.id())).isEqualTo(new Act.Done());
            }

            assertThat(LivingSweeps.memberships(few.house())).isEqualTo(1);
            assertThat(LivingSweeps.memberships(few.house())).as("the same day").isZero();
            few.house().part(ShiftingClock.class).forward(Duration.ofHours(25));
            assertThat(LivingSweeps.memberships(few.house())).isEqualTo(1);
            few.house().part(ShiftingClock.class).forward(Duration.ofHours(25));
            assertThat(LivingSweeps.memberships(few.house())).isEqualTo(1);
            assertThat(few.house()
                            .sql()
                            .sql(
                                    "SELECT count(DISTINCT application_id) FROM found_fact WHERE kind = 'MEMBERSHIP_ENDED'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(cases.size());
            assertThat(log.list)
                    .extracting(event -> String.valueOf(event.getKeyValuePairs()))
                    .filteredOn(pairs -> pairs.contains("living-members-waiting"))
                    .satisfiesExactly(
                            first -> assertThat(first).contains("waiting=\"2\""),
                            second -> assertThat(second).contains("waiting=\"1\""));
        } finally {
            listened.detachAppender(log);
        }
    }

    private static UUID issued(MembersScene where, Item invitation) {
        UUID caseId = where.submitted(where.token(invitation.id()));
        where.house().acceptedByTwo(caseId);
        where.house().awaitState(caseId, ApplicationState.ISSUED);
        return caseId;
    }

    private static void moved(UUID caseId, String by) {
        scene.house()
                .sql()
                .sql("UPDATE membership SET made_at = made_at + CAST(? AS interval) WHERE application_id = ?")
                .params(by, caseId)
                .update();
    }

    @Test
    void aCertificateThatNamesNoOrganisationOpensNothing() {
        try (MembersScene plain = new MembersScene(Map.of("toroku.decision.certify-organisation", "false"))) {
            Officer other =
                    plain.administrator(plain.organisation("株式会社無記載", MembersScene.NUMBERS.getFirst()), "plain-admin");
            Item invitation = plain.invited(other, MembersScene.hanako(MembersScene.address()));
            issued(plain, invitation);
            assertThat(plain.invitations().withdraw(other, invitation.id())).isEqualTo(new Act.Done());

            assertThat(LivingSweeps.memberships(plain.house())).isZero();
        }
    }
}
