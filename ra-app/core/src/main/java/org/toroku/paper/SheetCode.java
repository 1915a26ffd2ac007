package org.toroku.paper;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a scanner reads on a sheet of ours: the case, and which sheet it is or that it parts one case from the next. */
record SheetCode(String caseCode, String sheet, boolean separator) {
    private static final Pattern SHEET = Pattern.compile("TOROKU:([A-Z0-9-]{4,40}):([A-Za-z0-9-]{1,40})");
    private static final Pattern SEPARATOR = Pattern.compile("TOROKU-SEP:([A-Z0-9-]{4,40})");

    /** Empty for codes that are not ours; what stands in them is never interpreted. */
    static Optional<SheetCode> read(String text) {
        Matcher sheet = SHEET.matcher(text);
        if (sheet.matches()) {
            return Optional.of(new SheetCode(sheet.group(1), sheet.group(2), false));
        }
        Matcher separator = SEPARATOR.matcher(text);
        return separator.matches() ? Optional.of(new SheetCode(separator.group(1), "", true)) : Optional.empty();
    }

    /** The document that this sheet is a page of; other sheets of ours are no documents. */
    static Optional<EnclosureKind> kind(String sheet) {
        return switch (sheet) {
            case "INQUIRY" -> Optional.of(EnclosureKind.INQUIRY_REPLY);
            default -> sheet.matches("[0-9]+") ? Optional.of(EnclosureKind.APPLICATION_FORM) : Optional.empty();
        };
    }
}
