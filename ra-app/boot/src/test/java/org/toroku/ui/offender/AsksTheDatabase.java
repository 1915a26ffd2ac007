package org.toroku.ui.offender;

import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL in a view. */
public record AsksTheDatabase(JdbcClient jdbc) {}
