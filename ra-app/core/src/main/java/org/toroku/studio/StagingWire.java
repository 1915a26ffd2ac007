package org.toroku.studio;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.toroku.process.CaseRecordings.RecordedCase;
import org.toroku.workflows.ModelFile;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the studio and a staging service say to each other over HTTP: one task as JSON, and lines of JSON back, of which the
 * last is the answer. What is sent are models and journals, which hold no personal data.
 */
public final class StagingWire {
    /** Path of a {@link ReplayTask}; one version of what is said has one path. */
    public static final String REPLAY = "/staging/1/replay";

    /** Path of a {@link StandTask}. */
    public static final String STAND = "/staging/1/stand";

    /** Octets of a task, and of a line of the answer, at most. */
    public static final int LARGEST = 256 * 1024 * 1024;

    /** The service says something at least as often, whether it got any further or not. */
    public static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addMixIn(CaseCourse.End.class, EndTypes.class)
            .addMixIn(OpenCaseEngine.Standing.class, StandingTypes.class)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private StagingWire() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = CaseCourse.End.Reached.class, name = "reached"),
        @JsonSubTypes.Type(value = CaseCourse.End.Undecided.class, name = "undecided"),
        @JsonSubTypes.Type(value = CaseCourse.End.Stuck.class, name = "stuck"),
        @JsonSubTypes.Type(value = CaseCourse.End.Unfinished.class, name = "unfinished")
    })
    private interface EndTypes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = OpenCaseEngine.Standing.At.class, name = "at"),
        @JsonSubTypes.Type(value = OpenCaseEngine.Standing.Ended.class, name = "ended"),
        @JsonSubTypes.Type(value = OpenCaseEngine.Standing.Stuck.class, name = "stuck"),
        @JsonSubTypes.Type(value = OpenCaseEngine.Standing.Unfinished.class, name = "unfinished")
    })
    private interface StandingTypes {}

    /** A model; the digest, because text may lose octets that are no text. */
    record Model(String resource, String text, String sha256) {
        static List<Model> of(List<ModelFile> files) {
            return files.stream()
                    .map(file -> new Model(file.resource(), file.text(), file.sha256()))
                    .toList();
        }

        static List<ModelFile> files(List<Model> models) {
            return models.stream().map(Model::file).toList();
        }

        private ModelFile file() {
            ModelFile file = new ModelFile(resource, text.getBytes(StandardCharsets.UTF_8));
            if (!file.sha256().equals(sha256)) {
                throw new IllegalArgumentException("a model arrived otherwise than it was sent: " + resource);
            }
            return file;
        }
    }

    record ReplayTask(List<Model> live, List<Model> draft, List<RecordedCase> cases, Duration patience) {}

    record StandTask(List<Model> models, List<RecordedCase> cases, Instant until, Duration patience) {}

    /** One line of an answer. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Line.Underway.class, name = "underway"),
        @JsonSubTypes.Type(value = Line.Replayed.class, name = "replayed"),
        @JsonSubTypes.Type(value = Line.Stood.class, name = "stood"),
        @JsonSubTypes.Type(value = Line.Refused.class, name = "refused"),
        @JsonSubTypes.Type(value = Line.Failed.class, name = "failed")
    })
    public sealed interface Line {
        /** As in {@link ReplayEngine.Progress}. */
        record Underway(int done, int of) implements Line {}

        record Replayed(List<ReplayEngine.Pair> pairs) implements Line {
            public Replayed {
                pairs = List.copyOf(pairs);
            }
        }

        record Stood(List<OpenCaseEngine.Standing> standings) implements Line {
            public Stood {
                standings = List.copyOf(standings);
            }
        }

        /** The engine does not take the models. */
        record Refused() implements Line {}

        /** The engine did not go on; the service's log says why. */
        record Failed() implements Line {}
    }

    static byte[] write(ReplayEngine.Task task) {
        return MAPPER.writeValueAsBytes(
                new ReplayTask(Model.of(task.live()), Model.of(task.draft()), task.cases(), task.patience()));
    }

    static byte[] write(OpenCaseEngine.Task task) {
        return MAPPER.writeValueAsBytes(
                new StandTask(Model.of(task.models()), task.cases(), task.until(), task.patience()));
    }

    /** Without the end of the line. */
    public static byte[] write(Line line) {
        return MAPPER.writeValueAsBytes(line);
    }

    /** @throws RuntimeException if that is no line of an answer */
    static Line line(byte[] json) {
        return MAPPER.readValue(json, Line.class);
    }

    /** @throws RuntimeException if that is no task, or a model arrived otherwise than it was sent */
    public static ReplayEngine.Task replayTask(byte[] json) {
        ReplayTask task = MAPPER.readValue(json, ReplayTask.class);
        return new ReplayEngine.Task(
                Model.files(task.live()), Model.files(task.draft()), task.cases(), task.patience());
    }

    /** @throws RuntimeException as {@link #replayTask} */
    public static OpenCaseEngine.Task standTask(byte[] json) {
        StandTask task = MAPPER.readValue(json, StandTask.class);
        return new OpenCaseEngine.Task(Model.files(task.models()), task.cases(), task.until(), task.patience());
    }
}
