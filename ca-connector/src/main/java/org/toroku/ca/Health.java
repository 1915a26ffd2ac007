package org.toroku.ca;

/** State of the connector in words an operator understands; {@code reason} is a kebab-case code. */
public sealed interface Health {
    record Ready() implements Health {}

    record Degraded(String reason) implements Health {}

    record Down(String reason) implements Health {}
}
