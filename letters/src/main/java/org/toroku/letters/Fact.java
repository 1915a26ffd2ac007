package org.toroku.letters;

/** A line of the details (記): what, and which. */
public record Fact(String label, String value) {
    @Override
    public String toString() {
        return "Fact[masked]";
    }
}
