package org.toroku.ca.ceremony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.ca.DemoTokens;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.pkcs11.Pkcs11TokenSigner;
import org.toroku.ca.pkcs11.SignatureVerifier;
import org.toroku.ca.pkcs11.Token;
import org.toroku.ca.pkcs11.VerifyingKey;
import org.toroku.pki.Der;

class DemoCeremonyTest {
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource(CaKeyAlgorithm.class)
    void makesASelfSignedCaPlainlyMarkedAsDemo(CaKeyAlgorithm algorithm) throws IOException {
        DemoKeys keys = DemoTokens.make(algorithm);

        X509CertificateHolder certificate =
                new X509CertificateHolder(keys.caCertificate().toByteArray());
        assertThat(certificate.getSubject().toString()).contains("DEMO");
        assertThat(certificate.getIssuer()).isEqualTo(certificate.getSubject());
        assertThat(new SignatureVerifier(keys.caKey())
                        .verifies(
                                certificate
                                        .toASN1Structure()
                                        .getTBSCertificate()
                                        .getEncoded(),
                                certificate.getSignature()))
                .isTrue();
    }

    @Test
    void changesNothingWhenRunAgain() {
        CeremonySettings settings = DemoTokens.settings(CaKeyAlgorithm.P256);

        DemoKeys first = DemoCeremony.run(settings, Clock.systemUTC());

        assertThat(DemoCeremony.run(settings, Clock.systemUTC())).isEqualTo(first);
    }

    @Test
    void refusesTokensThatHoldOtherKeysThanRecorded() throws IOException {
        CeremonySettings settings = DemoTokens.settings(CaKeyAlgorithm.P256);
        DemoCeremony.run(settings, Clock.systemUTC());
        Path record = settings.folder().resolve("ceremony-" + settings.caLabel() + ".properties");
        Files.writeString(record, Files.readString(record).replaceAll("orderKeySha256=.*", "orderKeySha256=00"));

        assertThatThrownBy(() -> DemoCeremony.run(settings, Clock.systemUTC()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("other keys");
    }

    /** Data folders of earlier versions have a ceremony without a responder. */
    @Test
    void recordsTheResponderKeyOnceWhereACeremonyDidNotKnowOfIt() throws IOException {
        CeremonySettings settings = DemoTokens.settings(CaKeyAlgorithm.P256);
        DemoKeys keys = DemoCeremony.run(settings, Clock.systemUTC());
        Path record = settings.folder().resolve("ceremony-" + settings.caLabel() + ".properties");
        Files.writeString(record, Files.readString(record).replaceAll("responderKeySha256=.*\n", ""));

        assertThat(DemoCeremony.run(settings, Clock.systemUTC())).isEqualTo(keys);

        assertThat(Files.readString(record))
                .containsOnlyOnce("responderKeySha256=" + keys.responderKey().sha256Hex());
        Files.writeString(
                record, Files.readString(record).replaceAll("responderKeySha256=.*", "responderKeySha256=00"));
        assertThatThrownBy(() -> DemoCeremony.run(settings, Clock.systemUTC()))
                .hasMessageContaining("another responder key");
    }

    @Test
    void leavesTheBookKeyForAuditorsWhoHaveNoToken(@TempDir Path copy) throws IOException {
        CeremonySettings settings = DemoTokens.settings(CaKeyAlgorithm.P256);
        DemoKeys keys = DemoCeremony.run(settings, Clock.systemUTC());
        Path record = settings.folder().resolve("ceremony-" + settings.caLabel() + ".properties");
        Path taken = Files.copy(record, copy.resolve(record.getFileName()));
        Der signature;
        try (Token token = keys.openRaToken()) {
            var signer = new Pkcs11TokenSigner(token, DemoKeys.BOOK_KEY, keys.bookKey());
            signature = ((TokenSigner.Signing.Signed) signer.sign(CONTENT)).signature();
        }

        VerifyingKey key = new VerifyingKey(CeremonyRecord.in(copy).bookKey());

        assertThat(key.keyId()).isEqualTo(keys.bookKey().sha256Hex());
        assertThat(key.verifies(CONTENT, signature)).isTrue();
        assertThat(key.verifies(new byte[] {1}, signature)).isFalse();
        assertThat(key.sign(CONTENT)).isInstanceOf(TokenSigner.Signing.Unavailable.class);

        Files.writeString(taken, Files.readString(taken).replaceAll("bookKeySha256=.*", "bookKeySha256=00"));
        assertThatThrownBy(() -> CeremonyRecord.in(copy)).hasMessageContaining("does not hold the book key");
    }

    @Test
    void keepsPinsReadableByTheOwnerOnly() throws IOException {
        DemoKeys keys = DemoTokens.make(CaKeyAlgorithm.P256);

        for (Path pin : List.of(keys.caToken().pinFile(), keys.raToken().pinFile())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pin)))
                    .isEqualTo("rw-------");
        }
        assertThat(Files.readString(keys.caToken().pinFile()))
                .isNotEqualTo(Files.readString(keys.raToken().pinFile()));
    }

    @Test
    void makesKeysThatAreSensitiveAndWereNeverExtractable() throws IOException, InterruptedException {
        DemoKeys keys = DemoTokens.make(CaKeyAlgorithm.P256);

        List<String> privateKeys = objects(keys, "privkey");
        List<String> secretKeys = objects(keys, "secrkey");

        assertThat(privateKeys).hasSize(2);
        assertThat(secretKeys).hasSize(1);
        assertThat(privateKeys)
                .allSatisfy(key -> assertThat(key)
                        .contains("sensitive", "always sensitive", "never extractable")
                        .doesNotContain("decrypt", "unwrap", "derive"));
        assertThat(secretKeys.getFirst()).contains("sensitive", "always sensitive", "never extractable");
    }

    @Test
    void givesTheRaAnOrderKeyOnATokenOfItsOwn() {
        DemoKeys keys = DemoTokens.make(CaKeyAlgorithm.P256);

        try (Token token = keys.openRaToken()) {
            TokenSigner signer = new Pkcs11TokenSigner(token, DemoKeys.ORDER_KEY, keys.orderKey());
            TokenSigner.Signing signing = signer.sign(CONTENT);

            assertThat(signing)
                    .isInstanceOfSatisfying(
                            TokenSigner.Signing.Signed.class,
                            signed -> assertThat(signer.verifies(CONTENT, signed.signature()))
                                    .isTrue());
        }
    }

    private static List<String> objects(DemoKeys keys, String type) throws IOException, InterruptedException {
        Process tool = new ProcessBuilder(
                        "pkcs11-tool",
                        "--module",
                        keys.caToken().library().toString(),
                        "--token-label",
                        keys.caToken().label(),
                        "--login",
                        "--pin",
                        Files.readString(keys.caToken().pinFile()).strip(),
                        "--list-objects",
                        "--type",
                        type)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tool.waitFor()).isZero();
        return Arrays.stream(output.split("(?=(?:Private|Secret) Key Object)"))
                .filter(text -> text.contains("Key Object"))
                .toList();
    }
}
