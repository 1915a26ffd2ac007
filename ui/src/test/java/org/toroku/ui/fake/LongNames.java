package org.toroku.ui.fake;

import java.util.List;

/**
 * Names as long and as rare as people and offices have them, in the place of the usual ones wherever the fakes are started
 * with {@code -Dfaces.long=true}; for looking at what they do to pages.
 */
public final class LongNames {
    private static final boolean ON = Boolean.getBoolean("faces.long");

    public static final String FAMILY = "長宗我部之内大和守龍之介左衛門尉";
    public static final String GIVEN = "マクシミリアン・アレクサンダー";
    private static final List<String> APPLICANTS = List.of(
            FAMILY + "\u3000" + GIVEN,
            "𠮷野家渡邉\uDB40\uDD01髙﨑\u3000𩸽之助龖齉德太郎",
            "Wolfeschlegelsteinhausenbergerdorff\u3000Hubert Blaine Alexandra");
    private static final List<String> OFFICERS =
            List.of("chosokabe.maximilian-alexander", "wolfeschlegelsteinhausenbergerdorff", "勅使河原之内大和守龍之介左衛門尉審査第一課");

    private LongNames() {}

    public static String applicant(String usual) {
        return chosen(usual, APPLICANTS);
    }

    public static String officer(String usual) {
        return chosen(usual, OFFICERS);
    }

    public static String address(String usual) {
        return ON ? "東京都千代田区霞が関二丁目１番２号中央合同庁舎第二号館別館グランドヒルズ霞ヶ関ウエストタワーレジデンス参番館１２３４号室（長宗我部方）" : usual;
    }

    public static String organisation(String usual) {
        return ON ? "国立研究開発法人医薬基盤・健康・栄養研究所附属国際的電子証明書利用推進機構東日本統括本部" : usual;
    }

    public static String or(String seldom, String usual) {
        return ON ? seldom : usual;
    }

    public static boolean on() {
        return ON;
    }

    private static String chosen(String usual, List<String> seldom) {
        return ON ? seldom.get(Math.floorMod(usual.hashCode(), seldom.size())) : usual;
    }
}
