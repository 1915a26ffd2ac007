package org.toroku.ca.ejbca;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.toroku.ca.ejbca.EjbcaHttp.Answer;
import org.toroku.ca.ejbca.EjbcaHttp.Answer.Said;
import org.toroku.ca.ejbca.EjbcaHttp.Answer.Unsaid;
import org.toroku.ca.elsewhere.Inquiry.Recall;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What EJBCA's books say. Each question names CA and profile: EJBCA refuses one that names what the RA may not see, but answers one
 * that does not with less than there is, which would be read as "none".
 */
final class EjbcaSearch {
    /** Whether an end entity is registered. */
    enum EndEntity {
        THERE,
        NOT_THERE,
        UNSEEN
    }

    private record Criterion(String property, String value) {}

    private final EjbcaSettings settings;
    private final EjbcaHttp http;

    EjbcaSearch(EjbcaSettings settings, EjbcaHttp http) {
        this.settings = settings;
        this.http = http;
    }

    Recall certificates(String username) {
        List<Criterion> criteria = new ArrayList<>(seen());
        criteria.add(new Criterion("USERNAME", username));
        return switch (ask("certificate", 2, criteria)) {
            case Unsaid(var why, var read) -> new Recall.Unseen(why);
            case Said said when said.done() -> found(said.body());
            case Said said -> new Recall.Unseen("ca-http-" + said.status());
        };
    }

    private static Recall found(JsonNode body) {
        JsonNode certificates = body.path("certificates");
        if (!certificates.isArray()) {
            return new Recall.Unseen("answer-malformed");
        }
        if (certificates.size() > 1 || body.path("more_results").asBoolean(false)) {
            return new Recall.Several();
        }
        return certificates.isEmpty()
                ? new Recall.None()
                : Json.certificate(certificates.get(0).path("certificate"))
                        .<Recall>map(Recall.Found::new)
                        .orElseGet(() -> new Recall.Unseen("answer-malformed"));
    }

    EndEntity endEntity(String username) {
        List<Criterion> criteria = new ArrayList<>(seen());
        criteria.add(new Criterion("QUERY", username));
        if (ask("endentity", 1, criteria) instanceof Said said && said.done()) {
            JsonNode found = said.body().path("end_entities");
            if (found.isArray()) {
                return found.isEmpty() ? EndEntity.NOT_THERE : EndEntity.THERE;
            }
        }
        return EndEntity.UNSEEN;
    }

    /** Empty where EJBCA shows us the CA and every profile that we need; else what it says instead. */
    Optional<Answer> known() {
        List<Criterion> criteria = new ArrayList<>(seen());
        settings.certificateProfiles().values().stream()
                .distinct()
                .sorted()
                .forEach(name -> criteria.add(new Criterion("CERTIFICATE_PROFILE", name)));
        return List.of("certificate", "endentity").stream()
                .map(what -> ask(what, 1, criteria))
                .filter(answer -> !(answer instanceof Said said && said.done()))
                .findFirst();
    }

    private List<Criterion> seen() {
        return List.of(
                new Criterion("CA", settings.caName()),
                new Criterion("END_ENTITY_PROFILE", settings.endEntityProfile()));
    }

    private Answer ask(String what, int most, List<Criterion> criteria) {
        ObjectNode question = Json.object().put("max_number_of_results", most);
        ArrayNode list = question.putArray("criteria");
        criteria.forEach(criterion -> list.addObject()
                .put("property", criterion.property())
                .put("value", criterion.value())
                .put("operation", "EQUAL"));
        return http.post(question, "v1", what, "search");
    }
}
