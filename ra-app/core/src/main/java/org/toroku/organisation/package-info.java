/** Organisations that invite their members (LRA), and what stands behind an application that was made so. */
@NullMarked
package org.toroku.organisation;

import org.jspecify.annotations.NullMarked;
