package org.toroku.process;

/** The models in force must not be deployed; people have to see to it. */
public final class ModelsWithheldException extends RuntimeException {
    private final String reason;

    /** @param reason kebab-case code */
    public ModelsWithheldException(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
