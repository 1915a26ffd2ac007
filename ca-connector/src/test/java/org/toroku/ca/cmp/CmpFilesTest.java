package org.toroku.ca.cmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toroku.ca.signing.Answers.issued;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.ca.cmp.CmpBench.Request;
import org.toroku.ca.elsewhere.CaElsewhere;
import org.toroku.ca.elsewhere.FailPoint;
import org.toroku.ca.signing.CaBench;
import org.toroku.pki.Der;

/** Key and certificate of the RA in a file, as an operator gets them from the other CA. */
@Timeout(120)
class CmpFilesTest {
    private static final String PASSWORD = "opens the store";

    private final CmpBench cmp = new CmpBench(new CaBench());
    private final KeyPair key = LittleCa.newKey();
    private final Der own =
            cmp.other.registrationAuthority(Der.of(key.getPublic().getEncoded()));

    @TempDir
    private Path folder;

    private Path password;

    @BeforeEach
    void write() throws Exception {
        password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    }

    @AfterEach
    void close() {
        cmp.close();
    }

    private Path store(String... aliases) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Certificate certificate = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(own.toByteArray()));
        for (String alias : aliases) {
            store.setKeyEntry(alias, key.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
        }
        Path file = folder.resolve("ra.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private Protection read(Path store) {
        return CmpFiles.keyStore(store, password, List.of(cmp.other.certificate()), Clock.systemUTC());
    }

    @Test
    void ordersUnderTheKeyOfTheStore() throws Exception {
        cmp.other.trust(own);
        Request request = cmp.request();

        try (CaElsewhere ca = cmp.open(read(store("ra")), FailPoint.none())) {
            assertThat(issued(request.submitTo(ca)).serial()).isNotEmpty();
        }
    }

    @Test
    void takesNoStoreOfWhichItIsNotClearWhatKeyIsMeant() throws Exception {
        Path none = store();
        assertThatThrownBy(() -> read(none)).hasMessageContaining("exactly one key");
        Path two = store("one", "other");
        assertThatThrownBy(() -> read(two)).hasMessageContaining("exactly one key");
    }

    @Test
    void saysNothingOfThePasswordThatDoesNotOpenIt() throws Exception {
        Path store = store("ra");
        Files.writeString(password, "wrong password\n");

        assertThatThrownBy(() -> read(store))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ra.p12")
                .hasMessageNotContaining("wrong password");
    }

    @Test
    void readsACertificateInEitherForm() throws Exception {
        Path der = Files.write(folder.resolve("own.der"), own.toByteArray());
        Path pem = Files.writeString(folder.resolve("own.pem"), LittleCa.pem("CERTIFICATE", own.toByteArray()));

        assertThat(CmpFiles.certificate(der)).isEqualTo(own).isEqualTo(CmpFiles.certificate(pem));
        assertThat(CmpFiles.publicKey(pem)).isEqualTo(Der.of(key.getPublic().getEncoded()));
        assertThatThrownBy(() -> CmpFiles.certificate(password)).isInstanceOf(IllegalArgumentException.class);
    }
}
