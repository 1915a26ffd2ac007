package org.toroku.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.Cases;
import org.toroku.identity.Identities;
import org.toroku.workflows.Variables;

/** What the automaton knows of a person, a device and a network beside the case itself. */
class AutomatonFactsTest {
    private final AutomatonScene scene = new AutomatonScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void refersASecondApplicationOfTheSamePersonForThirtyDays() {
        UUID first = scene.matched(AutomatonScene.person("花子"));
        UUID second = scene.matched(AutomatonScene.person("花子"));

        assertThat(scene.decide(second)).containsEntry(Variables.DECISION, "REFER");
        assertThat(scene.reasons(second)).isEqualTo("{duplicate-person}");
        assertThat(scene.inputs(second)).containsEntry("openApplicationsSameSigner", 1);

        scene.ground().clock().forward(Duration.ofDays(31));
        assertThat(scene.inputs(first)).containsEntry("applicationsSamePerson30d", 0);
    }

    @Test
    void tellsOfficersWhyACaseCameToThem() {
        scene.matched(AutomatonScene.person("花子"));
        UUID second = scene.matched(AutomatonScene.person("花子"));
        scene.matched(AutomatonScene.person("桜子"));
        Judgements judgements = scene.ground().bean(Judgements.class);
        assertThat(judgements.latest(second)).as("before the automaton saw it").isEmpty();

        scene.decide(second);

        Judgements.Judgement judgement = judgements.latest(second).orElseThrow();
        assertThat(judgement.outcome()).isEqualTo("REFER");
        assertThat(judgement.reasons()).containsExactly("duplicate-person");
    }

    @Test
    void refersAPersonWhoHoldsAValidCertificateAlready() {
        UUID first = scene.matched(AutomatonScene.person("花子"));
        scene.certify(first, Duration.ofDays(100));
        scene.ground().clock().forward(Duration.ofDays(40));
        UUID second = scene.matched(AutomatonScene.person("花子"));

        assertThat(scene.inputs(second))
                .containsEntry("certificatesSamePersonValid", 1)
                .containsEntry("applicationsSamePerson30d", 0);
        assertThat(scene.decide(second)).containsEntry(Variables.DECISION, "REFER");

        scene.ground().clock().forward(Duration.ofDays(70));
        assertThat(scene.inputs(second)).as("expired").containsEntry("certificatesSamePersonValid", 0);
    }

    @Test
    void refersSeveralPersonsOnOneDevice() {
        Cases.Origin device = new Cases.Origin(Optional.of("device"), "network");
        scene.matched(AutomatonScene.person("花子"), device);
        UUID second = scene.matched(AutomatonScene.person("桜子"), device);

        assertThat(scene.inputs(second))
                .containsEntry("personsSameDevice24h", 1)
                .containsEntry("applicationsSameDevice24h", 1)
                .containsEntry("applicationsSameNetwork1h", 1);
        assertThat(scene.decide(second)).containsEntry(Variables.DECISION, "REFER");
        assertThat(scene.reasons(second)).isEqualTo("{several-persons-one-device}");

        scene.ground().clock().forward(Duration.ofHours(25));
        assertThat(scene.inputs(second))
                .containsEntry("personsSameDevice24h", 0)
                .containsEntry("applicationsSameDevice24h", 0)
                .containsEntry("applicationsSameNetwork1h", 0);
    }

    /** A relative's telephone collects the keys of others over weeks, not within a day. */
    @Test
    void refersADeviceOnWhichSomebodyElseHoldsACertificateHoweverLongAgo() {
        Cases.Origin device = new Cases.Origin(Optional.of("telephone"), "network");
        UUID first = scene.matched(AutomatonScene.person("花子"), device);
        scene.certify(first, Duration.ofDays(100));
        scene.ground().clock().forward(Duration.ofDays(40));
        UUID second = scene.matched(AutomatonScene.person("桜子"), device);

        assertThat(scene.inputs(second))
                .containsEntry("personsSameDevice24h", 0)
                .containsEntry("holdersSameDeviceValid", 1);
        assertThat(scene.decide(second)).containsEntry(Variables.DECISION, "REFER");
        assertThat(scene.reasons(second)).isEqualTo("{several-holders-one-device}");
        assertThat(scene.ground()
                        .bean(Judgements.class)
                        .latest(second)
                        .orElseThrow()
                        .sameDevice())
                .containsExactly(
                        scene.ground().bean(Applications.class).get(first).caseNumber());

        scene.ground().clock().forward(Duration.ofDays(70));
        assertThat(scene.inputs(second)).as("expired").containsEntry("holdersSameDeviceValid", 0);
    }

    /** 則5①(2) has no proxy clause: how far the help went is for people to find out. */
    @Test
    void refersWhoeverWasHelped() {
        UUID helped = scene.matched(AutomatonScene.person("花子", ApplicationForm.Operator.HELPED));

        assertThat(scene.inputs(helped)).containsEntry("operatedWithHelp", true);
        assertThat(scene.decide(helped)).containsEntry(Variables.DECISION, "REFER");
        assertThat(scene.reasons(helped)).isEqualTo("{operated-with-help}");
    }

    @Test
    void doesNotTakeApplicationsWithoutDeviceForOnesOfTheSameDevice() {
        scene.matched(AutomatonScene.person("花子"), new Cases.Origin(Optional.empty(), "one"));
        UUID second = scene.matched(AutomatonScene.person("桜子"), new Cases.Origin(Optional.empty(), "two"));

        assertThat(scene.inputs(second)).containsEntry("applicationsSameDevice24h", 0);
        assertThat(scene.decide(second)).containsEntry(Variables.DECISION, "ACCEPT");
    }

    @Test
    void refersManyApplicationsFromOneNetwork() {
        for (int i = 0; i < 20; i++) {
            scene.ground().cases().apply(AutomatonScene.person("花子"), new Cases.Origin(Optional.empty(), "network"));
        }
        UUID id = scene.matched(AutomatonScene.person("花子"), new Cases.Origin(Optional.empty(), "network"));

        assertThat(scene.decide(id)).containsEntry(Variables.DECISION, "REFER");
        assertThat(scene.reasons(id)).isEqualTo("{network-velocity}");
    }

    @Test
    void refersADenyListedPerson() {
        UUID id = scene.matched(AutomatonScene.person("花子"));
        scene.ground()
                .jdbc()
                .sql("INSERT INTO deny_list (person_sha256, reason, listed_at) VALUES (?, 'test', now())")
                .param(scene.ground()
                        .bean(Identities.class)
                        .latest(id)
                        .orElseThrow()
                        .personSha256()
                        .orElseThrow())
                .update();

        assertThat(scene.decide(id)).containsEntry(Variables.DECISION, "REFER");
        assertThat(scene.reasons(id)).isEqualTo("{deny-listed}");
    }
}
