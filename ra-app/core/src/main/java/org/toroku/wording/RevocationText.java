package org.toroku.wording;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.toroku.pki.SerialText;

/** What notices of a revocation are filled with: which certificate, when, and what went with it; or why it was not. */
public final class RevocationText {
    private static final DateTimeFormatter JAPANESE = DateTimeFormatter.ofPattern("yyyy年M月d日 H:mm", Locale.JAPANESE);
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm", Locale.ENGLISH);
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private RevocationText() {}

    /**
     * @param serial hexadecimal
     * @param because by language, no more than lists say of it; empty where nothing is said
     * @param renewals numbers of cases whose certificates renewed it and were revoked with it
     */
    public static Map<Locale, Map<String, String>> revoked(
            String serial, Instant at, Map<Locale, String> because, List<String> renewals) {
        ZonedDateTime moment = at.atZone(JAPAN);
        return result(
                "電子証明書のシリアル番号：" + SerialText.shown(serial)
                        + "\n失効した日時：" + JAPANESE.format(moment) + "（日本時間）"
                        + line("\n失効の理由：", because.get(Locale.JAPANESE))
                        + (renewals.isEmpty() ? "" : "\nあわせて失効した更新後の電子証明書（受付番号）：" + String.join("、", renewals)),
                "Serial number of the certificate: " + SerialText.shown(serial)
                        + "\nRevoked: " + ENGLISH.format(moment) + " (JST)"
                        + line("\nWhy it was revoked: ", because.get(Locale.ENGLISH))
                        + (renewals.isEmpty()
                                ? ""
                                : "\nCertificates that renewed it and were revoked with it (case numbers): "
                                        + String.join(", ", renewals)));
    }

    /** @param why by language, a sentence of the house: what an officer wrote is told to nobody outside */
    public static Map<Locale, Map<String, String>> refused(String serial, Map<Locale, String> why) {
        return result(
                "電子証明書のシリアル番号：" + SerialText.shown(serial) + "\n失効しなかった理由：" + why.get(Locale.JAPANESE),
                "Serial number of the certificate: " + SerialText.shown(serial) + "\nWhy it was not revoked: "
                        + why.get(Locale.ENGLISH));
    }

    private static String line(String heading, @Nullable String text) {
        return text == null ? "" : heading + text;
    }

    private static Map<Locale, Map<String, String>> result(String japanese, String english) {
        return Map.of(
                Locale.JAPANESE, Map.of(Slot.RESULT.placeholder(), japanese),
                Locale.ENGLISH, Map.of(Slot.RESULT.placeholder(), english));
    }
}
