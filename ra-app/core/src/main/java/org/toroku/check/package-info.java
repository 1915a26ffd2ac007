/** What process owners ask officers to look at, beside the tasks that the house knows by name. */
@NullMarked
package org.toroku.check;

import org.jspecify.annotations.NullMarked;
