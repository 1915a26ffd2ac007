package org.toroku.paper;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.RowAlteredException;
import org.toroku.evidence.DocumentStore;
import org.toroku.paper.ArrivalDesk.Transacting;
import org.toroku.paper.DisposalLedger.Unfiled;

/**
 * Pages that found no case are somebody's personal data without a purpose. Once their time is over the key of the scan's
 * folder is destroyed: with it go these pages and the scan as it was uploaded. What was filed lies under the key of its
 * case and stays.
 */
@Component
class UnfiledScans {
    private static final Logger LOG = LoggerFactory.getLogger(UnfiledScans.class);
    private static final Actor SELF = new Actor.Service("paper");

    private final PageLedger pages;
    private final DisposalLedger disposals;
    private final DocumentStore documents;
    private final PaperSettings settings;
    private final Transacting transacting;

    UnfiledScans(
            PageLedger pages,
            DisposalLedger disposals,
            DocumentStore documents,
            PaperSettings settings,
            Transacting transacting) {
        this.pages = pages;
        this.disposals = disposals;
        this.documents = documents;
        this.settings = settings;
        this.transacting = transacting;
    }

    /** Each scan for itself, so that one that fails keeps no other. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    public void shredDue() {
        Instant until = Moment.now(transacting.clock()).minus(settings.keepUnfiled());
        List<Unfiled> page = disposals.unfiledScans(until, Unfiled.FIRST);
        while (!page.isEmpty()) {
            page.forEach(unfiled -> shredIfIntact(unfiled.scan()));
            page = disposals.unfiledScans(until, page.getLast());
        }
    }

    private void shredIfIntact(UUID scan) {
        try {
            if (shred(scan)) {
                LOG.atInfo().addKeyValue("scan", scan).log("A scan that found no case is shredded");
            }
        } catch (RowAlteredException _) {
            // operators were told, and nothing is written on it; the other scans do not wait for that
        }
    }

    private boolean shred(UUID scan) {
        return transacting.inTransaction(now -> {
            pages.lockScan(scan);
            boolean due = disposals.recordShredding(scan, now, SELF);
            if (due) {
                documents.destroy(scan);
            }
            return due;
        });
    }
}
