package org.toroku.ca.offender;

import org.springframework.stereotype.Component;

/** Spring in the connector. */
@Component
public class WantsABean {}
