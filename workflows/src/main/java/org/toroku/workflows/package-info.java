/** States the process and decision models of the registration authority, and the names by which code refers to them. */
@NullMarked
package org.toroku.workflows;

import org.jspecify.annotations.NullMarked;
