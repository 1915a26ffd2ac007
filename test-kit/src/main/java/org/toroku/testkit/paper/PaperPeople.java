package org.toroku.testkit.paper;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Invents persons. Towns are called 見本町, 試験町 and so on, which do not exist there; a name that somebody bears is
 * chance.
 */
public final class PaperPeople {
    private record Name(String kanji, String kana) {}

    private static final List<Name> FAMILIES = List.of(
            new Name("佐藤", "サトウ"),
            new Name("鈴木", "スズキ"),
            new Name("高橋", "タカハシ"),
            new Name("田中", "タナカ"),
            new Name("渡辺", "ワタナベ"),
            new Name("伊藤", "イトウ"),
            new Name("山本", "ヤマモト"),
            new Name("中村", "ナカムラ"),
            new Name("小林", "コバヤシ"),
            new Name("斎藤", "サイトウ"),
            new Name("長谷川", "ハセガワ"),
            new Name("森", "モリ"),
            new Name("五十嵐", "イガラシ"),
            new Name("東海林", "ショウジ"),
            new Name("岡", "オカ"),
            new Name("西園寺", "サイオンジ"),
            new Name("藤原", "フジワラ"),
            new Name("三浦", "ミウラ"),
            new Name("福島", "フクシマ"),
            new Name("大塚", "オオツカ"));
    private static final List<Name> MEN = List.of(
            new Name("太郎", "タロウ"),
            new Name("一朗", "イチロウ"),
            new Name("健二", "ケンジ"),
            new Name("翔太", "ショウタ"),
            new Name("誠", "マコト"),
            new Name("浩", "ヒロシ"),
            new Name("達也", "タツヤ"),
            new Name("雄介", "ユウスケ"),
            new Name("大輔", "ダイスケ"),
            new Name("三千夫", "ミチオ"));
    private static final List<Name> WOMEN = List.of(
            new Name("花子", "ハナコ"),
            new Name("美咲", "ミサキ"),
            new Name("恵子", "ケイコ"),
            new Name("陽菜", "ヒナ"),
            new Name("由美", "ユミ"),
            new Name("千尋", "チヒロ"),
            new Name("久美子", "クミコ"),
            new Name("愛", "アイ"),
            new Name("真理", "マリ"),
            new Name("和歌子", "ワカコ"));
    private static final List<String> CITIES = List.of(
            "東京都千代田区",
            "東京都八王子市",
            "神奈川県横浜市港北区",
            "大阪府大阪市中央区",
            "北海道札幌市北区",
            "愛知県名古屋市千種区",
            "福岡県福岡市博多区",
            "宮城県仙台市青葉区",
            "三重県四日市市",
            "青森県八戸市",
            "広島県広島市安佐南区",
            "京都府京都市左京区");
    private static final List<String> TOWNS = List.of("見本町", "試験町", "架空台", "仮町", "例ケ丘", "見本が丘");
    private static final List<String> HOUSES = List.of("見本ハイツ", "試験マンション", "コーポ架空", "メゾン見本");

    private PaperPeople() {}

    /** The person of this random sequence. */
    public static PaperPerson invent(RandomGenerator random) {
        boolean male = random.nextBoolean();
        Name family = pick(FAMILIES, random);
        Name given = pick(male ? MEN : WOMEN, random);
        LocalDate born = LocalDate.of(1935, 1, 1).plusDays(random.nextInt(26_000));
        return new PaperPerson(
                family.kanji(), given.kanji(), family.kana() + "\u3000" + given.kana(), born, male, address(random));
    }

    /** How a part of an invented name is read. */
    static Optional<String> reading(String part) {
        return Stream.of(FAMILIES, MEN, WOMEN)
                .flatMap(List::stream)
                .filter(name -> name.kanji().equals(part))
                .map(Name::kana)
                .findFirst();
    }

    private static String address(RandomGenerator random) {
        StringBuilder address = new StringBuilder(pick(CITIES, random)).append(pick(TOWNS, random));
        int chome = 1 + random.nextInt(9);
        int block = 1 + random.nextInt(40);
        int house = 1 + random.nextInt(30);
        address.append(
                switch (random.nextInt(3)) {
                    case 0 -> "一二三四五六七八九".charAt(chome - 1) + "丁目" + block + "番" + house + "号";
                    case 1 -> chome + "丁目" + block + "番地" + house;
                    default -> block * 10 + house + "番地の" + chome;
                });
        if (random.nextInt(3) == 0) {
            address.append('\u3000')
                    .append(pick(HOUSES, random))
                    .append(100 + random.nextInt(900))
                    .append("号室");
        }
        return address.toString();
    }

    private static <T> T pick(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
