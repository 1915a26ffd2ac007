package org.toroku.automaton;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.camunda.dmn.Audit;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDmn;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValString;
import org.toroku.workflows.DecisionIds;
import org.toroku.workflows.RuleSet;
import scala.jdk.javaapi.CollectionConverters;
import scala.util.Either;

/** Evaluates the rule set inside the registration authority: what the process engine holds carries no authority. */
final class RuleEngine {
    private static final String NAME = "dmn-scala";
    private static final String VERSION_FILE =
            "/META-INF/maven/org.camunda.bpm.extension.dmn.scala/dmn-engine/pom.properties";

    private final DmnEngine engine = new DmnEngine.Builder().build();
    private final RuleSet rules;
    private final ParsedDmn parsed;

    /** @throws IllegalStateException where the rule set is not valid DMN: nothing may start without rules */
    RuleEngine(RuleSet rules) {
        this.rules = rules;
        var result = engine.parse(new ByteArrayInputStream(rules.bytes()));
        if (result.isLeft()) {
            throw new IllegalStateException("the rule set cannot be read");
        }
        this.parsed = result.toOption().get();
    }

    /** What one rule that fired said; both parts as written in the rule, empty where it said nothing readable. */
    record Fired(String ruleId, Optional<String> outcome, Optional<String> reason) {}

    /** @param sound false where the evaluation failed, so that nothing may be concluded from {@code fired} */
    record Evaluation(List<Fired> fired, boolean sound) {
        Evaluation {
            fired = List.copyOf(fired);
        }
    }

    RuleSet rules() {
        return rules;
    }

    Evaluation evaluate(Map<String, Object> inputs) {
        Either<DmnEngine.EvalFailure, DmnEngine.EvalResult> result =
                engine.eval(parsed, DecisionIds.AUTOMATIC_DECISION, new HashMap<>(inputs));
        if (result.isLeft()) {
            return new Evaluation(List.of(), false);
        }
        List<Fired> fired = new ArrayList<>();
        for (Audit.AuditLogEntry entry :
                CollectionConverters.asJava(result.toOption().get().auditLog().entries())) {
            if (entry.result() instanceof Audit.DecisionTableEvaluationResult table) {
                CollectionConverters.asJava(table.matchedRules()).forEach(rule -> fired.add(fired(rule)));
            }
        }
        return new Evaluation(fired, true);
    }

    private static Fired fired(Audit.EvaluatedRule rule) {
        Map<String, String> outputs = new HashMap<>();
        for (Audit.EvaluatedOutput output : CollectionConverters.asJava(rule.outputs())) {
            text(output.value()).ifPresent(value -> outputs.put(output.output().name(), value));
        }
        return new Fired(
                rule.rule().id(),
                Optional.ofNullable(outputs.get(RuleSet.OUTCOME)),
                Optional.ofNullable(outputs.get(RuleSet.REASON)));
    }

    private static Optional<String> text(Val value) {
        return value instanceof ValString string ? Optional.of(string.value()) : Optional.empty();
    }

    /** Name and version of the library that evaluates, as it says of itself. */
    static String version() {
        try (InputStream in = DmnEngine.class.getResourceAsStream(VERSION_FILE)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return NAME + " " + properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(VERSION_FILE, e);
        }
    }
}
