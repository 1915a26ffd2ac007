package org.toroku.automaton;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.ca.CaConnector;
import org.toroku.ca.journal.JournalUnavailable;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.evidence.DocumentStore;
import org.toroku.workflows.RuleSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tries rules with the library that decides, on facts that were recorded; nothing is written and nobody is decided on. */
@Component
class EngineTrial implements RuleTrial {
    private static final Logger LOG = LoggerFactory.getLogger(EngineTrial.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final DocumentStore documents;
    private final RuleEngines engines;
    private final Judge judge;
    private final CaConnector ca;

    EngineTrial(JdbcClient jdbc, DocumentStore documents, RuleEngines engines, Judge judge, CaConnector ca) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.engines = engines;
        this.judge = judge;
        this.ca = ca;
    }

    @Override
    public boolean readable(RuleSet rules) {
        try {
            engines.of(rules);
            return true;
        } catch (IllegalStateException unreadable) {
            return false;
        }
    }

    @Override
    public Optional<Boolean> takenByCa(String sha256) {
        try {
            return Optional.of(ca.takesRules(sha256));
        } catch (JournalUnavailable away) {
            LOG.info("the CA cannot be asked about rules now: {}", away.getMessage());
            return Optional.empty();
        }
    }

    private record Recorded(
            UUID caseId, String caseNumber, String outcome, String version, String inputs, UUID trace) {}

    @Override
    public List<Retrial> again(RuleSet rules, int limit) {
        return jdbc
                .sql("""
                        SELECT r.application_id, a.case_number, r.outcome, r.rule_set_version, r.inputs_sha256,
                               r.trace_document
                        FROM automaton_result r JOIN application a ON a.id = r.application_id
                        ORDER BY r.decided_at DESC, r.application_id LIMIT ?""")
                .param(limit)
                .query((row, n) -> new Recorded(
                        row.getObject("application_id", UUID.class),
                        row.getString("case_number"),
                        row.getString("outcome"),
                        row.getString("rule_set_version"),
                        row.getString("inputs_sha256"),
                        row.getObject("trace_document", UUID.class)))
                .list()
                .stream()
                .map(each -> again(rules, each))
                .toList();
    }

    private Retrial again(RuleSet rules, Recorded recorded) {
        Optional<Judge.Tried> tried = facts(recorded).map(facts -> judge.tried(rules, facts));
        return new Retrial(
                recorded.caseId(),
                recorded.caseNumber(),
                recorded.outcome(),
                recorded.version(),
                tried.map(each -> each.outcome().name()),
                tried.map(Judge.Tried::reasons).orElse(List.of()));
    }

    /** Empty where the documents of the case were destroyed, or are others than those whose digest was recorded. */
    private Optional<Map<String, Object>> facts(Recorded recorded) {
        try {
            JsonNode inputs = JSON.readTree(documents.read(recorded.trace())).path("inputs");
            Map<String, Object> facts = JSON.convertValue(inputs, new TypeReference<Map<String, Object>>() {});
            return Optional.ofNullable(facts)
                    .filter(found ->
                            CanonicalJson.sha256(CanonicalJson.of(found)).equals(recorded.inputs()));
        } catch (DocumentDamagedException | JacksonException gone) {
            return Optional.empty();
        }
    }
}
