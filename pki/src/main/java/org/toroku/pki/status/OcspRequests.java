package org.toroku.pki.status;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.toroku.pki.Der;

/** Writes OCSP requests (RFC 6960 4.1) with a nonce, and reads the nonce back from stored ones. */
final class OcspRequests {
    /** RFC 9654 2.1: 32 bytes recommended. */
    private static final int NONCE_BYTES = 32;

    private static final DigestCalculatorProvider DIGESTS = new BcDigestCalculatorProvider();

    private final SecureRandom random = new SecureRandom();

    /** @throws IllegalStateException where the library cannot encode the request: a bug, no input can cause it */
    Der about(StatusQuestion question) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            // SHA-1 names the issuer here, it protects nothing; every responder knows it (RFC 5019 2.1.1).
            CertificateID id = new CertificateID(
                    DIGESTS.get(CertificateID.HASH_SHA1),
                    question.issuer().holder(),
                    question.certificate().serial());
            Extension extension = new Extension(
                    OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(nonce).getEncoded());
            return Der.of(new OCSPReqBuilder()
                    .addRequest(id)
                    .setRequestExtensions(new Extensions(extension))
                    .build()
                    .getEncoded());
        } catch (IOException | OCSPException | OperatorCreationException e) {
            throw new IllegalStateException("OCSP request cannot be encoded", e);
        }
    }

    /** The encoded nonce of a request; empty where it has none. */
    static Optional<byte[]> nonceOf(Der request) throws IOException {
        return Optional.ofNullable(
                        new OCSPReq(request.toByteArray()).getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce))
                .map(extension -> extension.getExtnValue().getOctets());
    }
}
