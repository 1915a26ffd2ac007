package org.toroku.enrolment.offender;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** A field that somebody else fills. */
public class WaitsForInjection {
    @Autowired
    @Nullable
    Clock clock;
}
