package org.toroku.decision;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.toroku.pki.Der;
import org.toroku.pki.keys.KeyAlgorithm;

/**
 * Settings of approvals.
 *
 * @param profile certificate profile that an approval is bound to
 * @param unaccreditedProfile profile for applicants' keys of a kind outside 則2 (ML-DSA); none, and they are not certified
 * @param orderValidFor how long the CA may take to carry an approval out
 * @param certifyEmail true certifies the applicant's e-mail as rfc822Name
 * @param certifyOrganisation true certifies organisation, department and title of who was invited by an organisation as
 *     O, OU and title, outside the accreditation (則6(8)); the profile must allow them
 */
@ConfigurationProperties(prefix = "toroku.decision", ignoreUnknownFields = false)
public record DecisionSettings(
        @DefaultValue("subscriber-sign-p256") String profile,
        Optional<String> unaccreditedProfile,
        @DefaultValue("P30D") Duration orderValidFor,
        @DefaultValue("false") boolean certifyEmail,
        @DefaultValue("true") boolean certifyOrganisation) {
    /**
     * The profile that a key is certified under. A key outside 則2 for which none is set gets the usual one, which the CA
     * refuses it: what is not accredited never looks as if it were.
     *
     * @param ownKey SubjectPublicKeyInfo of the applicant, empty where the CA makes the key
     */
    public String profileFor(Optional<Der> ownKey) {
        return ownKey.flatMap(KeyAlgorithm::of)
                .filter(algorithm -> !algorithm.family().accreditable())
                .flatMap(algorithm -> unaccreditedProfile)
                .orElse(profile);
    }
}
