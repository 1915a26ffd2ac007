package org.toroku.ca.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Clock;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.toroku.ca.status.OcspAnswer;
import org.toroku.ca.status.Publishing;
import org.toroku.ca.status.StatusFailPoint;
import org.toroku.ca.status.StatusPublisher;
import org.toroku.ca.status.StatusSettings;
import org.toroku.ca.status.StatusShelf;
import org.toroku.pki.Der;

/** Status published by a CA under test, read as verifiers read it: by Bouncy Castle and the JDK. */
final class PublishedStatus implements AutoCloseable {
    final StatusPublisher publisher;
    final StatusShelf shelf;
    private final Der issuer;

    PublishedStatus(SigningCa ca, StatusSettings settings, Clock clock, StatusFailPoint failPoint) {
        publisher = ca.publisher(settings, clock, failPoint);
        shelf = publisher.shelf();
        issuer = ca.caCertificate();
    }

    static PublishedStatus of(CaBench bench, SigningCa ca) {
        return new PublishedStatus(
                ca, StatusSettings.standard(folder(bench)), Clock.systemUTC(), StatusFailPoint.none());
    }

    /** One folder for each database. */
    static Path folder(CaBench bench) {
        return Path.of(System.getenv("SOFTHSM2_CONF"))
                .resolveSibling("status")
                .resolve(bench.keys.caToken().label());
    }

    PublishedStatus publish() {
        Publishing published = publisher.publish();
        if (published instanceof Publishing.Published || published instanceof Publishing.Unchanged) {
            return this;
        }
        throw new AssertionError("not published: " + published);
    }

    X509CRL list() {
        try (InputStream in = Files.newInputStream(shelf.list().orElseThrow().file())) {
            X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
            list.verify(CertificateFactory.getInstance("X.509")
                    .generateCertificate(new java.io.ByteArrayInputStream(issuer.toByteArray()))
                    .getPublicKey());
            return list;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] question(ASN1ObjectIdentifier hash, BigInteger... serials) {
        OCSPReqBuilder request = new OCSPReqBuilder();
        for (BigInteger serial : serials) {
            request.addRequest(id(hash, serial));
        }
        try {
            return request.build().getEncoded();
        } catch (OCSPException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private CertificateID id(ASN1ObjectIdentifier hash, BigInteger serial) {
        try {
            return new CertificateID(
                    new BcDigestCalculatorProvider().get(new AlgorithmIdentifier(hash, DERNull.INSTANCE)),
                    new X509CertificateHolder(issuer.toByteArray()),
                    serial);
        } catch (OperatorCreationException | IOException | OCSPException e) {
            throw new IllegalStateException(e);
        }
    }

    OcspAnswer ask(String serial) {
        return shelf.answer(question(OIWObjectIdentifiers.idSHA1, new BigInteger(serial, 16)));
    }

    /** What the answer says about {@code serial}, after everything that a verifier has to check about it. */
    SingleResp said(String serial) {
        return said(ask(serial), OIWObjectIdentifiers.idSHA1, serial);
    }

    SingleResp said(OcspAnswer answer, ASN1ObjectIdentifier hash, String serial) {
        try {
            BasicOCSPResp basic = (BasicOCSPResp) new OCSPResp(answer.der().toByteArray()).getResponseObject();
            X509CertificateHolder responder = basic.getCerts()[0];
            X509CertificateHolder ca = new X509CertificateHolder(issuer.toByteArray());
            JcaContentVerifierProviderBuilder verifiers = new JcaContentVerifierProviderBuilder();
            if (!responder.isSignatureValid(verifiers.build(ca))
                    || !basic.isSignatureValid(verifiers.build(responder))) {
                throw new AssertionError("not signed by this CA's responder");
            }
            CertificateID id = id(hash, new BigInteger(serial, 16));
            for (SingleResp single : basic.getResponses()) {
                if (single.getCertID().equals(id)) {
                    return single;
                }
            }
            throw new AssertionError("about another certificate");
        } catch (GeneralSecurityException
                | IOException
                | OCSPException
                | OperatorCreationException
                | org.bouncycastle.cert.CertException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        publisher.close();
    }
}
