package org.toroku.enrolment.offender;

import org.camunda.dmn.DmnEngine;

/** Rules evaluated beside the automaton. */
public record EvaluatesRules(DmnEngine engine) {}
