package org.toroku.engine.replay;

/**
 * A process model as it would be deployed.
 *
 * @param bytes not copied; nobody writes to them
 */
@SuppressWarnings("ArrayRecordComponent")
public record Model(String resource, byte[] bytes) {}
