package org.toroku.wording;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.toroku.wording.Wording.Part;
import org.toroku.wording.WordingDesk.Preview;

/** Fills a text with invented data, so that nobody needs a real case to look at it. */
final class WordingExamples {
    private static final Map<String, String> JAPANESE = Map.ofEntries(
            Map.entry("name", "見本　花子"),
            Map.entry("number", "X-2026-000000"),
            Map.entry("code", "00000000-mihon-code"),
            Map.entry("portal", "https://ra.example.jp/"),
            Map.entry("organisation", "株式会社見本商事"),
            Map.entry("link", "https://ra.example.jp/invited#mihon"),
            Map.entry("until", "2026-12-31 17:00"),
            Map.entry("ends", "2027年1月31日 12:00"),
            Map.entry("result", "電子証明書のシリアル番号：0123456789ABCDEF\n失効した日時：2026年12月31日 17:00（日本時間）\n失効の理由：利用を終えられたため"),
            Map.entry("todo", "窓口ページの「証明書を更新する」から更新できます。"));

    private static final Map<String, String> ENGLISH = Map.of(
            "ends", "31 January 2027 12:00",
            "result",
                    "Serial number of the certificate: 0123456789ABCDEF\nRevoked: 31 December 2026 17:00 (JST)\nWhy it was revoked: it is no longer needed",
            "todo", "You can renew it in the portal by signing with its private key.");

    private WordingExamples() {}

    /** What cannot be filled stays as it is: it is shown while it is being written. */
    static Preview of(WordingKind kind, Wording wording, ReleasedWordings released) {
        Map<String, String> japanese = values(kind, released, Locale.JAPANESE, wording);
        Map<String, String> english = values(kind, released, Locale.ENGLISH, wording);
        if (kind.medium() == WordingKind.Medium.MAIL) {
            Wording unnamed = released.unnamed(kind, wording);
            return new Preview(
                    wording.mailSubject(japanese, Locale.JAPANESE) + " / "
                            + wording.mailSubject(english, Locale.ENGLISH),
                    (kind.mayName() ? wording : unnamed).mail(japanese, english, Locale.JAPANESE),
                    kind.mayName() && kind.mayPrecedeProof() && wording.names()
                            ? Optional.of(unnamed.mail(japanese, english, Locale.JAPANESE))
                            : Optional.empty());
        }
        String notice = wording.notice(japanese, english);
        int heading = notice.indexOf("\n\n");
        return new Preview(notice.substring(0, heading), notice.substring(heading + 2), Optional.empty());
    }

    private static Map<String, String> values(
            WordingKind kind, ReleasedWordings released, Locale language, Wording wording) {
        Map<String, String> values = new HashMap<>();
        for (Part part : Part.values()) {
            Placeholders.in(wording.part(part)).forEach(found -> values.put(found.name(), "{" + found.name() + "}"));
        }
        kind.slots().forEach(slot -> {
            String name = slot.placeholder();
            String value = String.valueOf(JAPANESE.get(name));
            values.put(name, language.equals(Locale.ENGLISH) ? ENGLISH.getOrDefault(name, value) : value);
        });
        released.todo(kind, language).ifPresent(todo -> values.put("todo", todo));
        return values;
    }
}
