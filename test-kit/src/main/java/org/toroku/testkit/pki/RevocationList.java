package org.toroku.testkit.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/** Writes the complete CRL; JPKI's own are split by municipality, which no test has needed so far. */
record RevocationList(Authorities authorities, Register register) {

    private static final Duration VALIDITY = Duration.ofDays(1);
    private static final Duration STALENESS = Duration.ofDays(3);

    byte[] at(Instant now, CrlBehaviour behaviour) {
        Instant thisUpdate =
                (behaviour == CrlBehaviour.STALE ? now.minus(STALENESS) : now).truncatedTo(ChronoUnit.SECONDS);
        Authority signer = behaviour == CrlBehaviour.WRONG_SIGNER ? authorities.lookAlike() : authorities.anchor();
        try {
            X509v2CRLBuilder builder = new X509v2CRLBuilder(authorities.anchor().name(), Date.from(thisUpdate));
            builder.setNextUpdate(Date.from(thisUpdate.plus(VALIDITY)));
            register.revocations().forEach((serial, revocation) -> {
                if (!revocation.when().isAfter(thisUpdate)) {
                    builder.addCRLEntry(serial, Date.from(revocation.when()), revocation.reason());
                }
            });
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils()
                            .createAuthorityKeyIdentifier(
                                    authorities.anchor().certificate().getPublicKey()));
            builder.addExtension(
                    Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(thisUpdate.getEpochSecond())));
            return builder.build(signer.signer()).getEncoded();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the test CRL cannot be made", e);
        }
    }
}
