package org.toroku.letters;

import java.util.Locale;

/** The names of postal kinds. */
final class Postal {
    private Postal() {}

    static String name(PostalKind kind, Wording wording) {
        return wording.say("postal." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** As the post office knows it. */
    static String stamp(PostalKind kind) {
        return switch (kind) {
            case ORDINARY, NONE -> "";
            case SIMPLE_REGISTERED -> "【簡易書留】";
            case REGISTERED -> "【書留】";
            case ADDRESSEE_ONLY -> "【本人限定受取】";
        };
    }
}
