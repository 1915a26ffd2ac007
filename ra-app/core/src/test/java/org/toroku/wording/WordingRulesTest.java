package org.toroku.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.wording.Wording.Part;
import org.toroku.wording.WordingDesk.Flaw;

/** What may be written, and that a text does nothing but what is written. */
class WordingRulesTest {
    private static final ReleasedWordings RELEASED = new ReleasedWordings();
    private static final String BODY = "{number} {portal} ";

    private static Wording mail(String subject, String body) {
        return new Wording(subject, body, subject, body);
    }

    private static List<String> codes(WordingKind kind, Wording wording) {
        return WordingRules.flaws(kind, wording).stream()
                .map(flaw -> flaw.code() + flaw.about())
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @EnumSource(WordingKind.class)
    void findNothingWrongWithTheReleasedTexts(WordingKind kind) {
        assertThat(WordingRules.flaws(kind, RELEASED.of(kind))).isEmpty();
        if (kind.slots().contains(Slot.TODO) && kind != WordingKind.ENDS_SOON) {
            assertThat(RELEASED.todo(kind, Locale.JAPANESE)).isPresent();
        }
        WordingDesk.Preview preview = WordingExamples.of(kind, RELEASED.of(kind), RELEASED);
        assertThat(preview.subject() + preview.text()).doesNotContain("{", "}", "null");
    }

    /** The honorific goes with the name, wherever a manager put it. */
    @ParameterizedTest
    @CsvSource({
        "{name} 様, お申込みの方へ",
        "{name}様へ, お申込みの方へ",
        "　{name}　さま, お申込みの方へ",
        "{name}, お申込みの方へ",
        "{name} 様、こんにちは, お申込みの方、こんにちは",
        "これは{name} 様のお申込みです。, これはお申込みの方のお申込みです。",
        "${name} 様, ${name} 様"
    })
    void addressNobodyByNameBeforeTheyAreProven(String written, String said) {
        Wording wording = new Wording("x", "お知らせ\n" + written + "\n\n{number}", "x", "Dear Mr./Ms. {name},\n{number}");
        Wording unnamed = RELEASED.unnamed(WordingKind.MAIL_NEWS, wording);
        assertThat(unnamed.bodyJa()).isEqualTo("お知らせ\n" + said + "\n\n{number}");
        assertThat(unnamed.bodyEn()).isEqualTo("Dear applicant,\n{number}");
        assertThat(unnamed.names()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = WordingKind.class,
            names = {"MAIL_NEWS", "MAIL_RESUME_CODE", "MAIL_CONTINUE_CODE"})
    void areShownWithAndWithoutAName(WordingKind kind) {
        WordingDesk.Preview preview = WordingExamples.of(kind, RELEASED.of(kind), RELEASED);
        assertThat(preview.text()).startsWith("見本　花子 様").contains("Dear 見本　花子,");
        assertThat(preview.unnamed().orElseThrow())
                .startsWith("お申込みの方へ")
                .contains("Dear applicant,")
                .doesNotContain("見本　花子");
    }

    @Test
    void areShownInTheOneWayInWhichTheyAreWritten() {
        WordingDesk.Preview invitation =
                WordingExamples.of(WordingKind.MAIL_INVITATION, RELEASED.of(WordingKind.MAIL_INVITATION), RELEASED);
        assertThat(invitation.text())
                .startsWith("ご案内を受け取られた方へ")
                .contains("Dear recipient,")
                .doesNotContain("見本　花子");
        assertThat(invitation.unnamed()).isEmpty();
        WordingDesk.Preview expiry =
                WordingExamples.of(WordingKind.MAIL_EXPIRY, RELEASED.of(WordingKind.MAIL_EXPIRY), RELEASED);
        assertThat(expiry.text()).startsWith("見本　花子 様");
        assertThat(expiry.unnamed()).isEmpty();
    }

    @Test
    void haveTheSameKeysInBothLanguagesAndNoneTooMany() {
        assertThat(new TreeSet<>(RELEASED.keys(Locale.ENGLISH)))
                .isEqualTo(new TreeSet<>(RELEASED.keys(Locale.JAPANESE)));
        assertThat(RELEASED.keys(Locale.JAPANESE).stream()
                        .map(key -> key.substring(0, key.indexOf('.')))
                        .collect(Collectors.toSet()))
                .isEqualTo(java.util.Arrays.stream(WordingKind.values())
                        .map(WordingKind::name)
                        .collect(Collectors.toSet()));
    }

    /** Each would reach into the header, hide or reorder what is shown, end it early, or could not be stored. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "x\\nBcc: evil@example.com, line-break",
                "x\\r\\nBcc: evil@example.com, line-break",
                "x\\rBcc: evil@example.com, line-break",
                "x\\u0000y, unprintable",
                "x\\u001b[31m, unprintable",
                "x\\u202ey, unprintable",
                "x\\u2066y, unprintable",
                "x\\u200fy, unprintable",
                "x\\u200by, unprintable",
                "x\\ufeffy, unprintable",
                "x\\u2028y, unprintable",
                "x\\u0085y, unprintable",
                "x\\ud83d, unprintable",
                "x\\ue000y, unprintable",
                "x\\uffffy, unprintable",
                "x\\tTab, unprintable",
                "<b>x, markup",
                "</p>, markup",
                "<!--x, markup",
                "&lt;x, markup",
                "&#x41;, markup"
            })
    void refuseInTheSubject(String hostile, String code) {
        assertThat(codes(WordingKind.MAIL_NEWS, mail(unescaped(hostile), BODY))).contains(code);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "x\\u0000y, unprintable",
                "x\\ry, unprintable",
                "x\\u202ey, unprintable",
                "x\\u2069y, unprintable",
                "x\\u200dy, unprintable",
                "x\\udfffy, unprintable",
                "x\\tTab, unprintable",
                "<script>alert(1)</script>, markup",
                "<a href=x>, markup",
                "x &amp; y, markup",
                "x\\n----\\ny, separator----",
                "{nmae}, unknown-placeholder{nmae}",
                "{Number}, unknown-placeholder{Number}",
                "{ number }, unknown-placeholder{ number }",
                "{0}, unknown-placeholder{0}",
                "{}, unknown-placeholder{}",
                "{code}, unknown-placeholder{code}",
                "{1+1}, unknown-placeholder{1+1}",
                "{{number}}, stray-brace",
                "{number, stray-brace",
                "number}, stray-brace",
                "｛name｝, wide-brace{name}",
                "１２３４－５６７８－９０１８, my-number"
            })
    void refuseInTheText(String hostile, String code) {
        assertThat(codes(WordingKind.MAIL_NEWS, mail("x", BODY + unescaped(hostile))))
                .containsExactly(code);
    }

    private static String unescaped(String text) {
        return java.util.regex.Pattern.compile("\\\\(?:u([0-9a-f]{4})|(.))")
                .matcher(text)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                        match.group(1) != null
                                ? Character.toString((char) Integer.parseInt(match.group(1), 16))
                                : Map.of("n", "\n", "r", "\r", "t", "\t").getOrDefault(match.group(2), "?")));
    }

    /** Other systems would evaluate them; here they are text, and count for no placeholder. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "${number}",
                "#{number}",
                "${7*7}",
                "#{T(java.lang.Runtime).getRuntime().exec('x')}",
                "=1+1",
                "= number + 1",
                "%s %n %1$s",
                "a < b > c & d",
                "$1 \\ \\1",
                "𠮷野 葛󠄀城"
            })
    void leaveWhatOthersEvaluateAsItIs(String text) {
        Wording wording = mail("x", BODY + text);
        assertThat(codes(WordingKind.MAIL_NEWS, wording)).isEmpty();
        Map<String, String> values = Map.of("number", "C-1", "portal", "https://ra.example.jp/", "name", "n");
        assertThat(wording.mail(values, values, Locale.JAPANESE))
                .startsWith("C-1 https://ra.example.jp/ " + text + "\n\n----");
        assertThat(codes(WordingKind.MAIL_NEWS, mail("x", "{portal} " + text)))
                .containsExactly("missing-placeholder{number}");
    }

    @Test
    void nameWhatIsMissing() {
        assertThat(WordingRules.flaws(WordingKind.ISSUED, new Wording("発行のお知らせ", "発行しました。", "Issued", "{todo}")))
                .containsExactly(
                        new Flaw(Part.SUBJECT_JA, "missing-placeholder", "{number}"),
                        new Flaw(Part.BODY_JA, "missing-placeholder", "{todo}"),
                        new Flaw(Part.SUBJECT_EN, "missing-placeholder", "{number}"));
        assertThat(codes(WordingKind.MAIL_RESUME_CODE, mail("", " \n ")))
                .containsExactlyInAnyOrder(
                        "blank",
                        "missing-placeholder{number}",
                        "missing-placeholder{code}",
                        "missing-placeholder{portal}");
    }

    /** A name is what an applicant wrote; in a subject it would be a header. */
    @Test
    void keepWhatApplicantsWroteOutOfTheSubject() {
        assertThat(codes(WordingKind.MAIL_NEWS, mail("{name}", BODY))).containsExactly("not-in-subject{name}");
        assertThat(codes(WordingKind.MAIL_INVITATION, mail("{link}", "{organisation}{link}{until}")))
                .containsExactly("not-in-subject{link}");
    }

    @Test
    void countCharactersAsPeopleDo() {
        assertThat(codes(WordingKind.MAIL_NEWS, mail("𠮷".repeat(120), BODY))).isEmpty();
        assertThat(codes(WordingKind.MAIL_NEWS, mail("𠮷".repeat(121), BODY))).containsExactly("too-long120");
        assertThat(codes(WordingKind.MAIL_NEWS, mail("x", BODY + "あ".repeat(4_000))))
                .containsExactly("too-long4000");
    }

    @Test
    void putValuesInOnceAndAsTheyAre() {
        assertThat(Placeholders.fill("{name}/{number}", Map.of("name", "{number}$1\\", "number", "{name}")))
                .isEqualTo("{number}$1\\/{name}");
    }

    @Test
    void tellTheDigestsOfTextsApart() {
        Wording one = new Wording("a", "bc", "d", "e");
        assertThat(one.sha256(WordingKind.ISSUED))
                .hasSize(64)
                .isNotEqualTo(new Wording("ab", "c", "d", "e").sha256(WordingKind.ISSUED))
                .isNotEqualTo(one.sha256(WordingKind.REVOKED))
                .isEqualTo(new Wording("a", "bc\r\n", "d", "e\n\n").sha256(WordingKind.ISSUED));
    }
}
