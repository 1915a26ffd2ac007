package org.toroku.testkit.paper;

import java.util.Map;
import java.util.Optional;

/** How the names of the test cards are read; the cards themselves do not say it. */
public final class Readings {
    private static final Map<String, String> OF_CARDS = Map.ofEntries(
            Map.entry("山田", "ヤマダ"),
            Map.entry("花子", "ハナコ"),
            Map.entry("鈴木", "スズキ"),
            Map.entry("太郎", "タロウ"),
            Map.entry("佐々木", "ササキ"),
            Map.entry("美咲", "ミサキ"),
            Map.entry("試験", "シケン"),
            Map.entry("一郎", "イチロウ"),
            Map.entry("葛木", "カツラギ"),
            Map.entry("桜子", "サクラコ"),
            Map.entry("島袋", "シマブクロ"),
            Map.entry("トメ", "トメ"),
            Map.entry("北川", "キタガワ"),
            Map.entry("ハル", "ハル"),
            Map.entry("伊藤［田中］", "イトウ"),
            Map.entry("由美", "ユミ"),
            Map.entry("髙橋", "タカハシ"),
            Map.entry("健一", "ケンイチ"),
            Map.entry("渡邉", "ワタナベ"),
            Map.entry("直樹", "ナオキ"),
            Map.entry("𠮷田", "ヨシダ"),
            Map.entry("真理", "マリ"),
            Map.entry("別人", "ベツジン"));

    private Readings() {}

    /** The reading of a whole name; empty where a part of it is none of the test cards'. */
    public static Optional<String> of(String family, String given) {
        return of(family).flatMap(first -> of(given).map(second -> first + "\u3000" + second));
    }

    private static Optional<String> of(String part) {
        return Optional.ofNullable(OF_CARDS.get(part)).or(() -> PaperPeople.reading(part));
    }
}
