package org.toroku.ca.ejbca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toroku.ca.signing.Answers.issued;
import static org.toroku.ca.signing.Answers.unavailable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.ca.Health;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.elsewhere.CaElsewhere;
import org.toroku.ca.elsewhere.FailPoint;
import org.toroku.pki.Der;

/** Who may speak with EJBCA, by what files or device. */
@Timeout(120)
class EjbcaTlsTest {
    private final EjbcaBench ejbca = new EjbcaBench();
    private final LittleEjbcaTls tls = ejbca.tls;

    @AfterEach
    void close() {
        ejbca.close();
    }

    @Test
    void aKeyOnTheTokenOpensTheLine() {
        try (CaElsewhere ca = ejbca.open(tls.onToken(ejbca.bench.orderSigner, ejbca.other.ca), FailPoint.none())) {
            assertThat(ca.health()).isEqualTo(new Health.Ready());
            issued(ejbca.request().submitTo(ca));
        }
    }

    /** Nothing was sent, so that nothing is undecided once the token is back. */
    @Test
    void withoutTheTokenNothingIsSent() {
        try (CaElsewhere ca =
                ejbca.open(tls.onToken(new Away(ejbca.bench.orderSigner), ejbca.other.ca), FailPoint.none())) {
            assertThat(unavailable(ejbca.request().submitTo(ca))).isEqualTo("ca-unreachable");
            assertThat(ca.health()).isEqualTo(new Health.Down("ca-unreachable"));
        }
        assertThat(ejbca.other.endEntities).isEmpty();
    }

    /** A token that was pulled. */
    private record Away(TokenSigner token) implements TokenSigner {
        @Override
        public String keyId() {
            return token.keyId();
        }

        @Override
        public Der publicKey() {
            return token.publicKey();
        }

        @Override
        public Signing sign(byte[] content) {
            return new Signing.Unavailable("token-away");
        }

        @Override
        public boolean verifies(byte[] content, Der signature) {
            return token.verifies(content, signature);
        }
    }

    @Test
    void aCertificateOfAnotherKeyStopsTheStart() {
        Path server = tls.file("server.crt");
        assertThatThrownBy(() -> EjbcaTls.onToken(ejbca.bench.orderSigner, server, List.of(server)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not of its key");
    }

    @Test
    void filesThatAreNotWhatTheyShouldBeStopTheStartAndTellNoSecret(@TempDir Path folder) throws Exception {
        Path wrong = Files.writeString(folder.resolve("password"), "a guess\n");
        LittleEjbcaTls.ownerOnly(wrong);
        List<Path> server = List.of(tls.file("server.crt"));

        assertThatThrownBy(() -> EjbcaTls.of(tls.file("ra.p12"), wrong, server))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("a guess");
        assertThatThrownBy(() -> EjbcaTls.of(tls.file("ra.p12"), tls.password(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pinned");
        assertThatThrownBy(() -> EjbcaTls.of(tls.file("ra.p12"), tls.password(), List.of(wrong)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ra.p12", "password"})
    void aKeyOrPasswordThatOthersMayReadStopsTheStart(String name) throws Exception {
        Files.setPosixFilePermissions(tls.file(name), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(tls::ra)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("chmod 600");
    }
}
