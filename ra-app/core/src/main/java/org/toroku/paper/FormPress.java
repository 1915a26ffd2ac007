package org.toroku.paper;

import java.util.UUID;
import org.toroku.pki.Der;

/** Sets the form that an applicant prints. Without one, the form cannot be had, but the application is not lost. */
public interface FormPress {
    /** PDF, the same for the same application. */
    Pressed form(Form form);

    sealed interface Pressed {
        record Ready(Der pdf) implements Pressed {}

        /** Nothing was set. {@code reason}: no-office, fonts-missing, fonts-unreadable. */
        record Unavailable(String reason) implements Pressed {}
    }

    /**
     * @param content the readable application, as it was made and as its digest says
     * @param enclose what to enclose, in large type
     */
    record Form(
            UUID applicationId,
            String caseNumber,
            String caseCode,
            LetterLanguage language,
            String content,
            PaperCounter.Checklist enclose) {
        @Override
        public String toString() {
            return "Form[" + applicationId + "]";
        }
    }
}
