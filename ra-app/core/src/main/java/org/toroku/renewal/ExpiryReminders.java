package org.toroku.renewal;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.RowAlteredException;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.CheckResult;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;
import org.toroku.renewal.ReminderLedger.Due;
import org.toroku.wording.FolderNotices;
import org.toroku.wording.WordingKind;

/**
 * Reminds holders that their certificate ends: by default two months, one month and a week ahead, each once, by the RA's own
 * clock. Whoever was away for a while is reminded once, not of every step that passed.
 */
@Component
class ExpiryReminders {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiryReminders.class);
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final ReminderLedger ledger;
    private final Chains chains;
    private final Requirements requirements;
    private final HolderStatus status;
    private final RenewalSettings settings;
    private final Sending sending;

    /** How a reminder leaves. */
    @Component
    record Sending(
            Applications applications,
            FolderNotices notices,
            OutgoingMail mail,
            TransactionTemplate transaction,
            Clock clock) {}

    ExpiryReminders(
            ReminderLedger ledger,
            Chains chains,
            Requirements requirements,
            HolderStatus status,
            RenewalSettings settings,
            Sending sending) {
        this.ledger = ledger;
        this.chains = chains;
        this.requirements = requirements;
        this.status = status;
        this.settings = settings;
        this.sending = sending;
    }

    /** One look at every step, the most urgent first; answers how many were reminded. */
    int sweep() {
        List<Period> steps = settings.reminders();
        int sent = 0;
        for (int step = steps.size(); step > 0; step--) {
            Instant now = sending.clock().instant().truncatedTo(ChronoUnit.MICROS);
            Instant until = now.atZone(JAPAN).plus(steps.get(step - 1)).toInstant();
            List<Due> page = ledger.due(step, now, until, Due.FIRST);
            while (!page.isEmpty()) {
                sent += remind(page, step, now);
                page = ledger.due(step, now, until, page.getLast());
            }
        }
        return sent;
    }

    private int remind(List<Due> page, int step, Instant now) {
        int sent = 0;
        for (Due due : page) {
            try {
                sent += reminded(due.caseId(), step, now) ? 1 : 0;
            } catch (RowAlteredException _) {
                // operators were told, and nothing is written on it; the other holders do not wait for that
            } catch (IllegalStateException broken) {
                LOG.atError()
                        .addKeyValue("case", due.caseId())
                        .addKeyValue("fault", broken.getClass().getSimpleName())
                        .log("A holder cannot be reminded; the others are");
            }
        }
        return sent;
    }

    private boolean reminded(UUID caseId, int step, Instant now) {
        // a row that was planted may hold the certificate of another case
        Optional<Chain> chain =
                chains.of(caseId).filter(each -> each.renewed().id().equals(caseId));
        if (chain.isEmpty()) {
            LOG.atWarn().addKeyValue("case", caseId).log("A certificate that ends soon goes back to no proofing");
            return false;
        }
        // takes a revocation at the CA into the books; whoever lost the certificate is not told to renew it
        if (!(status.of(chain.get()) instanceof CardStatus.Good)) {
            return false;
        }
        boolean renewable = requirements.ofCertificate(chain.get(), Optional.empty()).stream()
                .noneMatch(CheckResult.Failed.class::isInstance);
        return Boolean.TRUE.equals(sending.transaction().execute(status -> {
            // of two sweeps at once the second one finds what the first wrote
            if (sending.applications().lock(caseId) != ApplicationState.DELIVERED || !ledger.isDue(caseId, step, now)) {
                return false;
            }
            order(chain.get(), step, renewable, now);
            return true;
        }));
    }

    private void order(Chain chain, int step, boolean renewable, Instant now) {
        UUID caseId = chain.renewed().id();
        Instant notAfter = chain.certificate().notAfter();
        boolean last = step == settings.reminders().size();
        UUID notice = sending.notices()
                .file(
                        caseId,
                        sending.notices()
                                .write(
                                        WordingKind.ENDS_SOON,
                                        chain.renewed().caseNumber(),
                                        ExpiryText.of(notAfter, renewable, last)),
                        ReminderLedger.SELF);
        UUID mail = sending.mail()
                .order(caseId, LetterKind.EXPIRY, OutgoingMail.Channel.EMAIL, List.of(notice), ReminderLedger.SELF);
        ledger.insert(caseId, step, notAfter, renewable, mail, now);
    }
}
