package org.toroku.wording;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.toroku.audit.MyNumberText;
import org.toroku.audit.Printable;
import org.toroku.wording.Placeholders.Found;
import org.toroku.wording.Slot.Use;
import org.toroku.wording.Wording.Part;
import org.toroku.wording.WordingDesk.Flaw;

/**
 * What a text must be before it is kept, and again before it is used: a later release may ask for more than the one
 * under which it was approved.
 */
final class WordingRules {
    /** Longer ones are folded, and cut off by what shows them. */
    static final int LONGEST_SUBJECT = 120;

    static final int LONGEST_BODY = 4_000;

    /** Tags and entities; {@code a < b} is none. */
    private static final Pattern MARKUP = Pattern.compile("<[/!?a-zA-Z]|&(?:#[0-9xX]|[a-zA-Z]+;)");

    /** Braces as Japanese keyboards write them; they would be sent as they are. */
    private static final Pattern WIDE = Pattern.compile("[｛{]\\s*([a-z]+)\\s*[｝}]");

    private WordingRules() {}

    static List<Flaw> flaws(WordingKind kind, Wording wording) {
        List<Flaw> flaws = new ArrayList<>();
        for (Part part : Part.values()) {
            text(part, wording.part(part), flaws);
            placeholders(kind, part, wording.part(part), flaws);
        }
        return List.copyOf(flaws);
    }

    private static void text(Part part, String text, List<Flaw> flaws) {
        int longest = part.subject() ? LONGEST_SUBJECT : LONGEST_BODY;
        if (text.isBlank()) {
            flaws.add(new Flaw(part, "blank", ""));
        }
        if (text.codePointCount(0, text.length()) > longest) {
            flaws.add(new Flaw(part, "too-long", Integer.toString(longest)));
        }
        if (part.subject() && (text.contains("\n") || text.contains("\r"))) {
            flaws.add(new Flaw(part, "line-break", ""));
        } else if (part.subject() ? !Printable.line(text) : !Printable.sentences(text)) {
            flaws.add(new Flaw(part, "unprintable", ""));
        }
        if (MARKUP.matcher(text).find()) {
            flaws.add(new Flaw(part, "markup", ""));
        }
        if (text.lines().anyMatch(line -> line.strip().equals(Wording.BETWEEN))) {
            flaws.add(new Flaw(part, "separator", Wording.BETWEEN));
        }
        if (MyNumberText.in(text)) {
            flaws.add(new Flaw(part, "my-number", ""));
        }
    }

    private static void placeholders(WordingKind kind, Part part, String text, List<Flaw> flaws) {
        LinkedHashSet<Flaw> found = new LinkedHashSet<>();
        List<String> names = new ArrayList<>();
        for (Found each : Placeholders.in(text)) {
            if (each.stray()) {
                found.add(new Flaw(part, "stray-brace", ""));
                continue;
            }
            names.add(each.name());
            Use use = kind.use(each.name(), part.subject()).orElse(null);
            if (use == null) {
                found.add(new Flaw(part, "unknown-placeholder", "{" + each.name() + "}"));
            } else if (use == Use.NEVER) {
                found.add(new Flaw(part, "not-in-subject", "{" + each.name() + "}"));
            }
        }
        Matcher wide = WIDE.matcher(text);
        while (wide.find()) {
            boolean half = wide.group().startsWith("{") && wide.group().endsWith("}");
            if (!half && kind.use(wide.group(1), false).isPresent()) {
                found.add(new Flaw(part, "wide-brace", "{" + wide.group(1) + "}"));
            }
        }
        for (Slot slot : kind.slots()) {
            Use use = part.subject() ? slot.inSubject() : slot.inBody();
            if (use == Use.MUST && !names.contains(slot.placeholder())) {
                found.add(new Flaw(part, "missing-placeholder", "{" + slot.placeholder() + "}"));
            }
        }
        flaws.addAll(found);
    }
}
