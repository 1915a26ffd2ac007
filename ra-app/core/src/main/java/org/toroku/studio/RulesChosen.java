package org.toroku.studio;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.BookEntries;
import org.toroku.automaton.RuleTrial;
import org.toroku.automaton.RulesInForce;
import org.toroku.process.ModelSet;
import org.toroku.workflows.DecisionIds;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.RuleSet;
import org.toroku.workflows.proof.Codes;
import org.toroku.workflows.proof.Violation;

/**
 * The rules that the owners chose with the models in force: from the commit of the approval on, on every node and after every
 * start, because the newest choice in the book is read for each case and nothing has to be activated. They are taken as they
 * were sealed and only if this release proves them; otherwise nothing is decided automatically, and never by others instead.
 */
@Component
class RulesChosen implements RulesInForce {
    private static final Logger LOG = LoggerFactory.getLogger(RulesChosen.class);

    private final ModelsInForce inForce;
    private final RuleTrial trial;
    private final JdbcClient jdbc;
    private volatile @Nullable Known known;

    /** Rules that were read as sealed, and proven; those of a publication never change. */
    private record Known(Optional<UUID> publication, RuleSet rules) {}

    RulesChosen(ModelsInForce inForce, RuleTrial trial, JdbcClient jdbc) {
        this.inForce = inForce;
        this.trial = trial;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<RuleSet> now() {
        return at().or(() -> inForce.readAside().flatMap(this::sound));
    }

    /** Those that are known already, if they are in force. */
    private Optional<RuleSet> at() {
        try {
            Optional<UUID> chosen = inForce.chosen();
            return Optional.ofNullable(known)
                    .filter(last -> last.publication().equals(chosen))
                    .map(Known::rules);
        } catch (BookEntries.EntryAlteredException altered) {
            return Optional.empty();
        }
    }

    private Optional<RuleSet> sound(ModelSet set) {
        List<Violation> violations = inForce.violations(set).stream()
                .filter(each -> each.processId().equals(DecisionIds.AUTOMATIC_DECISION)
                        || each.code().equals(Codes.PROOF_FAILED))
                .toList();
        Optional<RuleSet> rules = violations.isEmpty()
                ? set.models().stream()
                        .filter(RuleSet::isRules)
                        .findFirst()
                        .flatMap(RulesChosen::read)
                        .filter(trial::readable)
                : Optional.empty();
        if (rules.isEmpty()) {
            LOG.atError()
                    .addKeyValue("alarm", "rules-withheld")
                    .addKeyValue("violations", violations)
                    .log("The rules in force cannot be proven by this release; nothing is decided automatically");
        }
        rules.ifPresent(sound -> known = new Known(set.publication(), sound));
        return rules;
    }

    private static Optional<RuleSet> read(ModelFile file) {
        try {
            return Optional.of(RuleSet.of(file));
        } catch (IllegalArgumentException noVersion) {
            return Optional.empty();
        }
    }

    /** Shares the lock of those who choose; never waits for it, since they wait for the book that a decision holds. */
    @Override
    public boolean hold(RuleSet rules) {
        boolean nobodyChooses = jdbc.sql("SELECT pg_try_advisory_xact_lock_shared(?)")
                .param(Choices.CHOOSING)
                .query(Boolean.class)
                .single();
        return nobodyChooses && at().equals(Optional.of(rules));
    }
}
