package org.toroku.ca.apart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.toroku.pki.Der;

/** Whoever only fetches requests and never answers is told of, with where it is. */
@Timeout(30)
class AskDeskTest {
    private final List<String> alarms = new CopyOnWriteArrayList<>();
    private final AskDesk desk = new AskDesk(
            Duration.ofSeconds(20),
            4,
            (reply, said) -> said.reply().answer(),
            (reason, detail) -> alarms.add(reason + ": " + detail));

    private Answer ask() {
        UUID id = UUID.randomUUID();
        Der ca = Der.of(new byte[32]);
        Der request = new Letter.Request(id, ca, Instant.now(Clock.systemUTC()), new Ask.Look()).bytes();
        return desk.ask(id, new Letter(request, Optional.empty()).bytes(), Duration.ofMillis(500));
    }

    @Test
    void aRequestThatWasFetchedAndNotAnsweredIsTold() throws Exception {
        desk.seen();
        CompletableFuture<Answer> asked = CompletableFuture.supplyAsync(this::ask);
        assertThat(desk.take(Duration.ofSeconds(10), "192.0.2.7")).isPresent();

        assertThat(asked.get()).isEqualTo(new Answer.Not(AskDesk.SILENT));
        assertThat(alarms).containsExactly("request-unanswered: Look, fetched from 192.0.2.7");
    }

    @Test
    void oneThatNobodyFetchedIsNot() {
        desk.seen();

        assertThat(ask()).isEqualTo(new Answer.Not(AskDesk.SILENT));
        assertThat(alarms).isEmpty();
    }
}
