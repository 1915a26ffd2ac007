package org.toroku.standalone;

import java.nio.file.Path;
import java.util.List;
import org.toroku.testkit.pki.TestCard;

/** What a person needs to know once everything runs. */
final class Greeting {
    private Greeting() {}

    /** @param waiting certificate profiles that are not what two process owners approved */
    static String of(String url, String password, Path cardFolder, List<TestCard> cards, List<String> waiting) {
        StringBuilder text = new StringBuilder();
        text.append("""

                ────────────────────────────────────────────────────────────────────────
                 登録局 Toroku は起動しました / Toroku is running      DEMO – not accredited

                 利用申込者 / applicants   %1$s/
                 職員 / staff              %1$s/staff
                 組織の管理者 / organisations  %1$s/organisation
                 REST API                  %1$s/api/v1/openapi.yaml
                 CA 証明書 / certificate   %1$s/repository/ca.cer

                 職員のログイン名 / staff logins (password: %2$s)
                """.formatted(url, password));
        for (DemoOfficers.Person person : DemoOfficers.ALL) {
            text.append("   %-10s %s (%s)%n".formatted(person.username(), person.displayName(), person.role()));
        }
        if (!waiting.isEmpty()) {
            // on another port certificates name other addresses, and two persons have to have read that
            text.append("""

                     承認を待つ証明書プロファイル（承認まで発行しません）/ profiles that wait for approval; until then nothing is issued:
                       %s
                       owner1 → owner2: %s/staff/studio
                    """.formatted(String.join(", ", waiting), url));
        }
        text.append("""

                 テスト用カード / test cards in %s
                """.formatted(cardFolder));
        for (TestCard card : cards) {
            text.append("   %-24s password %-16s %s%n".formatted(card.name(), card.password(), card.title()));
        }
        text.append("%n 電子メール / e-mails are files in %s%n"
                .formatted(cardFolder.resolveSibling("../mail").normalize()));
        text.append(" 終了: Ctrl-C / stop: Ctrl-C\n");
        text.append("────────────────────────────────────────────────────────────────────────\n");
        return text.toString();
    }
}
