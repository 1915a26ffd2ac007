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
import org.toroku.paper.PostRoomDesk.Uploaded;
import org.toroku.paper.ScanExaminer.ExaminedPage;
import org.toroku.paper.ScanExaminer.ReadField;
import org.toroku.pki.Der;
import tools.jackson.databind.json.JsonMapper;

/** Scans: examined, split by their codes, and filed where a code says to which document a page belongs. */
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
            PictureLedger pictures,
            PageSearches searches,
            Filing filing) {}

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
            List<Sorted> sorted = split(pages, home);
            // by its print as by its envelope: nobody files to their own case
            Optional<String> objection = sorted.stream()
                    .flatMap(page -> page.file().stream())
                    .map(PaperRow::caseId)
                    .distinct()
                    .flatMap(caseId -> doors.objection(officer, POST_ROOM, caseId).stream())
                    .findFirst();
            return objection.isPresent()
                    ? new Uploaded.Refused(objection.get())
                    : transacting.inTransaction(now -> keep(officer, scan, sorted, home, now));
        } catch (UncheckedIOException _) {
            return new Uploaded.Unavailable("storage-away");
        }
    }

    /** A page and where its codes say that it belongs. */
    private record Sorted(ExaminedPage page, Optional<PaperRow> file, Optional<String> code, Optional<String> sheet) {}

    /**
     * A separator names the case of the pages after it and is itself none of them. Pages of an envelope go to no case but
     * the envelope's: anybody can print the code of another, so that a person has to take such a page out of it.
     */
    private List<Sorted> split(List<ExaminedPage> pages, Optional<UUID> home) {
        List<Sorted> sorted = new ArrayList<>();
        Optional<PaperRow> envelope = home.flatMap(shelves.files()::find);
        Optional<PaperRow> current = envelope;
        Optional<String> code = envelope.map(PaperRow::caseCode);
        for (ExaminedPage page : pages) {
            List<SheetCode> printed = page.codes().stream()
                    .flatMap(text -> SheetCode.read(text).stream())
                    .toList();
            List<String> named = printed.stream()
                    .map(sheet -> plain(sheet.caseCode()))
                    .distinct()
                    .toList();
            if (!named.isEmpty()) {
                String own = envelope.map(PaperRow::caseCode).orElse("");
                String foreign = named.stream()
                        .filter(each -> !each.equals(own))
                        .findFirst()
                        .orElse(own);
                code = Optional.of(foreign);
                current = named.size() > 1 || envelope.isPresent() && !foreign.equals(own)
                        ? Optional.empty()
                        : file(foreign);
            }
            boolean separator = printed.stream().anyMatch(SheetCode::separator);
            // what an envelope brings as another case's separator is a sheet of the applicant's, and not lost
            if (!separator || envelope.isPresent() && current.isEmpty()) {
                sorted.add(new Sorted(
                        page,
                        current,
                        code,
                        printed.stream().map(SheetCode::sheet).findFirst()));
            }
        }
        return sorted;
    }

    /** As the file has it, where it can be read at all. */
    private static String plain(String code) {
        return CaseCode.read(code) instanceof CaseCode.Reading.Read(var read) ? read.text() : code;
    }

    private Optional<PaperRow> file(String code) {
        return CaseCode.read(code) instanceof CaseCode.Reading.Read(var read)
                ? shelves.files().byCode(read)
                : Optional.empty();
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
        String sha256 = Der.of(scan).sha256Hex();
        Map<String, UUID> erased = shelves.pictures().erased(sha256);
        shelves.pages().insertScan(scanId, home, sha256, pages.size(), officer.username(), now);
        Map<Boolean, Integer> counts = new HashMap<>();
        int quarantined = 0;
        int number = 0;
        for (Sorted sorted : pages) {
            Sorted page = unlessGivenAway(sorted);
            number++;
            Optional<EnclosureRow> enclosure = page.file().flatMap(file -> enclosure(file, page.sheet()));
            PageRow row = insert(officer, scanId, number, page, enclosure, erased, now);
            enclosure.ifPresent(
                    found -> shelves.filing().filed(row, found, page.page().fields(), officer.username(), now));
            counts.merge(enclosure.isPresent(), 1, Integer::sum);
            quarantined +=
                    row.quarantined() || enclosure.filter(Filing::showsMyNumber).isPresent() ? 1 : 0;
        }
        if (quarantined == 0
                && pages.stream().allMatch(page -> page.page().unread().isEmpty())) {
            // else it shows, or might show, the number that must not be kept
            documents.put(scanId, DocumentKind.SCAN_ORIGINAL, "application/octet-stream", scan);
        }
        return new Uploaded.Done(scanId, counts.getOrDefault(true, 0), counts.getOrDefault(false, 0), quarantined);
    }

    /** A picture that left its case for another one does not come back unseen: a person says where it belongs. */
    private Sorted unlessGivenAway(Sorted sorted) {
        byte[] picture = sorted.page().image().toByteArray();
        return sorted.file()
                        .flatMap(file -> documents.erased(file.caseId(), DocumentKind.SCAN_PAGE, picture))
                        .filter(shelves.pictures()::givenAway)
                        .isPresent()
                ? new Sorted(sorted.page(), Optional.empty(), sorted.code(), sorted.sheet())
                : sorted;
    }

    private PageRow insert(
            Officer officer,
            UUID scanId,
            int number,
            Sorted sorted,
            Optional<EnclosureRow> enclosure,
            Map<String, UUID> erased,
            Instant now) {
        ExaminedPage page = sorted.page();
        UUID folder = sorted.file().map(PaperRow::caseId).orElse(scanId);
        byte[] picture = page.image().toByteArray();
        // seen once with a My Number on it: not kept again, whoever brings it
        Optional<UUID> gone = Optional.ofNullable(erased.get(page.image().sha256Hex()))
                .or(() -> documents.erased(folder, DocumentKind.SCAN_PAGE, picture));
        PageRow row = new PageRow(
                UUID.randomUUID(),
                sorted.file().map(PaperRow::caseId),
                scanId,
                enclosure.map(EnclosureRow::id),
                number,
                sorted.code(),
                gone.orElseGet(() -> documents
                        .put(folder, DocumentKind.SCAN_PAGE, page.mediaType(), picture)
                        .id()),
                page.mediaType(),
                gone.isPresent() ? Optional.empty() : words(folder, page.fields()),
                page.width(),
                page.height(),
                page.myNumberShown() || gone.isPresent(),
                page.myNumberShown() && gone.isEmpty());
        shelves.pages().insert(row, officer.username());
        page.unread().ifPresent(why -> shelves.searches().insert(row, why, officer.username(), now));
        return row;
    }

    /** Where nothing was read there is nothing to keep, which all such pages would share. */
    private Optional<UUID> words(UUID folder, List<ReadField> fields) {
        byte[] words = json.writeValueAsBytes(fields);
        return fields.isEmpty()
                        || documents
                                .erased(folder, DocumentKind.PAGE_WORDS, words)
                                .isPresent()
                ? Optional.empty()
                : Optional.of(documents
                        .put(folder, DocumentKind.PAGE_WORDS, "application/json", words)
                        .id());
    }

    /** The document that a printed sheet is, once it has been entered. */
    private Optional<EnclosureRow> enclosure(PaperRow file, Optional<String> sheet) {
        return sheet.flatMap(SheetCode::kind)
                .flatMap(kind -> shelves.enclosures().current(file.caseId()).stream()
                        .filter(row -> row.kind() == kind)
                        .findFirst());
    }
}
