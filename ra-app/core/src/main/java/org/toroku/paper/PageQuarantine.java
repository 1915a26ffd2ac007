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
import org.toroku.audit.Actor;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.DocumentStore;
import org.toroku.evidence.DocumentStore.Stored;
import org.toroku.officers.Roles;
import org.toroku.paper.ArrivalDesk.Transacting;
import org.toroku.paper.PageLedger.PageRow;

/**
 * Pages on which a person saw a My Number. Nobody blacked it out, and nobody may keep it (番号法20): the picture, its words,
 * the values that were read on it and the scan that shows it are erased; the other pages of the scan stay. The paper goes
 * back to the applicant.
 */
@Component
class PageQuarantine {
    private static final Set<String> POST_ROOM = Set.of(Roles.POST_ROOM);
    private static final int TRIES = 5;

    private final Doors doors;
    private final Shelf shelf;
    private final Applications applications;
    private final DocumentStore documents;
    private final Transacting transacting;

    /** Where the page and others with its picture are. */
    @Component
    record Shelf(
            PageLedger pages,
            PictureLedger pictures,
            EnclosureLedger enclosures,
            PageCases related,
            ValueErasure values) {}

    PageQuarantine(
            Doors doors, Shelf shelf, Applications applications, DocumentStore documents, Transacting transacting) {
        this.doors = doors;
        this.shelf = shelf;
        this.applications = applications;
        this.documents = documents;
        this.transacting = transacting;
    }

    Act quarantine(Officer officer, UUID pageId) {
        for (int i = 0; i < TRIES; i++) {
            Optional<PageRow> found = shelf.pages().find(pageId);
            Set<UUID> cases = new TreeSet<>();
            found.ifPresent(page -> cases.addAll(cases(shelf.pictures().same(page))));
            Set<UUID> related = new TreeSet<>(cases);
            found.ifPresent(page -> related.addAll(shelf.related().of(page)));
            Optional<String> objection = related.stream()
                    .flatMap(caseId -> doors.objection(officer, POST_ROOM, caseId).stream())
                    .findFirst()
                    .or(() -> doors.objection(officer, POST_ROOM))
                    .or(() -> found.isEmpty() ? Optional.of("not-found") : Optional.empty());
            if (objection.isPresent()) {
                return new Act.Refused(objection.get());
            }
            Optional<Act> done = transacting.inTransaction(now -> quarantine(officer, found.get(), cases, now));
            if (done.isPresent()) {
                return done.get();
            }
        }
        return new Act.Refused("outdated");
    }

    /** Empty where the page moved to a case that is not held; then the officer is asked for again as well. */
    private Optional<Act> quarantine(Officer officer, PageRow seen, Set<UUID> cases, Instant now) {
        cases.forEach(applications::lock);
        // of all pages that go with it: one of another scan may be on its way into a document
        new TreeSet<>(shelf.pictures().same(seen).stream().map(PageRow::scanId).toList())
                .forEach(shelf.pages()::lockScan);
        // read again under the lock: it may have been filed meanwhile, and then its document is quarantined too
        PageRow page = shelf.pages().find(seen.id()).orElseThrow();
        if (!cases.containsAll(cases(shelf.pictures().same(page)))) {
            return Optional.empty();
        }
        withdraw(page, officer.username(), now);
        return Optional.of(new Act.Done(""));
    }

    private static Set<UUID> cases(List<PageRow> pages) {
        return pages.stream().flatMap(page -> page.caseId().stream()).collect(Collectors.toSet());
    }

    /** Joins the caller's transaction, which holds the cases of the page. */
    void withdraw(PageRow page, String officer, Instant now) {
        List<PageRow> same = shelf.pictures().same(page);
        for (PageRow each : same) {
            if (!each.erased()) {
                shelf.pages().quarantine(each, false, officer);
            }
            shelf.values().erase(each, new Actor.Human(officer));
            each.enclosureId()
                    .flatMap(shelf.enclosures()::find)
                    .filter(enclosure -> !enclosure.quarantined())
                    .ifPresent(enclosure -> shelf.enclosures().quarantine(enclosure, officer, now));
        }
        erase(same);
    }

    /** Also the copies: a page that was filed by hand lay in its scan's folder before, or in another case's. */
    private void erase(List<PageRow> same) {
        Set<UUID> pages = same.stream().map(PageRow::id).collect(Collectors.toSet());
        Set<UUID> scans = same.stream().map(PageRow::scanId).collect(Collectors.toSet());
        List<Stored> stored = shelf.pictures().folders(pages).stream()
                .flatMap(folder -> documents.list(folder).stream())
                .toList();
        Set<UUID> own = same.stream()
                .flatMap(page -> Stream.concat(Stream.of(page.imageDocument()), page.wordsDocument().stream()))
                .collect(Collectors.toSet());
        Set<String> contents = stored.stream()
                .filter(document -> own.contains(document.id()))
                .map(document -> document.kind() + " " + document.sha256())
                .collect(Collectors.toSet());
        stored.stream()
                .filter(document -> switch (document.kind()) {
                    case SCAN_ORIGINAL -> scans.contains(document.caseId());
                    case SCAN_PAGE, PAGE_WORDS ->
                        contents.contains(document.kind() + " " + document.sha256())
                                && !shelf.pictures().neededBeside(pages, document.id());
                    default -> false;
                })
                .map(Stored::id)
                .forEach(documents::erase);
    }
}
