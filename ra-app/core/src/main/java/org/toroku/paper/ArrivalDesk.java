package org.toroku.paper;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.MyNumberText;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.officers.Roles;
import org.toroku.paper.EnclosureLedger.ArrivalRow;
import org.toroku.paper.EnclosureLedger.EnclosureRow;
import org.toroku.paper.FileLedger.PaperRow;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PostRoomDesk.ArrivalFacts;
import org.toroku.paper.PostRoomDesk.Completed;
import org.toroku.paper.PostRoomDesk.Enclosed;
import org.toroku.paper.PostRoomDesk.Found;
import org.toroku.paper.PostRoomDesk.NewEnclosure;
import org.toroku.paper.PostRoomDesk.Registered;
import org.toroku.post.OutgoingMail;
import org.toroku.process.CaseConductor;
import org.toroku.workflows.Messages;
import org.toroku.workflows.Variables;

/** Envelopes: finding their case, entering what was in them, and telling the process when all is entered. */
@Component
class ArrivalDesk {
    private static final Set<String> POST_ROOM = Set.of(Roles.POST_ROOM);
    private static final Set<String> CARRIERS = Set.of("post", "registered-mail", "courier", "counter");
    private static final Pattern SHELF = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 /._-]{0,39}");
    private static final int MOST_SHEETS = 200;
    private static final Set<CustodyEvent> BY_HAND =
            EnumSet.of(CustodyEvent.SHELVED, CustodyEvent.MOVED, CustodyEvent.DESTROYED);

    private final Doors doors;
    private final FileLedger files;
    private final EnclosureLedger enclosures;
    private final Applications applications;
    private final News news;
    private final Transacting transacting;

    /** Transactions and time. */
    @Component
    record Transacting(TransactionTemplate transaction, Clock clock) {
        <T> T inTransaction(java.util.function.Function<Instant, T> work) {
            return Objects.requireNonNull(transaction.execute(status -> work.apply(Moment.now(clock))));
        }
    }

    /** The process that is told, the letters that a reply may be about, and the pages that may be overlooked. */
    @Component
    record News(CaseConductor conductor, OutgoingMail mail, TrayLedger tray) {}

    ArrivalDesk(
            Doors doors,
            FileLedger files,
            EnclosureLedger enclosures,
            Applications applications,
            News news,
            Transacting transacting) {
        this.doors = doors;
        this.files = files;
        this.enclosures = enclosures;
        this.applications = applications;
        this.news = news;
        this.transacting = transacting;
    }

    Found find(Officer officer, String caseCode) {
        Optional<String> role = doors.objection(officer, POST_ROOM);
        if (role.isPresent()) {
            return new Found.Refused(role.get());
        }
        return switch (CaseCode.read(caseCode)) {
            case CaseCode.Reading.Unreadable() -> new Found.Unreadable();
            case CaseCode.Reading.WrongCheckCharacter() -> new Found.WrongCheckCharacter();
            case CaseCode.Reading.Read(var code) ->
                files.byCode(code).map(row -> found(officer, row, code)).orElseGet(Found.NoSuchCase::new);
        };
    }

    private Found found(Officer officer, PaperRow row, CaseCode code) {
        Optional<String> objection = doors.objection(officer, POST_ROOM, row.caseId());
        if (objection.isPresent()) {
            return new Found.Refused(objection.get());
        }
        ApplicationState state = applications.state(row.caseId());
        boolean awaited = state == ApplicationState.AWAITING_DOCUMENTS || state == ApplicationState.AWAITING_REPLY;
        return new Found.Case(row.caseId(), code.caseNumber(), row.caseCode(), state, awaited);
    }

    /** Also for a case that is closed: what arrives has to be kept, or sent back, and both is recorded. */
    Registered register(Officer officer, String caseCode, ArrivalFacts facts) {
        Found found = find(officer, caseCode);
        return switch (found) {
            case Found.Refused(var reason) -> new Registered.Refused(reason);
            case Found.NoSuchCase _, Found.Unreadable _, Found.WrongCheckCharacter _ -> new Registered.NotFound(found);
            case Found.Case known -> register(officer, known, facts);
        };
    }

    private Registered register(Officer officer, Found.Case known, ArrivalFacts facts) {
        if (facts.receivedOn().isAfter(Moment.today(transacting.clock()))) {
            return new Registered.Refused("received-in-future");
        }
        if (facts.receivedOn().isBefore(Moment.today(transacting.clock()).minusYears(1))) {
            return new Registered.Refused("received-implausible");
        }
        if (facts.items() < 1 || facts.items() > MOST_SHEETS) {
            return new Registered.Refused("items-implausible");
        }
        if (!CARRIERS.contains(facts.carrier())) {
            return new Registered.Refused("carrier-unknown");
        }
        return transacting.inTransaction(now -> {
            applications.lock(known.caseId());
            return new Registered.Done(enclosures.register(known.caseId(), facts, officer.username(), now), known);
        });
    }

    Enclosed enclose(Officer officer, UUID arrivalId, NewEnclosure enclosure) {
        Optional<ArrivalRow> found = enclosures.arrival(arrivalId);
        Optional<String> objection = objection(officer, found).or(() -> objection(found.orElseThrow(), enclosure));
        if (objection.isPresent()) {
            return new Enclosed.Refused(objection.get());
        }
        return transacting.inTransaction(now -> {
            applications.lock(found.orElseThrow().caseId());
            ArrivalRow arrival = enclosures.arrival(arrivalId).orElseThrow();
            if (arrival.view().completedAt().isPresent()) {
                return new Enclosed.Refused("completed");
            }
            UUID id = enclosures.enclose(arrival, enclosure, officer.username(), now);
            return new Enclosed.Done(id, enclosure.flags().contains(PaperFiles.Flag.MY_NUMBER_SHOWN));
        });
    }

    private Optional<String> objection(ArrivalRow arrival, NewEnclosure enclosure) {
        return EntryCheck.objection(enclosure.entry(), arrival.view().receivedOn(), Moment.today(transacting.clock()))
                .or(() -> shelf(enclosure.shelf()));
    }

    private static Optional<String> shelf(String location) {
        if (MyNumberText.in(location)) {
            return Optional.of(Words.MY_NUMBER);
        }
        return SHELF.matcher(location).matches() ? Optional.empty() : Optional.of("shelf-malformed");
    }

    private Optional<String> objection(Officer officer, Optional<ArrivalRow> found) {
        return found.map(arrival -> doors.objection(officer, POST_ROOM, arrival.caseId()))
                .orElseGet(() -> doors.objection(officer, POST_ROOM).or(() -> Optional.of("not-found")));
    }

    Act custody(Officer officer, UUID enclosureId, CustodyEvent event, String location) {
        Optional<EnclosureRow> found = enclosures.find(enclosureId);
        Optional<String> objection = found.map(row -> doors.objection(officer, POST_ROOM, row.caseId()))
                .orElseGet(() -> doors.objection(officer, POST_ROOM).or(() -> Optional.of("not-found")));
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        if (!BY_HAND.contains(event)) {
            return new Act.Refused("event-not-possible");
        }
        Optional<String> shelf = shelf(location);
        if (shelf.isPresent()) {
            return new Act.Refused(shelf.get());
        }
        return transacting.inTransaction(now -> {
            UUID caseId = found.orElseThrow().caseId();
            applications.lock(caseId);
            if (!enclosures.find(enclosureId).orElseThrow().here()) {
                return new Act.Refused("not-here");
            }
            enclosures.custody(caseId, enclosureId, event, location, officer.username(), now);
            return new Act.Done("");
        });
    }

    Completed complete(Officer officer, UUID arrivalId, ArrivalPurpose purpose) {
        Optional<ArrivalRow> found = enclosures.arrival(arrivalId);
        Optional<String> objection = objection(officer, found);
        if (objection.isPresent()) {
            return new Completed.Refused(objection.get());
        }
        if (found.orElseThrow().view().purpose() != purpose) {
            return new Completed.Refused("wrong-purpose");
        }
        return transacting.inTransaction(now -> complete(officer, arrivalId, now));
    }

    private Completed complete(Officer officer, UUID arrivalId, Instant now) {
        UUID caseId = enclosures.arrival(arrivalId).orElseThrow().caseId();
        ApplicationState state = applications.lock(caseId);
        // read again under the lock: of two who complete the same envelope the second finds it done
        ArrivalRow arrival = enclosures.arrival(arrivalId).orElseThrow();
        if (arrival.view().completedAt().isPresent()) {
            return new Completed.Done(false);
        }
        List<EnclosureRow> enclosed = enclosures.of(caseId).stream()
                .filter(row -> row.arrivalId().equals(arrivalId))
                .toList();
        if (enclosed.isEmpty()) {
            return new Completed.Refused("empty");
        }
        enclosures.complete(arrival, officer.username(), now);
        Actor by = new Actor.Human(officer.username());
        PaperRow file = files.get(caseId);
        return switch (arrival.view().purpose()) {
            case DOCUMENTS -> {
                boolean awaited =
                        state == ApplicationState.AWAITING_DOCUMENTS && now.isBefore(file.documentsDeadline());
                if (awaited) {
                    applications.move(caseId, ApplicationState.RECEIVED, Optional.empty());
                    news.conductor().tell(caseId, Messages.DOCUMENTS_ARRIVED, Map.of(), by);
                }
                yield new Completed.Done(awaited, news.tray().waiting(caseId));
            }
            case INQUIRY_REPLY -> {
                boolean awaited = state == ApplicationState.AWAITING_REPLY
                        && file.replyDeadline().filter(now::isBefore).isPresent();
                if (awaited) {
                    applications.move(caseId, ApplicationState.REFERRED, Optional.empty());
                    int letter = Inquiries.sent(news.mail(), caseId).size();
                    news.conductor()
                            .tell(caseId, Messages.INQUIRY_ANSWERED, Map.of(Variables.INQUIRY_LETTER, letter), by);
                }
                yield new Completed.Done(awaited, news.tray().waiting(caseId));
            }
        };
    }
}
