package org.toroku.ca.mirror;

import java.io.IOException;
import java.util.List;

/** Has caches forget files, so that the newer ones are seen at once. */
@FunctionalInterface
public interface Purge {
    /** Caches are left alone; they end by themselves. */
    static Purge none() {
        return names -> {};
    }

    /** @throws IOException where it is not known that they were forgotten */
    void forget(List<String> names) throws IOException;
}
