package org.toroku.enrolment;

import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses of e-mail as people state them: those that mail reaches (RFC 5321 4.1.2, dot-string). */
public final class EmailAddress {
    public static final int LONGEST = 254;

    /** RFC 5321 4.1.2: a part of a domain neither begins nor ends with a hyphen; RFC 1035 2.3.4: 63 octets. */
    private static final String PART = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@" + PART + "(?:\\." + PART + ")+");

    /** Telephone companies in Japan once gave out such addresses; servers refuse them. */
    private static final Pattern STRAY_DOT = Pattern.compile("^\\.|\\.\\.|\\.@|@\\.|\\.$");

    private static final Pattern DOTS = Pattern.compile("\\.+");

    private EmailAddress() {}

    /** Why mail does not reach {@code stated}; code of the problem. */
    public static Optional<String> objection(String stated) {
        // the pattern goes as deep as the address has parts
        if (stated.length() > LONGEST) {
            return Optional.of("not-email");
        }
        if (STRAY_DOT.matcher(stated).find()) {
            boolean otherwiseOne = SHAPE.matcher(withoutStrayDots(stated)).matches();
            return Optional.of(otherwiseOne ? "email-dots" : "not-email");
        }
        return SHAPE.matcher(stated).matches() ? Optional.empty() : Optional.of("not-email");
    }

    private static String withoutStrayDots(String stated) {
        return DOTS.matcher(stated).replaceAll(".").replaceAll("^\\.|\\.(?=@)|(?<=@)\\.|\\.$", "");
    }
}
