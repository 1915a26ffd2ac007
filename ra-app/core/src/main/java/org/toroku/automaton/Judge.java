package org.toroku.automaton;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.toroku.ca.CaConnector;
import org.toroku.decision.AutomatonVerdict;
import org.toroku.decision.AutomatonVerdict.Outcome;
import org.toroku.officers.OfficerRegister;
import org.toroku.workflows.AcceptanceFloor;
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
    static final String ACCEPTANCE_NOT_ALLOWED = "acceptance-not-allowed";
    static final String RULES_UNKNOWN_TO_CA = "rules-unknown-to-ca";
    /** Written where nobody answers for the rules; no officer can have this name, for it holds blanks. */
    static final String NOBODY = "nobody appointed";

    /** Stands for version and digest of rules in a result that was found by none. */
    static final String WITHHELD = "withheld";

    private static final String AUTOMATON = "toroku-automaton "
            + Optional.ofNullable(Judge.class.getPackage().getImplementationVersion())
                    .orElse("development");

    private final RuleEngines engines;
    private final OfficerRegister officers;
    private final CaConnector ca;

    Judge(RuleEngines engines, OfficerRegister officers, CaConnector ca) {
        this.engines = engines;
        this.officers = officers;
        this.ca = ca;
    }

    /** Outcome with its reasons, before it is dressed as a verdict. */
    private record Finding(Outcome outcome, List<String> reasons) {
        static Finding refer(String reason) {
            return new Finding(Outcome.REFER, List.of(reason));
        }
    }

    /** @param rules that are in force */
    AutomatonVerdict judge(RuleSet rules, Map<String, Object> inputs, Leash.Reading reading, Instant now) {
        RuleEngine.Evaluation evaluation = engines.of(rules).evaluate(inputs);
        Optional<String> responsible = responsible(now);
        Finding finding = restrained(found(evaluation), objections(rules, inputs, reading, responsible));
        List<String> matched =
                evaluation.fired().stream().map(RuleEngine.Fired::ruleId).toList();
        Judged judged = new Judged(
                finding, new Named(rules.version(), rules.sha256()), evaluation.sound(), fired(evaluation), matched);
        return verdict(judged, inputs, reading, responsible, now);
    }

    /** What becomes of a case while no rules are in force and nothing would be decided automatically by any. */
    AutomatonVerdict switchedOff(Map<String, Object> inputs, Leash.Reading reading, Instant now) {
        Judged judged =
                new Judged(Finding.refer(AUTOMATION_OFF), new Named(WITHHELD, WITHHELD), false, List.of(), List.of());
        return verdict(judged, inputs, reading, responsible(now), now);
    }

    /** A rule set as results name it. */
    private record Named(String version, String sha256) {}

    private record Judged(
            Finding finding, Named rules, boolean evaluated, List<Map<String, String>> fired, List<String> matched) {}

    private static AutomatonVerdict verdict(
            Judged judged,
            Map<String, Object> inputs,
            Leash.Reading reading,
            Optional<String> responsible,
            Instant now) {
        Map<String, Object> trace = new LinkedHashMap<>();
        trace.put("format", "toroku-decision-trace-1");
        trace.put("automaton", AUTOMATON);
        trace.put("engine", RuleEngine.version());
        trace.put(
                "ruleSet",
                Map.of(
                        "version", judged.rules().version(),
                        "sha256", judged.rules().sha256()));
        trace.put("judgedAt", now.toString());
        trace.put("inputs", inputs);
        trace.put("evaluated", judged.evaluated());
        trace.put("fired", judged.fired());
        trace.put("switchSince", reading.setting().since().toString());
        trace.put("outcome", judged.finding().outcome().name());
        trace.put("reasons", judged.finding().reasons());
        trace.put("responsibleOfficer", responsible.orElse(NOBODY));
        return new AutomatonVerdict(
                judged.finding().outcome(),
                judged.finding().reasons(),
                AUTOMATON,
                judged.rules().sha256(),
                judged.rules().version(),
                CanonicalJson.sha256(CanonicalJson.of(inputs)),
                RuleEngine.version(),
                judged.matched(),
                CanonicalJson.of(trace),
                responsible.orElse(NOBODY));
    }

    private Optional<String> responsible(Instant now) {
        return officers.responsibleOfficer(DecisionIds.AUTOMATIC_DECISION, now).filter(this::enabled);
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

    /** What rules say of facts, without what holds back this house at this moment. */
    record Tried(Outcome outcome, List<String> reasons) {}

    Tried tried(RuleSet rules, Map<String, Object> inputs) {
        Finding found = found(engines.of(rules).evaluate(inputs));
        boolean allowed = found.outcome() != Outcome.ACCEPT
                || AcceptanceFloor.broken(inputs).isEmpty();
        Finding finding = allowed ? found : Finding.refer(ACCEPTANCE_NOT_ALLOWED);
        return new Tried(finding.outcome(), finding.reasons());
    }

    private static boolean known(String outcome) {
        return List.of(Outcome.values()).stream().map(Outcome::name).anyMatch(outcome::equals);
    }

    /** Against deciding without people, and against accepting without them. */
    private record Objections(List<String> decision, List<String> acceptance) {}

    /**
     * Switch, quota, draw, responsibility and what may never be accepted hold even where a rule set forgets them. The CA has
     * a list of rule sets of its own: what it would refuse is not ordered in vain but decided by people.
     */
    private Objections objections(
            RuleSet rules, Map<String, Object> inputs, Leash.Reading reading, Optional<String> responsible) {
        List<String> decision = new ArrayList<>();
        if (responsible.isEmpty()) {
            decision.add(NO_RESPONSIBLE_OFFICER);
        }
        if (!reading.setting().enabled()) {
            decision.add(AUTOMATION_OFF);
        }
        List<String> acceptance = new ArrayList<>(decision);
        if (reading.quotaLeft() == 0) {
            acceptance.add(QUOTA_EXHAUSTED);
        }
        if (reading.picked()) {
            acceptance.add(RANDOM_REVIEW);
        }
        if (acceptance.isEmpty() && !AcceptanceFloor.broken(inputs).isEmpty()) {
            acceptance.add(ACCEPTANCE_NOT_ALLOWED);
        }
        if (!ca.takesRules(rules.sha256())) {
            acceptance.add(RULES_UNKNOWN_TO_CA);
        }
        return new Objections(decision, acceptance);
    }

    private static Finding restrained(Finding finding, Objections objections) {
        List<String> against = switch (finding.outcome()) {
            case REFER -> List.of();
            case REJECT -> objections.decision();
            case ACCEPT -> objections.acceptance();
        };
        return against.isEmpty() ? finding : new Finding(Outcome.REFER, against);
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
