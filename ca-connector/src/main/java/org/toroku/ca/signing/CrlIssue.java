package org.toroku.ca.signing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.toroku.ca.journal.Revocations;
import org.toroku.ca.pkcs11.TokenAnswer;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.pki.Der;

/** Makes full CRLs (RFC 5280 section 5). */
final class CrlIssue {
    /** The token did not sign; carries its reason through Bouncy Castle's builder. */
    private static final class NotSigned extends RuntimeException {
        private final String reason;

        NotSigned(String reason) {
            super(reason);
            this.reason = reason;
        }
    }

    private final CaSettings settings;
    private final IssuerIdentity issuer;
    private final IssuerKey key;
    private final Revocations revocations;
    private final Clock clock;

    CrlIssue(CaSettings settings, IssuerIdentity issuer, IssuerKey key, Revocations revocations, Clock clock) {
        this.settings = settings;
        this.issuer = issuer;
        this.key = key;
        this.revocations = revocations;
        this.clock = clock;
    }

    CrlAnswer make() {
        // The number is drawn before the entries are read: a list with a higher number never knows less.
        long number = revocations.nextCrlNumber();
        Instant thisUpdate = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant nextUpdate = thisUpdate.plus(settings.crlValidity());
        X509v2CRLBuilder builder = new X509v2CRLBuilder(issuer.name(), Date.from(thisUpdate));
        builder.setNextUpdate(Date.from(nextUpdate));
        for (Revocations.Entry entry : revocations.all()) {
            builder.addCRLEntry(new BigInteger(entry.serial(), 16), Date.from(entry.at()), entry.reason());
        }
        try {
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new AuthorityKeyIdentifier(issuer.keyIdentifier().toByteArray()));
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
            Der crl = Der.of(builder.build(new Signer()).toASN1Structure().getEncoded(ASN1Encoding.DER));
            revocations.storeCrl(number, thisUpdate, nextUpdate, crl);
            return new CrlAnswer.Made(crl, number, thisUpdate, nextUpdate);
        } catch (NotSigned e) {
            return new CrlAnswer.Unavailable(e.reason);
        } catch (IOException e) {
            throw new IllegalStateException("a CRL can be encoded", e);
        }
    }

    /** Collects the whole TBSCertList, so that the device is called once. */
    private final class Signer implements ContentSigner {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return issuer.algorithm();
        }

        @Override
        public OutputStream getOutputStream() {
            return content;
        }

        @Override
        public byte[] getSignature() {
            byte[] tbs = content.toByteArray();
            return switch (key.sign(tbs)) {
                case TokenAnswer.Done<byte[]> done -> {
                    if (!key.verifier().verifies(tbs, done.value())) {
                        throw new NotSigned("signature-wrong");
                    }
                    yield done.value();
                }
                case TokenAnswer.Away<byte[]> away -> throw new NotSigned(away.reason());
                case TokenAnswer.Slow<byte[]> slow -> throw new NotSigned("device-slow");
            };
        }
    }
}
