package org.toroku.ca.ceremony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toroku.ca.pkcs11.ModuleFacts;
import org.toroku.ca.pkcs11.TokenFacts;

class CeremonyPlanTest {
    private CeremonyHouse house;

    @BeforeEach
    void prepare(@TempDir Path temporary) throws Exception {
        house = new CeremonyHouse(temporary);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quorum|1|at least 2",
                "quorum|4|no more than persons take part",
                "quorum|two|a number",
                "person.3|''|name;role",
                "person.3|佐藤;operator|stands there twice",
                "person.5|Sato;operator|without a gap",
                "subject|CN=Toroku DEMO CA REHEARSAL|a name with DEMO is for the demonstration only",
                "subject|CN=Toroku CA|says REHEARSAL in its name",
                "subject|nonsense|not a distinguished name",
                "caKey|RSA1024|P256 | P384 | RSA3072",
                "years|0|1 at least",
                "library|''|is missing",
                "pin|1234|nothing in a plan is called so",
                "fipsCertificate|1\\n2|no backslash",
            })
    void namesWhatSpeaksAgainstAPlan(String name, String value, String objection) {
        house.plan.setProperty(name, value);

        assertThatThrownBy(house::read)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name.startsWith("person") ? "person" : name)
                .hasMessageContaining(objection);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hsmKind|cloud|no rule allows this kind of device",
                "hsmKind|''|no rule allows this kind of device",
                "fipsStandard|140-1|not a standard that the rule names",
                "fipsLevel|2|below level 3",
                "fipsCertificate|''|certificate is missing",
                "subject|CN=Toroku REHEARSAL CA|for a rehearsal only",
                "subject|CN=Toroku demo CA|for the demonstration only",
            })
    void demandsOfARealCeremonyWhatTheLawDemandsOfTheDevice(String name, String value, String objection) {
        real();
        house.plan.setProperty(name, value);

        assertThatThrownBy(house::read).hasMessageContaining(objection);
    }

    @Test
    void namesEverythingAtOnce() {
        real();
        house.plan.setProperty("hsmKind", "cloud");
        house.plan.setProperty("quorum", "1");

        assertThatThrownBy(house::read).hasMessageContaining("hsmKind").hasMessageContaining("quorum");
    }

    @Test
    void acceptsARealOneOnADeviceThatTheRuleAllows() {
        real();

        assertThat(house.read().kind()).isEqualTo(CeremonyPlan.Kind.PRODUCTION);
    }

    @Test
    void allowsNoDeviceOnADayWithoutARule() {
        assertThatThrownBy(() -> HsmRule.on(LocalDate.parse("2000-01-01"))).hasMessageContaining("no rule");
    }

    @ParameterizedTest
    @CsvSource({
        "SoftHSM,Implementation of PKCS11,SoftHSM project,SoftHSM v2,true",
        "PKCS#11 Kit,PKCS#11 Kit Proxy Module,SoftHSM project,SoftHSM v2,true",
        "Mozilla Foundation,NSS Internal Crypto Services,Mozilla Foundation,NSS 3,true",
        "nCipher Corp. Ltd,nCipher PKCS#11,nCipher Corp. Ltd,nShield,false",
        "SafeNet,Chrystoki,SafeNet,LunaSA,false"
    })
    void knowsSoftwareByItsOwnWords(
            String manufacturer, String description, String tokenManufacturer, String model, boolean software) {
        assertThat(CeremonyHouse.RULE.software(
                        new ModuleFacts(manufacturer, description, "1.0", "2.40"),
                        new TokenFacts("label", tokenManufacturer, model, "1", "1.0", "1.0", 32)))
                .isEqualTo(software);
    }

    private void real() {
        house.plan.setProperty("rehearsal", "false");
        house.plan.setProperty("subject", "CN=Toroku CA,C=JP");
    }
}
