package org.toroku.paper;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.paper.FileLedger.PaperRow;
import org.toroku.paper.PageLedger.PageRow;

/** Cases that a page has to do with, also while it lies in none: nobody handles pages of their own. */
@Component
class PageCases {
    private final FileLedger files;
    private final PageLedger pages;

    PageCases(FileLedger files, PageLedger pages) {
        this.files = files;
        this.pages = pages;
    }

    /** Where it is or came in the envelope of, and what its print names. */
    Set<UUID> of(PageRow page) {
        Set<UUID> cases = origin(page);
        named(page).ifPresent(cases::add);
        return cases;
    }

    Set<UUID> origin(PageRow page) {
        Set<UUID> cases = new TreeSet<>();
        page.caseId().ifPresent(cases::add);
        pages.envelope(page.scanId()).ifPresent(cases::add);
        return cases;
    }

    Optional<UUID> named(PageRow page) {
        return page.caseCode()
                .flatMap(code -> CaseCode.read(code) instanceof CaseCode.Reading.Read(var read)
                        ? files.byCode(read)
                        : Optional.empty())
                .map(PaperRow::caseId);
    }
}
