/** How much there is of what: numbers for monitoring, never of whom. Reads the tables of all modules and writes none. */
@NullMarked
package org.toroku.gauges;

import org.jspecify.annotations.NullMarked;
