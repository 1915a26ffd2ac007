package org.toroku.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Cases that have ended, as their journals recorded them: ids, decisions and dates, nothing of the applicants. */
public interface CaseRecordings {
    /** The cases that ended last, the newest first; fewer than {@code most} where their journals are long. */
    Recent newest(int most);

    /**
     * @param ended how many cases have ended in all
     * @param cases never more than a machine can hold
     */
    record Recent(long ended, List<RecordedCase> cases) {
        public Recent {
            cases = List.copyOf(cases);
        }
    }

    /**
     * @param variables with which every run of it begins
     * @param outcomes of steps and of people's tasks, in their order
     * @param news messages that it was told, in their order
     */
    record RecordedCase(
            String caseNumber,
            String process,
            Instant began,
            Map<String, Object> variables,
            List<Outcome> outcomes,
            List<News> news) {
        public RecordedCase {
            variables = Map.copyOf(variables);
            outcomes = List.copyOf(outcomes);
            news = List.copyOf(news);
        }
    }

    record Outcome(String element, int occurrence, Map<String, Object> variables, Instant at) {
        public Outcome {
            variables = Map.copyOf(variables);
        }
    }

    /** @param correlationKey by which the message found the case */
    record News(String message, String correlationKey, Map<String, Object> variables, Instant at) {
        public News {
            variables = Map.copyOf(variables);
        }
    }
}
