package org.toroku.process;

import java.util.UUID;

/**
 * Which step of which case is asked for.
 *
 * @param caseId id of the application
 * @param elementId BPMN element
 * @param occurrence 1 for the first time the case reaches the element, 2 for the second…
 */
public record StepContext(UUID caseId, String elementId, int occurrence) {}
