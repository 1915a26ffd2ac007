package org.toroku.organisation;

import java.time.Instant;
import java.util.Optional;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.enrolment.OrganisationStatement;
import org.toroku.subjectkey.KeyInput;

/** Where who was invited reads the invitation, applies with it, or declines. The token of the link is the only authority. */
public interface MemberDesk {
    Opened open(String token);

    /**
     * Applies; organisation, department and title are those of the invitation, whatever the form says, and the link is used
     * up with it.
     *
     * @param key of the applicant, empty where the CA makes it
     */
    Answer apply(String token, ApplicationForm form, Consent consent, ClientFacts facts, Optional<KeyInput> key);

    /** The organisation learns that nothing comes of it, not that it was this. */
    Refusal refuse(String token);

    sealed interface Opened {
        /** @param member as the organisation wrote them down, to fill the form with */
        record Invited(Member member, OrganisationStatement organisation, Instant until) implements Opened {
            @Override
            public String toString() {
                return "Invited[masked]";
            }
        }

        /** {@code reason}: unknown, used, refused, withdrawn, expired, organisation-suspended. */
        record Dead(String reason) implements Opened {}
    }

    sealed interface Answer {
        record Answered(org.toroku.enrolment.EnrolmentDesk.Applied applied) implements Answer {}

        /** As {@link Opened.Dead}. */
        record Dead(String reason) implements Answer {}
    }

    sealed interface Refusal {
        record Done() implements Refusal {}

        /** As {@link Opened.Dead}. */
        record Dead(String reason) implements Refusal {}
    }
}
