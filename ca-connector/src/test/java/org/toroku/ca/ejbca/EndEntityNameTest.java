package org.toroku.ca.ejbca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.ca.profile.SubjectName;

/** Names on their way to EJBCA and back into a certificate. */
class EndEntityNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN=山田 太郎,C=JP",
                "SERIALNUMBER=A-1,CN=山田 太郎,T=部長,OU=営業\\, 第一,O=東西\\+南北\\;商事,C=JP",
                "CN=\\#1 \\\"quoted\\\"\\\\,C=JP",
                "CN=a\\=b,C=JP"
            })
    void whatEjbcaReadsIsWhatWasApproved(String approved) {
        X500Name name = SubjectName.parse(approved.replace("T=", "TITLE=")).orElseThrow();

        X500Name read = LittleEjbcaEndEntity.name(EndEntityName.of(name));

        assertThat(read.getRDNs()).hasSameSizeAs(name.getRDNs());
        assertThat(encoded(read)).isEqualTo(encoded(name));
    }

    private static java.util.List<String> encoded(X500Name name) {
        return java.util.Arrays.stream(name.getRDNs())
                .map(rdn -> rdn.getFirst().getType() + "=" + rdn.getFirst().getValue())
                .toList();
    }

    @Test
    void aCaMayHaveANameOfOtherParts() {
        assertThat(EndEntityName.of(new X500Name(BCStyle.INSTANCE, "DC=jp,O=House,CN=Issuing CA")))
                .isEqualTo("CN=Issuing CA,O=House,DC=jp");
    }

    @Test
    void twoValuesInOnePartAreNoName() {
        assertThatThrownBy(() -> EndEntityName.of(new X500Name("CN=a+OU=b,C=JP")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
