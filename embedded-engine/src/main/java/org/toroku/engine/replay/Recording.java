package org.toroku.engine.replay;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A case as it was recorded.
 *
 * @param variables with which it began
 * @param outcomes of steps and of people's tasks
 * @param news what it was told from outside
 */
public record Recording(
        String process, Instant began, Map<String, Object> variables, List<Outcome> outcomes, List<News> news) {
    public Recording {
        variables = Map.copyOf(variables);
        outcomes = List.copyOf(outcomes);
        news = List.copyOf(news);
    }

    /** @param occurrence from 1, counted for each element */
    public record Outcome(String element, int occurrence, Map<String, Object> variables, Instant at) {
        public Outcome {
            variables = Map.copyOf(variables);
        }
    }

    /** A message that was published for the case. */
    public record News(String message, String correlationKey, Map<String, Object> variables, Instant at) {
        public News {
            variables = Map.copyOf(variables);
        }
    }
}
