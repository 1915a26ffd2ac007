package org.toroku.testkit.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.testkit.pki.TestPkis;

@Timeout(60)
class Pkcs11ShimTest {

    private static final String PIN = "1234";
    private static final byte[] CONTENT = "to be signed ".repeat(200).getBytes(StandardCharsets.US_ASCII);
    private static final AtomicInteger GENERATION = new AtomicInteger();

    @TempDir
    static Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init") // by makeToken
    private static SoftHsm hsm;

    @SuppressWarnings("NullAway.Init") // by makeToken
    private static Pkcs11Shim shim;

    @SuppressWarnings("NullAway.Init") // by start
    private Token token;

    /** A provider instance with the CA key, as the CA connector holds one. */
    private record Token(Provider provider, PrivateKey key) {

        byte[] sign() throws GeneralSecurityException {
            Signature signature = begin();
            signature.update(CONTENT);
            return signature.sign();
        }

        Signature begin() throws GeneralSecurityException {
            Signature signature = Signature.getInstance("SHA256withRSA", provider);
            signature.initSign(key);
            return signature;
        }
    }

    @BeforeAll
    static void makeToken() throws Exception {
        hsm = SoftHsm.in(folder.resolve("hsm"));
        hsm.initialiseToken("shim-test", "5678", PIN);
        shim = hsm.behindShim();
        pkcs11Tool("--keypairgen", "--key-type", "rsa:2048", "--label", "CA", "--id", "0a0b");
        Path certificate = Files.write(
                folder.resolve("any.der"), TestPkis.shared().anchor().getEncoded());
        // SunPKCS11 shows a key only with a certificate of the same CKA_ID
        pkcs11Tool("--write-object", certificate.toString(), "--type", "cert", "--label", "CA", "--id", "0a0b");
    }

    @BeforeEach
    void start() {
        shim.reset();
        token = open();
        shim.reset();
    }

    @AfterEach
    void stop() {
        shim.reset();
    }

    @Test
    void aSignatureIsOneSigningCallOfItsKey() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(verifies(token.sign())).isTrue();
        }
        assertThat(shim.signCalls("CA")).isEqualTo(5);
        assertThat(shim.signCalls("0a0b")).isEqualTo(5);
        assertThat(shim.signatures("CA")).isEqualTo(5);
        assertThat(shim.signCalls("other")).isZero();
        assertThat(shim.calls("C_SignInit")).isEqualTo(5);
        assertThat(shim.calls("C_Sign")).isEqualTo(5);
        assertThat(shim.calls("C_SignUpdate")).isZero();
    }

    @Test
    void anInjectedCodeIsReportedThatManyTimesAndTheTokenDoesNotSign() throws Exception {
        shim.fail("C_Sign", Ckr.DEVICE_ERROR, 2);
        assertThatThrownBy(token::sign).hasStackTraceContaining("CKR_DEVICE_ERROR");
        assertThatThrownBy(token::sign).hasStackTraceContaining("CKR_DEVICE_ERROR");
        assertThat(verifies(token.sign())).isTrue();
        assertThat(shim.failures("C_Sign")).isEqualTo(2);
        assertThat(shim.signCalls("CA")).isEqualTo(3);
        assertThat(shim.signatures("CA")).isEqualTo(1);
    }

    @Test
    void foreverLastsUntilReset() throws Exception {
        shim.fail("*", Ckr.TOKEN_NOT_PRESENT, Pkcs11Shim.FOREVER);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(token::sign).hasStackTraceContaining("CKR_TOKEN_NOT_PRESENT");
        }
        shim.reset();
        assertThat(verifies(open().sign())).isTrue();
    }

    @Test
    void aLostReplyMeansSignedButUnknown() throws Exception {
        shim.loseReply(1);
        assertThatThrownBy(token::sign).hasStackTraceContaining("CKR_DEVICE_ERROR");
        assertThat(shim.signatures("CA")).isEqualTo(1);
        assertThat(verifies(token.sign())).isTrue();
    }

    @Test
    void aFlippedBitSpoilsTheSignature() throws Exception {
        shim.flipBit(1);
        assertThat(verifies(token.sign())).isFalse();
        assertThat(verifies(token.sign())).isTrue();
    }

    @Test
    void latencyDelaysEveryCall() throws Exception {
        token.sign();
        shim.latency(Duration.ofMillis(20));
        long before = System.nanoTime();
        token.sign();
        // C_SignInit and C_Sign
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(40));
        shim.latency(Duration.ZERO);
        shim.latency("C_Sign", Duration.ofMillis(30));
        before = System.nanoTime();
        token.sign();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
    }

    @Test
    void aHangingCallGoesOnWhenReleased() throws Exception {
        shim.hang("C_Sign", Duration.ofHours(1), 1);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<byte[]> hanging = threads.submit(token::sign);
            assertThatThrownBy(() -> hanging.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            assertThat(shim.calls("C_Sign")).isEqualTo(1);
            shim.release();
            assertThat(verifies(hanging.get(10, TimeUnit.SECONDS))).isTrue();
        }
    }

    @Test
    void theSessionLimitRefusesFurtherSessions() throws Exception {
        shim.sessionLimit(4);
        List<Signature> held = new ArrayList<>();
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 40; i++) {
                        held.add(token.begin());
                    }
                })
                .hasStackTraceContaining("CKR_SESSION_COUNT");
        assertThat(held).hasSizeLessThanOrEqualTo(4);
        for (Signature signature : held) {
            signature.update(CONTENT);
            assertThat(verifies(signature.sign())).isTrue();
        }
    }

    @Test
    void killedSessionsStayDeadAndANewProviderInstanceRecovers() throws Exception {
        token.sign();
        shim.killSessions();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(token::sign).hasStackTraceContaining("CKR_SESSION_HANDLE_INVALID");
        }
        assertThat(verifies(open().sign())).isTrue();
    }

    @Test
    void wrongPinsLockTheTokenAcrossProcesses() throws Exception {
        shim.pinTries(2);
        assertThatThrownBy(() -> login("9999")).hasMessageContaining("CKR_PIN_INCORRECT");
        assertThatThrownBy(() -> login("9999")).hasMessageContaining("CKR_PIN_INCORRECT");
        assertThatThrownBy(() -> login(PIN)).hasMessageContaining("CKR_PIN_LOCKED");
        shim.pinTries(0);
        assertThat(login(PIN)).contains("CA");
    }

    @Test
    void anotherProcessIsCountedAndFailsToo() throws Exception {
        try (Pkcs11Shim attached = Pkcs11Shim.attach(shim.library())) {
            attached.fail("C_Login", Ckr.PIN_INCORRECT, 1);
            assertThatThrownBy(() -> login(PIN)).hasMessageContaining("CKR_PIN_INCORRECT");
            assertThat(login(PIN)).contains("CA");
            assertThat(attached.calls("C_Login")).isEqualTo(2);
            assertThat(attached.calls("C_Login")).isEqualTo(shim.calls("C_Login"));
        }
    }

    @Test
    void threadsSignAtOnceAndEveryCallIsCounted() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<byte[]>> signatures = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                signatures.add(threads.submit(token::sign));
            }
            for (Future<byte[]> signature : signatures) {
                assertThat(verifies(signature.get())).isTrue();
            }
        }
        assertThat(shim.signCalls("CA")).isEqualTo(200);
        assertThat(shim.signatures("CA")).isEqualTo(200);
    }

    @Test
    void theFunctionsAreInTheOrderOfTheLibrary() throws IOException {
        String source = new String(ShimLibrary.source(), StandardCharsets.UTF_8);
        String list = source.substring(source.indexOf("#define FUNCTIONS("), source.indexOf("#define NUMBER_H"));
        Matcher names = Pattern.compile("\\b[HPS]\\((C_\\w+)").matcher(list);
        assertThat(names.results().map(found -> found.group(1))).isEqualTo(ShimFunctions.NAMES);
    }

    @Test
    void anUnchangedSourceIsNotCompiledAgain() throws IOException {
        var compiled = Files.getLastModifiedTime(shim.library());
        try (Pkcs11Shim again = hsm.behindShim()) {
            assertThat(again.library()).isEqualTo(shim.library());
        }
        assertThat(Files.getLastModifiedTime(shim.library())).isEqualTo(compiled);
    }

    private static boolean verifies(byte[] signature) throws Exception {
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(publicKey());
        verifier.update(CONTENT);
        return verifier.verify(signature);
    }

    private static PublicKey publicKey() throws Exception {
        Path file = folder.resolve("public.der");
        if (!Files.exists(file)) {
            pkcs11Tool("--read-object", "--type", "pubkey", "--id", "0a0b", "--output-file", file.toString());
        }
        return java.security.KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Files.readAllBytes(file)));
    }

    private static Token open() {
        String name = "Shim" + GENERATION.incrementAndGet();
        try {
            Path configuration = Files.writeString(folder.resolve(name + ".cfg"), """
                    name = %s
                    library = %s
                    slotListIndex = 0
                    disabledMechanisms = {
                      CKM_SHA256_RSA_PKCS
                    }
                    """.formatted(name, shim.library()));
            Provider provider = Security.getProvider("SunPKCS11").configure(configuration.toString());
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, PIN.toCharArray());
            if (store.getKey("CA", null) instanceof PrivateKey key) {
                return new Token(provider, key);
            }
            throw new IllegalStateException("the token has no key CA");
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String login(String pin) {
        return hsm.run("pkcs11-tool", "--module", shim.library().toString(), "--login", "--pin", pin, "--list-objects");
    }

    private static void pkcs11Tool(String... options) {
        List<String> command = new ArrayList<>(
                List.of("pkcs11-tool", "--module", SoftHsm.module().toString(), "--login", "--pin", PIN));
        command.addAll(List.of(options));
        hsm.run(command.toArray(String[]::new));
    }
}
