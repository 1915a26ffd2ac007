package org.toroku.ca.status;

import java.nio.file.Path;

/** A publication that was opened: its lists in {@code folder} and its answers, which never change. */
record Generation(Manifest manifest, Path folder, AnswerStack answers) {
    Path file(Manifest.ListFile list) {
        return folder.resolve(list.name());
    }
}
