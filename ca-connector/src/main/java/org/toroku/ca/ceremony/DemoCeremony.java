package org.toroku.ca.ceremony;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import java.util.Set;
import org.toroku.ca.pkcs11.Pkcs11Library;
import org.toroku.pki.Der;

/**
 * Makes the demonstration CA: two SoftHSM tokens, their keys, and a self-signed CA certificate.
 *
 * <p>A real issuer key is made by several persons in the equipment room (R03, R19), see {@link RealCeremony}; this class
 * is for trying Toroku out and says so in the CA's name and in the transcript. Running it again changes nothing.
 */
public final class DemoCeremony {
    private static final String CONF_VARIABLE = "SOFTHSM2_CONF";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final String RESPONDER = "responderKeySha256";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CeremonySettings settings;
    private final Clock clock;

    private DemoCeremony(CeremonySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Makes what is missing and answers with what is recorded.
     *
     * @throws IllegalStateException if {@code SOFTHSM2_CONF} is not set for this process, if recorded keys are not on
     *     the tokens any more, or if the folder or the token cannot be used; the message says what to do
     */
    public static DemoKeys run(CeremonySettings settings, Clock clock) {
        try {
            return new DemoCeremony(settings, clock).run();
        } catch (IOException e) {
            throw new IllegalStateException("the ceremony cannot use " + settings.folder(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the ceremony cannot use the token", e);
        }
    }

    private DemoKeys run() throws IOException, GeneralSecurityException {
        Files.createDirectories(settings.folder());
        prepareSoftHsm();
        Pkcs11Library library = Pkcs11Library.at(settings.library());
        Path record = settings.folder().resolve("ceremony-" + settings.caLabel() + ".properties");
        boolean recorded = Files.exists(record);
        for (String label : new String[] {settings.caLabel(), settings.raLabel()}) {
            if (library.tokenLabels().contains(label)) {
                continue;
            }
            if (recorded) {
                throw new IllegalStateException("token " + label + " is recorded in " + record
                        + " but SoftHSM does not show it; restore its token directory");
            }
            library.createToken(
                    label,
                    secret(label + ".so-pin").toCharArray(),
                    secret(label + ".pin").toCharArray());
        }
        DemoKeys made = makeKeys();
        if (recorded) {
            compare(record, made);
        } else {
            record(record, made);
        }
        return made;
    }

    /** SoftHSM reads its configuration through an environment variable, which a running JVM cannot set. */
    static void prepareSoftHsm() throws IOException {
        String variable = System.getenv(CONF_VARIABLE);
        if (variable == null || variable.isBlank()) {
            throw new IllegalStateException("the environment variable " + CONF_VARIABLE
                    + " is not set; start with ./toroku, or set it to <data>/hsm/softhsm2.conf before starting Java");
        }
        Path conf = Path.of(variable).toAbsolutePath();
        if (Files.exists(conf)) {
            return;
        }
        Path tokens = conf.resolveSibling("tokens");
        Files.createDirectories(
                tokens, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(conf, """
                directories.tokendir = %s
                objectstore.backend = file
                log.level = ERROR
                slots.removable = false
                """.formatted(tokens));
    }

    private DemoKeys makeKeys() throws IOException, GeneralSecurityException {
        try (CeremonyToken ca = CeremonyToken.open(settings.caToken(), read(settings.caLabel() + ".pin"));
                CeremonyToken ra = CeremonyToken.open(settings.raToken(), read(settings.raLabel() + ".pin"))) {
            Der caKey = ca.keyPair(
                    DemoKeys.CA_KEY,
                    settings.caKey(),
                    (keys, provider) -> SelfSigned.caCertificate(
                            keys, provider, settings.caSubject(), settings.validity(), clock.instant()));
            ca.secretKey(DemoKeys.SUBSCRIBER_WRAP);
            Der responderKey = placeholder(ca, DemoKeys.RESPONDER_KEY);
            Der orderKey = placeholder(ra, DemoKeys.ORDER_KEY);
            Der bookKey = placeholder(ra, DemoKeys.BOOK_KEY);
            return new DemoKeys(
                    ca.certificate(DemoKeys.CA_KEY),
                    caKey,
                    responderKey,
                    orderKey,
                    bookKey,
                    settings.caToken(),
                    settings.raToken());
        }
    }

    /** SunPKCS11 shows a key pair only where a certificate of the same CKA_ID lies beside it. */
    private Der placeholder(CeremonyToken token, String alias) throws GeneralSecurityException {
        return token.keyPair(
                alias,
                CaKeyAlgorithm.P256,
                (keys, provider) ->
                        SelfSigned.placeholder(keys, provider, "CN=" + alias + " (placeholder)", clock.instant()));
    }

    private void record(Path file, DemoKeys keys) throws IOException {
        Path certificate = settings.folder().resolve(settings.caLabel() + ".crt");
        Files.write(certificate, keys.caCertificate().toByteArray());
        String transcript = """
                # DEMONSTRATION key ceremony of Toroku. No witnesses, no equipment room, no accredited CA.
                # Software token: whoever can read this folder owns these keys.
                at=%s
                caCertificate=%s
                caKeySha256=%s
                responderKeySha256=%s
                orderKeySha256=%s
                bookKeySha256=%s
                bookKey=%s
                """.formatted(
                        clock.instant(),
                        Base64.getEncoder().encodeToString(keys.caCertificate().toByteArray()),
                        keys.caKey().sha256Hex(),
                        keys.responderKey().sha256Hex(),
                        keys.orderKey().sha256Hex(),
                        keys.bookKey().sha256Hex(),
                        Base64.getEncoder().encodeToString(keys.bookKey().toByteArray()));
        Files.writeString(file, transcript, StandardOpenOption.CREATE_NEW);
    }

    private static void compare(Path file, DemoKeys found) throws IOException {
        Properties recorded = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            recorded.load(reader);
        }
        String certificate =
                Base64.getEncoder().encodeToString(found.caCertificate().toByteArray());
        if (!certificate.equals(recorded.getProperty("caCertificate"))
                || !found.caKey().sha256Hex().equals(recorded.getProperty("caKeySha256"))
                || !found.orderKey().sha256Hex().equals(recorded.getProperty("orderKeySha256"))
                || !found.bookKey().sha256Hex().equals(recorded.getProperty("bookKeySha256"))) {
            throw new IllegalStateException(
                    "the tokens hold other keys than " + file + " records; restore the token directory");
        }
        String responder = recorded.getProperty(RESPONDER);
        if (responder == null) {
            // ceremonies of before there was a responder; its key was made just now
            Files.writeString(
                    file, RESPONDER + "=" + found.responderKey().sha256Hex() + "\n", StandardOpenOption.APPEND);
        } else if (!responder.equals(found.responderKey().sha256Hex())) {
            throw new IllegalStateException(
                    "the token holds another responder key than " + file + " records; restore the token directory");
        }
    }

    private String read(String name) throws IOException {
        return Files.readString(settings.folder().resolve(name)).strip();
    }

    /** Written before the token exists, so that a crash in between leaves no token without its PIN. */
    private String secret(String name) throws IOException {
        Path file = settings.folder().resolve(name);
        if (Files.notExists(file)) {
            byte[] random = new byte[16];
            RANDOM.nextBytes(random);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.writeString(file, HexFormat.of().formatHex(random) + "\n", StandardCharsets.US_ASCII);
        }
        return Files.readString(file).strip();
    }
}
