package org.toroku.intake.worker;

import java.io.IOException;
import org.toroku.intake.wire.Verdict;

/** What a worker does with each document. */
@FunctionalInterface
public interface DocumentReader {
    /** @throws IOException if {@code sink} does not take a page; a bad document is a verdict */
    Verdict read(byte[] original, PageSink sink) throws IOException;
}
