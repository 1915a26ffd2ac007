package org.toroku.matching;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.matching.MatchReport.FieldMatch;
import org.toroku.matching.MatchReport.Verdict;

/** Compares what the applicant wrote with what stands on a document. */
public final class DocumentMatching {
    private static final TextComparison NAME = new TextComparison("name", Fold.NAME);
    private static final TextComparison KANA = new TextComparison("kana", Fold.NAME);
    private static final TextComparison ADDRESS = new TextComparison("address", Fold.ADDRESS);

    /** Ways of writing that nobody could mean as a difference; a variant character is one, and stays one. */
    private static final Set<Fold> WRITING = EnumSet.of(Fold.WIDTH, Fold.SPACING, Fold.HYPHEN);

    /**
     * What offices print, and readers put, in the place of a character that they cannot write (代替文字): geta, boxes, discs,
     * and the marks of a failed conversion.
     */
    private static final String STAND_INS = "〓□■▯●*＊?？\uFFFD";

    /** Block and house; a town alone says nothing of a house. */
    private static final Pattern HOUSE = Pattern.compile("[0-9]+-[0-9]+");

    private DocumentMatching() {}

    public static FieldMatch name(ApplicationForm form, String read) {
        return NAME.compare(form.fullName(), read, substitutes(read));
    }

    public static FieldMatch kana(ApplicationForm form, String read) {
        return KANA.compare(form.familyNameKana() + "\u3000" + form.givenNameKana(), read, new BitSet());
    }

    public static FieldMatch address(ApplicationForm form, String read) {
        return ADDRESS.compare(form.address(), read, substitutes(read));
    }

    /**
     * Code points of a name or address on a document that stand for others (代替文字): signs that no name has, and characters
     * of somebody's own making (外字), which mean something only where they were made.
     */
    public static BitSet substitutes(String read) {
        int[] points = read.codePoints().toArray();
        BitSet substitutes = new BitSet();
        IntStream.range(0, points.length)
                .filter(i -> STAND_INS.indexOf(points[i]) >= 0 || Character.getType(points[i]) == Character.PRIVATE_USE)
                .forEach(substitutes::set);
        return substitutes;
    }

    /** A date that cannot be read is UNDECIDABLE, never equal. */
    public static FieldMatch birthDate(ApplicationForm form, String read) {
        String stated = form.birthDate().toString();
        Verdict verdict = WrittenDate.parse(read)
                .map(date -> date.equals(form.birthDate()) ? Verdict.EQUAL : Verdict.DIFFERENT)
                .orElse(Verdict.UNDECIDABLE);
        return new FieldMatch("birth-date", stated, read, verdict, List.of());
    }

    public static FieldMatch sex(ApplicationForm form, String read) {
        Optional<ApplicationForm.Sex> certified = sex(read);
        Verdict verdict = certified.isEmpty() || form.sex() == ApplicationForm.Sex.UNSTATED
                ? Verdict.UNDECIDABLE
                : certified.get() == form.sex() ? Verdict.EQUAL : Verdict.DIFFERENT;
        return new FieldMatch("sex", form.sex().name(), read, verdict, List.of());
    }

    /** What a document says of the sex, in one of the ways in which documents say it; empty for any other text. */
    public static Optional<ApplicationForm.Sex> sex(String read) {
        return switch (Normalizer.normalize(read, Normalizer.Form.NFKC).strip()) {
            case "男", "男性", "M", "MALE" -> Optional.of(ApplicationForm.Sex.MALE);
            case "女", "女性", "F", "FEMALE" -> Optional.of(ApplicationForm.Sex.FEMALE);
            default -> Optional.empty();
        };
    }

    /** Whether two persons who typed the same text could have typed these. */
    public static boolean sameWriting(String one, String other) {
        return composed(one).equals(composed(other));
    }

    private static String composed(String text) {
        return Fold.apply(WRITING, Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    /**
     * Whether one address is the other or its beginning up to the number of the house: what a reader makes of an address of
     * several lines. A number is never cut in two, so that 1-1 is no part of 1-12.
     */
    public static boolean sameHouse(String one, String other) {
        String first = Fold.apply(Fold.ADDRESS, one);
        String second = Fold.apply(Fold.ADDRESS, other);
        String shorter = first.length() < second.length() ? first : second;
        String longer = first.length() < second.length() ? second : first;
        return HOUSE.matcher(shorter).find()
                && longer.startsWith(shorter)
                && (longer.length() == shorter.length() || "0123456789-".indexOf(longer.charAt(shorter.length())) < 0);
    }

    /** The part of a written date that is wrong. */
    public enum DateFault {
        /** Neither 1990-01-31 nor a year of an era with month and day. */
        SHAPE,
        /** Before its era, or not written out. */
        YEAR,
        /** Not from 1 to 12. */
        MONTH,
        /** Not a day of this month. */
        DAY
    }

    /** Why something is no date; empty where it is one. */
    public static Optional<DateFault> dateFault(String written) {
        return WrittenDate.read(written) instanceof WrittenDate.Reading.None(var fault)
                ? Optional.of(fault)
                : Optional.empty();
    }

    /** The day that was written, in whatever calendar; empty where it cannot be read. */
    public static Optional<LocalDate> date(String written) {
        return WrittenDate.parse(written);
    }

    /** Whether two dates are one, in whatever calendar; false where one cannot be read. */
    public static boolean sameDate(String one, String other) {
        return WrittenDate.parse(one).isPresent() && WrittenDate.parse(one).equals(WrittenDate.parse(other));
    }
}
