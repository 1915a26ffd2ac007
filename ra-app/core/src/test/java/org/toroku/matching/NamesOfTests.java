package org.toroku.matching;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.toroku.process.CaseWords;

/** How names are written, for contexts that hold no other part of this module. */
public final class NamesOfTests {
    private NamesOfTests() {}

    public static CaseWords in(JdbcClient database) {
        return new SearchNames(database);
    }
}
