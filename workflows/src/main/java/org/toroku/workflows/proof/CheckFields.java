package org.toroku.workflows.proof;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.toroku.workflows.AdditionalCheck;

/** What the panel of the modeler calls a text of an additional check: the labels of the element template. */
final class CheckFields {
    private static final Pattern POINT = Pattern.compile("point_([a-h])(_en)?");
    private static final String ENGLISH = "_en";

    private CheckFields() {}

    /** @param property as the model names it; what the template has no field for stays as it is */
    static String label(String property) {
        Matcher point = POINT.matcher(property);
        if (point.matches()) {
            int number = AdditionalCheck.POINT_CODES.indexOf(point.group(1)) + 1;
            return point.group(2) == null ? "確認事項" + number + " / Point " + number : "Point " + number + " in English";
        }
        return switch (property) {
            case AdditionalCheck.INSTRUCTION -> "職員への指示 / Instruction in Japanese";
            case AdditionalCheck.INSTRUCTION + ENGLISH -> "Instruction in English";
            case "name_en" -> "English name";
            default -> property;
        };
    }
}
