package org.toroku.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.toroku.profile.ProfileDesk.Part;

/** Holds what one profile says beside what another does, part by part. */
final class ProfileParts {
    private ProfileParts() {}

    /** Of contents with a line {@code name=value} for each part; an empty content has none. */
    static List<Part> between(String before, String after) {
        Map<String, String> was = parts(before);
        Map<String, String> is = parts(after);
        Set<String> names = new LinkedHashSet<>(is.keySet());
        names.addAll(was.keySet());
        List<Part> parts = new ArrayList<>();
        for (String name : names) {
            parts.add(new Part(name, was.getOrDefault(name, ""), is.getOrDefault(name, "")));
        }
        return parts;
    }

    private static Map<String, String> parts(String content) {
        Map<String, String> parts = new LinkedHashMap<>();
        content.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                parts.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        return parts;
    }
}
