package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.testkit.pki.CardSigner;
import org.toroku.testkit.pki.TestCard;
import tools.jackson.databind.JsonNode;

/** What applicants are told over REST of where their case is; it names nobody and says nothing that nobody knows. */
@ExtendWith(RunningToroku.class)
class TrackerSpec {
    private final Standalone toroku;
    private final ApplicantClient applicant;

    TrackerSpec(Standalone toroku) {
        this.toroku = toroku;
        this.applicant = new ApplicantClient(toroku);
    }

    private static List<String> steps(JsonNode told) {
        return StreamSupport.stream(told.get("steps").spliterator(), false)
                .map(step ->
                        step.get("step").asString() + " " + step.get("progress").asString())
                .toList();
    }

    @Test
    void aSignedApplicationIsFollowedToItsEnd() {
        TestCard card = People.newcomer(toroku);
        ApplicantClient.Mine mine = applicant.applied(applicant.form(card));
        JsonNode toSign = applicant.status(mine);
        assertThat(toSign.get("asked").get("what").asString()).isEqualTo("SIGN");
        assertThat(toSign.get("asked").get("ofApplicant").asBoolean()).isTrue();
        assertThat(steps(toSign)).containsExactly("SIGN NOW", "EXAMINE TO_COME", "ISSUE TO_COME", "PICK_UP TO_COME");
        assertThat(toSign.get("expected").get("kind").asString()).isIn("NOT_KNOWN", "AFTER_APPLICANT");
        assertThat(toSign.get("expected").get("half").isNull())
                .as("no date before it is signed")
                .isTrue();

        applicant.submit(mine, CardSigner.cms(card, mine.content()));
        applicant.await(mine, "ISSUED");
        JsonNode issued = applicant.status(mine);
        assertThat(issued.get("asked").get("what").asString()).isEqualTo("PICK_UP");
        assertThat(issued.get("asked").get("until")).isEqualTo(issued.get("receiptDeadline"));
        assertThat(steps(issued)).containsExactly("SIGN DONE", "EXAMINE DONE", "ISSUE DONE", "PICK_UP NOW");

        assertThat(applicant.pickUp(mine, "four unrelated words here").statusCode())
                .isEqualTo(200);
        assertThat(applicant.confirm(mine).statusCode()).isEqualTo(200);
        JsonNode over = applicant.status(mine);
        assertThat(over.get("asked").get("what").asString()).isEqualTo("NOTHING_MORE");
        assertThat(over.get("expected").get("kind").asString()).isEqualTo("OVER");
        assertThat(steps(over)).allMatch(step -> step.endsWith(" DONE"));
    }

    @Test
    void theHistoryTellsWhatHappenedAndWhatWasSentAndNamesNobody() {
        TestCard card = People.newcomer(toroku);
        ApplicantClient.Mine mine = applicant.enrol(card);
        applicant.await(mine, "ISSUED");
        String path = "/applications/" + mine.id() + "/history";

        // the notice is ordered by a step after the issue
        JsonNode events = Waiting.until(
                Duration.ofSeconds(60),
                () -> ApplicantClient.json(applicant.get(path, mine.token())).get("events"),
                told -> told.findValuesAsString("channel").contains("EMAIL"));

        assertThat(events.findValuesAsString("state")).contains("ISSUED", "ACCEPTED", "RECEIVED", "AWAITING_SIGNATURE");
        assertThat(events.toString())
                .doesNotContain(String.valueOf(applicant.form(card).get("familyName")))
                .doesNotContain(String.valueOf(applicant.form(card).get("email")));
        assertThat(applicant.get(path, "wrong-token").statusCode()).isEqualTo(404);
    }
}
