package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.testkit.pki.CardSigner;
import org.toroku.testkit.pki.TestCard;

/** R10 over REST: the receipt is signed with the key just picked up, by openssl, or with the card. */
@ExtendWith(RunningToroku.class)
class SignedReceiptSpec {
    private final Standalone toroku;
    private final ApplicantClient applicant;

    SignedReceiptSpec(Standalone toroku) {
        this.toroku = toroku;
        this.applicant = new ApplicantClient(toroku);
    }

    private HttpResponse<String> prepare(ApplicantClient.Mine mine) {
        return applicant.post("/applications/" + mine.id() + "/receipt/text", mine.token(), Map.of());
    }

    private record Text(String ticket, String base64) {
        byte[] content() {
            return Base64.getDecoder().decode(base64);
        }
    }

    private Text text(ApplicantClient.Mine mine) {
        HttpResponse<String> answer = prepare(mine);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var json = ApplicantClient.json(answer);
        return new Text(json.get("ticket").asString(), json.get("content").asString());
    }

    private HttpResponse<String> submit(ApplicantClient.Mine mine, Text text, byte[] cms) {
        return applicant.post(
                "/applications/" + mine.id() + "/receipt/signature",
                mine.token(),
                Map.of("ticket", text.ticket(), "cms", Base64.getEncoder().encodeToString(cms)));
    }

    @Test
    void theKeyThatWasPickedUpConfirmsItself(@TempDir Path folder) throws Exception {
        Held held = Held.pickedUp(applicant, applicant.enrol(People.newcomer(toroku)), folder);
        Text text = text(held.mine());
        assertThat(new String(text.content(), StandardCharsets.UTF_8))
                .contains(held.mine().caseNumber());
        byte[] cms = held.sign(text.content(), folder);

        HttpResponse<String> first = submit(held.mine(), text, cms);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(first.body()).contains("confirmedAt");
        assertThat(applicant.state(held.mine())).isEqualTo("DELIVERED");
        assertThat(submit(held.mine(), text, cms).body()).as("again").isEqualTo(first.body());
        assertThat(prepare(held.mine()).body()).contains("signed-receipt.confirmed-already");
        assertThat(applicant.confirm(held.mine()).statusCode())
                .as("a click afterwards")
                .isEqualTo(200);
    }

    @Test
    void theCardOfTheApplicantConfirmsAndAnotherPersonsDoesNot(@TempDir Path folder) throws Exception {
        TestCard card = People.newcomer(toroku);
        ApplicantClient.Mine mine = applicant.enrol(card);
        applicant.await(mine, "ISSUED");
        assertThat(prepare(mine).body()).contains("signed-receipt.not-picked-up");
        Held.pickedUp(applicant, mine, folder);
        Text text = text(mine);
        HttpResponse<String> stranger = submit(mine, text, CardSigner.cms(People.newcomer(toroku), text.content()));
        assertThat(stranger.statusCode()).isEqualTo(409);
        assertThat(stranger.body()).contains("signed-receipt.not-the-holder");
        assertThat(applicant.state(mine)).isEqualTo("ISSUED");

        assertThat(submit(mine, text, CardSigner.cms(card, text.content())).statusCode())
                .isEqualTo(200);
        assertThat(applicant.state(mine)).isEqualTo("DELIVERED");
    }
}
