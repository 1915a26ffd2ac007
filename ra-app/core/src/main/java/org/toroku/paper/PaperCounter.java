package org.toroku.paper;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.pki.Der;
import org.toroku.post.LetterKind;

/**
 * The applicant's counter for applications on paper. Everything after the application (standing, withdrawal, pick-up,
 * receipt) is served by the {@link EnrolmentDesk} like that of any other route.
 */
public interface PaperCounter {
    /** Takes an application whose form the applicant prints, signs or seals, and posts with its documents. */
    Applied apply(
            ApplicationForm form, PaperChoice choice, EnrolmentDesk.Consent consent, EnrolmentDesk.ClientFacts facts);

    /** Whether a proxy may apply here (則5①(1)ただし書). */
    boolean proxyAllowed();

    /** The form to print, the same each time. */
    PrintedForm printedForm(EnrolmentDesk.Access access);

    /** What the applicant still has to do; empty for a wrong id or token and for applications of another route. */
    Optional<Checklist> checklist(EnrolmentDesk.Access access);

    record PaperChoice(ProofMethod method, LetterLanguage letterLanguage) {}

    sealed interface Applied {
        /** @param documentsDeadline by when the documents must have arrived */
        record Accepted(EnrolmentDesk.Access access, String caseNumber, String caseCode, Instant documentsDeadline)
                implements Applied {}

        record Invalid(List<EnrolmentDesk.FieldProblem> problems) implements Applied {}

        /** A proxy applies, and this service does not allow it (則5①(1)ただし書). */
        record ProxyStops() implements Applied {}

        /** Too many applications from this network or device; try after {@code retryAfter}. */
        record TooMany(Duration retryAfter) implements Applied {}
    }

    sealed interface PrintedForm {
        record Ready(Der pdf, String fileName) implements PrintedForm {}

        /**
         * The form cannot be typeset now; the application is kept, and asking again later is enough. {@code reason}:
         * no-press, no-office, fonts-missing, fonts-unreadable.
         */
        record Unavailable(String reason) implements PrintedForm {}

        record NoSuchApplication() implements PrintedForm {}
    }

    /**
     * @param enclose what a whole application encloses; of each group one document
     * @param ofProxy one of these, the proxy's own; empty where the applicant applies in person
     * @param again what is asked for now, where it is not the whole application
     * @param coming a letter that only the addressee may receive, from its order until it is delivered
     */
    record Checklist(
            String caseCode,
            ProofMethod method,
            LetterLanguage letterLanguage,
            Instant documentsDeadline,
            List<List<EnclosureKind>> enclose,
            List<EnclosureKind> ofProxy,
            Optional<Again> again,
            Optional<Coming> coming) {
        public Checklist {
            enclose = List.copyOf(enclose);
            ofProxy = List.copyOf(ofProxy);
        }

        /** What was found faulty and has to be set right now. */
        public List<Defect> defects() {
            return again.map(Again::defects).orElse(List.of());
        }
    }

    /**
     * What a case waits for after documents had arrived.
     *
     * @param documents kinds to send; empty where no document is meant
     */
    record Again(List<Defect> defects, List<EnclosureKind> documents) {
        public Again {
            defects = List.copyOf(defects);
            documents = List.copyOf(documents);
        }
    }

    /** @param kind INQUIRY or PICKUP_CODE */
    record Coming(LetterKind kind, Stage stage) {
        public enum Stage {
            /** Not handed to the post yet. */
            PREPARED,
            POSTED,
            /** It came back to us. */
            RETURNED
        }
    }
}
