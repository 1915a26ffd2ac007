package org.toroku.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where this machine keeps its Chromium; the launcher installs it or says how. */
final class Chromium {
    private Chromium() {}

    static Path path() {
        return List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no Chromium found; ./toroku test installs it or says how"));
    }
}
