package org.toroku.notes;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.Printable;
import org.toroku.audit.Refusals;
import org.toroku.audit.TypedText;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.OnDuty;
import org.toroku.decision.OwnCase;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;
import org.toroku.process.InboxChanged;

/** Notes in the store of documents. */
@Component
class StoredNotes implements CaseNotes {
    private static final Set<String> READERS = Set.of(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR);
    /** Auditors look on. */
    private static final Set<String> WRITERS = Set.of(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER);

    /** Not inside of an address such as taro@example.jp. */
    private static final Pattern NAMED =
            Pattern.compile("(?<![A-Za-z0-9._%+-])@([A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]|[A-Za-z0-9])");

    private final NoteLedger ledger;
    private final DocumentStore documents;
    private final Book book;
    private final Rights rights;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    /** Who may do what, at which moment. */
    @Component
    record Rights(OnDuty duty, OwnCase own, OfficerRegister officers, Clock clock) {}

    StoredNotes(
            NoteLedger ledger,
            DocumentStore documents,
            Book book,
            Rights rights,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.ledger = ledger;
        this.documents = documents;
        this.book = book;
        this.rights = rights;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public List<Note> of(Officer reader, UUID caseId) {
        if (objection(reader, caseId, READERS).isPresent()) {
            return List.of();
        }
        // rows of old notes are not sealed: whatever they point to, nothing but a note of this case is shown
        Set<UUID> texts = documents.list(caseId).stream()
                .filter(document -> document.kind() == DocumentKind.CASE_NOTE)
                .map(DocumentStore.Stored::id)
                .collect(Collectors.toSet());
        return ledger.of(caseId).stream().map(row -> shown(row, texts)).toList();
    }

    private Note shown(NoteLedger.Row row, Set<UUID> texts) {
        Optional<String> text = row.erasedAt().isEmpty() && texts.contains(row.document())
                ? text(row.document()).map(words -> withoutHead(row.id(), words))
                : Optional.empty();
        return new Note(row.id(), row.author(), row.at(), text, row.erasedAt());
    }

    /**
     * What stands before the words of a note. Documents are found by their content: two notes that say the same would be one
     * document, and whoever erased theirs would erase the other as well.
     */
    private static String head(UUID note) {
        return note + "\n";
    }

    /** Old notes have none. */
    private static String withoutHead(UUID note, String stored) {
        return stored.startsWith(head(note)) ? stored.substring(head(note).length()) : stored;
    }

    private Optional<String> text(UUID document) {
        try {
            return Optional.of(new String(documents.read(document), StandardCharsets.UTF_8));
        } catch (DocumentDamagedException _) {
            // the page says so in its place; the other notes are read all the same
            return Optional.empty();
        }
    }

    private Optional<String> objection(Officer officer, UUID caseId, Set<String> anyOf) {
        Optional<String> objection = Optional.empty();
        if (!rights.duty().holdsAny(officer, anyOf)) {
            objection = Optional.of("role");
        } else if (rights.own().of(caseId, officer.username())) {
            objection = Optional.of("own-case");
        }
        return Refusals.noted(officer.username(), caseId, objection);
    }

    @Override
    public Written write(Officer author, UUID caseId, String text) {
        String stripped = Printable.typed(text);
        Set<String> named = NAMED.matcher(stripped)
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(name -> !name.equals(author.username()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Optional<Written.Refused> refused = objection(author, caseId, WRITERS)
                .or(() -> TypedText.objection(stripped, LONGEST))
                .map(reason -> new Written.Refused(reason, ""))
                .or(() -> objection(named, caseId));
        if (refused.isPresent()) {
            return refused.get();
        }
        transaction.executeWithoutResult(status -> insert(author.username(), caseId, stripped, named));
        if (!named.isEmpty()) {
            events.publishEvent(new InboxChanged());
        }
        return new Written.Done();
    }

    /** A call that reaches nobody would be waited for. */
    private Optional<Written.Refused> objection(Set<String> named, UUID caseId) {
        return named.stream()
                .flatMap(name -> objection(name, caseId).stream().map(reason -> new Written.Refused(reason, name)))
                .findFirst();
    }

    private Optional<String> objection(String named, UUID caseId) {
        Set<String> roles = rights.officers().rolesInForce(named);
        if (roles.isEmpty()) {
            return Optional.of("officer-unknown");
        }
        return roles.stream().noneMatch(READERS::contains) || rights.own().of(caseId, named)
                ? Optional.of("officer-cannot-look")
                : Optional.empty();
    }

    private void insert(String author, UUID caseId, String text, Set<String> named) {
        Instant now = rights.clock().instant().truncatedTo(ChronoUnit.MICROS);
        UUID note = UUID.randomUUID();
        byte[] stored = (head(note) + text).getBytes(StandardCharsets.UTF_8);
        UUID document = documents
                .put(caseId, DocumentKind.CASE_NOTE, "text/plain; charset=utf-8", stored)
                .id();
        NoteLedger.Row row = new NoteLedger.Row(note, author, now, document, Optional.empty());
        ledger.insert(caseId, row, named);
        Book.Row act =
                ledger.act(caseId, row, NoteLedger.Kind.WRITTEN, author, now).orElseThrow();
        book.record(Book.Entry.of(
                new Actor.Human(author),
                "note-written",
                caseId,
                Map.of("note", note.toString(), "document", document.toString(), "named", String.join(" ", named)),
                act));
    }

    @Override
    public Written erase(Officer author, UUID caseId, UUID noteId) {
        Optional<String> refused = objection(author, caseId, WRITERS);
        if (refused.isPresent()) {
            return new Written.Refused(refused.get(), "");
        }
        Optional<NoteLedger.Row> found = ledger.of(caseId).stream()
                .filter(row -> row.id().equals(noteId))
                .findFirst();
        if (found.isEmpty()) {
            return new Written.Refused("note-unknown", "");
        }
        if (!found.get().author().equals(author.username())) {
            return new Written.Refused("not-author", "");
        }
        transaction.executeWithoutResult(_ -> erase(caseId, found.get()));
        events.publishEvent(new InboxChanged());
        return new Written.Done();
    }

    /** The first who asks does it; a second press finds it done. */
    private void erase(UUID caseId, NoteLedger.Row note) {
        Instant now = rights.clock().instant().truncatedTo(ChronoUnit.MICROS);
        ledger.act(caseId, note, NoteLedger.Kind.ERASED, note.author(), now).ifPresent(act -> {
            if (isNoteOf(caseId, note.document()) && !ledger.isShared(note)) {
                documents.erase(note.document());
            }
            ledger.forgetNamed(note.id());
            book.record(Book.Entry.of(
                    new Actor.Human(note.author()),
                    "note-erased",
                    caseId,
                    Map.of("note", note.id().toString()),
                    act));
        });
    }

    private boolean isNoteOf(UUID caseId, UUID document) {
        return documents.list(caseId).stream()
                .anyMatch(stored ->
                        stored.kind() == DocumentKind.CASE_NOTE && stored.id().equals(document));
    }

    @Override
    public List<Mention> mentions(Officer officer) {
        return rights.duty().holdsAny(officer, READERS)
                ? ledger.unseen(officer.username()).stream()
                        // whose card said only later that the case is their own
                        .filter(mention -> !rights.own().of(mention.caseId(), officer.username()))
                        .toList()
                : List.of();
    }

    @Override
    public void seen(Officer officer, UUID caseId) {
        if (ledger.see(officer.username(), caseId, rights.clock().instant()) > 0) {
            events.publishEvent(new InboxChanged());
        }
    }

    @Override
    public List<String> colleagues(Officer officer) {
        return rights.officers().all().stream()
                .map(OfficerAccount::username)
                .filter(name -> !name.equals(officer.username()))
                .filter(name -> rights.officers().rolesInForce(name).stream().anyMatch(READERS::contains))
                .sorted()
                .toList();
    }
}
