package org.toroku.matching;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.matching.MatchReport.FieldMatch;
import org.toroku.matching.MatchReport.Verdict;
import org.toroku.pki.Der;
import org.toroku.pki.identity.BasicFourItems;

/**
 * Compares the four basic items of form and card (基本4情報). What cannot be known for certain is UNDECIDABLE and goes to
 * people; minor register edits are legitimate, so a difference is a finding, not an accusation.
 */
public final class Matching {
    private static final String RULES = "toroku-matching-1\n";

    private static final TextComparison NAME = new TextComparison("name", Fold.NAME);
    private static final TextComparison ADDRESS = new TextComparison("address", Fold.ADDRESS);

    /** 伊藤［田中］　由美: a former name (旧氏) in brackets after the family name. */
    private static final Pattern FORMER_NAME = Pattern.compile("^([^\\[(]+)[\\[(]([^\\])]+)[\\])](.*)$");

    private Matching() {}

    public static MatchReport compare(ApplicationForm form, BasicFourItems card) {
        return new MatchReport(List.of(name(form, card), birthDate(form, card), sex(form, card), address(form, card)));
    }

    /** Whether the two addresses differ for certain, characters that the card cannot write left aside. */
    public static boolean addressDiffers(ApplicationForm form, BasicFourItems card) {
        return address(form, card).verdict() == Verdict.DIFFERENT;
    }

    /** Digest of the comparison rules in force, for the record. */
    static String rulesSha256() {
        return Der.of((RULES + VariantKanji.text()).getBytes(StandardCharsets.UTF_8))
                .sha256Hex();
    }

    private static FieldMatch name(ApplicationForm form, BasicFourItems card) {
        String stated = form.fullName();
        Matcher former = FORMER_NAME.matcher(Normalizer.normalize(card.name(), Normalizer.Form.NFKC));
        if (!former.matches()) {
            return NAME.compare(stated, card.name(), card.nameSubstitutes());
        }
        if (!card.nameSubstitutes().isEmpty()) {
            return field("name", stated, card.name(), Verdict.UNDECIDABLE, TextComparison.SUBSTITUTE, "former-name");
        }
        FieldMatch present = NAME.compare(stated, former.group(1) + former.group(3), new BitSet());
        return field("name", stated, card.name(), withFormerName(form, former.group(2), present), "former-name");
    }

    private static Verdict withFormerName(ApplicationForm form, String certified, FieldMatch present) {
        if (present.verdict() == Verdict.DIFFERENT) {
            return Verdict.DIFFERENT;
        }
        // a former name on the card only is no contradiction, but whether to certify it is for people to ask
        return form.formerName()
                .map(stated -> NAME.same(stated, certified) ? Verdict.VARIANT : Verdict.DIFFERENT)
                .orElse(Verdict.UNDECIDABLE);
    }

    private static FieldMatch birthDate(ApplicationForm form, BasicFourItems card) {
        BasicFourItems.BirthDate birth = card.birthDate();
        String stated = form.birthDate().toString();
        String certified = part(birth.year(), 4) + "-" + part(birth.month(), 2) + "-" + part(birth.day(), 2);
        boolean contradicts = differs(birth.year(), form.birthDate().getYear())
                || differs(birth.month(), form.birthDate().getMonthValue())
                || differs(birth.day(), form.birthDate().getDayOfMonth());
        if (contradicts) {
            return field("birth-date", stated, certified, Verdict.DIFFERENT);
        }
        return birth.toLocalDate().isPresent()
                ? field("birth-date", stated, certified, Verdict.EQUAL)
                : field("birth-date", stated, certified, Verdict.UNDECIDABLE, "unknown-date-part");
    }

    private static boolean differs(Optional<Integer> certified, int stated) {
        return certified.filter(value -> value != stated).isPresent();
    }

    private static String part(Optional<Integer> value, int width) {
        return value.map(number -> ("%0" + width + "d").formatted(number)).orElse("?".repeat(width));
    }

    private static FieldMatch sex(ApplicationForm form, BasicFourItems card) {
        String stated = form.sex().name();
        String certified = card.sex().name();
        boolean unstated = form.sex() == ApplicationForm.Sex.UNSTATED;
        boolean unknown = card.sex() == BasicFourItems.Sex.UNKNOWN;
        if (unstated && unknown || stated.equals(certified)) {
            return field("sex", stated, certified, Verdict.EQUAL);
        }
        if (unstated || unknown) {
            return field("sex", stated, certified, Verdict.UNDECIDABLE, unstated ? "not-stated" : "not-certified");
        }
        return field("sex", stated, certified, Verdict.DIFFERENT);
    }

    private static FieldMatch address(ApplicationForm form, BasicFourItems card) {
        return ADDRESS.compare(form.address(), card.address(), card.addressSubstitutes());
    }

    private static FieldMatch field(String field, String stated, String certified, Verdict verdict, String... notes) {
        return new FieldMatch(field, stated, certified, verdict, List.of(notes));
    }
}
