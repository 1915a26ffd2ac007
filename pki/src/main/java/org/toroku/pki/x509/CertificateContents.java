package org.toroku.pki.x509;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTNamedCurves;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;
import org.toroku.pki.Der;
import org.toroku.pki.keys.KeyAlgorithm;
import org.toroku.pki.keys.KeyWords;

/**
 * What a certificate says, part by part, for people to read. It verifies nothing: the certificate may be one that nobody
 * signed.
 *
 * @param serial hexadecimal
 * @param issuer parts of the name in the order of the certificate
 * @param notAfter last second of the validity
 * @param publicKey kind of key, e.g. {@code EC P-256}
 * @param accreditable whether art. 2 of the Enforcement Rules of Act 102/2000 knows what the key rests on
 */
public record CertificateContents(
        String serial,
        List<NamePart> issuer,
        List<NamePart> subject,
        Instant notBefore,
        Instant notAfter,
        String publicKey,
        boolean accreditable,
        String signatureAlgorithm,
        List<Extension> extensions) {
    public CertificateContents {
        issuer = List.copyOf(issuer);
        subject = List.copyOf(subject);
        extensions = List.copyOf(extensions);
    }

    /** @param type short name, e.g. {@code CN}; the object identifier where it has none */
    public record NamePart(String type, String value) {
        /** Masked: it may be a person's name. */
        @Override
        public String toString() {
            return "NamePart[" + type + "]";
        }
    }

    /** @param values as people read them; hexadecimal where nothing is known of the extension */
    public record Extension(String oid, boolean critical, List<String> values) {
        public Extension {
            values = List.copyOf(values);
        }

        /** Masked: it may be an address. */
        @Override
        public String toString() {
            return "Extension[" + oid + "]";
        }
    }

    /** @throws IllegalArgumentException where {@code certificate} is none */
    public static CertificateContents of(Der certificate) {
        try {
            X509CertificateHolder holder = new X509CertificateHolder(certificate.toByteArray());
            return new CertificateContents(
                    holder.getSerialNumber().toString(16),
                    NameParts.of(holder.getIssuer()),
                    NameParts.of(holder.getSubject()),
                    holder.getNotBefore().toInstant(),
                    holder.getNotAfter().toInstant(),
                    key(holder.getSubjectPublicKeyInfo()),
                    KeyAlgorithm.of(holder.getSubjectPublicKeyInfo())
                            .filter(kind -> kind.family().accreditable())
                            .isPresent(),
                    new DefaultAlgorithmNameFinder().getAlgorithmName(holder.getSignatureAlgorithm()),
                    extensions(holder));
        } catch (IOException e) {
            throw new IllegalArgumentException("not a certificate", e);
        }
    }

    private static List<Extension> extensions(X509CertificateHolder holder) {
        return Optional.ofNullable(holder.getExtensions()).stream()
                .flatMap(all -> Arrays.stream(all.getExtensionOIDs()).map(all::getExtension))
                .map(extension -> new Extension(
                        extension.getExtnId().getId(), extension.isCritical(), ExtensionWords.of(extension)))
                .toList();
    }

    /** A kind that applicants cannot bring, such as another curve, is named by its identifier. */
    private static String key(SubjectPublicKeyInfo key) throws IOException {
        return KeyWords.of(Der.of(key.getEncoded()))
                .orElseGet(() -> key.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier curve
                        ? "EC "
                                + Optional.ofNullable(NISTNamedCurves.getName(curve))
                                        .orElse(curve.getId())
                        : key.getAlgorithm().getAlgorithm().getId());
    }

    /** The certificate as the platform prints it, for whoever reads such texts. */
    public static String text(Der certificate) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate.toByteArray()))
                    .toString();
        } catch (CertificateException e) {
            throw new IllegalArgumentException("not a certificate", e);
        }
    }
}
