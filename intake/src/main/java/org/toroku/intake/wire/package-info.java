/** What the RA and a worker say to each other. */
@NullMarked
package org.toroku.intake.wire;

import org.jspecify.annotations.NullMarked;
