package org.toroku.ca.apart;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.toroku.ca.secret.OwnerOnly;

/** One side of the connection: TLS 1.3, with a key of its own in files and the certificates of the other side pinned. */
public final class Channel {
    static final String TLS = "TLSv1.3";

    private final SSLContext context;
    private final X509Certificate own;
    private final Pins pins;

    /**
     * Where an operator keeps them.
     *
     * @param certificate our own, PEM or DER
     * @param key its private key, PEM and not encrypted; nobody else may read it
     * @param others of the other side; two while one is being replaced
     */
    public record Papers(Path certificate, Path key, List<Path> others) {
        public Papers {
            others = List.copyOf(others);
        }
    }

    private Channel(SSLContext context, X509Certificate own, Pins pins) {
        this.context = context;
        this.own = own;
        this.pins = pins;
    }

    /**
     * Reads the files.
     *
     * @param stranger is told why somebody was turned away
     * @throws IllegalArgumentException naming the file that cannot be used
     */
    public static Channel open(Papers files, Clock clock, Consumer<String> stranger) {
        X509Certificate own = certificate(files.certificate());
        PrivateKey key = key(files.key());
        Set<X509Certificate> others =
                files.others().stream().map(Channel::certificate).collect(Collectors.toSet());
        Pins pins = new Pins(others, clock, stranger);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("own", key, new char[0], new X509Certificate[] {own});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance(TLS);
            context.init(keys.getKeyManagers(), new TrustManager[] {pins}, null);
            return new Channel(context, own, pins);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(files.key() + " is not the key of " + files.certificate(), e);
        }
    }

    private static X509Certificate certificate(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("not a readable certificate: " + file, e);
        }
    }

    private static PrivateKey key(Path file) {
        try {
            OwnerOnly.demand(file);
            try (Reader in = Files.newBufferedReader(file);
                    PEMParser pem = new PEMParser(in)) {
                JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
                return switch (pem.readObject()) {
                    case PrivateKeyInfo key -> converter.getPrivateKey(key);
                    case PEMKeyPair pair -> converter.getPrivateKey(pair.getPrivateKeyInfo());
                    case null, default -> throw new IllegalArgumentException("no private key in PEM: " + file);
                };
            }
        } catch (IOException e) {
            // the parser's words could quote the key
            throw new IllegalArgumentException("not a readable private key: " + file);
        }
    }

    SSLContext context() {
        return context;
    }

    Pins pins() {
        return pins;
    }

    /** For either side: nothing older than TLS 1.3, and a server wants to see a certificate. */
    SSLParameters parameters() {
        SSLParameters parameters = context.getDefaultSSLParameters();
        parameters.setProtocols(new String[] {TLS});
        parameters.setNeedClientAuth(true);
        return parameters;
    }

    /** When the first of the certificates that are in force ends: ours, or the last of the other side's. */
    public Instant ends() {
        Instant theirs = pins.certificates().stream()
                .map(each -> each.getNotAfter().toInstant())
                .max(Instant::compareTo)
                .orElseThrow();
        return Stream.of(theirs, own.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
