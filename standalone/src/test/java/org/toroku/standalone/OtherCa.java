package org.toroku.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.toroku.ca.cmp.LittleCa;
import org.toroku.pki.Der;
import org.toroku.testkit.pki.OwnKey;

/** A CA that is not Toroku's, and what an operator keeps in files to ask it: certificates, the RA's key, profiles. */
final class OtherCa implements AutoCloseable {
    private static final String PASSWORD = "opens the key store of the RA";

    final LittleCa ca = new LittleCa("Another CA");
    private final Path folder;

    OtherCa(Path folder) {
        this.folder = folder;
        ca.faults.awaitConfirmation();
    }

    /** Its certificate, PEM. */
    Path root() {
        return folder.resolve("ca.pem");
    }

    /** Spring properties of a Toroku whose certificates it makes. */
    Map<String, String> settings() throws IOException, GeneralSecurityException {
        Files.writeString(root(), pem(ca.certificate()));
        Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        keyStore(folder.resolve("ra.p12"));
        return Map.of(
                "toroku.ca.kind",
                "cmp",
                "toroku.ca.profiles",
                profiles(folder, ca).toString(),
                "toroku.ca.cmp.address",
                ca.address().toString(),
                "toroku.ca.cmp.ca-certificate",
                root().toString(),
                "toroku.ca.cmp.protection",
                "key-store",
                "toroku.ca.cmp.key-store",
                folder.resolve("ra.p12").toString(),
                "toroku.ca.cmp.key-store-password-file",
                folder.resolve("password").toString(),
                "toroku.ca.cmp.deadline",
                "PT5S",
                "toroku.ca.cmp.settle-every",
                "PT1S",
                "toroku.ca.cmp.without-tls-because",
                "on one machine");
    }

    /** The same as environment variables of a process. */
    Map<String, String> environment() throws IOException, GeneralSecurityException {
        return settings().entrySet().stream()
                .collect(Collectors.toMap(
                        setting -> setting.getKey()
                                .replace("-", "")
                                .replace('.', '_')
                                .toUpperCase(Locale.ROOT),
                        Map.Entry::getValue));
    }

    private void keyStore(Path file) throws IOException, GeneralSecurityException {
        OwnKey key = OwnKey.p256();
        Der known = ca.registrationAuthority(Der.of(key.spki()));
        ca.trust(known);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("ra", key.privateKey(), PASSWORD.toCharArray(), new Certificate[] {
            CertificateFactory.getInstance("X.509")
                    .generateCertificate(new java.io.ByteArrayInputStream(known.toByteArray()))
        });
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
    }

    /** What certificates of {@code ca} look like. */
    static Path profiles(Path folder, LittleCa ca) throws IOException {
        String base = ca.publishHere().resolve("/").toString();
        return Files.writeString(folder.resolve("profiles"), """
                profiles = subscriber-sign-p256
                subscriber-sign-p256.accredited = true
                subscriber-sign-p256.validity = P1Y
                subscriber-sign-p256.subjectKeys = P-256
                subscriber-sign-p256.caMadeKey =
                subscriber-sign-p256.keyUsage = digitalSignature, nonRepudiation
                subscriber-sign-p256.policies = 2.999.1.1
                subscriber-sign-p256.crl = %1$sca.crl
                subscriber-sign-p256.caIssuers = %1$sca.crt
                subscriber-sign-p256.ocsp = %1$socsp
                subscriber-sign-p256.requiredAttributes = C, CN
                subscriber-sign-p256.allowedAttributes = C, O, OU, ST, L, CN, SERIALNUMBER
                """.formatted(base));
    }

    static String pem(Der certificate) {
        return "-----BEGIN CERTIFICATE-----\n"
                + java.util.Base64.getMimeEncoder().encodeToString(certificate.toByteArray())
                + "\n-----END CERTIFICATE-----\n";
    }

    @Override
    public void close() {
        ca.close();
    }
}
