package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.assistance.AttendanceDesk;
import org.toroku.assistance.AttendanceDesk.Language;
import org.toroku.assistance.AttendanceDesk.Observed;
import org.toroku.assistance.AttendanceDesk.Opening;
import org.toroku.assistance.AttendanceDesk.Others;
import org.toroku.assistance.AttendanceDesk.PhotoDocument;
import org.toroku.assistance.AttendanceDesk.Setting;
import org.toroku.assistance.AttendanceDesk.Start;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.Roles;
import org.toroku.testkit.pki.CardSigner;
import org.toroku.testkit.pki.TestCard;
import tools.jackson.databind.JsonNode;

/** An assisted session over HTTP, in the whole product with its rules in force. */
@ExtendWith(RunningToroku.class)
class AssistedSpec {
    private static final Officer POST = new Officer("post1", Set.of(Roles.POST_ROOM));

    private final Standalone toroku;
    private final ApplicantClient applicant;
    private final Staff staff;

    AssistedSpec(Standalone toroku) {
        this.toroku = toroku;
        this.applicant = new ApplicantClient(toroku);
        this.staff = new Staff(toroku);
    }

    private AttendanceDesk attendance() {
        return toroku.context().getBean(AttendanceDesk.class);
    }

    @Test
    void anUndoubtedApplicationThatAnOfficerAttendedStillWaitsForPeople() {
        Opening.Opened opened = (Opening.Opened)
                attendance().open(POST, new Start(Setting.VISIT, "", PhotoDocument.PASSPORT, Language.JAPANESE, true));
        TestCard card = People.newcomer(toroku);

        var wrong = applicant.post("/assisted-session", "", Map.of("code", "AAA-AAA-AAA"));
        assertThat(wrong.statusCode()).isIn(409, 422);
        var entered = applicant.post("/assisted-session", "", Map.of("code", opened.code()));
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(201);
        String ticket = ApplicantClient.json(entered).get("ticket").asString();
        var again = applicant.post("/assisted-session", "", Map.of("code", opened.code()));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("session.code-used");
        assertThat(applicant.get("/assisted-session", ticket).body())
                .contains(opened.session().number());
        assertThat(applicant.get("/assisted-session", "0".repeat(64)).statusCode())
                .isEqualTo(404);

        var created = applicant.post("/assisted-session/application", ticket, applicant.agreed(card));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        JsonNode made = ApplicantClient.json(created);
        byte[] content =
                Base64.getDecoder().decode(made.get("content").get("bytes").asString());
        assertThat(new String(content, StandardCharsets.UTF_8))
                .contains("対面支援番号 / Session number: " + opened.session().number());
        assertThat(applicant
                        .post("/assisted-session/application", ticket, applicant.agreed(card))
                        .body())
                .contains("session.used");

        var mine = new ApplicantClient.Mine(
                UUID.fromString(made.get("id").asString()),
                made.get("token").asString(),
                made.get("caseNumber").asString(),
                org.toroku.pki.Der.of(content));
        assertThat(applicant.submit(mine, CardSigner.cms(card, content)).statusCode())
                .isEqualTo(202);
        applicant.await(mine, "REFERRED");
        assertThat(attendance().state(POST, opened.session().id(), new Observed(true, true, true, true, Others.NOBODY)))
                .isEqualTo(new AttendanceDesk.Act.Done());
        staff.examined(mine);
        staff.decided(mine, true);
        applicant.await(mine, "ISSUED");
    }

    @Test
    void nobodyStatesAnOfficerWithoutASession() {
        Map<String, Object> body = applicant.agreed(People.newcomer(toroku));
        Map<String, Object> form = new LinkedHashMap<>(applicant.form(People.newcomer(toroku)));
        form.put("operator", "ASSISTED_BY_OFFICER");
        body.put("form", form);
        var answer = applicant.post("/applications", "", body);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("session-missing");
    }
}
