package org.toroku.standalone;

import java.nio.file.Path;
import java.util.List;
import org.toroku.testkit.pki.TestCard;

/** What a person needs to know once everything runs. */
final class Greeting {
    private Greeting() {}

    static String of(String url, String password, Path cardFolder, List<TestCard> cards) {
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
