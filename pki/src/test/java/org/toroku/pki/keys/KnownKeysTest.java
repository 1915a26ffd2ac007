package org.toroku.pki.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.toroku.pki.Der;
import org.toroku.pki.fixture.Spki;
import org.toroku.pki.fixture.TinyCa;

class KnownKeysTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    /** letsencrypt/boulder, goodkey/weak_test.go. */
    private static final BigInteger DEBIAN_1 = number("""
            D673252AF6723C3F72529403EAB7C30DEF3C52F97E799825F4A70191C616ADCF1ECE1113F1625971074C492C592025FD
            EADBDB146A081826BDF0D77C3C913DCF1B6F0B3B78F5108D2E493AD0EEE8CA5C021711ADC13D358E61133870FCD19C8E
            5C22403959782AA82E72AEE53A3D491E3912CE27B27E1A85EA69C19A527D28F7934C9823B7E56FDD657DAC83FDC65BB2
            2A98D843DF73238919781B714C81A5E2AFEC71F5C54AA2A27C590AD94C03C1062D50EFCFFAC743E3C8A3AE056846A1D7
            56EB862BF4224169D467C35215ADE0AFCC11E85FE629AFB802C4786FF2E9C929BCCF502B3D3B8876C6A11785CC398B38
            9F1D86BDD9CB0BD4EC13956EC3FA270D""");

    /** badkeys/badkeys, tests/data/rsa-debianweak.key. */
    private static final BigInteger DEBIAN_2 = number("""
            C096530C4C4A343FC388FF8B6E14C88B617485966DD0F757F3DECB2F03DFDFE6F518E0948F5387059BD5AA124F26D38F
            139DD6EBC234360561689758E9B14E03F714508167374CBF64E24E26C3CD95ED5A5D04E3C404BE157BB8090E9ADA9CDC
            53EF7E806C1E77B5F10242150A24E9ADF991088DAF20A75BEB54BC91FE43DD8755447FD3ABDEFB9F1C987A8B04198245
            04E213F8DD26A9C6B7ED2F2103D8422720F7A7400CE34743E4CE40440C69013EFEA2A39790FCDFCCBB424DA1D824ADFE
            58071ED76D41AF836E4093EA60F5719E250FA214F8631153A81EEFC17D82E3F819DA57691ED9602550074FDEA73AC9E5
            CFE10F6B91ADC31B402C3E370B03A559""");

    @Test
    void keysOnTheDebianListAreRefusedWhateverTheirExponent() throws Exception {
        KeyPolicy policy = KeyPolicy.standard(listed(), CompromisedKeys.none());
        for (BigInteger modulus : List.of(DEBIAN_1, DEBIAN_2)) {
            for (BigInteger exponent : List.of(Spki.F4, BigInteger.valueOf(65539))) {
                assertThat(flaws(policy, Spki.rsa(modulus, exponent))).containsExactly(KeyFlaw.DEBIAN);
            }
        }
        assertThat(flaws(policy, Spki.of(TinyCa.rsa(2048).getPublic()))).isEmpty();
    }

    @Test
    void aListIsReadWithItsRemarksAndRefusedWithAnyOtherLine() throws Exception {
        assertThat(listed().size()).isEqualTo(2);
        for (String broken :
                List.of("8df20e6961a16398b8", "8df20e6961a16398b85g", "a3853d0c563765e504c18df20e6961a16398b85a")) {
            assertThatThrownBy(() -> KnownBadKeys.read(new StringReader("# a list\n" + broken + "\n")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("line 2");
        }
    }

    @Test
    void everyEntryOfALongListIsFoundAndNothingBesideThem() throws Exception {
        Random random = new Random(5);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            byte[] entry = new byte[32];
            random.nextBytes(entry);
            lines.add(HexFormat.of().formatHex(entry));
        }
        DigestTable table = DigestTable.read(32, new StringReader(String.join("\n", lines)));
        assertThat(lines).allMatch(line -> table.contains(HexFormat.of().parseHex(line)));
        assertThat(lines).noneMatch(line -> {
            byte[] beside = HexFormat.of().parseHex(line);
            beside[31] ^= 1;
            return table.contains(beside);
        });
    }

    @Test
    void aCompromisedKeyIsRefusedInEveryEncoding() throws Exception {
        SubjectPublicKeyInfo key = Spki.parsed(TinyCa.rsa(2048).getPublic());
        KeyPolicy policy = KeyPolicy.standard(
                KnownBadKeys.none(),
                CompromisedKeys.read(new StringReader(Spki.of(key).sha256Hex().toUpperCase(Locale.ROOT))));
        assertThat(flaws(policy, Spki.of(key))).containsExactly(KeyFlaw.COMPROMISED);
        assertThat(flaws(policy, Spki.withParameters(key, null))).contains(KeyFlaw.COMPROMISED);
        assertThat(flaws(policy, Spki.of(TinyCa.rsa(2048).getPublic()))).isEmpty();
    }

    private static KnownBadKeys listed() throws Exception {
        return KnownBadKeys.load(
                List.of(Path.of(Objects.requireNonNull(KnownKeysTest.class.getResource("/keys/blacklist.RSA-2048"))
                        .toURI())));
    }

    private static BigInteger number(String digits) {
        return new BigInteger(digits.replace("\n", ""), 16);
    }

    private static List<KeyFlaw> flaws(KeyPolicy policy, Der spki) {
        return policy.examine(spki, TODAY).findings().stream()
                .filter(KeyFinding.Failed.class::isInstance)
                .map(KeyFinding.Failed.class::cast)
                .map(KeyFinding.Failed::flaw)
                .toList();
    }
}
