package org.toroku.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.toroku.ca.Submission;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.ceremony.CaKeyAlgorithm;
import org.toroku.ca.ceremony.CeremonySettings;
import org.toroku.ca.ceremony.DemoCeremony;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.check.RuleSets;
import org.toroku.ca.order.CanonicalOrder;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.pkcs11.Pkcs11Library;
import org.toroku.ca.pkcs11.Pkcs11TokenSigner;
import org.toroku.ca.pkcs11.Token;
import org.toroku.ca.pkcs11.TokenSettings;
import org.toroku.ca.profile.Profiles;
import org.toroku.ca.profile.SubjectName;
import org.toroku.ca.signing.CaSettings;
import org.toroku.ca.signing.SigningCa;
import org.toroku.ca.status.StatusPublisher;
import org.toroku.ca.status.StatusSettings;
import org.toroku.pki.Der;

/** A CA connector as it is delivered, with a token and a journal of its own, and orders for it that are already signed. */
final class IssuingRig implements AutoCloseable {
    private static final String PROFILE = "subscriber-sign-p256";
    private static final int CONNECTIONS = 10;

    private final CaKeyAlgorithm kind;
    private final TokenSettings token;
    private final Profiles profiles = Profiles.bundled(URI.create("http://127.0.0.1/repository/"));
    private final HikariDataSource database;
    private final Token raToken;
    private final TokenSigner orderSigner;
    private final SigningCa ca;
    private final Clock clock;

    /** An order with the key it names; empty where the CA shall make the key. */
    record Prepared(SignedOrder order, Optional<Der> publicKey) {}

    private IssuingRig(CaKeyAlgorithm kind, TokenSettings token, DemoKeys keys, String jdbcUrl, Clock clock) {
        this.kind = kind;
        this.token = token;
        this.clock = clock;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setMaximumPoolSize(CONNECTIONS);
        database = new HikariDataSource(config);
        raToken = keys.openRaToken();
        orderSigner = new Pkcs11TokenSigner(raToken, DemoKeys.ORDER_KEY, keys.orderKey());
        CaSettings s = CaSettings.of(keys, profiles, new RuleSets.AnyPublished());
        ca = SigningCa.open(
                new CaSettings(
                        token,
                        s.caCertificate(),
                        s.caKey(),
                        s.wrapKey(),
                        s.responderKey(),
                        s.orderKeys(),
                        s.profiles(),
                        s.ruleSets()),
                database,
                clock);
    }

    /**
     * @param folder for PIN files
     * @param library by which the connector reaches the CA's token: SoftHSM's, or the shim's before it
     * @param jdbcUrl empty database
     */
    static IssuingRig open(CaKeyAlgorithm kind, Path folder, Path library, String jdbcUrl, Clock clock) {
        String name = "bench-" + kind.name().toLowerCase(Locale.ROOT);
        Path direct = Pkcs11Library.findSoftHsm().orElseThrow();
        DemoKeys keys = DemoCeremony.run(
                new CeremonySettings(
                        direct,
                        folder,
                        name + "-ca",
                        name + "-ra",
                        "CN=Toroku DEMO CA " + name + ",O=DEMO ONLY,C=JP",
                        kind,
                        Period.ofYears(10)),
                clock);
        TokenSettings t = keys.caToken();
        TokenSettings reached = new TokenSettings(library, t.label(), t.pinFile(), t.deadline(), t.maxSessions());
        return new IssuingRig(kind, reached, keys, jdbcUrl, clock);
    }

    /** Orders with applicants' own keys, or with keys that the CA makes and wraps. */
    List<Prepared> orders(int count, boolean caMadeKeys) {
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> {
                    Optional<Der> key = caMadeKeys ? Optional.empty() : Optional.of(applicantKey());
                    Der canonical = CanonicalOrder.encode(order(key));
                    if (orderSigner.sign(canonical.toByteArray()) instanceof TokenSigner.Signing.Signed signed) {
                        return new Prepared(new SignedOrder(canonical, signed.signature(), orderSigner.keyId()), key);
                    }
                    throw new IllegalStateException("the RA token does not sign");
                })
                .toList();
    }

    private IssuanceOrder order(Optional<Der> publicKey) {
        Instant now = clock.instant();
        return new IssuanceOrder(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "ab".repeat(32),
                SubjectName.rfc4514("試験 太郎", Optional.empty(), Optional.of("A-1")),
                Optional.empty(),
                publicKey.map(Der::sha256Hex),
                PROFILE,
                profiles.find(PROFILE).orElseThrow().sha256(),
                Optional.empty(),
                new IssuanceOrder.Approval.FourEyes("examiner-1", "decider-1"),
                now,
                now.plusSeconds(3_600),
                UUID.randomUUID().toString().replace("-", ""));
    }

    private static Der applicantKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return Der.of(generator.generateKeyPair().getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK makes P-256 keys", e);
        }
    }

    /** The limit: bare C_Sign with the CA's key, by the same library. */
    Work.Cost raw(int threads, int operations) {
        return Work.measure(threads, operations, () -> RawSigning.open(token, kind));
    }

    /** From order to committed certificate. */
    Work.Cost issue(int threads, List<Prepared> orders) {
        return Work.measure(threads, orders.size(), () -> number -> {
            Prepared next = orders.get(number);
            Submission answer = ca.submit(next.order(), next.publicKey());
            if (!(answer instanceof Submission.Issued)) {
                throw new IllegalStateException("not issued: " + answer);
            }
        });
    }

    StatusPublisher publisher(StatusSettings settings) {
        return ca.publisher(settings, clock);
    }

    /** Puts so many certificates into the journal without issuing them; what publishes status reads no more of them. */
    void fill(int serials, boolean revoked) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TEMP TABLE filling AS SELECT '4' || md5(gen_random_uuid()::text) AS serial
                    FROM generate_series(1, %d)
                    """.formatted(serials));
            statement.execute("""
                    INSERT INTO ca.order_journal (order_id, application_id, canonical, signature, ra_key_id, state, serial,
                        spki, tbs, certificate, received_at)
                    SELECT gen_random_uuid(), gen_random_uuid(), '', '', '', 'SIGNED', serial, convert_to(serial, 'UTF8'),
                        '', '', now() FROM filling
                    """);
            if (revoked) {
                statement.execute("INSERT INTO ca.revocation SELECT serial, now(), 1, 'bench' FROM filling");
            }
            // what is published is what events were written about; of revocations the first list reads all anyway
            statement.execute("""
                    SELECT ca.append_event('SIGNED', 'order ' || j.order_id, j, '', now())
                    FROM ca.order_journal j JOIN (SELECT serial FROM filling LIMIT %d) f USING (serial)
                    """.formatted(revoked ? 1 : serials));
            statement.execute("DROP TABLE filling");
        } catch (SQLException e) {
            throw new IllegalStateException("the journal cannot be filled", e);
        }
    }

    /** What another process needs to sign with the CA's key and to read the journal. */
    List<String> forAnotherProcess() {
        return List.of(
                database.getJdbcUrl(),
                token.library().toString(),
                token.label(),
                token.pinFile().toString(),
                DemoKeys.CA_KEY,
                HexFormat.of().formatHex(ca.caCertificate().toByteArray()));
    }

    @Override
    public void close() {
        ca.close();
        raToken.close();
        database.close();
    }
}
