package org.toroku.subjectkey;

import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.Applications;
import org.toroku.identity.Identities;

/** A key that is presented again: whoever proves possession of another person's key tells of a compromise. */
@Component
class KeyIncidents {
    private static final Logger LOG = LoggerFactory.getLogger(KeyIncidents.class);
    private static final Actor SELF = new Actor.Service("key-check");
    private static final String OF_ANOTHER = "security-incident-key-of-another-person";

    private final SubjectKeyLedger ledger;
    private final Applications applications;
    private final Identities identities;
    private final TransactionTemplate transaction;

    KeyIncidents(
            SubjectKeyLedger ledger,
            Applications applications,
            Identities identities,
            TransactionTemplate transaction) {
        this.ledger = ledger;
        this.applications = applications;
        this.identities = identities;
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

    /** Whether the cards of both cases are of one person; false where either is not verified. */
    boolean samePerson(UUID caseId, UUID other) {
        return person(caseId)
                .filter(person -> person(other).equals(Optional.of(person)))
                .isPresent();
    }

    private Optional<String> person(UUID caseId) {
        return identities.latest(caseId).flatMap(Identities.Verification::personSha256);
    }

    /** By somebody whose card was verified: told once of a case and a key, however often it is sent. */
    void sentUnderCode(UUID caseId, UUID holder, String keySha256) {
        transaction.executeWithoutResult(status -> {
            // of the same sent twice at once the second waits and finds the first
            applications.lock(caseId);
            if (person(caseId).isPresent()
                    && !samePerson(caseId, holder)
                    && !ledger.recorded(caseId, OF_ANOTHER, keySha256)) {
                ofAnother(caseId, holder, keySha256);
            }
        });
    }

    /** Between two applicants whose cards were verified. Joins the caller's transaction. */
    void ofAnother(UUID caseId, UUID holder, String keySha256) {
        alarm(holder);
        ledger.record(caseId, SELF, OF_ANOTHER, Map.of("key", keySha256, "holder", holder.toString()));
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
