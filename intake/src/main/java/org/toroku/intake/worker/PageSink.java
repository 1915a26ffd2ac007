package org.toroku.intake.worker;

import java.io.IOException;
import org.toroku.intake.Page;

/** Takes pages as they are drawn, so that only one of them lies in memory. */
@FunctionalInterface
public interface PageSink {
    void take(Page page) throws IOException;
}
