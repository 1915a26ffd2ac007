package org.toroku.ca.ceremony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.ca.ceremony.CeremonyCheck.Verdict;
import org.toroku.ca.ceremony.CeremonyHouse.PowerFailure;
import org.toroku.ca.ceremony.RealCeremony.End;
import org.toroku.ca.ceremony.RealCeremony.Sitting;
import org.toroku.ca.pkcs11.KeyFacts;
import org.toroku.ca.pkcs11.Reloaded;
import org.toroku.ca.pkcs11.TokenInventory;
import org.toroku.pki.Der;

class RealCeremonyTest {
    private CeremonyHouse house;

    @BeforeEach
    void prepare(@TempDir Path temporary) throws Exception {
        house = new CeremonyHouse(temporary);
    }

    @ParameterizedTest
    @EnumSource(CaKeyAlgorithm.class)
    void makesTheKeysOfACaAndATranscriptThatOpensslVerifies(CaKeyAlgorithm algorithm) throws Exception {
        house.withTokens().plan.setProperty("caKey", algorithm.name());

        assertThat(house.run(house.witnesses())).isEqualTo(End.CLOSED);

        RealRecord record = sound();
        assertThat(record.kind()).isEqualTo(CeremonyPlan.Kind.REHEARSAL);
        String hash = algorithm == CaKeyAlgorithm.P384 ? "-sha384" : "-sha256";
        assertThat(Tools.openssl(
                        "dgst",
                        hash,
                        "-verify",
                        house.files.caKey(),
                        "-signature",
                        house.files.signature(),
                        house.files.transcript()))
                .contains("Verified OK");
        assertThat(Tools.openssl("x509 -inform DER -in", house.files.certificate(), "-noout -subject"))
                .contains("REHEARSAL");
        assertThat(keys(house.caLabel()))
                .extracting(KeyFacts::alias)
                .containsExactlyInAnyOrder("ca-key", "responder-key", "subscriber-wrap");
        assertThat(keys(house.raLabel()))
                .extracting(KeyFacts::alias)
                .containsExactlyInAnyOrder("order-key", "book-key");
    }

    @Test
    void tellsWhoDidWhatOnWhichDevice() throws Exception {
        house.withTokens().run(house.witnesses());

        String transcript = Files.readString(house.files.transcript());
        assertThat(transcript)
                .contains("鍵生成式の開始 / Ceremony begins", "SoftHSM", "fipsLevel=3", "hsmKind=network")
                .contains("name=佐藤\trole=operator 1", "firmware=", "serial=")
                .contains("CKA_SENSITIVE=true CKA_ALWAYS_SENSITIVE=true CKA_EXTRACTABLE=false"
                        + " CKA_NEVER_EXTRACTABLE=true CKA_LOCAL=true");
        assertThat(transcript
                        .lines()
                        .filter(line -> line.contains("\tCONFIRM\t"))
                        .count())
                .as("two for each of two PINs, five keys and the end")
                .isEqualTo(16);
    }

    @Test
    void keepsNoSecretInWhatItLeaves() throws Exception {
        Witnesses witnesses = house.withTokens().witnesses();
        house.run(witnesses);

        List<String> secrets =
                new ArrayList<>(List.of(Witnesses.INITIAL_PIN, pin(house.caLabel()), pin(house.raLabel())));
        Witnesses.NAMES.forEach(name -> secrets.add(Witnesses.phraseOf(name)));
        secrets.addAll(witnesses.sharesOf(house.caLabel()));
        assertThat(house.folder).isDirectoryNotContaining("glob:**.phrases");
        try (var files = Files.list(house.folder)) {
            for (Path file : files.toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(secrets.toArray(String[]::new));
            }
        }
        assertThat(String.join("\n", witnesses.heard)).doesNotContain(secrets.toArray(String[]::new));
    }

    /** One ceremony that the power leaves at every step once. */
    @Test
    void goesOnAfterAnInterruptionAtAnyStepAndMakesNoKeyTwice() throws Exception {
        house.withTokens();
        Set<String> seen = new HashSet<>();
        int interruptions = 0;
        while (true) {
            try {
                assertThat(house.run(house.witnesses(), CeremonyHouse.failingAtNew(seen)))
                        .isEqualTo(End.CLOSED);
                break;
            } catch (PowerFailure expected) {
                interruptions++;
            }
        }

        assertThat(interruptions).isGreaterThan(40);
        assertThat(seen)
                .contains("generated ca-key", "stored subscriber-wrap", "SPLIT " + house.caLabel(), "KEY book-key");
        sound();
        assertThat(keys(house.caLabel()))
                .extracting(KeyFacts::alias)
                .containsExactlyInAnyOrder("ca-key", "responder-key", "subscriber-wrap");
        assertThat(keys(house.raLabel()))
                .extracting(KeyFacts::alias)
                .containsExactlyInAnyOrder("order-key", "book-key");
        assertThat(Files.readString(house.files.transcript()))
                .contains("中断後の再開 / Continued after an interruption")
                .contains("shares of before are void")
                .contains("Unfinished key of an interruption destroyed\talias=ca-key")
                .contains("Key found that was made before an interruption\talias=ca-key");
    }

    @Test
    void doesNotLetOnePersonConfirmTwice() throws Exception {
        house.withTokens().run(house.witnesses().stepping("1", "1", "2"));

        assertThat(Files.readString(house.files.transcript()))
                .contains("person=1\twhy=同じ人は二度確認できません / the same person cannot confirm twice");
        sound();
    }

    @Test
    void doesNothingWithoutAQuorum() throws Exception {
        house.withTokens();
        Witnesses alone = house.witnesses().stepping("1", "1", "1", "9", "x", "1");

        assertThatThrownBy(() -> house.run(alone))
                .isInstanceOf(CeremonyStopped.class)
                .hasMessageContaining("not confirmed");

        assertThat(house.shares).isEmptyDirectory();
        try (TokenInventory token = TokenInventory.open(house.library, house.caLabel())) {
            assertThat(token.login(Witnesses.INITIAL_PIN.toCharArray())).isTrue();
            assertThat(token.keys()).isEmpty();
            token.logout();
        }
        assertThat(house.run(house.witnesses())).isEqualTo(End.CLOSED);
    }

    @Test
    void acceptsNobodysPhraseForAnothers() throws Exception {
        house.withTokens();
        assertThatThrownBy(() -> house.run(house.witnesses(), CeremonyHouse.failingAt("PHRASES set")))
                .isInstanceOf(PowerFailure.class);
        Witnesses wrong = house.witnesses().typingWrongly(Witnesses.phraseOf("田中"), "something else entirely");

        house.run(wrong.stepping("1", "1"));

        assertThat(Files.readString(house.files.transcript())).contains("確認の言葉が違います / not this person's phrase");
    }

    @Test
    void failsForGoodWhenAKeyCanBeExtracted() throws Exception {
        house.withTokens();
        assertThatThrownBy(() -> house.run(house.witnesses(), CeremonyHouse.failingAt("KEY_BEGIN ca-key")))
                .isInstanceOf(PowerFailure.class);
        String planted = plantExtractableKey("ca-key");
        try (Transcript transcript = Transcript.open(house.files.transcript(), Clock.systemUTC(), step -> {})) {
            transcript.write(Act.KEY_GENERATED, "alias", "ca-key", "token", house.caLabel(), "spkiSha256", planted);
        }

        assertThatThrownBy(() -> house.run(house.witnesses()))
                .isInstanceOf(CeremonyStopped.class)
                .hasMessageContaining("can be extracted")
                .hasMessageContaining("CKA_EXTRACTABLE=true");

        assertThatThrownBy(() -> house.run(house.witnesses())).hasMessageContaining("this ceremony has failed");
        assertThat(CeremonyCheck.look(house.folder))
                .isInstanceOfSatisfying(
                        Verdict.Unsound.class,
                        verdict -> assertThat(verdict.why()).contains("FAILED"));
    }

    @Test
    void makesNoKeyBesideOneThatItDidNotMake() throws Exception {
        house.withTokens();
        assertThatThrownBy(() -> house.run(house.witnesses(), CeremonyHouse.failingAt("PIN_SET " + house.caLabel())))
                .isInstanceOf(PowerFailure.class);
        plantExtractableKey("another");

        assertThatThrownBy(() -> house.run(house.witnesses()))
                .hasMessageContaining("holds a key that this ceremony did not make");
        assertThat(keys(house.caLabel())).extracting(KeyFacts::alias).containsExactly("another");
    }

    /** Between sittings somebody who has the PIN makes a key; it may be theirs for a reason. */
    @Test
    void destroysNoKeyThatItDidNotMake() throws Exception {
        house.withTokens();
        assertThatThrownBy(() -> house.run(house.witnesses(), CeremonyHouse.failingAt("generated ca-key")))
                .isInstanceOf(PowerFailure.class);
        plantExtractableKey("another");

        assertThatThrownBy(() -> house.run(house.witnesses()))
                .isInstanceOf(CeremonyStopped.class)
                .hasMessageContaining("holds a key that this ceremony did not make: another")
                .hasMessageContaining("nothing was destroyed");

        assertThat(keys(house.caLabel()))
                .extracting(KeyFacts::alias)
                .contains("another")
                .hasSize(2);
        takeAway("another");
        assertThat(house.run(house.witnesses())).isEqualTo(End.CLOSED);
        assertThat(Files.readString(house.files.transcript()))
                .contains("Unfinished key of an interruption destroyed\talias=ca-key");
    }

    /** The name of a key says nothing about who made it. */
    @Test
    void takesNoKeyOfItsNameThatItDidNotMake() throws Exception {
        house.withTokens();
        assertThatThrownBy(() -> house.run(house.witnesses(), CeremonyHouse.failingAt("KEY_BEGIN ca-key")))
                .isInstanceOf(PowerFailure.class);
        plantExtractableKey("ca-key");

        assertThatThrownBy(() -> house.run(house.witnesses()))
                .hasMessageContaining("holds a key that this ceremony did not make: ca-key");
        assertThat(keys(house.caLabel())).extracting(KeyFacts::alias).containsExactly("ca-key");
    }

    /** A certificate can be put beside any key; only the key itself can sign. */
    @Test
    void takesNoKeyThatLacksTheRecordedPrivateHalf() throws Exception {
        house.withTokens();
        assertThatThrownBy(() -> house.run(house.witnesses(), CeremonyHouse.failingAt("stored ca-key")))
                .isInstanceOf(PowerFailure.class);
        Path certificate = house.folder.resolveSibling("taken.der");
        Tools.run(with(pkcs11Tool("ca-key"), "--read-object", "--type", "cert", "--output-file", certificate));
        takeAway("ca-key");
        Tools.run(with(pkcs11Tool("ca-key"), "--keypairgen", "--key-type", "EC:prime256v1"));
        Tools.run(with(pkcs11Tool("ca-key"), "--write-object", certificate, "--type", "cert"));
        Reloaded.library(house.library);

        assertThatThrownBy(() -> house.run(house.witnesses()))
                .hasMessageContaining("holds a key that this ceremony did not make: ca-key");
    }

    @Test
    void noticesATokenOfTheSameNameThatIsAnother() throws Exception {
        house.withTokens();
        assertThatThrownBy(() -> house.run(house.witnesses(), CeremonyHouse.failingAt("TOKEN " + house.raLabel())))
                .isInstanceOf(PowerFailure.class);
        Tools.swapToken(house, house.raLabel());

        assertThatThrownBy(() -> house.run(house.witnesses()))
                .isInstanceOf(CeremonyStopped.class)
                .hasMessageContaining("another one than at the beginning");
    }

    @Test
    void spendsOneTryOnAWrongInitialPinAndGoesOnWithTheRightOne() throws Exception {
        house.withTokens();

        assertThatThrownBy(() -> house.run(house.witnesses().withInitialPin("wrong-initial-pin")))
                .hasMessageContaining("the token refused the initial PIN");

        assertThat(house.run(house.witnesses())).isEqualTo(End.CLOSED);
        assertThat(Files.readString(house.files.transcript())).contains("which=initial PIN");
    }

    @Test
    void isContinuedByThePlanWithWhichItBegan() throws Exception {
        house.withTokens();
        assertThatThrownBy(() -> house.run(house.witnesses(), CeremonyHouse.failingAt("KEY ca-key")))
                .isInstanceOf(PowerFailure.class);
        house.plan.setProperty("quorum", "3");

        assertThatThrownBy(() -> house.run(house.witnesses())).hasMessageContaining("plan is not the one");
    }

    @Test
    void makesNoRealKeysInSoftware() throws Exception {
        house.withTokens().plan.setProperty("rehearsal", "false");
        house.plan.setProperty("subject", "CN=Toroku CA,O=Toroku,C=JP");

        assertThatThrownBy(() -> house.run(house.witnesses()))
                .isInstanceOf(CeremonyStopped.class)
                .hasMessageContaining("is software");
    }

    @Test
    void asksASuperiorCaForTheCertificateAndAcceptsOnlyThatOfItsKey(@TempDir Path superior) throws Exception {
        house.withTokens().plan.setProperty("certificate", "request");
        assertThat(house.run(house.witnesses())).isEqualTo(End.CERTIFICATE_AWAITED);
        assertThat(Tools.openssl("req -in", house.files.request(), "-verify -noout -subject"))
                .contains("REHEARSAL");
        Path extensions = Files.writeString(
                superior.resolve("ext"),
                "basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n");
        Path key = superior.resolve("key.pem");
        Path root = superior.resolve("root.pem");
        Tools.selfSigned("PEM", key, root);

        assertThatThrownBy(() -> house.run(house.witnesses(), step -> {}, Optional.of(root)))
                .hasMessageContaining("not of the key");

        Path issued = superior.resolve("ca.pem");
        Tools.openssl(
                "x509 -req -in",
                house.files.request(),
                "-CA",
                root,
                "-CAkey",
                key,
                "-CAcreateserial -extfile",
                extensions,
                "-days 9 -out",
                issued);
        assertThat(house.run(house.witnesses(), step -> {}, Optional.of(issued)))
                .isEqualTo(End.CLOSED);
        sound();
    }

    @Test
    void handsSharesToOnePersonAtATimeWhereThereIsNoFolder() throws Exception {
        house.withTokens();
        Witnesses witnesses = new Witnesses(Optional.empty());

        End end = RealCeremony.run(
                house.read(),
                CeremonyHouse.RULE,
                witnesses,
                new Sitting(house.folder, Optional.empty(), Optional.empty(), Clock.systemUTC(), step -> {}));

        assertThat(end).isEqualTo(End.CLOSED);
        assertThat(witnesses.sharesOf(house.caLabel())).hasSize(3);
        assertThat(Files.readString(house.files.transcript()))
                .contains("share1Handed=screen")
                .doesNotContain("Shares lie in the same folder");
        assertThat(house.shares).isEmptyDirectory();
        sound();
    }

    @Test
    void tellsHowEachShareWasHandedOverAndWarnsOfThoseThatLieTogether() throws Exception {
        Witnesses witnesses = house.withTokens().witnesses();
        house.run(witnesses);

        assertThat(Files.readString(house.files.transcript()))
                .contains("\tshare1Handed=file", "\tshare3Handed=file")
                .contains("Shares lie in the same folder\ttoken=" + house.raLabel() + "\tshares=3");
        assertThat(witnesses.heard)
                .anyMatch(text -> text.contains("WARNING: 3 shares of the PIN of " + house.raLabel()));
    }

    private RealRecord sound() throws Exception {
        Verdict verdict = CeremonyCheck.look(house.folder);
        assertThat(verdict).isInstanceOf(Verdict.Sound.class);
        return ((Verdict.Sound) verdict).record();
    }

    private List<KeyFacts> keys(String label) throws Exception {
        try (TokenInventory token = TokenInventory.open(house.library, label)) {
            assertThat(token.login(pin(label).toCharArray())).isTrue();
            List<KeyFacts> keys = token.keys();
            token.logout();
            return keys;
        }
    }

    private String pin(String label) throws Exception {
        TranscriptLine split = Files.readAllLines(house.files.transcript()).stream()
                .filter(line -> line.contains("\tSPLIT\t") && line.contains("token=" + label))
                .map(RealCeremonyTest::line)
                .toList()
                .getLast();
        List<String> shares = house.witnesses().sharesOf(label);
        PinShares.Commitments commitments = PinDesk.commitments(split);
        List<String> those = shares.stream()
                .filter(share -> PinShares.numberOf(label, share, commitments) > 0)
                .toList();
        return new String(((PinShares.Joined.Whole) PinShares.join(label, those, commitments))
                .pin()
                .characters());
    }

    private static TranscriptLine line(String text) {
        var facts = new java.util.LinkedHashMap<String, String>();
        for (String column : text.split("\t", -1)) {
            if (column.contains("=")) {
                facts.put(column.substring(0, column.indexOf('=')), column.substring(column.indexOf('=') + 1));
            }
        }
        return new TranscriptLine(1, java.time.Instant.EPOCH, Act.SPLIT, facts, "");
    }

    /**
     * Whoever has the PIN, and the tools of the device's vendor, may do anything on a token but make a key look as ours.
     *
     * @return SHA-256 of its SubjectPublicKeyInfo
     */
    private String plantExtractableKey(String alias) throws Exception {
        Tools.run(with(pkcs11Tool(alias), "--keypairgen", "--key-type", "EC:prime256v1", "--extractable"));
        Path key = house.folder.resolveSibling("planted.key");
        Path certificate = house.folder.resolveSibling("planted.der");
        Tools.run(with(pkcs11Tool(alias), "--read-object", "--type", "pubkey", "--output-file", key));
        byte[] spki = Files.readAllBytes(key);
        Files.write(certificate, Tools.certificateOf(spki));
        Tools.run(with(pkcs11Tool(alias), "--write-object", certificate, "--type", "cert"));
        Reloaded.library(house.library);
        return Der.of(spki).sha256Hex();
    }

    private void takeAway(String alias) throws Exception {
        for (String type : List.of("privkey", "cert")) {
            Tools.run(with(pkcs11Tool(alias), "--delete-object", "--type", type));
        }
        Reloaded.library(house.library);
    }

    private List<Object> pkcs11Tool(String alias) throws Exception {
        return List.of(
                "pkcs11-tool",
                "--module",
                house.library,
                "--token-label",
                house.caLabel(),
                "--login",
                "--pin",
                pin(house.caLabel()),
                "--id",
                HexFormat.of().formatHex(alias.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Object> with(List<Object> common, Object... more) {
        List<Object> all = new ArrayList<>(common);
        all.addAll(List.of(more));
        return all;
    }
}
