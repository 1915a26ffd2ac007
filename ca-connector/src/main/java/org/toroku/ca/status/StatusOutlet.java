package org.toroku.ca.status;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is published into a folder, for whoever carries it elsewhere. Files are digested once. Thread-safe. */
public final class StatusOutlet {
    private final StatusFolder folder;

    public StatusOutlet(Path folder) {
        this.folder = new StatusFolder(folder);
    }

    /** Empty where nothing is published. */
    public Optional<StatusParcel> current() throws IOException {
        return folder.current()
                .map(Generation::manifest)
                .map(manifest -> new StatusParcel(
                        manifest.generation(),
                        manifest.text(),
                        Instant.ofEpochSecond(manifest.newestList()),
                        StatusFolder.digests(manifest).keySet().stream()
                                .collect(Collectors.toMap(name -> name, folder::file))));
    }
}
