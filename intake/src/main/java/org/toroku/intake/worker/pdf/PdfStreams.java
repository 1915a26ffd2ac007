package org.toroku.intake.worker.pdf;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.toroku.intake.Limits;
import org.toroku.intake.Reason;
import org.toroku.intake.structure.Inflation;
import org.toroku.intake.structure.Octets;
import org.toroku.intake.structure.Rejected;

/**
 * Counts what the streams of a PDF become before a PDF library sees them: it unpacks object streams and
 * cross-reference streams (ISO 32000-1 sections 7.5.7 and 7.5.8) while loading, into memory, without a limit.
 */
final class PdfStreams {
    private static final Pattern OBJECT = Pattern.compile("\\d+\\s+\\d+\\s+obj\\b");
    private static final Pattern ESCAPE = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final Pattern STRUCTURAL = Pattern.compile("/(ObjStm|XRef)(?![A-Za-z0-9])");
    private static final Pattern IMAGE = Pattern.compile("/Subtype\\s*/Image(?![A-Za-z0-9])");
    private static final Pattern FILTER = Pattern.compile("/Filter\\s*(\\[[^\\]]*\\]|/[^\\s/<>\\[\\]()]*|\\d+)");
    private static final Pattern FLATE_ONLY = Pattern.compile("\\[?\\s*/(FlateDecode|Fl)\\s*\\]?");
    private static final int DICTIONARY = 4096;

    private final Octets octets;
    private final Limits limits;
    private long total;

    PdfStreams(Octets octets, Limits limits) {
        this.octets = octets;
        this.limits = limits;
    }

    void examine() throws Rejected {
        int length = octets.length();
        for (int at = octets.indexOf("stream", 0, length); at >= 0; at = octets.indexOf("stream", at + 6, length)) {
            if (at < 3 || !octets.startsWith(at - 3, "end")) {
                stream(at);
            }
        }
    }

    private void stream(int keyword) throws Rejected {
        String dictionary = dictionary(keyword);
        boolean structural = STRUCTURAL.matcher(dictionary).find();
        if (structural) {
            onlyDeflated(dictionary);
        }
        boolean image = !structural && IMAGE.matcher(dictionary).find();
        long allowed = image ? limits.unpacked().image() : limits.unpacked().other();
        long count = Inflation.count(octets.array(), data(keyword), octets.length(), allowed);
        if (count > allowed) {
            throw new Rejected(Reason.INFLATES_TOO_MUCH, count, allowed);
        }
        total += count;
        if (total > limits.unpacked().total()) {
            throw new Rejected(
                    Reason.INFLATES_TOO_MUCH, total, limits.unpacked().total());
        }
    }

    /** Any other way of packing an object stream could not be counted here, and nobody uses one. */
    private static void onlyDeflated(String dictionary) throws Rejected {
        Matcher filter = FILTER.matcher(dictionary);
        while (filter.find()) {
            if (!FLATE_ONLY.matcher(filter.group(1)).matches()) {
                throw new Rejected(Reason.UNUSUAL_PACKING);
            }
        }
    }

    /** The text between the object's number and the keyword, with names spelt out (section 7.3.5). */
    private String dictionary(int keyword) {
        int from = Math.max(0, keyword - DICTIONARY);
        String text = new String(octets.array(), from, keyword - from, StandardCharsets.ISO_8859_1);
        int start = 0;
        Matcher object = OBJECT.matcher(text);
        while (object.find()) {
            start = object.end();
        }
        return ESCAPE.matcher(text.substring(start))
                .replaceAll(
                        hex -> Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(hex.group(1), 16))));
    }

    private int data(int keyword) {
        int at = keyword + "stream".length();
        while (octets.startsWith(at, " ")) {
            at++;
        }
        if (octets.startsWith(at, "\r")) {
            at++;
        }
        return octets.startsWith(at, "\n") ? at + 1 : at;
    }
}
