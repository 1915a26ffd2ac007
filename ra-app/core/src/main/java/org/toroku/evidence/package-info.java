/** Documents of a case: content-addressed, encrypted under the case's key, verified on every read. */
@NullMarked
package org.toroku.evidence;

import org.jspecify.annotations.NullMarked;
