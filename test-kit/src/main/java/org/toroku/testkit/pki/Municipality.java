package org.toroku.testkit.pki;

import java.util.List;
import java.util.Map;

/**
 * The municipality whose counter issued a card, in the Latin letters the subject name uses.
 *
 * @param prefecture such as {@code Tokyo-to}
 * @param city such as {@code Chiyoda-ku}
 * @param code five-digit code of the local government
 */
record Municipality(String prefecture, String city, String code) {

    private static final Municipality ELSEWHERE = new Municipality("Test-ken", "Test-shi", "00000");
    private static final List<Map.Entry<String, Municipality>> BY_ADDRESS = List.of(
            Map.entry("東京都千代田区", new Municipality("Tokyo-to", "Chiyoda-ku", "13101")),
            Map.entry("東京都港区", new Municipality("Tokyo-to", "Minato-ku", "13103")),
            Map.entry("東京都世田谷区", new Municipality("Tokyo-to", "Setagaya-ku", "13112")),
            Map.entry("神奈川県横浜市中区", new Municipality("Kanagawa-ken", "Yokohama-shi Naka-ku", "14104")),
            Map.entry("京都府京都市中京区", new Municipality("Kyoto-fu", "Kyoto-shi Nakagyo-ku", "26104")),
            Map.entry("大阪府大阪市北区", new Municipality("Osaka-fu", "Osaka-shi Kita-ku", "27127")),
            Map.entry("奈良県葛城市", new Municipality("Nara-ken", "Katsuragi-shi", "29211")),
            Map.entry("北海道札幌市中央区", new Municipality("Hokkaido", "Sapporo-shi Chuo-ku", "01101")),
            Map.entry("福岡県福岡市博多区", new Municipality("Fukuoka-ken", "Fukuoka-shi Hakata-ku", "40132")));

    static Municipality of(String address) {
        return BY_ADDRESS.stream()
                .filter(known -> address.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(ELSEWHERE);
    }
}
