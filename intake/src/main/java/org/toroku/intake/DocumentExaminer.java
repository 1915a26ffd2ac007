package org.toroku.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at documents of strangers where they can do no harm. Callable from any thread. */
public interface DocumentExaminer {
    /**
     * @param original read to its end or to one byte more than is allowed, and not closed
     * @param fileName what the applicant called it; only its ending is looked at, empty if there is no name
     */
    Examination examine(InputStream original, String fileName);

    default Examination examine(Path original) {
        Path name = original.getFileName();
        try (InputStream in = Files.newInputStream(original)) {
            return examine(in, name == null ? "" : name.toString());
        } catch (IOException e) {
            return new Examination.Unavailable(Examination.Failure.UNREADABLE);
        }
    }
}
