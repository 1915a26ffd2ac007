package org.toroku.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.enrolment.EnrolmentDesk.Access;

class SmallThingsTest {
    private static final Access ACCESS =
            new Access(UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"), "Zk3_-tokenToken0123456789");

    @Test
    void aResumeCodeIsReadBackFromTextAroundIt() {
        String file = "Resume code\r\nCase number: M-2026-000042\r\n\r\n" + ResumeCode.of(ACCESS) + "\r\nKeep it.";
        assertThat(ResumeCode.read(file)).contains(ACCESS);
        assertThat(ResumeCode.read("  " + ResumeCode.of(ACCESS) + " ")).contains(ACCESS);
    }

    /** As people type it from paper, or paste it from a mail that broke the line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0f8fad5b-d9cb-469f-a165-70867728950e:%s",
                "0f8fad5b d9cb 469f a165 70867728950e : %s",
                "0F8FAD5BD9CB469FA16570867728950E:%S",
                "0f8fad5b‐d9cb‐469f‐a165‐70867728950e\n: %s",
                "０ｆ８ｆａｄ５ｂ－ｄ９ｃｂ－４６９ｆ－ａ１６５－７０８６７７２８９５０ｅ：%s"
            })
    void aResumeCodeMayBeTypedInGroupsWithBlanksAndHyphens(String form) {
        String token = "0123456789abcdef".repeat(4);
        Access expected = new Access(java.util.UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"), token);
        for (String grouped : java.util.List.of(
                token,
                token.replaceAll("(.{8})", "$1 "),
                token.replaceAll("(.{4})", "$1-"),
                token.replaceAll("(.{32})", "$1\r\n"))) {
            assertThat(ResumeCode.read(form.formatted(grouped))).as(grouped).contains(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "M-2026-000042", "0f8fad5b-d9cb-469f-a165-70867728950e", "0f8fad5b:token"})
    void anythingElseIsNoResumeCode(String text) {
        assertThat(ResumeCode.read(text)).isEmpty();
    }

    @Test
    void anEndlessTextIsNotSearchedForAResumeCode() {
        assertThat(ResumeCode.read(" ".repeat(5000) + ResumeCode.of(ACCESS))).isEmpty();
    }

    @Test
    void pemArmourComesOffAndGoesOn() {
        byte[] der = new byte[200];
        java.util.Arrays.fill(der, (byte) 0x30);
        byte[] pem = Armour.pem(der).getBytes(StandardCharsets.US_ASCII);
        assertThat(Armour.strip(pem)).isEqualTo(der);
        assertThat(Armour.strip(der)).isEqualTo(der);
    }
}
