package org.toroku.ca.status;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * What is published at one moment, file by file, for being carried to where verifiers ask.
 *
 * @param manifest says which files count; the last to arrive
 * @param newestList when the last of its lists was made, by what it says
 * @param files by their names
 */
public record StatusParcel(long generation, String manifest, Instant newestList, Map<String, Path> files) {
    public StatusParcel {
        files = Map.copyOf(files);
    }
}
