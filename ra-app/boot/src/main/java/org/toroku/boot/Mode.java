package org.toroku.boot;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Production, or a demonstration that may use test cards and a CA without ceremony.
 *
 * @param mode never {@code demo} unless somebody writes it
 */
@ConfigurationProperties(prefix = "toroku.run", ignoreUnknownFields = false)
public record Mode(@DefaultValue("PRODUCTION") Kind mode) {
    public enum Kind {
        PRODUCTION,
        DEMO
    }

    public boolean demo() {
        return mode == Kind.DEMO;
    }
}
