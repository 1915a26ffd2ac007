package org.toroku.assignment;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.MyNumberText;
import org.toroku.audit.Printable;
import org.toroku.audit.RowAlteredException;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.OnDuty;
import org.toroku.decision.OwnCase;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;
import org.toroku.workflows.TaskIds;

/** The managers' desk of rules. */
@Component
class StoredRules implements RuleDesk {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final Set<String> READERS = Set.of(Roles.MANAGER, Roles.AUDITOR);
    private static final Set<String> WORKERS = Set.of(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.POST_ROOM);

    private final RuleLedger ledger;
    private final RuleOutcomes outcomes;
    private final AbsenceDesk absences;
    private final Staff staff;
    private final Writing writing;

    /** Who may do what. */
    @Component
    record Staff(OfficerRegister officers, OnDuty duty, OwnCase own) {}

    /** How a version is written. */
    @Component
    record Writing(OneAtATime turn, Book book, TransactionTemplate transaction, Clock clock) {}

    StoredRules(RuleLedger ledger, RuleOutcomes outcomes, AbsenceDesk absences, Staff staff, Writing writing) {
        this.ledger = ledger;
        this.outcomes = outcomes;
        this.absences = absences;
        this.staff = staff;
        this.writing = writing;
    }

    @Override
    public Rules inForce(Officer reader) {
        return reads(reader)
                ? ledger.newest()
                        .map(each -> new Rules(each.version(), each.rules(), !agrees(each)))
                        .orElse(Rules.NONE)
                : Rules.NONE;
    }

    private boolean agrees(RuleLedger.Stored stored) {
        try {
            writing.transaction().executeWithoutResult(status -> writing.book().hold(stored.sealedRow()));
            return true;
        } catch (RowAlteredException _) {
            return false;
        }
    }

    @Override
    public List<Version> history(Officer reader) {
        return reads(reader) ? ledger.history() : List.of();
    }

    private boolean reads(Officer reader) {
        return staff.duty().holdsAny(reader, READERS);
    }

    @Override
    public List<String> officers(Officer reader) {
        return reads(reader)
                ? staff.officers().all().stream()
                        .map(OfficerAccount::username)
                        .filter(name -> works(staff.officers().rolesInForce(name)))
                        .toList()
                : List.of();
    }

    private static boolean works(Set<String> roles) {
        return roles.stream().anyMatch(WORKERS::contains);
    }

    @Override
    public Map<String, Standing> standing(Officer reader) {
        Map<String, Standing> standing = new TreeMap<>();
        Set<String> away = absences.today().keySet();
        inForce(reader).rules().stream()
                .flatMap(rule -> rule.group().stream())
                .flatMap(group -> group.officers().stream())
                .distinct()
                .forEach(officer -> standing.put(officer, standing(officer, away)));
        return standing;
    }

    private Standing standing(String officer, Set<String> away) {
        if (!works(staff.officers().rolesInForce(officer))) {
            return Standing.NOT_IN_OFFICE;
        }
        return away.contains(officer) ? Standing.ABSENT : Standing.READY;
    }

    @Override
    public List<Waiting> waiting(Officer reader) {
        Set<String> roles = staff.officers().rolesInForce(reader.username());
        Optional<String> name = staff.own().nameOf(reader.username());
        return roles.isEmpty() || name.isEmpty()
                ? List.of()
                : outcomes.waiting(roles, roles.stream().anyMatch(READERS::contains), name.get(), MOST_WAITING);
    }

    @Override
    public Change change(Officer by, int seen, List<Rule> rules, String reason) {
        String why = reason.strip();
        return Objects.requireNonNull(writing.transaction().execute(status -> {
            writing.turn().hold();
            if (!staff.duty().holds(by, Roles.MANAGER)) {
                return new Change.Refused("role", 0);
            }
            Optional<Change.Refused> objection = ofReason(why).or(() -> ofRules(rules));
            if (objection.isPresent()) {
                return objection.get();
            }
            int version = ledger.newest().map(RuleLedger.Stored::version).orElse(0);
            return version == seen ? write(version + 1, rules, why, by) : new Change.Refused("outdated", 0);
        }));
    }

    private Change write(int version, List<Rule> rules, String reason, Officer by) {
        UUID id = ledger.insert(
                version, rules, reason, by.username(), writing.clock().instant().truncatedTo(ChronoUnit.MICROS));
        writing.book()
                .record(new Book.Entry(
                        new Actor.Human(by.username()),
                        "assignment-rules-changed",
                        Optional.empty(),
                        Map.of("rules", version, "count", rules.size(), "reason", reason),
                        List.of(RuleLedger.sealedRow(id))));
        return new Change.Done(version);
    }

    private static Optional<Change.Refused> ofReason(String reason) {
        if (reason.isEmpty()) {
            return refused("reason-missing", 0);
        }
        if (reason.length() > LONGEST_REASON) {
            return refused("reason-too-long", 0);
        }
        if (!Printable.line(reason)) {
            return refused("unprintable", 0);
        }
        return MyNumberText.in(reason) ? refused("my-number", 0) : Optional.empty();
    }

    private Optional<Change.Refused> ofRules(List<Rule> rules) {
        if (rules.size() > MOST_RULES) {
            return refused("too-many-rules", 0);
        }
        for (int place = 1; place <= rules.size(); place++) {
            Rule rule = rules.get(place - 1);
            int here = place;
            Optional<String> objection =
                    ofConditions(rule).or(() -> rule.group().flatMap(this::ofGroup));
            if (objection.isPresent()) {
                return refused(objection.get(), here);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofConditions(Rule rule) {
        if (rule.element().filter(id -> !TaskIds.ALL.contains(id)).isPresent()) {
            return Optional.of("task-unknown");
        }
        if (rule.route().filter(route -> !CODE.matcher(route).matches()).isPresent()) {
            return Optional.of("route-unknown");
        }
        return rule.referral().filter(code -> !CODE.matcher(code).matches()).map(_ -> "referral-unknown");
    }

    /** Who left the house may stay in a rule: it is shown so, and gives them nothing. */
    private Optional<String> ofGroup(Group group) {
        if (group.officers().isEmpty()) {
            return Optional.of("group-empty");
        }
        if (group.officers().size() > MOST_OFFICERS) {
            return Optional.of("group-too-large");
        }
        if (group.officers().stream()
                .anyMatch(name -> staff.officers().find(name).isEmpty())) {
            return Optional.of("officer-unknown");
        }
        return group.limit().filter(limit -> limit < 1 || limit > HIGHEST_LIMIT).map(_ -> "limit-out-of-range");
    }

    private static Optional<Change.Refused> refused(String reason, int rule) {
        return Optional.of(new Change.Refused(reason, rule));
    }
}
