/** The log of what was issued and revoked, over real tokens, a real database and real processes. */
@NullMarked
package org.toroku.ca.log;

import org.jspecify.annotations.NullMarked;
