/** The log of what was issued and revoked: grown out of the journal, signed, exported, stamped, proven. */
@NullMarked
package org.toroku.ca.log;

import org.jspecify.annotations.NullMarked;
