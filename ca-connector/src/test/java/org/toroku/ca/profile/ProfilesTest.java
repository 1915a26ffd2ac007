package org.toroku.ca.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilesTest {
    private static final URI BASE = URI.create("http://ca.example/pki/");
    private static final String TEXT = """
            profiles = one
            one.accredited = true
            one.validity = P1Y
            one.subjectKeys = P-256
            one.caMadeKey = P-256
            one.keyUsage = digitalSignature
            one.policies = 2.999.1
            one.crl = ${publication}/ca.crl
            one.caIssuers = ${publication}/ca.crt
            one.ocsp =
            one.requiredAttributes = C, CN
            one.allowedAttributes = C, CN, O
            """;

    @Test
    void bundlesProfilesForTheKeysThatSubscribersUse() {
        assertThat(Profiles.bundled(BASE).ids())
                .containsExactly(
                        "subscriber-sign-ml-dsa",
                        "subscriber-sign-p256",
                        "subscriber-sign-rsa2048",
                        "subscriber-sign-rsa3072");
        assertThat(Profiles.bundled(BASE)
                        .find("subscriber-sign-p256")
                        .orElseThrow()
                        .crl())
                .isEqualTo(new CrlAddress("http://ca.example/pki/ca.crl", 1));
    }

    @Test
    void namesAShardOnlyWhereThereAreSomeAndAlwaysTheSameOne() {
        CrlAddress whole = new CrlAddress("http://ca.example/ca.crl", 1);
        CrlAddress divided = new CrlAddress("http://ca.example/ca.crl", 16);
        java.math.BigInteger serial = new java.math.BigInteger("7fffffffffffffffffffffffffffffffabcdef13", 16);

        assertThat(whole.of(serial)).isEqualTo("http://ca.example/ca.crl");
        assertThat(divided.of(serial)).isEqualTo("http://ca.example/ca-3.crl");
        assertThatThrownBy(() -> new CrlAddress("http://ca.example/list", 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CrlAddress("http://ca.example/lists.crl", 16))
                .as("the shards are served as ca-N.crl")
                .hasMessageContaining("does not end with /ca.crl");
        assertThatThrownBy(() -> new CrlAddress("http://ca.example/ca.crl", 257))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** What was approved says where revocations will be published; a CA without shards keeps its hashes. */
    @Test
    void bindsTheNumberOfShardsIntoTheHashOfAProfile() {
        String one = Profiles.bundled(BASE, 1)
                .find("subscriber-sign-p256")
                .orElseThrow()
                .sha256();

        assertThat(Profiles.bundled(BASE)
                        .find("subscriber-sign-p256")
                        .orElseThrow()
                        .sha256())
                .isEqualTo(one);
        assertThat(Profiles.bundled(BASE, 16)
                        .find("subscriber-sign-p256")
                        .orElseThrow()
                        .sha256())
                .isNotEqualTo(one);
        assertThat(Profiles.bundled(BASE, 16).shards()).isEqualTo(16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P5Y1D", "P1827D", "P61M", "P6Y"})
    void refusesAValidityBeyondFiveYears(String validity) {
        assertThatThrownBy(() -> load(TEXT.replace("P1Y", validity)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("five years");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one.validity = P1Y | one.validity = P2Y",
                "subjectKeys = P-256 | subjectKeys = P-256, P-384",
                "subjectKeys = P-256 | subjectKeys = P-256, P-384 until 2030-12-31",
                "accredited = true | accredited = false",
                "keyUsage = digitalSignature | keyUsage = digitalSignature, nonRepudiation",
                "policies = 2.999.1 | policies = 2.999.2",
                "ca.crl | other.crl",
                "ca.crt | other.crt",
                "one.ocsp = | one.ocsp = http://ocsp.example/",
                "requiredAttributes = C, CN | requiredAttributes = C, CN, O",
                "allowedAttributes = C, CN, O | allowedAttributes = C, CN, O, L"
            })
    void changesItsHashWithEveryPart(String part, String changed) throws IOException {
        assertThat(hash(TEXT.replace(part, changed))).isNotEqualTo(hash(TEXT));
    }

    @Test
    void keepsItsHashWhenOnlyTheWritingChanges() throws IOException {
        assertThat(hash(TEXT.replace("C, CN, O", "O,CN,C"))).isEqualTo(hash(TEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one.unknown = x\n", "two.validity = P1Y\n"})
    void refusesKeysItDoesNotKnow(String line) {
        assertThatThrownBy(() -> load(TEXT + line)).hasMessageContaining("unknown profile keys");
    }

    @Test
    void refusesAMissingKey() {
        assertThatThrownBy(() -> load(TEXT.replace("one.crl", "one.crk"))).hasMessageContaining("one.crl is missing");
    }

    /** Open approvals are bound to hashes: days of kinds change none; a title and an address for OCSP do, once each. */
    @Test
    void keepsTheHashesOfProfilesFromBeforeKindsHadDays() {
        CertificateProfile now =
                Profiles.bundled(BASE).find("subscriber-sign-p256").orElseThrow();
        CertificateProfile before = new CertificateProfile(
                now.id(),
                now.accredited(),
                now.validity(),
                now.subjectKeys(),
                now.caMadeKey(),
                now.keyUsage(),
                now.policies(),
                now.crl(),
                now.caIssuers(),
                Optional.empty(),
                now.requiredAttributes(),
                now.allowedAttributes().stream()
                        .filter(attribute -> attribute != SubjectAttribute.TITLE)
                        .collect(java.util.stream.Collectors.toSet()),
                List.of());
        assertThat(before.sha256()).isEqualTo("2a66accb806c9581aeb1604d2c4b35b7f189a316bc386c324d513af143b73c91");
        assertThat(now.sha256()).isNotEqualTo(before.sha256());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subjectKeys = P-256 | subjectKeys = P-256, ML-DSA-65 | outside of 則2",
                "caMadeKey = P-256 | caMadeKey = P-384 | cannot make",
                "subjectKeys = P-256 | subjectKeys = P-256 until 2030-12-31 | cannot make",
                "subjectKeys = P-256 | subjectKeys = P-256, Ed25519 from tomorrow | not a kind of key",
                "subjectKeys = P-256 | subjectKeys = P-256, Ed25519 since 2027-01-01 | not a kind of key",
                "subjectKeys = P-256 | subjectKeys = P-256, Ed448 | unknown key kind",
                "accredited = true | accredited = yes | neither true nor false"
            })
    void refusesAProfileThatMakesNoSense(String part, String changed, String why) {
        assertThatThrownBy(() -> load(TEXT.replace(part, changed)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void refusesAnUnaccreditedProfileUnderThePolicyOfAnAccreditedOne() {
        String two = TEXT.replace("profiles = one", "profiles = one, two")
                + TEXT.replace("profiles = one\n", "").replace("one.", "two.").replace("= true", "= false");
        assertThatThrownBy(() -> load(two)).hasMessageContaining("uses the policy");
    }

    /** What one's own practice statement asks is part of what is approved, rule by rule. */
    @Test
    void readsRulesOfTheOwnPracticeStatementIntoTheHash() throws IOException {
        String text = TEXT + "one.cps.2 = OU absent; CPS 3.1.1\none.cps.10 = validity <= P3Y; CPS 6.3.2\n";
        assertThat(load(text).find("one").orElseThrow().cps())
                .extracting(CpsRule::toString)
                .containsExactly("OU absent; CPS 3.1.1", "validity <= P3Y; CPS 6.3.2");
        assertThat(load(text).find("one").orElseThrow().canonical())
                .endsWith("\ncps.1=OU absent; CPS 3.1.1\ncps.2=validity <= P3Y; CPS 6.3.2");
        assertThat(hash(text)).isNotEqualTo(hash(TEXT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN length <= 40",
                "CN length <= x; CPS 1",
                "XX present; CPS 1",
                "CN matches [; CPS 1",
                "validity <= 3 years; CPS 1",
                "validity; CPS 1",
                "; CPS 1"
            })
    void refusesARuleThatIsNone(String rule) {
        assertThatThrownBy(() -> load(TEXT + "one.cps.1 = " + rule + "\n"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"one.cps = OU absent; CPS 1", "one.cps.0 = OU absent; CPS 1", "two.cps.1 = OU absent; CPS 1"})
    void refusesARuleOfNoNumberOrNoProfile(String line) {
        assertThatThrownBy(() -> load(TEXT + line)).hasMessageContaining("unknown profile keys");
    }

    /** Who reviews a profile must read what it says. */
    @ParameterizedTest
    @ValueSource(strings = {"\\n", "\\u202e", "\\u200b", "\\ue000"})
    void refusesWhatNobodySees(String character) {
        assertThatThrownBy(() -> load(TEXT.replace("/ca.crt", "/ca" + character + ".crt")))
                .hasMessageContaining("nobody sees");
    }

    private static String hash(String text) throws IOException {
        return load(text).find("one").orElseThrow().sha256();
    }

    private static Profiles load(String text) throws IOException {
        return Profiles.load(new StringReader(text), BASE);
    }
}
