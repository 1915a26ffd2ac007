package org.toroku.ca.signing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.toroku.ca.DemoTokens;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.ceremony.CaKeyAlgorithm;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.check.RuleSets;
import org.toroku.ca.order.CanonicalOrder;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.IssuanceOrder.Approval;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.pkcs11.Pkcs11TokenSigner;
import org.toroku.ca.pkcs11.Token;
import org.toroku.ca.pkcs11.TokenSettings;
import org.toroku.ca.profile.Profiles;
import org.toroku.ca.profile.SubjectName;
import org.toroku.pki.Der;
import org.toroku.testkit.pkcs11.Pkcs11Shim;

/** A CA with tokens and a database of its own, and an RA that orders from it. */
public final class CaBench implements AutoCloseable {
    public static final String PROFILE = "subscriber-sign-p256";
    public static final Profiles PROFILES = Profiles.bundled(URI.create("http://ca.example/"));

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static final class Postgres {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public final DemoKeys keys;
    public final HikariDataSource database;
    public final TokenSigner orderSigner;
    private final Token raToken;

    public CaBench() {
        this(CaKeyAlgorithm.P256);
    }

    CaBench(CaKeyAlgorithm caKey) {
        this(DemoTokens.make(caKey));
    }

    /** The CA's token behind {@code shim}; the RA's is asked directly. */
    public CaBench(CaKeyAlgorithm caKey, Pkcs11Shim shim) {
        this(behind(shim, DemoTokens.make(caKey)));
    }

    private static DemoKeys behind(Pkcs11Shim shim, DemoKeys k) {
        TokenSettings t = k.caToken();
        return new DemoKeys(
                k.caCertificate(),
                k.caKey(),
                k.responderKey(),
                k.orderKey(),
                k.bookKey(),
                new TokenSettings(shim.library(), t.label(), t.pinFile(), t.deadline(), t.maxSessions()),
                k.raToken());
    }

    private CaBench(DemoKeys made) {
        keys = made;
        database = newDatabase();
        raToken = keys.openRaToken();
        orderSigner = new Pkcs11TokenSigner(raToken, DemoKeys.ORDER_KEY, keys.orderKey());
    }

    private static HikariDataSource newDatabase() {
        String name = "ca" + DATABASES.incrementAndGet();
        try (Connection connection = Postgres.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(Postgres.SERVER.getJdbcUrl("postgres", name));
        config.setMaximumPoolSize(16);
        return new HikariDataSource(config);
    }

    CaSettings settings() {
        return CaSettings.of(keys, PROFILES, new RuleSets.AnyPublished());
    }

    /** Settings whose token answers within {@code deadline} or not at all. */
    CaSettings settings(Duration deadline) {
        CaSettings s = settings();
        TokenSettings t = s.token();
        return with(s, new TokenSettings(t.library(), t.label(), t.pinFile(), deadline, t.maxSessions()));
    }

    static CaSettings with(CaSettings s, TokenSettings token) {
        return new CaSettings(
                token,
                s.caCertificate(),
                s.caKey(),
                s.wrapKey(),
                s.responderKey(),
                s.orderKeys(),
                s.profiles(),
                s.ruleSets());
    }

    public SigningCa open() {
        return SigningCa.open(settings(), database, Clock.systemUTC());
    }

    /** A sound order for a CA-made key, approved by two people. */
    public static IssuanceOrder order() {
        Instant now = Instant.now(Clock.systemUTC());
        return new IssuanceOrder(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "ab".repeat(32),
                SubjectName.rfc4514("山田 太郎", Optional.empty(), Optional.of("A-1")),
                Optional.empty(),
                Optional.empty(),
                PROFILE,
                PROFILES.find(PROFILE).orElseThrow().sha256(),
                Optional.empty(),
                new Approval.FourEyes("examiner-1", "decider-1"),
                now,
                now.plusSeconds(3_600),
                UUID.randomUUID().toString().replace("-", ""));
    }

    public static IssuanceOrder order(Der publicKey) {
        return OrderEdit.of(order()).spki(publicKey.sha256Hex()).build();
    }

    public SignedOrder sign(IssuanceOrder order) {
        Der canonical = CanonicalOrder.encode(order);
        if (orderSigner.sign(canonical.toByteArray()) instanceof TokenSigner.Signing.Signed signed) {
            return new SignedOrder(canonical, signed.signature(), orderSigner.keyId());
        }
        throw new IllegalStateException("the RA token does not sign");
    }

    public SignedOrder sign(UnaryOperator<OrderEdit> edit) {
        return sign(edit.apply(OrderEdit.of(order())).build());
    }

    public static UUID idOf(SignedOrder order) {
        if (CanonicalOrder.decode(order.canonical()) instanceof CanonicalOrder.Decoding.Decoded decoded) {
            return decoded.order().orderId();
        }
        throw new IllegalArgumentException("not an order");
    }

    public static Der applicantKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair pair = generator.generateKeyPair();
            return Der.of(pair.getPublic().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public String count(String table, String condition) {
        return value("SELECT count(*) FROM ca." + table + " WHERE " + condition);
    }

    /** First column of the first row as text. */
    public String value(String query) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void execute(String... statements) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String text : List.of(statements)) {
                statement.execute(text);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        raToken.close();
        database.close();
    }
}
