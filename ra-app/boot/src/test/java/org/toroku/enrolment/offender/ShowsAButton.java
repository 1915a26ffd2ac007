package org.toroku.enrolment.offender;

import com.vaadin.flow.component.Text;

/** Vaadin in the domain. */
public record ShowsAButton(Text text) {}
