package org.toroku.pki.jpki;

import java.util.List;
import org.toroku.pki.identity.IdentityPolicy;
import org.toroku.pki.jpki.check.AcceptedPolicy;
import org.toroku.pki.jpki.check.BasicItems;
import org.toroku.pki.jpki.check.CertificateAlgorithm;
import org.toroku.pki.jpki.check.CertificatePurpose;
import org.toroku.pki.jpki.check.CertificationPath;
import org.toroku.pki.jpki.check.Check;
import org.toroku.pki.jpki.check.ContentDigest;
import org.toroku.pki.jpki.check.CriticalExtensions;
import org.toroku.pki.jpki.check.EndEntity;
import org.toroku.pki.jpki.check.IssuerPinned;
import org.toroku.pki.jpki.check.SignatureAlgorithm;
import org.toroku.pki.jpki.check.SignatureValid;
import org.toroku.pki.jpki.check.SignedAttributes;
import org.toroku.pki.jpki.check.SignerKey;
import org.toroku.pki.jpki.check.SigningCertificate;
import org.toroku.pki.jpki.check.Validity;
import org.toroku.pki.keys.KeyQuality;
import org.toroku.pki.x509.AcceptedAlgorithms;

/** Which checks run, and in which order: the first that fails names the reason a person is told. */
final class JpkiChecks {
    private static final int MIN_RSA_BITS = 2048;

    private JpkiChecks() {}

    static List<Check> under(IdentityPolicy policy) {
        AcceptedAlgorithms algorithms = AcceptedAlgorithms.of(policy.algorithms());
        return List.of(
                // First, because the wrong certificate of the right card is the commonest honest mistake.
                new CertificatePurpose(),
                new SignedAttributes(),
                new ContentDigest(),
                new SigningCertificate(),
                new SignatureAlgorithm(algorithms),
                new SignatureValid(algorithms),
                new SignerKey(KeyQuality.withRsaOfAtLeast(MIN_RSA_BITS)),
                new IssuerPinned(),
                new CertificateAlgorithm(algorithms),
                new Validity(),
                new EndEntity(),
                new CriticalExtensions(),
                new AcceptedPolicy(policy.policyOids(), policy.testMode()),
                new BasicItems(),
                // Last: it repeats in one library call much of what the checks above name one by one.
                new CertificationPath(policy.policyOids()));
    }
}
