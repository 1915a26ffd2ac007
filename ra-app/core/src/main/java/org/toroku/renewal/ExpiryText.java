package org.toroku.renewal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The notice that a certificate ends soon, Japanese with English below; the more urgent, the plainer. */
final class ExpiryText {
    private static final DateTimeFormatter JAPANESE = DateTimeFormatter.ofPattern("yyyy年M月d日 H:mm", Locale.JAPANESE);
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm", Locale.ENGLISH);
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private ExpiryText() {}

    /** @param last whether no further reminder follows */
    static String of(String caseNumber, Instant notAfter, boolean renewable, boolean last) {
        var end = notAfter.atZone(JAPAN);
        return "受付番号 / Case number: " + caseNumber + "\n\n"
                + "電子証明書の有効期間は %s（日本時間）に満了します。%s\n".formatted(JAPANESE.format(end), last ? "お知らせは今回が最後です。" : "")
                + (renewable
                        ? "窓口ページの「証明書を更新する」から、今の証明書の秘密鍵で署名して更新できます。\n"
                        : "本人確認から五年の上限が近いため、更新はできません。マイナンバーカードまたは書面により、改めてお申し込みください。\n")
                + "\n"
                + "Your certificate ends on %s (Japan time).%s\n"
                        .formatted(ENGLISH.format(end), last ? " This is the last reminder." : "")
                + (renewable
                        ? "You can renew it in the portal by signing with its private key.\n"
                        : "It cannot be renewed, because five years from the identity proofing are almost over. Please apply anew"
                                + " with a My Number Card or on paper.\n");
    }
}
