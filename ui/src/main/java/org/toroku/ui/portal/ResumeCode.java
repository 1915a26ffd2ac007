package org.toroku.ui.portal;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.toroku.enrolment.EnrolmentDesk.Access;

/** Application id and access token as one text that a person can keep as a file or on paper; never part of a URL. */
final class ResumeCode {
    private static final Pattern CODE =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})[:.\\s]+([A-Za-z0-9_\\-=+/]{8,200})");
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
        Matcher code = CODE.matcher(text);
        return code.find() ? Optional.of(new Access(UUID.fromString(code.group(1)), code.group(2))) : Optional.empty();
    }
}
