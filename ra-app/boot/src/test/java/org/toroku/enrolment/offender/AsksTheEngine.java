package org.toroku.enrolment.offender;

import io.camunda.client.CamundaClient;

/** The engine's client outside the process module. */
public record AsksTheEngine(CamundaClient client) {}
