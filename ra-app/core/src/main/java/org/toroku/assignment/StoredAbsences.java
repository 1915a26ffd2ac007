package org.toroku.assignment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.OnDuty;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;
import org.toroku.process.InboxChanged;
import org.toroku.process.Substitutes;

/** The desk of absences; who may enter what is asked of the register of officers. */
@Component
class StoredAbsences implements AbsenceDesk, Substitutes {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    /** Who works on tasks, or gives them out. */
    private static final Set<String> WITH_TASKS = Set.of(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.POST_ROOM);

    private final AbsenceLedger ledger;
    private final OneAtATime turn;
    private final Book book;
    private final Staff staff;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    /** Who they are, and what day it is. */
    @Component
    record Staff(OfficerRegister officers, OnDuty duty, Clock clock) {}

    StoredAbsences(
            AbsenceLedger ledger,
            OneAtATime turn,
            Book book,
            Staff staff,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.ledger = ledger;
        this.turn = turn;
        this.book = book;
        this.staff = staff;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public List<Absence> current(Officer reader) {
        if (!staff.duty().holdsAny(reader, Set.of(Roles.AUDITOR)) && !works(reader)) {
            return List.of();
        }
        boolean manages = staff.duty().holds(reader, Roles.MANAGER);
        return ledger.openFrom(day()).stream()
                .map(each -> manages || each.officer().equals(reader.username()) ? each : each.withoutKind())
                .toList();
    }

    @Override
    public Map<String, Absence> today() {
        LocalDate today = day();
        Map<String, Absence> away = new TreeMap<>();
        ledger.openFrom(today).stream()
                .filter(each -> each.covers(today))
                .forEach(each -> away.put(each.officer(), each.withoutKind()));
        return away;
    }

    @Override
    public boolean standsIn(String officer, String absent) {
        return Optional.ofNullable(today().get(absent))
                .flatMap(Absence::substitute)
                .equals(Optional.of(officer));
    }

    @Override
    public List<String> mayEnter(Officer by) {
        if (!staff.duty().holds(by, Roles.MANAGER)) {
            return works(by) ? List.of(by.username()) : List.of();
        }
        return staff.officers().all().stream()
                .map(OfficerAccount::username)
                .filter(name -> works(staff.officers().rolesInForce(name)))
                .toList();
    }

    @Override
    public List<String> substitutes(String absent) {
        return staff.officers().all().stream()
                .map(OfficerAccount::username)
                .filter(name -> !name.equals(absent) && mayStandIn(name, absent))
                .toList();
    }

    @Override
    public Act enter(Officer by, Draft draft) {
        return told(transaction.execute(status -> {
            turn.hold();
            Optional<String> objection = right(by, draft.officer())
                    .or(() -> ofDays(draft))
                    .or(() -> draft.substitute().flatMap(each -> ofSubstitute(each, draft)));
            if (objection.isPresent()) {
                return new Act.Refused(objection.get());
            }
            UUID id = UUID.randomUUID();
            ledger.insert(id, draft, by.username(), now());
            Map<String, Object> detail = new TreeMap<>(Map.of(
                    "absence", id.toString(),
                    "officer", draft.officer(),
                    "from", draft.firstDay().toString(),
                    "to", draft.lastDay().toString()));
            draft.substitute().ifPresent(each -> detail.put("substitute", each));
            record(by, "absence-entered", detail, id);
            return new Act.Done();
        }));
    }

    @Override
    public Act end(Officer by, UUID absence) {
        return told(transaction.execute(status -> {
            turn.hold();
            Optional<Absence> found =
                    ledger.find(absence).filter(each -> !each.lastDay().isBefore(day()));
            if (found.isEmpty()) {
                return new Act.Refused("gone");
            }
            Optional<String> objection = right(by, found.get().officer());
            if (objection.isPresent()) {
                return new Act.Refused(objection.get());
            }
            ledger.end(absence, by.username(), now());
            record(
                    by,
                    "absence-ended",
                    Map.of("absence", absence.toString(), "officer", found.get().officer()),
                    absence);
            return new Act.Done();
        }));
    }

    private void record(Officer by, String action, Map<String, Object> detail, UUID absence) {
        book.record(new Book.Entry(
                new Actor.Human(by.username()),
                action,
                Optional.empty(),
                detail,
                List.of(AbsenceLedger.sealedRow(absence))));
    }

    /** Lists of tasks show who is away: open pages read them again. */
    private Act told(@Nullable Act answer) {
        if (answer instanceof Act.Done) {
            events.publishEvent(new InboxChanged());
        }
        return Objects.requireNonNull(answer);
    }

    private Optional<String> right(Officer by, String absent) {
        boolean manages = staff.duty().holds(by, Roles.MANAGER);
        boolean own = by.username().equals(absent) && works(by);
        if (!manages && !own) {
            return Optional.of("role");
        }
        return works(staff.officers().rolesInForce(absent)) ? Optional.empty() : Optional.of("officer-unknown");
    }

    private Optional<String> ofDays(Draft draft) {
        LocalDate today = day();
        if (draft.lastDay().isBefore(draft.firstDay())) {
            return Optional.of("absence-order");
        }
        if (draft.firstDay().isBefore(today)) {
            return Optional.of("absence-past");
        }
        if (draft.firstDay().isAfter(today.plusDays(FARTHEST_DAYS))) {
            return Optional.of("absence-too-far");
        }
        if (!draft.lastDay().isBefore(draft.firstDay().plusDays(LONGEST_DAYS))) {
            return Optional.of("absence-too-long");
        }
        return isAway(draft.officer(), draft) ? Optional.of("absence-overlaps") : Optional.empty();
    }

    private Optional<String> ofSubstitute(String substitute, Draft draft) {
        if (substitute.equals(draft.officer())) {
            return Optional.of("substitute-self");
        }
        if (!mayStandIn(substitute, draft.officer())) {
            return Optional.of("substitute-unfit");
        }
        return isAway(substitute, draft) ? Optional.of("substitute-absent") : Optional.empty();
    }

    private boolean isAway(String officer, Draft draft) {
        return !ledger.overlapping(officer, draft.firstDay(), draft.lastDay()).isEmpty();
    }

    /** With a role that the absent one works by; what it does not cover the rules refuse task by task. */
    private boolean mayStandIn(String officer, String absent) {
        Set<String> theirs = staff.officers().rolesInForce(absent);
        return staff.officers().rolesInForce(officer).stream()
                .filter(WITH_TASKS::contains)
                .anyMatch(theirs::contains);
    }

    private boolean works(Officer officer) {
        return staff.duty().holdsAny(officer, WITH_TASKS);
    }

    private static boolean works(Set<String> roles) {
        return roles.stream().anyMatch(WITH_TASKS::contains);
    }

    private LocalDate day() {
        return LocalDate.ofInstant(staff.clock().instant(), JAPAN);
    }

    private Instant now() {
        return staff.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
