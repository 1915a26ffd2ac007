package org.toroku.automaton;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.toroku.decision.AutomatonVerdict;
import org.toroku.decision.AutomatonVerdict.Outcome;
import org.toroku.officers.OfficerRegister;
import org.toroku.workflows.DecisionIds;
import org.toroku.workflows.RuleSet;

/**
 * Turns inputs into a verdict. REJECT beats REFER beats ACCEPT; whatever is missing, unreadable or not answered for by a
 * responsible officer refers the case to people. Only a well-formed ACCEPT accepts.
 */
@Component
class Judge {
    static final String NO_RESPONSIBLE_OFFICER = "no-responsible-officer";
    static final String AUTOMATION_OFF = "automation-off";
    static final String QUOTA_EXHAUSTED = "quota-exhausted";
    static final String RANDOM_REVIEW = "random-review";
    /** Written where nobody answers for the rules; no officer can have this name, for it holds blanks. */
    static final String NOBODY = "nobody appointed";

    private static final String AUTOMATON = "toroku-automaton "
            + Optional.ofNullable(Judge.class.getPackage().getImplementationVersion())
                    .orElse("development");

    private final RuleEngine engine;
    private final OfficerRegister officers;

    Judge(RuleEngine engine, OfficerRegister officers) {
        this.engine = engine;
        this.officers = officers;
    }

    /** Outcome with its reasons, before it is dressed as a verdict. */
    private record Finding(Outcome outcome, List<String> reasons) {
        static Finding refer(String reason) {
            return new Finding(Outcome.REFER, List.of(reason));
        }
    }

    AutomatonVerdict judge(Map<String, Object> inputs, Leash.Reading reading, Instant now) {
        RuleEngine.Evaluation evaluation = engine.evaluate(inputs);
        Optional<String> responsible =
                officers.responsibleOfficer(DecisionIds.AUTOMATIC_DECISION, now).filter(this::enabled);
        Finding finding = restrained(found(evaluation), reading, responsible);
        String canonical = CanonicalJson.of(inputs);
        List<String> matched =
                evaluation.fired().stream().map(RuleEngine.Fired::ruleId).toList();
        RuleSet rules = engine.rules();
        Map<String, Object> trace = new LinkedHashMap<>();
        trace.put("format", "toroku-decision-trace-1");
        trace.put("automaton", AUTOMATON);
        trace.put("engine", RuleEngine.version());
        trace.put("ruleSet", Map.of("version", rules.version(), "sha256", rules.sha256()));
        trace.put("judgedAt", now.toString());
        trace.put("inputs", inputs);
        trace.put("evaluated", evaluation.sound());
        trace.put("fired", fired(evaluation));
        trace.put("switchSince", reading.setting().since().toString());
        trace.put("outcome", finding.outcome().name());
        trace.put("reasons", finding.reasons());
        trace.put("responsibleOfficer", responsible.orElse(NOBODY));
        return new AutomatonVerdict(
                finding.outcome(),
                finding.reasons(),
                AUTOMATON,
                rules.sha256(),
                rules.version(),
                CanonicalJson.sha256(canonical),
                RuleEngine.version(),
                matched,
                CanonicalJson.of(trace),
                responsible.orElse(NOBODY));
    }

    private boolean enabled(String username) {
        return officers.vouched(username)
                .filter(OfficerRegister.OfficerAccount::enabled)
                .isPresent();
    }

    private static Finding found(RuleEngine.Evaluation evaluation) {
        boolean readable = evaluation.sound()
                && !evaluation.fired().isEmpty()
                && evaluation.fired().stream()
                        .allMatch(fired -> fired.outcome().filter(Judge::known).isPresent()
                                && fired.reason().isPresent());
        if (!readable) {
            return Finding.refer(RuleSet.NO_RULE_MATCHED);
        }
        for (Outcome outcome : List.of(Outcome.REJECT, Outcome.REFER, Outcome.ACCEPT)) {
            List<String> reasons = evaluation.fired().stream()
                    .filter(fired -> fired.outcome().equals(Optional.of(outcome.name())))
                    .flatMap(fired -> fired.reason().stream())
                    .distinct()
                    .toList();
            if (!reasons.isEmpty()) {
                return new Finding(outcome, reasons);
            }
        }
        return Finding.refer(RuleSet.NO_RULE_MATCHED);
    }

    private static boolean known(String outcome) {
        return List.of(Outcome.values()).stream().map(Outcome::name).anyMatch(outcome::equals);
    }

    /** Switch, quota, draw and responsibility hold even where a rule set forgets them. */
    private static Finding restrained(Finding finding, Leash.Reading reading, Optional<String> responsible) {
        if (finding.outcome() == Outcome.REFER) {
            return finding;
        }
        List<String> objections = new ArrayList<>();
        if (responsible.isEmpty()) {
            objections.add(NO_RESPONSIBLE_OFFICER);
        }
        if (!reading.setting().enabled()) {
            objections.add(AUTOMATION_OFF);
        }
        if (finding.outcome() == Outcome.ACCEPT && reading.quotaLeft() == 0) {
            objections.add(QUOTA_EXHAUSTED);
        }
        if (finding.outcome() == Outcome.ACCEPT && reading.picked()) {
            objections.add(RANDOM_REVIEW);
        }
        return objections.isEmpty() ? finding : new Finding(Outcome.REFER, objections);
    }

    private static List<Map<String, String>> fired(RuleEngine.Evaluation evaluation) {
        return evaluation.fired().stream()
                .map(fired -> Map.of(
                        "rule", fired.ruleId(),
                        "outcome", fired.outcome().orElse(""),
                        "reason", fired.reason().orElse("")))
                .toList();
    }
}
