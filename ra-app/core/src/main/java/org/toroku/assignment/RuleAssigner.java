package org.toroku.assignment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.assignment.RuleDesk.Rule;
import org.toroku.assignment.RuleLedger.Stored;
import org.toroku.assignment.RuleOutcomes.Due;
import org.toroku.assignment.RuleOutcomes.Kind;
import org.toroku.assignment.RuleOutcomes.Outcome;
import org.toroku.audit.Book;
import org.toroku.audit.RowAlteredException;
import org.toroku.automaton.Judgements;
import org.toroku.process.Inbox;

/**
 * Looks again and again for tasks that nobody holds and asks the rules about each, in a transaction of its own. A task that
 * just appeared waits a moment for that, so that nothing of it is in the way of the engine.
 */
@Component
class RuleAssigner {
    private static final Logger LOG = LoggerFactory.getLogger(RuleAssigner.class);

    /** Tasks that are read at once. One look asks about those of a page that are due, or of some pages where few are. */
    private static final int PAGE = 100;

    private static final int PAGES = 10;

    /** The newest tasks, which do not wait for their turn among all the others. */
    private static final int NEWEST = 20;

    private final RuleLedger ledger;
    private final RuleOutcomes outcomes;
    private final GroupPick pick;
    private final Judgements judgements;
    private final Surroundings around;
    /** Where the last look ended; each task has its turn, and after the last one the first has it again. */
    private final AtomicLong after = new AtomicLong();

    /** What rules are judged by, and how an answer is kept. */
    @Component
    record Surroundings(Inbox inbox, OneAtATime turn, Book book, TransactionTemplate transaction, Clock clock) {}

    RuleAssigner(RuleLedger ledger, RuleOutcomes outcomes, GroupPick pick, Judgements judgements, Surroundings around) {
        this.ledger = ledger;
        this.outcomes = outcomes;
        this.pick = pick;
        this.judgements = judgements;
        this.around = around;
    }

    /** The rules are not as the book sealed them; operators were told where that was found. */
    private static final class RulesAltered extends RuntimeException {
        private static final long serialVersionUID = 1;

        RulesAltered(RowAlteredException cause) {
            super(cause);
        }
    }

    /** Does nothing where another node is at it. */
    @Scheduled(fixedDelayString = "${toroku.assignment.look-every:PT3S}")
    void look() {
        long began = after.get();
        try {
            Optional<Stored> rules =
                    ledger.newest().filter(each -> !each.rules().isEmpty());
            if (rules.isEmpty()) {
                return;
            }
            for (Due task : due(rules.get().version())) {
                if (!ask(task.taskKey())) {
                    // nobody has lost their turn
                    after.set(began);
                    return;
                }
            }
        } catch (RulesAltered altered) {
            LOG.atError()
                    .addKeyValue("alarm", "assignment-rules-altered")
                    .log("No task is given out by rules that do not agree with the book");
        } catch (RuntimeException broken) {
            LOG.atWarn()
                    .addKeyValue("fault", broken.getClass().getSimpleName())
                    .log("Waiting tasks could not be given out; it is tried again");
        }
    }

    /** What waits longest first; of what was never asked about, what is due first. */
    private List<Due> due(int version) {
        Instant now = now();
        Map<Long, Due> due = new HashMap<>();
        for (int page = 0; page < PAGES && due.size() < PAGE; page++) {
            RuleOutcomes.Page next = outcomes.after(after.get(), version, now, PAGE);
            next.due().forEach(task -> due.put(task.taskKey(), task));
            after.set(next.last().orElse(0L));
            if (next.last().isEmpty()) {
                break;
            }
        }
        outcomes.newest(version, now, NEWEST).forEach(task -> due.put(task.taskKey(), task));
        return due.values().stream()
                .sorted(Comparator.comparing((Due task) -> task.asked().orElse(Instant.MIN))
                        .thenComparing(task -> task.dueAt().orElse(Instant.MAX))
                        .thenComparingLong(Due::taskKey))
                .toList();
    }

    /** @return false where somebody else gives out tasks at this moment */
    private boolean ask(long taskKey) {
        try {
            return Objects.requireNonNull(around.transaction().execute(status -> {
                if (!around.turn().tryHold()) {
                    return false;
                }
                askInTurn(taskKey);
                return true;
            }));
        } catch (RulesAltered altered) {
            throw altered;
        } catch (RuntimeException broken) {
            LOG.atWarn()
                    .addKeyValue("task", taskKey)
                    .addKeyValue("fault", broken.getClass().getSimpleName())
                    .log("A task could not be given out; the others are");
            // it goes to the end of the row and keeps nobody from being served
            around.transaction()
                    .executeWithoutResult(status -> ledger.newest()
                            .ifPresent(rules -> outcomes.save(
                                    taskKey,
                                    rules.version(),
                                    new Outcome(Kind.NOBODY, Optional.empty(), Optional.empty(), Map.of("fault", 1)),
                                    now())));
            return true;
        }
    }

    /** Everything is read anew: rules, task and officers may have changed since the look. */
    private void askInTurn(long taskKey) {
        Optional<Stored> rules = ledger.newest();
        Optional<Inbox.Row> task = around.inbox()
                .find(taskKey)
                .filter(row -> row.state() == Inbox.State.OPEN && row.assignee().isEmpty());
        if (rules.isEmpty() || task.isEmpty()) {
            return;
        }
        try {
            around.book().hold(rules.get().sealedRow());
        } catch (RowAlteredException altered) {
            throw new RulesAltered(altered);
        }
        outcome(rules.get(), task.get())
                .ifPresent(outcome -> outcomes.save(taskKey, rules.get().version(), outcome, now()));
    }

    /** Empty where somebody took the task meanwhile. */
    private Optional<Outcome> outcome(Stored stored, Inbox.Row task) {
        List<Rule> rules = stored.rules();
        for (int place = 1; place <= rules.size(); place++) {
            Rule rule = rules.get(place - 1);
            if (isFor(rule, task)) {
                return rule.group().isEmpty()
                        ? Optional.of(new Outcome(Kind.POOL, Optional.of(place), Optional.empty(), Map.of()))
                        : given(stored, place, rule.group().get(), task);
            }
        }
        return Optional.of(new Outcome(Kind.NO_RULE, Optional.empty(), Optional.empty(), Map.of()));
    }

    private Optional<Outcome> given(Stored rules, int place, RuleDesk.Group group, Inbox.Row task) {
        Map<String, Object> why = new TreeMap<>(Map.of("rules", rules.version(), "rule", place));
        return switch (pick.give(task, group, rules.automaton(), why)) {
            case GroupPick.Picked.To(var officer) ->
                Optional.of(new Outcome(Kind.ASSIGNED, Optional.of(place), Optional.of(officer), Map.of()));
            case GroupPick.Picked.Nobody(var reasons) ->
                Optional.of(new Outcome(Kind.NOBODY, Optional.of(place), Optional.empty(), reasons));
            case GroupPick.Picked.TooLate() -> Optional.empty();
        };
    }

    private boolean isFor(Rule rule, Inbox.Row task) {
        return rule.element().filter(id -> !id.equals(task.elementId())).isEmpty()
                && rule.route().filter(route -> !route.equals(task.route())).isEmpty()
                && (!rule.overdue()
                        || task.dueAt().filter(due -> !due.isAfter(now())).isPresent())
                && rule.referral().filter(code -> !wasReferredFor(task, code)).isEmpty();
    }

    private boolean wasReferredFor(Inbox.Row task, String code) {
        return judgements
                .latest(task.caseId())
                .filter(found -> found.outcome().equals("REFER"))
                .filter(found -> found.reasons().contains(code))
                .isPresent();
    }

    private Instant now() {
        return around.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
