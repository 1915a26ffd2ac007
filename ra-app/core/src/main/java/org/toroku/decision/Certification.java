package org.toroku.decision;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.identity.Identities;
import org.toroku.pki.Der;
import org.toroku.pki.identity.BasicFourItems;

/** What a certificate will say of an applicant: asked by the order and by the preview, so that both say the same. */
@Component
class Certification {
    private final Identities identities;
    private final Affiliations affiliations;
    private final DecisionSettings settings;

    Certification(Identities identities, Affiliations affiliations, DecisionSettings settings) {
        this.identities = identities;
        this.affiliations = affiliations;
        this.settings = settings;
    }

    /**
     * @param subject RFC 4514 string
     * @param subjectAltName e-mail address to certify
     */
    record Statement(String subject, Optional<String> subjectAltName, String profile) {
        /** Masked: it names a person. */
        @Override
        public String toString() {
            return "Statement[" + profile + "]";
        }
    }

    /** What the certificate of a renewal will say: of its holder what the renewed one says. */
    Statement renewed(ApplicationRecord application, String subject) {
        return new Statement(subject, mail(application), settings.profileFor(Optional.empty()));
    }

    private Optional<String> mail(ApplicationRecord application) {
        return settings.certifyEmail() ? Optional.of(application.form().email()) : Optional.empty();
    }

    /** By the rows as they are, for showing it. */
    Statement shown(ApplicationRecord application, Optional<Der> key) {
        return of(application, identities.latest(application.id()).flatMap(Identities.Verification::items), key);
    }

    /**
     * @param card what the card certifies, empty where there is none
     * @param key the applicant's own, empty where the CA makes it
     */
    Statement of(ApplicationRecord application, Optional<BasicFourItems> card, Optional<Der> key) {
        return new Statement(
                SubjectName.of(
                        application,
                        card,
                        settings.certifyOrganisation() ? affiliations.of(application.id()) : Optional.empty()),
                mail(application),
                settings.profileFor(key));
    }
}
