package org.toroku.intake.fields;

import java.util.List;
import org.toroku.intake.Box;

/**
 * One way of reading a field.
 *
 * @param confidence that the reader has in its characters, 0 to 1; look-alike characters are often read with much
 * @param sources places of the words it was read from, never empty
 * @param passes how many passes over the page read the same
 */
public record Candidate(Value value, double confidence, List<Box> sources, int passes) {
    public Candidate {
        sources = List.copyOf(sources);
    }
}
