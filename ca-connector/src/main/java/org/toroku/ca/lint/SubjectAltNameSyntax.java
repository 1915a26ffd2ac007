package org.toroku.ca.lint;

import java.util.regex.Pattern;

/** A mail address is a Mailbox in ASCII with a dotted domain. */
final class SubjectAltNameSyntax implements LintRule {
    private static final int MAX_LENGTH = 254;
    private static final Pattern MAILBOX =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64})*"
                    + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]");

    @Override
    public String id() {
        return "subject-alt-name-syntax";
    }

    @Override
    public String clause() {
        return "RFC 5280 4.2.1.6; RFC 5321 4.1.2";
    }

    @Override
    public String field() {
        return "subjectAltName";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        return draft.order()
                .subjectAltName()
                .map(address -> address.length() <= MAX_LENGTH
                        && MAILBOX.matcher(address).matches())
                .orElse(true);
    }
}
