/** Pages on which requests for revocation are entered and judged. */
@NullMarked
package org.toroku.ui.revocation;

import org.jspecify.annotations.NullMarked;
