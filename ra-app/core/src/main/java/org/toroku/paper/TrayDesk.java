package org.toroku.paper;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.officers.Roles;
import org.toroku.paper.ActLedger.ActKind;
import org.toroku.paper.ActLedger.Entry;
import org.toroku.paper.ArrivalDesk.Transacting;
import org.toroku.paper.EnclosureLedger.EnclosureRow;
import org.toroku.paper.PageLedger.PageRow;
import org.toroku.paper.PostRoomDesk.AsideReason;
import org.toroku.paper.PostRoomDesk.Tray;
import org.toroku.paper.PostRoomDesk.TrayQuery;
import org.toroku.paper.ScanExaminer.ReadField;
import tools.jackson.databind.json.JsonMapper;

/** Pages that no code filed: a person files them, or sets them aside. */
@Component
class TrayDesk {
    private static final Set<String> POST_ROOM = Set.of(Roles.POST_ROOM);
    private static final int LONGEST_REASON = 500;

    private final Doors doors;
    private final Shelves shelves;
    private final Applications applications;
    private final DocumentStore documents;
    private final Filing filing;
    private final Transacting transacting;
    private final JsonMapper json = JsonMapper.builder().build();

    /** Where pages lie, and what people did with them. */
    @Component
    record Shelves(
            PageCases cases,
            EnclosureLedger enclosures,
            PageLedger pages,
            PictureLedger pictures,
            TrayLedger tray,
            ActLedger acts) {}

    TrayDesk(
            Doors doors,
            Shelves shelves,
            Applications applications,
            DocumentStore documents,
            Filing filing,
            Transacting transacting) {
        this.doors = doors;
        this.shelves = shelves;
        this.applications = applications;
        this.documents = documents;
        this.filing = filing;
        this.transacting = transacting;
    }

    Tray tray(Officer officer, TrayQuery query) {
        if (doors.objection(officer, POST_ROOM).isPresent()) {
            return new Tray(List.of(), 0);
        }
        return shelves.tray().list(query, doors.own(officer, shelves.tray().cases()));
    }

    /** @param why empty while nobody said why a page goes to another case than it came with or names */
    Act file(Officer officer, UUID pageId, UUID enclosureId, Optional<String> why) {
        Optional<EnclosureRow> found = shelves.enclosures().find(enclosureId);
        Optional<PageRow> seen = shelves.pages().find(pageId);
        Set<UUID> cases = new TreeSet<>();
        found.ifPresent(enclosure -> cases.add(enclosure.caseId()));
        seen.ifPresent(page -> cases.addAll(origin(page)));
        seen.flatMap(this::named).ifPresent(cases::add);
        Optional<String> objection = objection(officer, cases)
                .or(() -> found.isEmpty() ? Optional.of("not-found") : Optional.empty())
                .or(() -> why.flatMap(reason -> Words.missing(reason, LONGEST_REASON, "reason-missing")));
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        return transacting.inTransaction(now -> {
            cases.forEach(applications::lock);
            Optional<PageRow> page = locked(pageId);
            Optional<String> late = late(page)
                    .or(() -> why.isPresent() ? Optional.empty() : doubt(page.get(), found.get()))
                    .or(() -> gone(page.get(), found.get().caseId())
                            .filter(shelves.pictures()::givenAway)
                            .map(document -> "given-away"));
            if (late.isPresent()) {
                return new Act.Refused(late.get());
            }
            file(officer, page.get(), found.get(), why, now);
            return new Act.Done("");
        });
    }

    private Set<UUID> origin(PageRow page) {
        return shelves.cases().origin(page);
    }

    private Optional<UUID> named(PageRow page) {
        return shelves.cases().named(page);
    }

    /** What a person has to give a reason for: neither the envelope nor the print says that the page belongs here. */
    private Optional<String> doubt(PageRow page, EnclosureRow enclosure) {
        Optional<UUID> named = named(page);
        if (origin(page).stream().anyMatch(id -> !id.equals(enclosure.caseId()))
                || named.filter(id -> !id.equals(enclosure.caseId())).isPresent()) {
            return Optional.of("other-case");
        }
        boolean unknown = page.caseId().isEmpty()
                && page.caseCode().isPresent()
                && named.isEmpty()
                && shelves.pages().envelope(page.scanId()).isPresent();
        return unknown ? Optional.of("unknown-code") : Optional.empty();
    }

    private Optional<String> late(Optional<PageRow> page) {
        if (page.isEmpty()) {
            return Optional.of("not-found");
        }
        if (shelves.pages().shredded(page.get())) {
            return Optional.of("shredded");
        }
        if (page.get().enclosureId().isPresent()) {
            return Optional.of("already-filed");
        }
        return shelves.tray().aside(page.get().id()) ? Optional.of("set-aside") : Optional.empty();
    }

    private Optional<PageRow> locked(UUID pageId) {
        shelves.pages().find(pageId).ifPresent(page -> shelves.pages().lockScan(page.scanId()));
        return shelves.pages().find(pageId);
    }

    private void file(Officer officer, PageRow page, EnclosureRow enclosure, Optional<String> why, Instant now) {
        UUID caseId = enclosure.caseId();
        Set<UUID> from = origin(page);
        from.remove(caseId);
        List<ReadField> fields = page.wordsDocument()
                .filter(words -> !page.erased())
                .map(words -> List.of(json.readValue(documents.read(words), ReadField[].class)))
                .orElse(List.of());
        PageRow whole = withoutWhatWasErased(page, caseId, officer, now);
        PageRow filed = whole.erased()
                ? whole.filedTo(caseId, enclosure.id(), whole.imageDocument(), whole.wordsDocument())
                : moved(whole, enclosure);
        shelves.pages().file(filed, from, officer.username());
        leave(whole, from);
        why.ifPresent(reason -> {
            shelves.acts().add(caseId, Entry.of(ActKind.PAGE_TAKEN_IN, reason), officer.username(), now);
            from.forEach(other ->
                    shelves.acts().add(other, Entry.of(ActKind.PAGE_GIVEN_AWAY, reason), officer.username(), now));
        });
        filing.filed(filed, enclosure, fields, officer.username(), now);
    }

    /**
     * A picture that was erased in this case because of a My Number is not kept in another folder either, where nothing
     * would point to it once the page is filed.
     */
    private PageRow withoutWhatWasErased(PageRow page, UUID caseId, Officer officer, Instant now) {
        if (gone(page, caseId).isEmpty()) {
            return page;
        }
        filing.withdraw(page, officer.username(), now);
        return shelves.pages().find(page.id()).orElseThrow();
    }

    /** The document of this picture that the case had and can read no more. */
    private Optional<UUID> gone(PageRow page, UUID caseId) {
        return page.erased()
                ? Optional.empty()
                : documents.erased(caseId, DocumentKind.SCAN_PAGE, documents.read(page.imageDocument()));
    }

    /** A case that a page left keeps no copy of somebody else's document, unless another of its pages shows the same. */
    private void leave(PageRow page, Set<UUID> former) {
        Set<UUID> left = Stream.concat(Stream.of(page.imageDocument()), page.wordsDocument().stream())
                .filter(document -> !shelves.pictures().neededBeside(Set.of(page.id()), document))
                .collect(Collectors.toSet());
        former.stream()
                .flatMap(caseId -> documents.list(caseId).stream())
                .map(DocumentStore.Stored::id)
                .filter(left::contains)
                .forEach(documents::erase);
    }

    /** A picture that was not erased here: stored again under the case's own key; what is already there is found. */
    private PageRow moved(PageRow page, EnclosureRow enclosure) {
        UUID caseId = enclosure.caseId();
        UUID image = documents
                .put(caseId, DocumentKind.SCAN_PAGE, page.mediaType(), documents.read(page.imageDocument()))
                .id();
        Optional<UUID> words = page.wordsDocument()
                .map(documents::read)
                .filter(read ->
                        documents.erased(caseId, DocumentKind.PAGE_WORDS, read).isEmpty())
                .map(read -> documents
                        .put(caseId, DocumentKind.PAGE_WORDS, "application/json", read)
                        .id());
        return page.filedTo(caseId, enclosure.id(), image, words);
    }

    Act setAside(Officer officer, UUID pageId, AsideReason reason) {
        return onPage(officer, pageId, (page, now) -> {
            Optional<String> late = late(Optional.of(page));
            if (late.isPresent()) {
                return new Act.Refused(late.get());
            }
            shelves.tray().setAside(page, reason, officer.username(), now);
            return new Act.Done("");
        });
    }

    Act takeBack(Officer officer, UUID pageId) {
        return onPage(officer, pageId, (page, now) -> {
            Optional<String> late = late(Optional.of(page));
            if (!late.equals(Optional.of("set-aside"))) {
                return new Act.Refused(late.orElse("not-aside"));
            }
            shelves.tray().takeBack(page, officer.username(), now);
            return new Act.Done("");
        });
    }

    private interface OnPage {
        Act at(PageRow page, Instant now);
    }

    private Act onPage(Officer officer, UUID pageId, OnPage act) {
        Optional<PageRow> seen = shelves.pages().find(pageId);
        Set<UUID> cases = new TreeSet<>();
        seen.ifPresent(page -> cases.addAll(origin(page)));
        seen.flatMap(this::named).ifPresent(cases::add);
        Optional<String> objection =
                objection(officer, cases).or(() -> seen.isEmpty() ? Optional.of("not-found") : Optional.empty());
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        return transacting.inTransaction(now -> {
            cases.forEach(applications::lock);
            return act.at(locked(pageId).orElseThrow(), now);
        });
    }

    /** Whoever may do nothing here learns nothing of which pages there are. */
    private Optional<String> objection(Officer officer, Set<UUID> cases) {
        return doors.objection(officer, POST_ROOM)
                .or(() -> cases.stream()
                        .flatMap(caseId -> doors.objection(officer, POST_ROOM, caseId).stream())
                        .findFirst());
    }
}
