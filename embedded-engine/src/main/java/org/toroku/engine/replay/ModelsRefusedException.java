package org.toroku.engine.replay;

/** The engine does not take the models; the message is its own. */
public final class ModelsRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ModelsRefusedException(String message) {
        super(message);
    }
}
