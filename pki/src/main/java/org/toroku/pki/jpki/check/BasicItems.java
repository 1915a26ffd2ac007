package org.toroku.pki.jpki.check;

import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.toroku.pki.identity.BasicFourItems;
import org.toroku.pki.identity.BasicFourItems.BirthDate;
import org.toroku.pki.identity.BasicFourItems.Sex;
import org.toroku.pki.identity.Reasons;
import org.toroku.pki.x509.ParsedCertificate;

/** The four basic items (基本4情報) and their substitute flags are all there, once, and fit each other. */
public record BasicItems() implements Check {
    /** An address has at most 200 characters; double that is room for a longer form, more is an attack. */
    private static final int MAX_CHARACTERS = 400;

    private static final Pattern FLAGS = Pattern.compile("[01]+");
    private static final Pattern BIRTH_DATE = Pattern.compile("([0-5])([0-9]{4})(0[0-9]|1[0-2])([0-2][0-9]|3[01])");

    @Override
    public String id() {
        return "basic-four-items";
    }

    @Override
    public String clause() {
        return "Act 102/2000 Enforcement Rules art. 5(1)(ii); JPKI Act art. 3";
    }

    @Override
    public Optional<String> refusal(Presented presented) {
        return switch (read(presented.certificate())) {
            case FourItems.Certified _ -> Optional.empty();
            case FourItems.Refused refused -> Optional.of(refused.reason());
        };
    }

    /** May throw unchecked exceptions on hostile encodings; {@link #run} turns them into a refusal. */
    public static FourItems read(ParsedCertificate certificate) {
        OtherNames names = OtherNames.of(certificate);
        if (names.hasDuplicate()) {
            return new FourItems.Refused(Reasons.BASIC_ITEM_DUPLICATE);
        }
        if (!names.isComplete()) {
            return new FourItems.Refused(Reasons.BASIC_ITEM_MISSING);
        }
        Matcher birth = BIRTH_DATE.matcher(names.item('4'));
        return flaggedRefusal(names.item('1'), names.item('2'))
                .or(() -> flaggedRefusal(names.item('5'), names.item('6')))
                .or(() -> sexRefusal(names.item('3')))
                .or(() -> birth.matches() ? Optional.empty() : Optional.of(Reasons.BIRTH_DATE_MALFORMED))
                .<FourItems>map(FourItems.Refused::new)
                .orElseGet(() -> new FourItems.Certified(new BasicFourItems(
                        names.item('1'),
                        positions(names.item('2')),
                        sex(names.item('3')),
                        birthDate(birth),
                        names.item('5'),
                        positions(names.item('6')))));
    }

    /** One published test file carries address and flags under each other's identifier; that must not pass. */
    private static Optional<String> flaggedRefusal(String text, String flags) {
        boolean flagged = FLAGS.matcher(flags).matches();
        if (!flagged && FLAGS.matcher(text).matches()) {
            return Optional.of(Reasons.BASIC_ITEMS_SWAPPED);
        }
        if (!isReadable(text)) {
            return Optional.of(Reasons.BASIC_ITEM_MALFORMED);
        }
        if (!flagged) {
            return Optional.of(Reasons.SUBSTITUTE_FLAGS_MALFORMED);
        }
        // Characters are code points: kanji outside the basic plane are two Java chars and one flag.
        return text.codePointCount(0, text.length()) == flags.length()
                ? Optional.empty()
                : Optional.of(Reasons.SUBSTITUTE_FLAGS_LENGTH);
    }

    /** Control and direction characters could make a screen show something else than what was compared. */
    private static boolean isReadable(String text) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= MAX_CHARACTERS
                && text.codePoints().noneMatch(character -> switch (Character.getType(character)) {
                    case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR -> true;
                    default -> false;
                });
    }

    private static Optional<String> sexRefusal(String digit) {
        return digit.length() == 1 && digit.charAt(0) >= '0' && digit.charAt(0) <= '9'
                ? Optional.empty()
                : Optional.of(Reasons.SEX_MALFORMED);
    }

    private static Sex sex(String digit) {
        return switch (digit) {
            case "1" -> Sex.MALE;
            case "2" -> Sex.FEMALE;
            // Sources differ on 3 and 9; both mean that the register does not say.
            default -> Sex.UNKNOWN;
        };
    }

    private static BirthDate birthDate(Matcher digits) {
        return new BirthDate(
                Integer.parseInt(digits.group(1)), part(digits.group(2)), part(digits.group(3)), part(digits.group(4)));
    }

    /** Zeros stand for a part the register does not know. */
    private static Optional<Integer> part(String digits) {
        return Optional.of(Integer.parseInt(digits)).filter(number -> number > 0);
    }

    private static BitSet positions(String flags) {
        BitSet positions = new BitSet(flags.length());
        for (int i = 0; i < flags.length(); i++) {
            positions.set(i, flags.charAt(i) == '1');
        }
        return positions;
    }
}
