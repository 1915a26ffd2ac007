package org.toroku.ca.status;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is published at one moment, file by file, for being carried to where verifiers ask.
 *
 * @param manifest says which files count; the last to arrive
 * @param files by their names
 */
public record StatusParcel(long generation, String manifest, Map<String, Path> files) {
    public StatusParcel {
        files = Map.copyOf(files);
    }

    /** What lies in {@code folder}; empty where nothing is published there. */
    public static Optional<StatusParcel> in(Path folder) throws IOException {
        return new StatusFolder(folder)
                .current()
                .map(Generation::manifest)
                .map(manifest -> new StatusParcel(
                        manifest.generation(),
                        manifest.text(),
                        names(manifest).collect(Collectors.toMap(name -> name, folder::resolve))));
    }

    private static Stream<String> names(Manifest manifest) {
        return Stream.concat(
                manifest.lists().stream().map(Manifest.ListFile::name),
                manifest.files().stream().map(Manifest.AnswerFile::name));
    }
}
