package org.toroku.pki.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenInfo;
import org.bouncycastle.util.Selector;
import org.toroku.pki.Der;
import org.toroku.pki.timestamp.Timestamp.Flaw;
import org.toroku.pki.x509.Crypto;

/**
 * Judges a timestamp, fresh or kept for years. Whether the authority's certificate was revoked is not asked: keep the
 * authority's CRL beside timestamps where that matters.
 */
public final class TimestampJudge {
    private static final ASN1ObjectIdentifier SHA256 = NISTObjectIdentifiers.id_sha256;
    private static final Set<String> DIGESTS = Set.of(
            NISTObjectIdentifiers.id_sha256.getId(),
            NISTObjectIdentifiers.id_sha384.getId(),
            NISTObjectIdentifiers.id_sha512.getId());

    private final List<X509CertificateHolder> roots;
    private final List<X509CertificateHolder> others;
    private final Optional<String> policy;

    /** @throws IllegalArgumentException for a certificate that cannot be read */
    public TimestampJudge(TimestampTrust trust) {
        this.roots = trust.roots().stream().map(TimestampJudge::holder).toList();
        this.others = trust.others().stream().map(TimestampJudge::holder).toList();
        this.policy = trust.policy();
    }

    private static X509CertificateHolder holder(Der certificate) {
        try {
            return new X509CertificateHolder(certificate.toByteArray());
        } catch (IOException e) {
            throw new IllegalArgumentException("not a certificate: " + certificate, e);
        }
    }

    /** @param nonce of the question, where it was just asked */
    public Timestamp judge(Der response, byte[] content, Optional<BigInteger> nonce) {
        try {
            TimeStampResponse read = new TimeStampResponse(response.toByteArray());
            if (read.getStatus() != PKIStatus.GRANTED && read.getStatus() != PKIStatus.GRANTED_WITH_MODS) {
                return new Timestamp.Bad(Flaw.NOT_GRANTED);
            }
            TimeStampToken token = read.getTimeStampToken();
            if (token == null) {
                return new Timestamp.Bad(Flaw.UNREADABLE);
            }
            return flaw(token, content, nonce)
                    .<Timestamp>map(Timestamp.Bad::new)
                    .orElseGet(() -> new Timestamp.Good(
                            response, token.getTimeStampInfo().getGenTime().toInstant()));
        } catch (TSPException | IOException | RuntimeException hostile) {
            // the library's decoders throw unchecked exceptions at bytes that are none of theirs
            return new Timestamp.Bad(Flaw.UNREADABLE);
        }
    }

    private Optional<Flaw> flaw(TimeStampToken token, byte[] content, Optional<BigInteger> nonce) {
        TimeStampTokenInfo info = token.getTimeStampInfo();
        if (!info.getMessageImprintAlgOID().equals(SHA256)
                || !MessageDigest.isEqual(
                        info.getMessageImprintDigest(), Der.of(content).sha256())) {
            return Optional.of(Flaw.OTHER_IMPRINT);
        }
        if (nonce.isPresent() && !nonce.get().equals(info.getNonce())) {
            return Optional.of(Flaw.OTHER_NONCE);
        }
        if (policy.isPresent() && !policy.get().equals(info.getPolicy().getId())) {
            return Optional.of(Flaw.OTHER_POLICY);
        }
        List<X509CertificateHolder> sent = certificates(token);
        return sent.stream()
                .filter(token.getSID()::match)
                .findFirst()
                .map(signer -> flaw(token, signer, sent))
                .orElse(Optional.of(Flaw.CERTIFICATE_MISSING));
    }

    private List<X509CertificateHolder> certificates(TimeStampToken token) {
        List<X509CertificateHolder> all = new ArrayList<>();
        for (Object each : token.getCertificates().getMatches(new Everything())) {
            if (each instanceof X509CertificateHolder certificate) {
                all.add(certificate);
            }
        }
        all.addAll(others);
        return all;
    }

    /** Of the library's stores. */
    private static final class Everything implements Selector<X509CertificateHolder> {
        @Override
        public boolean match(X509CertificateHolder certificate) {
            return true;
        }

        @Override
        public Object clone() {
            return this;
        }
    }

    private Optional<Flaw> flaw(
            TimeStampToken token, X509CertificateHolder signer, List<X509CertificateHolder> certificates) {
        Date then = token.getTimeStampInfo().getGenTime();
        if (!forTimestampsOnly(signer)) {
            return Optional.of(Flaw.OTHER_PURPOSE);
        }
        if (!signer.isValidOn(then)) {
            return Optional.of(Flaw.CERTIFICATE_NOT_VALID_THEN);
        }
        Collection<SignerInformation> signers =
                token.toCMSSignedData().getSignerInfos().getSigners();
        if (!signers.stream().allMatch(each -> DIGESTS.contains(each.getDigestAlgOID()))) {
            return Optional.of(Flaw.WEAK_ALGORITHM);
        }
        if (!signed(token, signer)) {
            return Optional.of(Flaw.SIGNATURE_WRONG);
        }
        return leadsToRoot(signer, certificates, then) ? Optional.empty() : Optional.of(Flaw.ISSUER_UNKNOWN);
    }

    private static boolean forTimestampsOnly(X509CertificateHolder signer) {
        Extension usage = signer.getExtension(Extension.extendedKeyUsage);
        if (usage == null || !usage.isCritical()) {
            return false;
        }
        ExtendedKeyUsage purposes = ExtendedKeyUsage.getInstance(usage.getParsedValue());
        return purposes.size() == 1 && purposes.hasKeyPurposeId(KeyPurposeId.id_kp_timeStamping);
    }

    /** Also that the token names this very certificate (ESSCertID), so that it cannot be taken for another's. */
    private static boolean signed(TimeStampToken token, X509CertificateHolder signer) {
        try {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(Crypto.PROVIDER)
                    .build(signer));
            return true;
        } catch (TSPException | OperatorCreationException | GeneralSecurityException refused) {
            return false;
        }
    }

    private boolean leadsToRoot(X509CertificateHolder signer, List<X509CertificateHolder> certificates, Date then) {
        try {
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(jca(signer));
            Set<TrustAnchor> anchors = new java.util.HashSet<>();
            for (X509CertificateHolder root : roots) {
                anchors.add(new TrustAnchor(jca(root), null));
            }
            List<X509Certificate> between = new ArrayList<>();
            for (X509CertificateHolder certificate : certificates) {
                between.add(jca(certificate));
            }
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(between)));
            parameters.setDate(then);
            parameters.setRevocationEnabled(false);
            CertPathBuilder.getInstance("PKIX", Crypto.PROVIDER).build(parameters);
            return true;
        } catch (GeneralSecurityException refused) {
            return false;
        }
    }

    private static X509Certificate jca(X509CertificateHolder certificate) throws GeneralSecurityException {
        return new JcaX509CertificateConverter().setProvider(Crypto.PROVIDER).getCertificate(certificate);
    }
}
