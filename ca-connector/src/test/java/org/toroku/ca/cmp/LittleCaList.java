package org.toroku.ca.cmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.operator.ContentSigner;

/** The list of a little CA: what it has revoked, made anew for each who asks. */
final class LittleCaList {
    private static final Duration GOOD_FOR = Duration.ofHours(1);

    private LittleCaList() {}

    static byte[] of(
            X509CertificateHolder issuer, ContentSigner signer, Map<BigInteger, Integer> revoked, Instant now) {
        X509v2CRLBuilder list = new X509v2CRLBuilder(issuer.getSubject(), Date.from(now));
        list.setNextUpdate(Date.from(now.plus(GOOD_FOR)));
        revoked.forEach((serial, reason) -> list.addCRLEntry(serial, Date.from(now), reason));
        try {
            return list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.toEpochMilli())))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            new BcX509ExtensionUtils().createAuthorityKeyIdentifier(issuer.getSubjectPublicKeyInfo()))
                    .build(signer)
                    .getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
