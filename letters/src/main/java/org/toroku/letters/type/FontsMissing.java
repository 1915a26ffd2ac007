package org.toroku.letters.type;

import java.nio.file.Path;
import java.util.List;

/** A font that the letters are set in is not on this machine; callers show which, and what would bring it. */
public final class FontsMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> files;
    private final transient List<String> packages;
    private final transient List<Path> searched;

    FontsMissing(List<String> files, List<String> packages, List<Path> searched) {
        super("fonts missing: " + files + " (Debian packages " + packages + "), searched " + searched);
        this.files = List.copyOf(files);
        this.packages = List.copyOf(packages);
        this.searched = List.copyOf(searched);
    }

    public List<String> files() {
        return files;
    }

    /** The Debian packages that hold the missing files. */
    public List<String> packages() {
        return packages;
    }

    public List<Path> searched() {
        return searched;
    }
}
