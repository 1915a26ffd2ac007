package org.toroku.workflows.proof;

/** Flow nodes that a proof understands. */
enum Kind {
    START,
    END,
    CATCH,
    BOUNDARY,
    EXCLUSIVE,
    PARALLEL,
    EVENT_BASED,
    SERVICE,
    USER,
    RECEIVE,
    CALL,
    SUB_PROCESS;

    static Kind of(String local) {
        return switch (local) {
            case "startEvent" -> START;
            case "endEvent" -> END;
            case "intermediateCatchEvent" -> CATCH;
            case "boundaryEvent" -> BOUNDARY;
            case "exclusiveGateway" -> EXCLUSIVE;
            case "parallelGateway" -> PARALLEL;
            case "eventBasedGateway" -> EVENT_BASED;
            case "serviceTask" -> SERVICE;
            case "userTask" -> USER;
            case "receiveTask" -> RECEIVE;
            case "callActivity" -> CALL;
            case "subProcess" -> SUB_PROCESS;
            default -> throw new IllegalArgumentException(local);
        };
    }

    boolean isGateway() {
        return this == EXCLUSIVE || this == PARALLEL || this == EVENT_BASED;
    }

    /** Something that runs, so that an event may be attached to it. */
    boolean isActivity() {
        return switch (this) {
            case SERVICE, USER, RECEIVE, CALL, SUB_PROCESS -> true;
            default -> false;
        };
    }
}
