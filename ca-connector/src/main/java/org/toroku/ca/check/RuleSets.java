package org.toroku.ca.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rule sets (DMN files) by which an automaton may approve, as the CA's operator decided. */
public sealed interface RuleSets {
    /** What the operator says of a rule set at this moment. */
    enum Answer {
        TAKEN,
        NOT_TAKEN,
        /** Nobody can tell now; never taken, and not refused for good either. */
        UNREADABLE
    }

    Answer ask(String ruleSetSha256);

    default boolean allow(String ruleSetSha256) {
        return ask(ruleSetSha256) == Answer.TAKEN;
    }

    private static Answer taken(boolean is) {
        return is ? Answer.TAKEN : Answer.NOT_TAKEN;
    }

    /** Only these, hex SHA-256. */
    record Listed(Set<String> sha256) implements RuleSets {
        public Listed {
            sha256 = Set.copyOf(sha256);
        }

        @Override
        public Answer ask(String ruleSetSha256) {
            return taken(sha256.contains(ruleSetSha256));
        }
    }

    /**
     * Those that the operator keeps in a file, beside others that are always taken. It is read at each question, so that a
     * line that is added or taken away counts at once. Nothing in it is taken while it cannot be
     * read; a file that is not there lists nothing.
     *
     * @param file lines of hex SHA-256; anything after a {@code #} is for people
     */
    record InFile(Path file, Set<String> always) implements RuleSets {
        private static final Logger LOG = LoggerFactory.getLogger(InFile.class);
        private static final int LARGEST = 100_000;

        public InFile {
            always = Set.copyOf(always);
        }

        @Override
        public Answer ask(String ruleSetSha256) {
            return always.contains(ruleSetSha256)
                    ? Answer.TAKEN
                    : listed().map(listed -> taken(listed.contains(ruleSetSha256)))
                            .orElse(Answer.UNREADABLE);
        }

        private Optional<Set<String>> listed() {
            if (Files.notExists(file)) {
                return Optional.of(Set.of());
            }
            try {
                if (Files.size(file) > LARGEST) {
                    throw new IOException("too large");
                }
                return Optional.of(Files.readAllLines(file).stream()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(line -> line.matches("[0-9a-f]{64}"))
                        .collect(Collectors.toSet()));
            } catch (IOException e) {
                LOG.atError()
                        .addKeyValue("alarm", "ca-rule-sets-unreadable")
                        .setCause(e)
                        .log("The list of rule sets cannot be read; approvals by those that may be in it wait");
                return Optional.empty();
            }
        }
    }

    /** Whatever the RA has published: the RA's own two-person publishing is relied on. */
    record AnyPublished() implements RuleSets {
        @Override
        public Answer ask(String ruleSetSha256) {
            return Answer.TAKEN;
        }
    }
}
