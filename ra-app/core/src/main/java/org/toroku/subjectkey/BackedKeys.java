package org.toroku.subjectkey;

import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.Backing;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Consent;

/** Applications with a key of their own that somebody stands behind; for other modules, never for faces. */
public interface BackedKeys {
    /** As {@link KeyCounter#apply}, with who stands behind it. */
    Applied apply(ApplicationForm form, Consent consent, ClientFacts facts, KeyInput key, Backing backing);
}
