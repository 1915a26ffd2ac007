package org.toroku.process;

/** Who stands in for whom at this moment; who is away is another module's. */
public interface Substitutes {
    /** Whether {@code absent} is away now and {@code officer} was named to stand in for them. */
    boolean standsIn(String officer, String absent);
}
