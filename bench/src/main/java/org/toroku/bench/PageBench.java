package org.toroku.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import org.toroku.bench.PageVisit.Part;
import org.toroku.bench.PageVisit.Visited;

/** What the applicants' first page weighs: everything that a browser fetches for it the first time. */
final class PageBench {
    private static final double KIB = 1024;

    private final Path folder;
    private final Table table;

    PageBench(Path folder, Table table) {
        this.folder = folder;
        this.table = table;
    }

    void run() {
        try (DefaultRun toroku = DefaultRun.start(folder.resolve("run"), folder.resolve("page.log"))) {
            Visited first = PageVisit.of(toroku.url() + "/", Files.createTempDirectory(folder, "chromium"));
            List<Part> parts = first.parts();
            parts.forEach(part -> LoggerFactory.getLogger(PageBench.class)
                    .info("{} {} KiB", part.path(), Math.round(part.bytes() / KIB)));
            table.add(
                    "first page of the portal, transferred",
                    first.bytes() / KIB,
                    " KiB",
                    new Aim.AtMost(500),
                    parts.size() + " answers; heaviest: "
                            + parts.stream()
                                    .limit(3)
                                    .map(part -> name(part.path()) + " " + Math.round(part.bytes() / KIB))
                                    .collect(Collectors.joining(", ")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.isEmpty() ? "page" : name;
    }
}
