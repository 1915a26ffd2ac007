package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.toroku.standalone.RunningToroku.Run;

/** A clean stop looks like one: an operator who reads ERROR in the log has something to do. */
@ExtendWith(RunningToroku.class)
class StopSpec {
    private final Run run;

    StopSpec(Run run) {
        this.run = run;
    }

    @Test
    void stopsAndStartsAgainWithoutAnErrorInTheLog() {
        ApplicantClient applicant = new ApplicantClient(run.running());
        applicant.enrol(People.newcomer(run.running()));
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try {
            run.restart(Map.of());
        } finally {
            root.detachAppender(log);
        }
        assertThat(log.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .extracting(event -> event.getLoggerName() + ": " + event.getFormattedMessage())
                .isEmpty();
    }
}
