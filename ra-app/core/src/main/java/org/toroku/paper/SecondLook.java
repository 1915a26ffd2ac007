package org.toroku.paper;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.Applications;
import org.toroku.officers.Roles;
import org.toroku.paper.ArrivalDesk.Transacting;
import org.toroku.paper.PageLedger.PageRow;

/** People look where the machine did not. */
@Component
class SecondLook implements UnreadPages {
    private static final Set<String> POST_ROOM = Set.of(Roles.POST_ROOM);
    private static final Set<String> READERS =
            Set.of(Roles.POST_ROOM, Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR);

    private final Doors doors;
    private final Shelf shelf;
    private final PageSearches searches;
    private final Applications applications;
    private final Transacting transacting;

    /** Where pages are. */
    @Component
    record Shelf(FileLedger files, PageLedger pages, PageCases cases, Sight sight) {}

    SecondLook(Doors doors, Shelf shelf, PageSearches searches, Applications applications, Transacting transacting) {
        this.doors = doors;
        this.shelf = shelf;
        this.searches = searches;
        this.applications = applications;
        this.transacting = transacting;
    }

    @Override
    public List<Waiting> waiting(Officer officer) {
        if (doors.objection(officer, POST_ROOM).isPresent()) {
            return List.of();
        }
        List<PageRow> rows = searches.waiting().stream()
                .flatMap(id -> shelf.pages().find(id).stream())
                .toList();
        Set<UUID> own = doors.own(
                officer,
                rows.stream().flatMap(page -> shelf.cases().of(page).stream()).collect(Collectors.toSet()));
        return rows.stream()
                .filter(page -> shelf.cases().of(page).stream().noneMatch(own::contains))
                .map(page -> new Waiting(page.id(), page.number(), page.width(), page.height(), page.caseCode()))
                .toList();
    }

    @Override
    public Act noMyNumberSeen(Officer officer, UUID pageId) {
        Optional<PageRow> found = shelf.pages().find(pageId);
        Optional<String> objection = doors.objection(officer, POST_ROOM)
                .or(() -> found.stream()
                        .flatMap(page -> shelf.cases().of(page).stream())
                        .flatMap(caseId -> doors.objection(officer, POST_ROOM, caseId).stream())
                        .findFirst())
                .or(() -> found.isEmpty() ? Optional.of("not-found") : Optional.empty())
                // the picture is withheld from them, so they have seen nothing
                .or(() -> found.stream()
                        .flatMap(page -> shelf.cases().of(page).stream())
                        .filter(caseId -> shelf.sight().keys(officer, caseId))
                        .map(caseId -> "blind-keying")
                        .findFirst());
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        return transacting.inTransaction(now -> {
            // the case before its pages, as everywhere; a page may have been filed meanwhile
            found.flatMap(PageRow::caseId).ifPresent(applications::lock);
            shelf.pages().lockScan(found.orElseThrow().scanId());
            PageRow page = shelf.pages().find(pageId).orElseThrow();
            if (!page.caseId().equals(found.orElseThrow().caseId())
                    || shelf.pages().shredded(page)) {
                return new Act.Refused("not-found");
            }
            if (page.quarantined() || !searches.looked(page, officer.username(), now)) {
                return new Act.Refused("already-done");
            }
            return new Act.Done("");
        });
    }

    @Override
    public Set<UUID> ofCase(Officer officer, UUID caseId) {
        Optional<String> objection = shelf.files()
                .find(caseId)
                .map(file -> doors.objection(officer, READERS, caseId))
                .orElseGet(() -> doors.objection(officer, READERS));
        return objection.isPresent() ? Set.of() : searches.unread(caseId);
    }
}
