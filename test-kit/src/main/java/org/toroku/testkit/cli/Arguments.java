package org.toroku.testkit.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A parsed command line.
 *
 * @param words what is no option, in order
 * @param options values by name without the dashes
 */
record Arguments(List<String> words, Map<String, String> options) {

    Arguments {
        words = List.copyOf(words);
        options = Map.copyOf(options);
    }

    /** Empty where an option lacks its value. */
    static Optional<Arguments> parse(List<String> line) {
        return parse(line, Set.of());
    }

    /** @param bare options that may stand alone; a number behind them is their value all the same */
    static Optional<Arguments> parse(List<String> line, Set<String> bare) {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < line.size(); i++) {
            String argument = line.get(i);
            if (!argument.startsWith("--")) {
                words.add(argument);
            } else if (bare.contains(argument.substring(2))
                    && (i + 1 == line.size() || !line.get(i + 1).matches("\\d{1,9}"))) {
                options.put(argument.substring(2), "");
            } else if (i + 1 < line.size()) {
                i++;
                options.put(argument.substring(2), line.get(i));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new Arguments(words, options));
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }
}
