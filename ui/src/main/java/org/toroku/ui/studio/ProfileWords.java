package org.toroku.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Span;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.toroku.profile.ProfileDesk.Part;

/** The parts of a profile in words; what is a name of a standard stays as the standard writes it. */
final class ProfileWords {
    private static final Set<String> KNOWN = Set.of(
            "id",
            "accredited",
            "validity",
            "subjectKeys",
            "caMadeKey",
            "keyUsage",
            "policies",
            "crl",
            "caIssuers",
            "ocsp",
            "requiredAttributes",
            "allowedAttributes");
    private static final Pattern OWN = Pattern.compile("cps\\W(\\d+)");

    private ProfileWords() {}

    static String part(Component page, String name) {
        Matcher own = OWN.matcher(name);
        if (own.matches()) {
            return page.getTranslation("studio.profiles.part.cps", own.group(1));
        }
        return KNOWN.contains(name) ? page.getTranslation("studio.profiles.part." + name) : name;
    }

    static String text(Component page, String name, String value) {
        if (name.equals("accredited") && value.equals("false")) {
            return page.getTranslation("studio.profiles.no");
        }
        String plain = value.startsWith("[") && value.endsWith("]") ? value.substring(1, value.length() - 1) : value;
        return plain.isEmpty() ? page.getTranslation("studio.profiles.nothing") : plain;
    }

    /** @param tag ins or del, which are read aloud as such where somebody wishes it */
    static Component value(Component page, String tag, Part part, String value) {
        String text = text(page, part.name(), value);
        if (value.isEmpty()) {
            Span none = new Span(text);
            none.addClassName("quiet");
            return none;
        }
        HtmlContainer marked = new HtmlContainer(tag);
        marked.setText(text);
        return marked;
    }
}
