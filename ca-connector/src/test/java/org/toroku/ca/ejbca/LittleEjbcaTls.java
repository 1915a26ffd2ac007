package org.toroku.ca.ejbca;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.cmp.LittleCa;
import org.toroku.pki.Der;

/** The keys of both ends of the line, and the files in which an operator of the RA keeps his. */
public final class LittleEjbcaTls {
    private static final String PASSWORD = "opens the key store of the RA";

    private final Path folder;
    private final Certificate server;
    private final SSLContext serverContext;

    public LittleEjbcaTls(LittleCa ca) {
        try {
            folder = Files.createTempDirectory("ejbca");
            KeyPair serverKey = newKey();
            server = selfSigned(serverKey, "localhost");
            serverContext = context(store(serverKey, server), certificate(ca.certificate()));
            KeyPair ra = newKey();
            save(
                    "ra",
                    store(
                            ra,
                            certificate(ca.registrationAuthority(
                                    Der.of(ra.getPublic().getEncoded())))));
            KeyPair stranger = newKey();
            save("stranger", store(stranger, selfSigned(stranger, "stranger")));
            Files.writeString(password(), PASSWORD + "\n");
            ownerOnly(password());
            Files.write(folder.resolve("server.crt"), server.getEncoded());
            Files.write(
                    folder.resolve("other.crt"),
                    selfSigned(newKey(), "localhost").getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    public SSLContext server() {
        return serverContext;
    }

    public Path password() {
        return folder.resolve("password");
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    /** As the RA whom EJBCA knows. */
    SSLContext ra() {
        return EjbcaTls.of(file("ra.p12"), password(), List.of(file("server.crt")));
    }

    /** As the RA, with a key on its token. */
    SSLContext onToken(TokenSigner key, LittleCa ca) {
        try {
            Files.write(
                    file("token.crt"), ca.registrationAuthority(key.publicKey()).toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return EjbcaTls.onToken(key, file("token.crt"), List.of(file("server.crt")));
    }

    /** As somebody whom it does not. */
    SSLContext stranger() {
        return EjbcaTls.of(file("stranger.p12"), password(), List.of(file("server.crt")));
    }

    /** Where somebody else answers at EJBCA's address. */
    SSLContext pinningAnother() {
        return EjbcaTls.of(file("ra.p12"), password(), List.of(file("other.crt")));
    }

    private void save(String name, KeyStore store) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(file(name + ".p12"))) {
            store.store(out, PASSWORD.toCharArray());
        }
        ownerOnly(file(name + ".p12"));
    }

    static void ownerOnly(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static KeyStore store(KeyPair key, Certificate certificate) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", key.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
        return store;
    }

    private static SSLContext context(KeyStore own, Certificate trusted) throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD.toCharArray());
        KeyStore roots = KeyStore.getInstance("PKCS12");
        roots.load(null, null);
        roots.setCertificateEntry("root", trusted);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(roots);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static Certificate selfSigned(KeyPair key, String host)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        Instant now = Instant.now(Clock.systemUTC());
        X500Name name = new X500Name("CN=" + host);
        return certificate(Der.of(new X509v3CertificateBuilder(
                        name,
                        BigInteger.valueOf(now.toEpochMilli()),
                        Date.from(now.minusSeconds(60)),
                        Date.from(now.plus(Duration.ofDays(30))),
                        name,
                        SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()))
                .addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, host)))
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()))
                .getEncoded()));
    }

    private static Certificate certificate(Der der) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der.toByteArray()));
    }

    static X509CertificateHolder holder(Der der) {
        try {
            return new X509CertificateHolder(der.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
