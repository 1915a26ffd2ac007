package org.toroku.ca.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.ca.DemoTokens;
import org.toroku.ca.ceremony.CaKeyAlgorithm;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.pkcs11.Token;
import org.toroku.ca.pkcs11.TokenKey;
import org.toroku.ca.profile.IssuerIdentity;

/** Lists read by Bouncy Castle and OpenSSL, and refused where anything of them is not what was meant. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class CrlWriterTest {
    private static final long YEAR_2049 = Instant.parse("2049-12-31T23:59:59Z").getEpochSecond();
    private static final CrlWriter.Frame FRAME = LongListWriter.FRAME;

    @TempDir
    private Path folder;

    private DemoKeys keys;
    private IssuerIdentity issuer;
    private Token token;
    private StatusSigner signer;
    private CrlWriter writer;

    @BeforeAll
    void make() {
        keys = DemoTokens.make(CaKeyAlgorithm.P256);
        issuer = IssuerIdentity.of(keys.caCertificate());
        token = Token.open(keys.caToken(), List.of(TokenKey.pair(DemoKeys.CA_KEY, issuer.publicKey())));
        signer = new StatusSigner(token, DemoKeys.CA_KEY, issuer.publicKey());
        writer = new CrlWriter(issuer, signer);
    }

    @AfterAll
    void close() {
        token.close();
    }

    private Path write(int entries) throws IOException {
        Path file = folder.resolve("list-" + entries + ".crl");
        writer.write(file, FRAME, CrlWriter.Entries.of(block(0, entries)));
        return file;
    }

    private EntryBlock block(int from, int to) throws IOException {
        try (EntryBlock.Spool spool = new EntryBlock.Spool(folder.resolve("entries.tmp"), 1_000)) {
            for (int i = from; i < to; i++) {
                spool.add(SerialKey.of("4a%030x".formatted(i)), FRAME.thisUpdate() - i, 1);
            }
            return spool.finish();
        }
    }

    private Optional<String> objection(Path file, CrlWriter.Frame frame, long entries) throws IOException {
        return CrlCheck.objection(file, issuer, signer.verifier(), frame, entries);
    }

    @Test
    void writesSerialsTimesAndReasonsAsBouncyCastleReadsThem() throws Exception {
        Path file = folder.resolve("kinds.crl");
        try (EntryBlock.Spool spool = new EntryBlock.Spool(folder.resolve("entries.tmp"), 1_000)) {
            spool.add(SerialKey.of("8".repeat(40)), YEAR_2049, 1);
            spool.add(SerialKey.of("7f" + "0".repeat(38)), YEAR_2049 + 1, 0);
            spool.add(SerialKey.of("1234567890abcdef1"), 1, 5);
            writer.write(file, FRAME, CrlWriter.Entries.of(spool.finish()));
        }
        X509CRLHolder list = new X509CRLHolder(Files.readAllBytes(file));

        assertThat(list.isSignatureValid(new JcaContentVerifierProviderBuilder()
                        .build(new X509CertificateHolder(keys.caCertificate().toByteArray()))))
                .isTrue();
        assertThat(list.getRevokedCertificates().size()).isEqualTo(3);
        X509CRLEntryHolder top = list.getRevokedCertificate(new BigInteger("8".repeat(40), 16));
        assertThat(top.getRevocationDate().toInstant().getEpochSecond()).isEqualTo(YEAR_2049);
        assertThat(CRLReason.getInstance(top.getExtension(Extension.reasonCode).getParsedValue())
                        .getValue()
                        .intValue())
                .isEqualTo(1);
        X509CRLEntryHolder later = list.getRevokedCertificate(new BigInteger("7f" + "0".repeat(38), 16));
        assertThat(later.getRevocationDate().toInstant().getEpochSecond()).isEqualTo(YEAR_2049 + 1);
        assertThat(later.hasExtensions()).isFalse();
        assertThat(CRLNumber.getInstance(list.getExtension(Extension.cRLNumber).getParsedValue())
                        .getCRLNumber())
                .isEqualTo(FRAME.number());
        assertThat(objection(file, FRAME, 3)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5, 127, 2_000})
    void isStrictDerAtEveryLength(int entries) throws Exception {
        Path file = write(entries);

        byte[] bytes = Files.readAllBytes(file);

        assertThat(new X509CRLHolder(bytes).toASN1Structure().getEncoded("DER")).isEqualTo(bytes);
        assertThat(objection(file, FRAME, entries)).isEmpty();
    }

    @Test
    void refusesAListThatIsNotWhatWasMeant() throws Exception {
        Path file = write(100);

        assertThat(objection(file, FRAME, 99)).contains("list-count-differs");
        assertThat(objection(file, new CrlWriter.Frame(8, FRAME.thisUpdate(), FRAME.nextUpdate()), 100))
                .contains("list-number-differs");
        assertThat(objection(file, new CrlWriter.Frame(7, FRAME.thisUpdate() + 1, FRAME.nextUpdate()), 100))
                .contains("list-times-differ");
        try (RandomAccessFile list = new RandomAccessFile(file.toFile(), "rw")) {
            // a digit of some entry's serial
            list.seek(list.length() / 2);
            int octet = list.read();
            list.seek(list.length() / 2);
            list.write(octet ^ 1);
        }
        assertThat(objection(file, FRAME, 100)).isPresent();
    }

    /** The builder of Bouncy Castle needs ten times as much. */
    @Test
    void writesAMillionEntriesWithin64Megabytes() throws Exception {
        Path list = folder.resolve("long.crl");
        Path ca = folder.resolve("ca.pem");
        Process writing = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LongListWriter.class.getName(),
                        "1000000",
                        list.toString(),
                        ca.toString())
                .inheritIO()
                .start();
        assertThat(writing.waitFor()).isZero();

        Process judge = new ProcessBuilder(
                        "openssl",
                        "crl",
                        "-inform",
                        "DER",
                        "-in",
                        list.toString(),
                        "-CAfile",
                        ca.toString(),
                        "-noout",
                        "-crlnumber")
                .redirectErrorStream(true)
                .start();
        String said = new String(judge.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(judge.waitFor()).as(said).isZero();
        assertThat(said).contains("verify OK", "crlNumber=0x07");
    }
}
