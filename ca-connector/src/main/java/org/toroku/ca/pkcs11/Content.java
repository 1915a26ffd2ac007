package org.toroku.ca.pkcs11;

import java.io.IOException;
import java.io.OutputStream;

/** Bytes to be signed or verified that need not fit into memory; writes the same ones each time it is asked. */
@FunctionalInterface
public interface Content {
    void writeTo(OutputStream out) throws IOException;
}
