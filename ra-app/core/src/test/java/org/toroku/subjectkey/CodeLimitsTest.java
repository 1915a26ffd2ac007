package org.toroku.subjectkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.subjectkey.CodeScene.guess;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.issuance.CardHouse;
import org.toroku.subjectkey.KeyCounter.Handed;
import org.toroku.testkit.pki.OwnKey;

/** Wrong codes are counted over applications as well: by the network that they come from and the person they are for. */
class CodeLimitsTest {
    private static final Handed LATER = new Handed.TooMany(Duration.ofHours(1));

    private CodeScene scene;

    @BeforeEach
    void open() {
        scene = new CodeScene(Map.of(
                "toroku.subject-key.wrong-codes-per-network-per-hour", "6",
                "toroku.subject-key.wrong-codes-per-person-per-hour", "9"));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aNetworkThatGuessesIsStoppedForAnHourAndNobodyElse() {
        Access first = scene.waiting();
        String code = scene.posted(first.applicationId(), 1);
        Access second = scene.waiting(CardHouse.form(), "good2");
        String other = scene.posted(second.applicationId(), 1);
        byte[] request = OwnKey.p256().request();
        for (int i = 0; i < 3; i++) {
            assertThat(scene.send(first, guess(), request, "cafe")).isEqualTo(new Handed.Refused("code-wrong"));
            assertThat(scene.send(second, guess(), request, "cafe")).isEqualTo(new Handed.Refused("code-wrong"));
        }

        assertThat(scene.send(first, code, request, "cafe"))
                .as("not even the right one")
                .isEqualTo(LATER);
        assertThat(scene.triesLeft(first.applicationId())).isEqualTo(2);
        assertThat(scene.send(second, other, OwnKey.p256().request(), "home")).isInstanceOf(Handed.Received.class);
        scene.pass(Duration.ofHours(1));
        assertThat(scene.send(first, code, request, "cafe")).isInstanceOf(Handed.Received.class);
    }

    @Test
    void codesOfOnePersonAreGuessedNoOftenerFromManyNetworks() {
        List<Access> mine = List.of(scene.waiting(), scene.waiting(), scene.waiting());
        mine.forEach(access -> scene.posted(access.applicationId(), 1));
        byte[] request = OwnKey.p256().request();
        for (int i = 0; i < 9; i++) {
            assertThat(scene.send(mine.get(i % 3), guess(), request)).isEqualTo(new Handed.Refused("code-wrong"));
        }

        assertThat(scene.send(mine.getFirst(), guess(), request)).isEqualTo(LATER);
        Access another = scene.waiting(CardHouse.form(), "good2");
        scene.posted(another.applicationId(), 1);
        assertThat(scene.send(another, guess(), request)).isEqualTo(new Handed.Refused("code-wrong"));
    }

    @Test
    void guessesThatAreSentAtOnceAreCountedOneByOne() {
        List<Access> cases = List.of(scene.waiting(), scene.waiting(CardHouse.form(), "good2"));
        cases.forEach(access -> scene.posted(access.applicationId(), 1));
        byte[] request = OwnKey.p256().request();

        List<Handed> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> scene.send(cases.get(i % 2), guess(), request, "cafe"))
                .toList();

        assertThat(answers).filteredOn(LATER::equals).hasSize(2);
    }

    /** Nothing else is done with the network of a caller. */
    @Test
    void forgetsWhereAWrongCodeCameFrom() {
        Access access = scene.waiting();
        scene.posted(access.applicationId(), 1);
        scene.send(access, guess(), OwnKey.p256());
        scene.pass(Duration.ofHours(2));
        scene.send(access, guess(), OwnKey.p256());
        assertThat(scene.house()
                        .sql()
                        .sql("SELECT count(*) FROM wrong_code")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
