package org.toroku.ui.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names in kana as Japanese passports write them by default: Hepburn, M before B, M and P, TCH, and no sign of long O and U
 * except an オ at the end (ヨコオ is YOKOO, オオノ is ONO). Kana do not tell where a word ends inside a name, so the
 * result is a proposal: the known endings 上 and 浦 are kept apart, others the applicant corrects.
 */
public final class PassportRomaji {
    private static final String[] TABLE = {
        "ア A イ I ウ U エ E オ O カ KA キ KI ク KU ケ KE コ KO サ SA シ SHI ス SU セ SE ソ SO タ TA チ CHI ツ TSU テ TE ト TO",
        "ナ NA ニ NI ヌ NU ネ NE ノ NO ハ HA ヒ HI フ FU ヘ HE ホ HO マ MA ミ MI ム MU メ ME モ MO ヤ YA ユ YU ヨ YO",
        "ラ RA リ RI ル RU レ RE ロ RO ワ WA ヰ I ヱ E ヲ O ガ GA ギ GI グ GU ゲ GE ゴ GO ザ ZA ジ JI ズ ZU ゼ ZE ゾ ZO",
        "ダ DA ヂ JI ヅ ZU デ DE ド DO バ BA ビ BI ブ BU ベ BE ボ BO パ PA ピ PI プ PU ペ PE ポ PO ヴ BU",
        "キャ KYA キュ KYU キョ KYO シャ SHA シュ SHU ショ SHO チャ CHA チュ CHU チョ CHO ニャ NYA ニュ NYU ニョ NYO",
        "ヒャ HYA ヒュ HYU ヒョ HYO ミャ MYA ミュ MYU ミョ MYO リャ RYA リュ RYU リョ RYO ギャ GYA ギュ GYU ギョ GYO",
        "ジャ JA ジュ JU ジョ JO ヂャ JA ヂュ JU ヂョ JO ビャ BYA ビュ BYU ビョ BYO ピャ PYA ピュ PYU ピョ PYO",
        "イェ IE ウィ UI ウェ UE ウォ UO ヴァ BUA ヴィ BUI ヴェ BUE ヴォ BUO クァ KUA クィ KUI クェ KUE クォ KUO",
        "グァ GUA グィ GUI グェ GUE グォ GUO シェ SHIE ジェ JIE チェ CHIE ツァ TSUA ツィ TSUI ツェ TSUE ツォ TSUO",
        "ティ TEI トゥ TOU ディ DEI デュ DEYU ドゥ DOU ファ FUA フィ FUI フェ FUE フォ FUO フュ FUYU フョ FUYO"
    };
    private static final Pattern PAIR = Pattern.compile("(\\S+) (\\S+)");
    private static final Map<String, String> SYLLABLES = syllables();

    private PassportRomaji() {}

    private static Map<String, String> syllables() {
        Map<String, String> syllables = new HashMap<>();
        for (String line : TABLE) {
            PAIR.matcher(line).results().forEach(pair -> syllables.put(pair.group(1), pair.group(2)));
        }
        return Map.copyOf(syllables);
    }

    /** @param kana full-width katakana; empty where one cannot be written, or there is none */
    public static Optional<String> of(String kana) {
        StringBuilder romaji = new StringBuilder();
        boolean doubled = false;
        for (int i = 0; i < kana.length(); ) {
            char here = kana.charAt(i);
            if (here == 'ッ') {
                doubled = true;
                i++;
            } else if (here == 'ー' || isLong(kana, i, romaji)) {
                i++;
            } else if (here == 'ン') {
                romaji.append('N');
                i++;
            } else if (here == '・' || here == ' ' || here == '\u3000') {
                romaji.append(' ');
                i++;
            } else {
                int length = i + 1 < kana.length() && SYLLABLES.containsKey(kana.substring(i, i + 2)) ? 2 : 1;
                Optional<String> syllable = Optional.ofNullable(SYLLABLES.get(kana.substring(i, i + length)));
                if (syllable.isEmpty()) {
                    return Optional.empty();
                }
                append(romaji, syllable.get(), doubled);
                doubled = false;
                i += length;
            }
        }
        return Optional.of(romaji.toString().strip()).filter(text -> !text.isEmpty() && !text.contains("  "));
    }

    private static void append(StringBuilder romaji, String syllable, boolean doubled) {
        char first = syllable.charAt(0);
        if ("BMP".indexOf(first) >= 0 && !romaji.isEmpty() && romaji.charAt(romaji.length() - 1) == 'N') {
            romaji.setCharAt(romaji.length() - 1, 'M');
        }
        if (doubled) {
            romaji.append(syllable.startsWith("CH") ? 'T' : first);
        }
        romaji.append(syllable);
    }

    /** Whether the kana at {@code i} only makes the vowel before it long. */
    private static boolean isLong(String kana, int i, StringBuilder romaji) {
        if (romaji.isEmpty() || i + 1 < kana.length() && SYLLABLES.containsKey(kana.substring(i, i + 2))) {
            return false;
        }
        char before = romaji.charAt(romaji.length() - 1);
        return switch (kana.charAt(i)) {
            case 'オ' -> before == 'O' && i + 1 < kana.length();
            case 'ウ' -> (before == 'O' || before == 'U') && !beginsWord(kana.substring(i));
            default -> false;
        };
    }

    /** 上 and 浦 at the end of a name: イノウエ is INOUE, マツウラ is MATSUURA. */
    private static boolean beginsWord(String rest) {
        return rest.equals("ウエ") || rest.equals("ウラ");
    }
}
