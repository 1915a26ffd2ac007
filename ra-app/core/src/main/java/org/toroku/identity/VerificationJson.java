package org.toroku.identity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.toroku.pki.Der;
import org.toroku.pki.identity.BasicFourItems;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.CheckResult;
import org.toroku.pki.identity.StatusEvidence;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stored form of checks, basic items and status; read again years later, hence written by hand and not by reflection. */
final class VerificationJson {
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private VerificationJson() {}

    static List<Map<String, Object>> checks(List<CheckResult> checks) {
        return checks.stream().map(VerificationJson::check).toList();
    }

    private static Map<String, Object> check(CheckResult check) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("check", check.check());
        json.put("clause", check.clause());
        switch (check) {
            case CheckResult.Passed _ -> json.put("result", "passed");
            case CheckResult.Failed failed -> {
                json.put("result", "failed");
                json.put("reason", failed.reason());
            }
        }
        return json;
    }

    static List<CheckResult> readChecks(String json) {
        List<CheckResult> checks = new ArrayList<>();
        for (JsonNode node : MAPPER.readTree(json)) {
            String check = node.path("check").asString();
            String clause = node.path("clause").asString();
            // anything but a clear "passed" counts as failed
            checks.add(
                    node.path("result").asString().equals("passed")
                            ? new CheckResult.Passed(check, clause)
                            : new CheckResult.Failed(
                                    check, clause, node.path("reason").asString()));
        }
        return List.copyOf(checks);
    }

    static Map<String, Object> items(BasicFourItems items) {
        Map<String, Object> birth = new LinkedHashMap<>();
        birth.put("era", items.birthDate().era());
        items.birthDate().year().ifPresent(year -> birth.put("year", year));
        items.birthDate().month().ifPresent(month -> birth.put("month", month));
        items.birthDate().day().ifPresent(day -> birth.put("day", day));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", items.name());
        json.put("nameSubstitutes", items.nameSubstitutes().stream().boxed().toList());
        json.put("sex", items.sex().name());
        json.put("birthDate", birth);
        json.put("address", items.address());
        json.put(
                "addressSubstitutes",
                items.addressSubstitutes().stream().boxed().toList());
        return json;
    }

    static BasicFourItems readItems(String json) {
        JsonNode node = MAPPER.readTree(json);
        JsonNode birth = node.path("birthDate");
        return new BasicFourItems(
                node.path("name").asString(),
                positions(node.path("nameSubstitutes")),
                BasicFourItems.Sex.valueOf(node.path("sex").asString()),
                new BasicFourItems.BirthDate(
                        birth.path("era").asInt(), number(birth, "year"), number(birth, "month"), number(birth, "day")),
                node.path("address").asString(),
                positions(node.path("addressSubstitutes")));
    }

    private static Optional<Integer> number(JsonNode node, String field) {
        return node.has(field) ? Optional.of(node.path(field).asInt()) : Optional.empty();
    }

    private static BitSet positions(JsonNode array) {
        BitSet positions = new BitSet();
        array.forEach(position -> positions.set(position.asInt()));
        return positions;
    }

    static Map<String, Object> status(CardStatus status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", code(status));
        switch (status) {
            case CardStatus.Revoked revoked -> {
                json.put("revokedAt", revoked.at().toString());
                json.put("revocationReason", revoked.reason());
            }
            case CardStatus.Unavailable unavailable -> json.put("reason", unavailable.reason());
            case CardStatus.Good _, CardStatus.Unknown _ -> {}
        }
        StatusEvidence evidence = status.evidence();
        json.put("source", evidence.source());
        json.put("checkedAt", evidence.checkedAt().toString());
        evidence.thisUpdate().ifPresent(at -> json.put("thisUpdate", at.toString()));
        evidence.nextUpdate().ifPresent(at -> json.put("nextUpdate", at.toString()));
        evidence.request().map(Der::sha256Hex).ifPresent(digest -> json.put("requestSha256", digest));
        evidence.response().map(Der::sha256Hex).ifPresent(digest -> json.put("responseSha256", digest));
        evidence.responderCertificate().map(Der::sha256Hex).ifPresent(digest -> json.put("responderSha256", digest));
        return json;
    }

    static String code(CardStatus status) {
        return switch (status) {
            case CardStatus.Good _ -> "good";
            case CardStatus.Revoked _ -> "revoked";
            case CardStatus.Unknown _ -> "unknown";
            case CardStatus.Unavailable _ -> "unavailable";
        };
    }
}
