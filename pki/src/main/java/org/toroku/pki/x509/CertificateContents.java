package org.toroku.pki.x509;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.nist.NISTNamedCurves;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;
import org.toroku.pki.Der;

/**
 * What a certificate says, part by part, for people to read. It verifies nothing: the certificate may be one that nobody
 * signed.
 *
 * @param serial hexadecimal
 * @param issuer parts of the name in the order of the certificate
 * @param notAfter last second of the validity
 * @param publicKey kind of key, e.g. {@code EC P-256}
 */
public record CertificateContents(
        String serial,
        List<NamePart> issuer,
        List<NamePart> subject,
        Instant notBefore,
        Instant notAfter,
        String publicKey,
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

    private static String key(SubjectPublicKeyInfo key) throws IOException {
        if (key.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            String curve = key.getAlgorithm().getParameters().toString();
            return "EC "
                    + Arrays.stream(new String[] {"P-256", "P-384", "P-521"})
                            .filter(name -> NISTNamedCurves.getOID(name).getId().equals(curve))
                            .findFirst()
                            .orElse(curve);
        }
        return key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)
                ? "RSA "
                        + RSAPublicKey.getInstance(key.parsePublicKey())
                                .getModulus()
                                .bitLength()
                : key.getAlgorithm().getAlgorithm().getId();
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
