package org.toroku.process;

import java.util.Optional;

/** The name of who reads a list, folded as {@link CaseWords} does: their own cases are in no list. */
public interface OwnNames {
    /** Empty for who is unknown, to whom every case is their own. */
    Optional<String> nameOf(String officer);
}
