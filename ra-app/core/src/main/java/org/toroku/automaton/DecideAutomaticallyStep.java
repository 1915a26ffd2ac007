package org.toroku.automaton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.toroku.decision.AutomatonVerdict;
import org.toroku.decision.DecisionDesk;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.RuleSet;

/** Has the automaton judge a case and the decision desk carry it out, both in one transaction. */
@Component
class DecideAutomaticallyStep implements Step {
    /** People are told of withheld rules by an alarm; the case waits for them unless the automaton is switched off. */
    private static final Duration WITHHELD = Duration.ofMinutes(1);

    private final RulesInForce rules;
    private final CaseInputs inputs;
    private final Leash leash;
    private final Judge judge;
    private final ResultLedger results;
    private final DecisionDesk desk;
    private final Clock clock;

    DecideAutomaticallyStep(
            RulesInForce rules,
            CaseInputs inputs,
            Leash leash,
            Judge judge,
            ResultLedger results,
            DecisionDesk desk,
            Clock clock) {
        this.rules = rules;
        this.inputs = inputs;
        this.leash = leash;
        this.judge = judge;
        this.results = results;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public String jobType() {
        return JobTypes.DECIDE_AUTOMATICALLY;
    }

    @Override
    public StepResult perform(StepContext context) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Leash.Reading reading = leash.read(now);
        Optional<Map<String, Object>> facts;
        try {
            facts = inputs.of(context.caseId(), reading, now);
        } catch (DocumentDamagedException _) {
            return new StepResult.Halt("document-damaged");
        }
        if (facts.isEmpty()) {
            // a model that skips verification or matching must not get any further
            return new StepResult.Halt("case-not-verified-and-matched");
        }
        Optional<RuleSet> inForce = rules.now();
        if (inForce.isEmpty() && reading.setting().enabled()) {
            return new StepResult.TryAgain(WITHHELD, "rules-withheld");
        }
        // switched off, no rules would decide anything: people need not wait for them
        AutomatonVerdict verdict = inForce.map(found -> judge.judge(found, facts.get(), reading, now))
                .orElseGet(() -> judge.switchedOff(facts.get(), reading, now));
        return carriedOut(context, inForce, reading, verdict, now);
    }

    private StepResult carriedOut(
            StepContext context,
            Optional<RuleSet> judgedBy,
            Leash.Reading reading,
            AutomatonVerdict verdict,
            Instant now) {
        return switch (desk.byAutomaton(context.caseId(), verdict)) {
            case StepResult.Done done ->
                new StepResult.Done(done.actor(), done.variables(), () -> {
                    if (judgedBy.isPresent() && !rules.hold(judgedBy.get())) {
                        throw new JudgementOvertakenException();
                    }
                    results.add(context, verdict, reading.picked(), now);
                    done.writes().run();
                    if (verdict.outcome() == AutomatonVerdict.Outcome.ACCEPT) {
                        leash.confirm(reading, clock.instant());
                    }
                });
            case StepResult.TryAgain tryAgain -> tryAgain;
            case StepResult.Halt halt -> halt;
            case StepResult.Astray astray -> astray;
        };
    }
}
