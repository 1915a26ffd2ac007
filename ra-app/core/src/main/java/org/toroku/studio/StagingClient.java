package org.toroku.studio;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a staging service lead cases through models. Whatever is not a whole answer is none. */
public final class StagingClient implements ReplayEngine, OpenCaseEngine {
    private static final Logger LOG = LoggerFactory.getLogger(StagingClient.class);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{64}");
    private static final int OK = 200;

    private final URI service;
    private final Path tokenFile;
    private final Duration silence;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    /**
     * @param tokenFile read at each question
     * @param silence after which the service is taken for dead
     */
    public StagingClient(URI service, Path tokenFile, Duration silence) {
        this.service = service;
        this.tokenFile = tokenFile;
        this.silence = silence;
    }

    @Override
    public List<Pair> replay(ReplayEngine.Task task, Progress progress) {
        Duration longest = task.patience().multipliedBy(2);
        return asked(StagingWire.REPLAY, StagingWire.write(task), longest, progress)
                .map(line -> switch (line) {
                    case StagingWire.Line.Replayed(var pairs) ->
                        whole(pairs, task.cases().size());
                    default -> throw new IllegalStateException("the staging service answered something else");
                })
                .orElseGet(() -> task.cases().stream().map(each -> stopped()).toList());
    }

    @Override
    public List<Standing> stand(OpenCaseEngine.Task task, Progress progress) {
        return asked(StagingWire.STAND, StagingWire.write(task), task.patience(), progress)
                .map(line -> switch (line) {
                    case StagingWire.Line.Stood(var standings) ->
                        whole(standings, task.cases().size());
                    default -> throw new IllegalStateException("the staging service answered something else");
                })
                .orElseGet(() -> task.cases().stream()
                        .<Standing>map(each -> new Standing.Unfinished())
                        .toList());
    }

    private static <T> List<T> whole(List<T> answers, int cases) {
        if (answers.size() != cases) {
            throw new IllegalStateException(
                    "the staging service answered for " + answers.size() + " cases of " + cases);
        }
        return answers;
    }

    private static Pair stopped() {
        return new Pair(
                new CaseCourse(new CaseCourse.End.Unfinished(), false, Duration.ZERO, 0, Duration.ZERO, List.of()),
                Optional.empty());
    }

    /** Empty where whoever asked stopped it. */
    private Optional<StagingWire.Line> asked(String path, byte[] task, Duration longest, Progress progress) {
        try {
            HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                    .header("Authorization", "Bearer " + token())
                    .header("Content-Type", "application/json")
                    .timeout(silence)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(task))
                    .build();
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body();
                    SilenceWatch watch = new SilenceWatch(body, silence, longest.plus(silence))) {
                if (response.statusCode() != OK) {
                    throw new IllegalStateException("the staging service answered " + response.statusCode());
                }
                return answer(new BufferedInputStream(body), watch, progress);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the staging service gave no whole answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while the staging service was at work", e);
        }
    }

    /** Never quoted, not even where it is none. */
    private String token() throws IOException {
        String token = Files.readString(tokenFile).strip();
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalStateException("this file holds no token of a staging service: " + tokenFile);
        }
        return token;
    }

    private static Optional<StagingWire.Line> answer(InputStream body, SilenceWatch watch, Progress progress)
            throws IOException {
        while (true) {
            StagingWire.Line line = StagingWire.line(lineOf(body));
            watch.heard();
            switch (line) {
                case StagingWire.Line.Underway(var done, var of) -> {
                    if (!progress.goOn(done, of)) {
                        LOG.atInfo().log("the staging service is left alone; whoever asked it stopped");
                        return Optional.empty();
                    }
                }
                case StagingWire.Line.Refused() ->
                    throw new RefusedException(new IllegalStateException("refused by the staging service"));
                case StagingWire.Line.Failed() ->
                    throw new IllegalStateException("the engine of the staging service did not go on");
                case StagingWire.Line.Replayed _, StagingWire.Line.Stood _ -> {
                    return Optional.of(line);
                }
            }
        }
    }

    private static byte[] lineOf(InputStream body) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = body.read(); octet != '\n'; octet = body.read()) {
            if (octet < 0) {
                throw new IOException("the answer ends in the middle");
            }
            if (line.size() == StagingWire.LARGEST) {
                throw new IOException("the answer is too large");
            }
            line.write(octet);
        }
        return line.toByteArray();
    }
}
