package org.toroku.process;

/** What the engine announces of a user task before it does it. */
enum TaskEvent {
    CREATING("creating"),
    ASSIGNING("assigning"),
    UPDATING("updating"),
    COMPLETING("completing"),
    CANCELING("canceling");

    private final String eventType;

    TaskEvent(String eventType) {
        this.eventType = eventType;
    }

    /** As BPMN extensions call it. */
    String eventType() {
        return eventType;
    }

    String jobType() {
        return "user-task-" + eventType;
    }
}
