package org.toroku.intake.fields;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Tells a paper by its title: of all titles on a page the largest, because a form lists other papers in small print. */
final class KindDetector {
    /** A sentence that only this kind has weighs less than a title of the same size. */
    private static final double SENTENCE = 0.6;

    private record Sign(DocumentKind kind, String text, double weight) {}

    private static final List<Sign> SIGNS = List.of(
            new Sign(DocumentKind.RESIDENCE_RECORD, "住民票の写し", 1),
            new Sign(DocumentKind.RESIDENCE_RECORD, "住民票の原本と相違ない", SENTENCE),
            new Sign(DocumentKind.SEAL_CERTIFICATE, "印鑑登録証明書", 1),
            new Sign(DocumentKind.SEAL_CERTIFICATE, "登録された印影と相違ない", SENTENCE),
            new Sign(DocumentKind.APPLICATION_FORM, "電子証明書利用申込書", 1),
            new Sign(DocumentKind.DRIVERS_LICENCE, "運転免許証", 1),
            new Sign(DocumentKind.DRIVERS_LICENCE, "免許の条件等", SENTENCE),
            new Sign(DocumentKind.FAMILY_REGISTER, "戸籍全部事項証明書", 1),
            new Sign(DocumentKind.FAMILY_REGISTER, "戸籍個人事項証明書", 1),
            new Sign(DocumentKind.FAMILY_REGISTER, "戸籍謄本", 1),
            new Sign(DocumentKind.FAMILY_REGISTER, "戸籍抄本", 1));

    private KindDetector() {}

    static DocumentKind of(List<PageText> passes) {
        Map<DocumentKind, Double> scores = new EnumMap<>(DocumentKind.class);
        for (PageText page : passes) {
            for (TextLine line : page.lines()) {
                for (Sign sign : SIGNS) {
                    double likeness = likeness(sign.text(), line.text());
                    if (likeness > 0) {
                        scores.merge(sign.kind(), likeness * sign.weight() * line.size(), Math::max);
                    }
                }
            }
        }
        return scores.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(DocumentKind.UNKNOWN);
    }

    /** 1 where {@code text} contains the sign, less where up to a quarter of its characters differ, else 0. */
    private static double likeness(String sign, String text) {
        int allowed = sign.length() < 4 ? 0 : Math.max(1, sign.length() / 4);
        int least = allowed + 1;
        for (int from = 0; from + sign.length() <= text.length() && least > 0; from++) {
            int differing = 0;
            for (int i = 0; i < sign.length() && differing < least; i++) {
                differing += sign.charAt(i) == text.charAt(from + i) ? 0 : 1;
            }
            least = Math.min(least, differing);
        }
        return least > allowed ? 0 : 1 - (double) least / sign.length();
    }
}
