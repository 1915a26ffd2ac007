package org.toroku.enrolment;

import java.util.Optional;
import java.util.UUID;
import org.toroku.pki.identity.SignedApplication;

/** Read side of applications for the steps that work on them. */
public interface Applications {
    Optional<ApplicationRecord> find(UUID applicationId);

    /** The application of a running case. */
    default ApplicationRecord get(UUID applicationId) {
        return find(applicationId)
                .orElseThrow(() -> new IllegalStateException("a running case has no application: " + applicationId));
    }

    /**
     * What was handed in, empty before the submission. Read from the document store, hence apart from the record: most
     * steps need no signature.
     *
     * @throws org.toroku.evidence.DocumentDamagedException when a stored document is not what was handed in
     */
    Optional<SignedApplication> signed(UUID applicationId);

    /**
     * Whether the form is the one that was signed: what stands in the encrypted content, whose key no database holds,
     * states every field as the row does.
     *
     * @throws org.toroku.evidence.DocumentDamagedException when the stored content is not what was handed in
     */
    boolean formAsSigned(ApplicationRecord application);

    /**
     * Whether {@code key} is the one that was signed as part of the application; as {@link #formAsSigned}.
     *
     * @throws org.toroku.evidence.DocumentDamagedException when the stored content is not what was handed in
     */
    boolean keyAsSigned(ApplicationRecord application, KeyStatement key);

    /**
     * Whether {@code renewal} is what was signed as part of the application; as {@link #formAsSigned}.
     *
     * @throws org.toroku.evidence.DocumentDamagedException when the stored content is not what was handed in
     */
    boolean renewalAsSigned(ApplicationRecord application, RenewalStatement renewal);

    /**
     * Whether exactly this organisation was signed as part of the application, and none where it is empty; as
     * {@link #formAsSigned}.
     *
     * @throws org.toroku.evidence.DocumentDamagedException when the stored content is not what was handed in
     */
    boolean organisationAsSigned(ApplicationRecord application, Optional<OrganisationStatement> organisation);

    /**
     * Whether exactly this assisted session was signed as part of the application, and none where it is empty; as
     * {@link #formAsSigned}.
     *
     * @throws org.toroku.evidence.DocumentDamagedException when the stored content is not what was handed in
     */
    boolean sessionAsSigned(ApplicationRecord application, Optional<AssistanceStatement> assistance);

    /**
     * Whether the consent to being asked about later ({@link EnrolmentDesk.Explanation.StatusWatch}) was signed as part of the
     * application; as {@link #formAsSigned}. Empty means never.
     *
     * @throws org.toroku.evidence.DocumentDamagedException when the stored content is not what was handed in
     */
    Optional<SignedConsent> statusWatchAsSigned(ApplicationRecord application);

    /**
     * @param version of the words
     * @param textSha256 hex, of the words in both languages
     */
    record SignedConsent(String version, String textSha256) {}

    /** Moves the applicant-visible state inside the caller's transaction; refuses moves that the state chart lacks. */
    void move(UUID applicationId, ApplicationState to, Optional<String> reason);

    ApplicationState state(UUID applicationId);

    /** The state, held until the caller's transaction ends: whoever decides or withdraws meanwhile waits. */
    ApplicationState lock(UUID applicationId);
}
