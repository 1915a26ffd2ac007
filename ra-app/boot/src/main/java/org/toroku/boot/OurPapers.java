package org.toroku.boot;

import java.util.List;
import java.util.regex.Pattern;
import org.toroku.matching.DocumentMatching;

/**
 * What is printed on our own papers and is nobody's statement: the address that replies go to stands on every label, and
 * slips that come back with documents are none themselves.
 *
 * @param address of the office, empty where it has none
 */
record OurPapers(String address) {
    /** Sheets of letters; forms of application and replies to inquiries state something and have numbers or their own word. */
    private static final Pattern SLIP =
            Pattern.compile("TOROKU(?:-SEP)?:[A-Z0-9-]{4,40}(?::(?:DEFECT|RETURN|RECEIPT))?");

    /** Whether a reader took the label for the address of the applicant. */
    boolean isOurs(String read) {
        return !address.isBlank() && DocumentMatching.sameHouse(read, address);
    }

    /** Whether a page is one of ours that states nothing, by the codes on it. */
    boolean isSlip(List<String> codes) {
        return codes.stream().anyMatch(code -> SLIP.matcher(code).matches());
    }
}
