package org.toroku.testkit.pki;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/** Makes OCSP responses (RFC 6960), right ones and wrong ones. */
final class OcspAnswers {

    /** J-LIS is said to refresh its status every 15 minutes. */
    private static final Duration VALIDITY = Duration.ofMinutes(15);

    private static final Duration STALENESS = Duration.ofDays(1).plus(VALIDITY);

    private final Authorities authorities;
    private final Register register;
    private final Clock clock;
    private final AtomicReference<byte[]> earlierNonce = new AtomicReference<>(random());

    OcspAnswers(Authorities authorities, Register register, Clock clock) {
        this.authorities = authorities;
        this.register = register;
        this.clock = clock;
    }

    static byte[] malformedRequest() {
        return error(OCSPRespBuilder.MALFORMED_REQUEST);
    }

    byte[] answer(OCSPReq request, OcspBehaviour behaviour) {
        if (behaviour == OcspBehaviour.TRY_LATER) {
            return error(OCSPRespBuilder.TRY_LATER);
        }
        try {
            return signed(request, behaviour);
        } catch (GeneralSecurityException | OCSPException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("the test OCSP response cannot be made", e);
        }
    }

    private byte[] signed(OCSPReq request, OcspBehaviour behaviour)
            throws GeneralSecurityException, OCSPException, OperatorCreationException, IOException {
        Authority signer = switch (behaviour) {
            case WRONG_SIGNER -> authorities.lookAlikeResponder();
            case UNAUTHORISED_RESPONDER -> authorities.notResponder();
            default -> authorities.responder();
        };
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant thisUpdate = behaviour == OcspBehaviour.STALE ? now.minus(STALENESS) : now;
        BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(signer.name()));
        for (Req single : request.getRequestList()) {
            CertificateID asked = single.getCertID();
            builder.addResponse(
                    behaviour == OcspBehaviour.OTHER_SERIAL ? other(asked) : asked,
                    status(asked, behaviour, now),
                    Date.from(thisUpdate),
                    Date.from(thisUpdate.plus(VALIDITY)),
                    null);
        }
        Extension nonce = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce != null && behaviour != OcspBehaviour.NO_NONCE) {
            builder.setResponseExtensions(new Extensions(nonce(nonce, behaviour)));
        }
        ContentSigner plain = signer.signer();
        ContentSigner used = behaviour == OcspBehaviour.BAD_SIGNATURE ? new BitFlipping(plain) : plain;
        return new OCSPRespBuilder()
                .build(
                        OCSPRespBuilder.SUCCESSFUL,
                        builder.build(used, new X509CertificateHolder[] {signer.holder()}, Date.from(thisUpdate)))
                .getEncoded();
    }

    /** Null means good, an idiom of Bouncy Castle's. */
    private @Nullable CertificateStatus status(CertificateID asked, OcspBehaviour behaviour, Instant now)
            throws GeneralSecurityException, OCSPException, OperatorCreationException {
        BigInteger serial = asked.getSerialNumber();
        return switch (behaviour) {
            case GOOD, OTHER_SERIAL -> CertificateStatus.GOOD;
            case UNKNOWN -> new UnknownStatus();
            case REVOKED ->
                register.revocation(serial)
                        .map(OcspAnswers::revoked)
                        .orElseGet(() -> new RevokedStatus(
                                Date.from(now.minus(Duration.ofHours(1))), CRLReason.cessationOfOperation));
            default -> {
                boolean ours = asked.matchesIssuer(
                        authorities.anchor().holder(), new JcaDigestCalculatorProviderBuilder().build());
                if (!ours || !register.knows(serial)) {
                    yield new UnknownStatus();
                }
                Optional<Register.Revocation> revocation = register.revocation(serial);
                yield revocation.isPresent() ? revoked(revocation.get()) : CertificateStatus.GOOD;
            }
        };
    }

    private static RevokedStatus revoked(Register.Revocation revocation) {
        return new RevokedStatus(Date.from(revocation.when()), revocation.reason());
    }

    private CertificateID other(CertificateID asked) {
        return CertificateID.deriveCertificateID(asked, asked.getSerialNumber().add(BigInteger.ONE));
    }

    private Extension nonce(Extension sent, OcspBehaviour behaviour) throws IOException {
        byte[] fresh = ASN1OctetString.getInstance(sent.getParsedValue()).getOctets();
        byte[] earlier = earlierNonce.getAndSet(fresh);
        byte[] value = behaviour == OcspBehaviour.REPLAY ? earlier : fresh;
        return new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(value).getEncoded());
    }

    private static byte[] random() {
        byte[] nonce = new byte[32];
        new SecureRandom().nextBytes(nonce);
        return nonce;
    }

    private static byte[] error(int status) {
        try {
            return new OCSPRespBuilder().build(status, null).getEncoded();
        } catch (OCSPException | IOException e) {
            throw new IllegalStateException("an unsigned response always encodes", e);
        }
    }

    private record BitFlipping(ContentSigner signer) implements ContentSigner {

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return signer.getAlgorithmIdentifier();
        }

        @Override
        public OutputStream getOutputStream() {
            return signer.getOutputStream();
        }

        @Override
        public byte[] getSignature() {
            byte[] signature = signer.getSignature();
            signature[signature.length / 2] ^= 1;
            return signature;
        }
    }
}
