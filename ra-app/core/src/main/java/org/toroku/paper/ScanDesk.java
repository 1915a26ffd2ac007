package org.toroku.paper;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.officers.Roles;
import org.toroku.paper.ArrivalDesk.Transacting;
import org.toroku.paper.EnclosureLedger.EnclosureRow;
import org.toroku.paper.FileLedger.PaperRow;
import org.toroku.paper.PageLedger.PageRow;
import org.toroku.paper.PostRoomDesk.TrayPage;
import org.toroku.paper.PostRoomDesk.Uploaded;
import org.toroku.paper.ScanExaminer.ExaminedPage;
import org.toroku.paper.ScanExaminer.ReadField;
import org.toroku.pki.Der;
import tools.jackson.databind.json.JsonMapper;

/** Scans: examined, split by their codes, and filed page by page. */
@Component
class ScanDesk {
    private static final Set<String> POST_ROOM = Set.of(Roles.POST_ROOM);

    private final Doors doors;
    private final Shelves shelves;
    private final Applications applications;
    private final DocumentStore documents;
    private final ObjectProvider<ScanExaminer> examiner;
    private final Transacting transacting;
    private final JsonMapper json = JsonMapper.builder().build();

    /** Where pages belong. */
    @Component
    record Shelves(
            FileLedger files,
            EnclosureLedger enclosures,
            PageLedger pages,
            ValueLedger values,
            PageSearches searches) {}

    ScanDesk(
            Doors doors,
            Shelves shelves,
            Applications applications,
            DocumentStore documents,
            ObjectProvider<ScanExaminer> examiner,
            Transacting transacting) {
        this.doors = doors;
        this.shelves = shelves;
        this.applications = applications;
        this.documents = documents;
        this.examiner = examiner;
        this.transacting = transacting;
    }

    Uploaded upload(Officer officer, byte[] scan, Optional<UUID> arrivalId) {
        Optional<UUID> home = arrivalId.flatMap(shelves.enclosures()::arrival).map(EnclosureLedger.ArrivalRow::caseId);
        Optional<String> objection = home.map(caseId -> doors.objection(officer, POST_ROOM, caseId))
                .orElseGet(() -> doors.objection(officer, POST_ROOM))
                .or(() -> arrivalId.isPresent() && home.isEmpty() ? Optional.of("not-found") : Optional.empty());
        if (objection.isPresent()) {
            return new Uploaded.Refused(objection.get());
        }
        ScanExaminer present = examiner.getIfAvailable();
        if (present == null) {
            return new Uploaded.Unavailable("no-examiner");
        }
        return switch (present.examine(scan)) {
            case ScanExaminer.Examined.Rejected(var code) -> new Uploaded.Rejected(code);
            case ScanExaminer.Examined.Unavailable(var reason) -> new Uploaded.Unavailable(reason);
            case ScanExaminer.Examined.Pages(var pages) -> keep(officer, scan, pages, home);
        };
    }

    /** All of it or nothing: a disk that is full in the middle leaves no row behind. */
    private Uploaded keep(Officer officer, byte[] scan, List<ExaminedPage> pages, Optional<UUID> home) {
        try {
            return transacting.inTransaction(now -> keep(officer, scan, split(pages, home), home, now));
        } catch (UncheckedIOException _) {
            return new Uploaded.Unavailable("storage-away");
        }
    }

    /** A page and where its codes say that it belongs. */
    private record Sorted(ExaminedPage page, Optional<PaperRow> file, Optional<String> code, Optional<String> sheet) {}

    /** A separator names the case of the pages after it and is itself none of them. */
    private List<Sorted> split(List<ExaminedPage> pages, Optional<UUID> home) {
        List<Sorted> sorted = new ArrayList<>();
        Optional<PaperRow> current = home.flatMap(shelves.files()::find);
        Optional<String> code = current.map(PaperRow::caseCode);
        for (ExaminedPage page : pages) {
            Optional<SheetCode> printed = page.codes().stream()
                    .flatMap(text -> SheetCode.read(text).stream())
                    .findFirst();
            if (printed.isPresent()) {
                code = Optional.of(printed.get().caseCode());
                current = CaseCode.read(printed.get().caseCode()) instanceof CaseCode.Reading.Read(var read)
                        ? shelves.files().byCode(read)
                        : Optional.empty();
            }
            if (printed.filter(SheetCode::separator).isEmpty()) {
                sorted.add(new Sorted(page, current, code, printed.map(SheetCode::sheet)));
            }
        }
        return sorted;
    }

    private Uploaded keep(Officer officer, byte[] scan, List<Sorted> pages, Optional<UUID> home, Instant now) {
        Set<UUID> cases = new TreeSet<>(pages.stream()
                .flatMap(page -> page.file().stream())
                .map(PaperRow::caseId)
                .toList());
        home.ifPresent(cases::add);
        // in one order everywhere, so that two uploads cannot wait for each other
        cases.forEach(applications::lock);
        UUID scanId = UUID.randomUUID();
        boolean clean = pages.stream()
                .noneMatch(page ->
                        page.page().myNumberShown() || page.page().unread().isPresent());
        if (clean) {
            // an original might show the number that must not be kept
            documents.put(scanId, DocumentKind.SCAN_ORIGINAL, "application/octet-stream", scan);
        }
        shelves.pages().insertScan(scanId, home, Der.of(scan).sha256Hex(), pages.size(), officer.username(), now);
        Map<Boolean, Integer> counts = new HashMap<>();
        int number = 0;
        for (Sorted page : pages) {
            number++;
            counts.merge(insert(officer, scanId, number, page, now), 1, Integer::sum);
        }
        return new Uploaded.Done(scanId, counts.getOrDefault(true, 0), counts.getOrDefault(false, 0), (int)
                pages.stream().filter(page -> page.page().myNumberShown()).count());
    }

    /** True where the page found its document. */
    private boolean insert(Officer officer, UUID scanId, int number, Sorted sorted, Instant now) {
        ExaminedPage page = sorted.page();
        UUID folder = sorted.file().map(PaperRow::caseId).orElse(scanId);
        DocumentStore.Stored image = documents.put(
                folder, DocumentKind.SCAN_PAGE, page.mediaType(), page.image().toByteArray());
        DocumentStore.Stored words = documents.put(
                folder, DocumentKind.PAGE_WORDS, "application/json", json.writeValueAsBytes(page.fields()));
        Optional<EnclosureRow> enclosure = sorted.file().flatMap(file -> enclosure(file, sorted.sheet()));
        PageRow row = new PageRow(
                UUID.randomUUID(),
                sorted.file().map(PaperRow::caseId),
                scanId,
                enclosure.map(EnclosureRow::id),
                number,
                sorted.code(),
                image.id(),
                page.mediaType(),
                Optional.of(words.id()),
                page.width(),
                page.height(),
                page.myNumberShown(),
                page.myNumberShown());
        shelves.pages().insert(row, officer.username());
        page.unread().ifPresent(why -> shelves.searches().insert(row, why, officer.username(), now));
        enclosure.ifPresent(found -> filed(row, found, page.fields(), officer, now));
        return enclosure.isPresent();
    }

    /** The document that a printed sheet is, once it has been entered. */
    private Optional<EnclosureRow> enclosure(PaperRow file, Optional<String> sheet) {
        return sheet.flatMap(SheetCode::kind)
                .flatMap(kind -> shelves.enclosures().current(file.caseId()).stream()
                        .filter(row -> row.kind() == kind)
                        .findFirst());
    }

    private void filed(PageRow page, EnclosureRow enclosure, List<ReadField> fields, Officer officer, Instant now) {
        if (page.quarantined()) {
            if (!enclosure.quarantined()) {
                shelves.enclosures().quarantine(enclosure, officer.username(), now);
            }
            return;
        }
        for (ReadField field : fields) {
            shelves.values()
                    .read(
                            enclosure.caseId(),
                            enclosure.id(),
                            field.field(),
                            field.value(),
                            field.confidence(),
                            new PaperFiles.Place(page.id(), field.box()),
                            now);
        }
    }

    List<TrayPage> tray(Officer officer) {
        if (doors.objection(officer, POST_ROOM).isPresent()) {
            return List.of();
        }
        List<PageRow> waiting = shelves.pages().tray();
        Set<UUID> own = doors.own(
                officer,
                waiting.stream().flatMap(page -> page.caseId().stream()).collect(Collectors.toSet()));
        return waiting.stream()
                .filter(page -> page.caseId().filter(own::contains).isEmpty())
                .map(page -> new TrayPage(
                        page.id(), page.scanId(), page.number(), page.width(), page.height(), page.caseCode()))
                .toList();
    }

    Act file(Officer officer, UUID pageId, UUID enclosureId) {
        Optional<EnclosureRow> found = shelves.enclosures().find(enclosureId);
        Optional<String> objection = found.map(row -> doors.objection(officer, POST_ROOM, row.caseId()))
                .orElseGet(() -> doors.objection(officer, POST_ROOM).or(() -> Optional.of("not-found")));
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        EnclosureRow enclosure = found.orElseThrow();
        return transacting.inTransaction(now -> {
            applications.lock(enclosure.caseId());
            Optional<PageRow> page = locked(pageId);
            if (page.isEmpty()) {
                return new Act.Refused("not-found");
            }
            if (shelves.pages().shredded(page.get())) {
                return new Act.Refused("shredded");
            }
            if (page.get().enclosureId().isPresent()) {
                return new Act.Refused("already-done");
            }
            if (page.get().caseId().filter(id -> !id.equals(enclosure.caseId())).isPresent()) {
                return new Act.Refused("other-case");
            }
            file(officer, page.get(), enclosure, now);
            return new Act.Done("");
        });
    }

    private Optional<PageRow> locked(UUID pageId) {
        shelves.pages().find(pageId).ifPresent(page -> shelves.pages().lockScan(page.scanId()));
        return shelves.pages().find(pageId);
    }

    private void file(Officer officer, PageRow page, EnclosureRow enclosure, Instant now) {
        UUID caseId = enclosure.caseId();
        byte[] words = documents.read(page.wordsDocument().orElseThrow());
        // stored again under the case's own key; what is already there is found, not doubled
        UUID image = documents
                .put(caseId, DocumentKind.SCAN_PAGE, page.mediaType(), documents.read(page.imageDocument()))
                .id();
        UUID kept = documents
                .put(caseId, DocumentKind.PAGE_WORDS, "application/json", words)
                .id();
        shelves.pages().file(page, caseId, enclosure.id(), image, Optional.of(kept), officer.username());
        shelves.searches().moved(page.id(), caseId, officer.username());
        filed(page, enclosure, List.of(json.readValue(words, ReadField[].class)), officer, now);
    }

    Act quarantine(Officer officer, UUID pageId) {
        Optional<PageRow> found = shelves.pages().find(pageId);
        Optional<String> objection = found.flatMap(PageRow::caseId)
                .map(caseId -> doors.objection(officer, POST_ROOM, caseId))
                .orElseGet(() -> doors.objection(officer, POST_ROOM))
                .or(() -> found.isEmpty() ? Optional.of("not-found") : Optional.empty());
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        return transacting.inTransaction(now -> {
            PageRow page = found.orElseThrow();
            page.caseId().ifPresent(applications::lock);
            // nobody blacked it out, so from now on nobody sees it
            shelves.pages().quarantine(page, false, officer.username());
            page.enclosureId()
                    .flatMap(shelves.enclosures()::find)
                    .filter(enclosure -> !enclosure.quarantined())
                    .ifPresent(enclosure -> shelves.enclosures().quarantine(enclosure, officer.username(), now));
            return new Act.Done("");
        });
    }
}
