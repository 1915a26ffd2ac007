package org.toroku.ui.portal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.toroku.enrolment.EnrolmentDesk.Access;

/** Application id and access token as one text that a person can keep as a file or on paper; never part of a URL. */
final class ResumeCode {
    private static final Pattern CODE =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})[:.\\s]+([A-Za-z0-9_\\-=+/]{8,200})");

    /** A code and nothing else, as it is typed from paper: in groups, with other hyphens, or in wide characters. */
    private static final Pattern BARE = Pattern.compile("([0-9a-f]{32})[:.]?([0-9a-f]{64})");

    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}\u2212\u30FC]");
    private static final int LONGEST_FILE = 4096;

    private ResumeCode() {}

    static String of(Access access) {
        return access.applicationId() + ":" + access.token();
    }

    /** Finds the code in what was pasted, or anywhere in the text of a saved file. */
    static Optional<Access> read(String text) {
        if (text.length() > LONGEST_FILE) {
            return Optional.empty();
        }
        Matcher bare = BARE.matcher(BETWEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT));
        if (bare.matches()) {
            return Optional.of(new Access(id(bare.group(1)), bare.group(2)));
        }
        Matcher code = CODE.matcher(text);
        return code.find() ? Optional.of(new Access(UUID.fromString(code.group(1)), code.group(2))) : Optional.empty();
    }

    private static UUID id(String digits) {
        return new UUID(
                Long.parseUnsignedLong(digits.substring(0, 16), 16), Long.parseUnsignedLong(digits.substring(16), 16));
    }
}
