package org.toroku.subjectkey;

import java.text.Normalizer;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.Applications;

/** A key that is presented again: whoever proves possession of another person's key tells of a compromise. */
@Component
class KeyIncidents {
    private static final Logger LOG = LoggerFactory.getLogger(KeyIncidents.class);
    private static final Actor SELF = new Actor.Service("key-check");

    private final SubjectKeyLedger ledger;
    private final Applications applications;
    private final TransactionTemplate transaction;

    KeyIncidents(SubjectKeyLedger ledger, Applications applications, TransactionTemplate transaction) {
        this.ledger = ledger;
        this.applications = applications;
        this.transaction = transaction;
    }

    /** Before anybody is proven: by what the form states. It goes into the holder's case, there is no other yet. */
    void presentedAgain(UUID holder, String keySha256, ApplicationForm form) {
        boolean same = alike(applications.get(holder).form(), form);
        if (!same) {
            alarm(holder);
        }
        transaction.executeWithoutResult(status -> ledger.record(
                holder,
                SELF,
                same ? "public-key-presented-again" : "security-incident-key-presented-by-another",
                Map.of("key", keySha256)));
    }

    /** Between two applicants whose cards were verified. Joins the caller's transaction. */
    void ofAnother(UUID caseId, UUID holder, String keySha256) {
        alarm(holder);
        ledger.record(
                caseId,
                SELF,
                "security-incident-key-of-another-person",
                Map.of("key", keySha256, "holder", holder.toString()));
        ledger.record(
                holder,
                SELF,
                "security-incident-key-presented-by-another",
                Map.of("key", keySha256, "case", caseId.toString()));
    }

    private static void alarm(UUID holder) {
        LOG.atError()
                .addKeyValue("alarm", "key-of-another-person")
                .addKeyValue("holder", holder)
                .log("Somebody proved possession of a key that another person's application brought");
    }

    private static boolean alike(ApplicationForm one, ApplicationForm other) {
        return one.birthDate().equals(other.birthDate()) && name(one).equals(name(other));
    }

    private static String name(ApplicationForm form) {
        return Normalizer.normalize(form.fullName(), Normalizer.Form.NFKC).replaceAll("\\s", "");
    }
}
