package org.toroku.renewal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** What the notice that a certificate ends soon is filled with: when, and what its holder can do. */
final class ExpiryText {
    private static final DateTimeFormatter JAPANESE = DateTimeFormatter.ofPattern("yyyy年M月d日 H:mm", Locale.JAPANESE);
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm", Locale.ENGLISH);
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private ExpiryText() {}

    /** @param last whether no further reminder follows */
    static Map<Locale, Map<String, String>> of(Instant notAfter, boolean renewable, boolean last) {
        var end = notAfter.atZone(JAPAN);
        return Map.of(
                Locale.JAPANESE,
                Map.of(
                        "ends",
                        JAPANESE.format(end),
                        "todo",
                        (last ? "お知らせは今回が最後です。" : "")
                                + (renewable
                                        ? "窓口ページの「証明書を更新する」から、今の証明書の秘密鍵で署名して更新できます。"
                                        : "本人確認から五年の上限が近いため、更新はできません。マイナンバーカードまたは書面により、改めてお申し込みください。")),
                Locale.ENGLISH,
                Map.of(
                        "ends",
                        ENGLISH.format(end),
                        "todo",
                        (last ? "This is the last reminder. " : "")
                                + (renewable
                                        ? "You can renew it in the portal by signing with its private key."
                                        : "It cannot be renewed, because five years from the identity proofing are almost over."
                                                + " Please apply anew with a My Number Card or on paper.")));
    }
}
