package org.toroku.post;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.enrolment.Applications;
import org.toroku.post.OutgoingMail.Mail;
import org.toroku.post.OutgoingMail.MailState;

/**
 * Makes letters void that were ordered, never printed, and overtaken meanwhile: none of them may be printed any more, and they
 * would stay for ever among those that may. What is on paper already stays with the officers who have it in their hands.
 */
@Component
class OvertakenLetters {
    private static final Logger LOG = LoggerFactory.getLogger(OvertakenLetters.class);
    private static final Actor SELF = new Actor.Service("post-room");
    private static final int PAGE = 200;

    private final LetterLedger ledger;
    private final Applications applications;
    private final TransactionTemplate transaction;

    OvertakenLetters(LetterLedger ledger, Applications applications, TransactionTemplate transaction) {
        this.ledger = ledger;
        this.applications = applications;
        this.transaction = transaction;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    void sweep() {
        List<Mail> page = ledger.neverPrinted(0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(this::look);
            page = ledger.neverPrinted(ledger.sequence(page.getLast()), PAGE);
        }
    }

    private void look(Mail letter) {
        try {
            if (ledger.overtaken(letter)) {
                transaction.executeWithoutResult(status -> makeVoid(letter));
            }
        } catch (RuntimeException broken) {
            LOG.atWarn()
                    .addKeyValue("letter", letter.id())
                    .addKeyValue("fault", broken.getClass().getSimpleName())
                    .log("A letter could not be looked after; the others are");
        }
    }

    /** The case before its letters, as everywhere. */
    private void makeVoid(Mail letter) {
        applications.lock(letter.caseId());
        ledger.lock(letter.id())
                .filter(now -> now.state() == MailState.ORDERED && ledger.overtaken(now))
                .ifPresent(now -> ledger.move(now, MailState.VOID, "letter-overtaken", "overtaken", SELF));
    }
}
