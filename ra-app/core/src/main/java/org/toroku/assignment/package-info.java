/** Who is away, and by which of the manager's rules waiting tasks are given to officers. */
@NullMarked
package org.toroku.assignment;

import org.jspecify.annotations.NullMarked;
