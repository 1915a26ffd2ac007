package org.toroku.paper;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.toroku.paper.EnclosureLedger.EnclosureRow;
import org.toroku.paper.PageLedger.PageRow;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.paper.ScanExaminer.ReadField;

/** What follows from a page that came to its document. */
@Component
class Filing {
    private final EnclosureLedger enclosures;
    private final ValueLedger values;
    private final PageQuarantine quarantine;
    private final PageSearches searches;

    Filing(EnclosureLedger enclosures, ValueLedger values, PageQuarantine quarantine, PageSearches searches) {
        this.enclosures = enclosures;
        this.values = values;
        this.quarantine = quarantine;
        this.searches = searches;
    }

    /** A person saw the number on this document when they entered it. */
    static boolean showsMyNumber(EnclosureRow enclosure) {
        return enclosure.flags().contains(Flag.MY_NUMBER_SHOWN);
    }

    /** A person saw the number on this very picture before. Joins the caller's transaction, which holds the case. */
    void withdraw(PageRow page, String officer, Instant now) {
        quarantine.withdraw(page, officer, now);
    }

    void filed(PageRow page, EnclosureRow enclosure, List<ReadField> fields, String officer, Instant now) {
        searches.moved(page.id(), enclosure.caseId(), officer);
        if (page.quarantined()) {
            if (!enclosure.quarantined()) {
                enclosures.quarantine(enclosure, officer, now);
            }
            return;
        }
        if (showsMyNumber(enclosure)) {
            // nobody blacked it out (番号法20)
            quarantine.withdraw(page, officer, now);
            return;
        }
        for (ReadField field : fields) {
            values.read(
                    enclosure.caseId(),
                    enclosure.id(),
                    field.field(),
                    field.value(),
                    field.confidence(),
                    new PaperFiles.Place(page.id(), field.box()),
                    now);
        }
    }
}
