/** Draws scans of Japanese papers of invented persons, together with the truth about what is printed where. */
@NullMarked
package org.toroku.testkit.paper;

import org.jspecify.annotations.NullMarked;
